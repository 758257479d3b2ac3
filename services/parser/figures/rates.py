"""Denominators of rates: "per barrel", "a year", "/kg", "a-week", and those behind brackets or behind what is measured."""

from collections.abc import Sequence

from services.contracts.records import Kind
from services.parser.figures.grammar import is_function
from services.parser.figures.lexicon import Language
from services.parser.figures.phrases import Phrases
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

Units = Phrases[tuple[Kind, str]]

_PAST = frozenset({"ago", "earlier", "before", "later", "old", "after", "off", "apart"})
_RATES = words("units", "rates")
_OCCASIONS = words("units", "occasions")
_LONGEST_BRACKET = 8
_LONGEST_OBJECT = 6


def denominator(tokens: Sequence[Token], at: int, kind: Kind, language: Language, units: Units) -> tuple[str, int] | None:
    """What a unit that ends before token `at` is divided by, and the index past the words of the rate that follow at once."""
    if at + 1 >= len(tokens):
        return None
    word = tokens[at].lower
    if word == "of":
        return _behind_object(tokens, at, kind, language, units)
    if word in "()":
        return _behind_brackets(tokens, at, units)
    if word == "-" and at + 3 < len(tokens):
        at += 1
    if at + 2 < len(tokens) and tokens[at].lower == "a" and tokens[at + 1].text == "-":
        return _named(tokens, at + 2, units)
    return _named(tokens, at + 1, units) if tokens[at].lower in language.words["each"] else None


def count_rate(tokens: Sequence[Token], at: int, language: Language, units: Units) -> tuple[str, int] | None:
    """What a count whose words end before token `at` is divided by: "12 patients per day", "two goals a game"."""
    if at + 1 >= len(tokens) or tokens[at].lower not in language.words["each"]:
        return None
    if tokens[at].lower == "per":
        return _named(tokens, at + 1, units)
    over = units.ahead(tokens, at + 1)
    if tokens[at + 1].lower in _OCCASIONS or (over and over[0][0] is Kind.DURATION and tokens[at + 1].lower != "second"):
        name, past = (over[0][1], over[1]) if over else (tokens[at + 1].lower, at + 2)
        return None if _ago(tokens, past) else (name, past)
    return None


def _behind_brackets(tokens: Sequence[Token], at: int, units: Units) -> tuple[str, int] | None:
    """ "$6 (£4.46) per share": for both numbers."""
    past = next((j + 1 for j in range(at, min(at + _LONGEST_BRACKET, len(tokens))) if tokens[j].text == ")"), len(tokens))
    if past + 1 >= len(tokens) or tokens[past].lower != "per":
        return None
    found = _named(tokens, past + 1, units)
    return (found[0], at) if found else None


def _behind_object(tokens: Sequence[Token], at: int, kind: Kind, language: Language, units: Units) -> tuple[str, int] | None:
    """ "40 tonnes of dried fish a year"; "5 GB of data for a month" is none."""
    if kind in (Kind.PERCENT, Kind.MONEY):
        return None
    for i in range(at + 2, min(at + _LONGEST_OBJECT, len(tokens) - 1)):
        if tokens[i].kind != "word":
            return None
        each = tokens[i].lower in language.words["each"] and not is_function(tokens[i - 1].lower)
        over = units.ahead(tokens, i + 1) if each else None
        if over and over[0][0] is Kind.DURATION and not _ago(tokens, over[1]):
            return over[0][1], at
    return None


def _named(tokens: Sequence[Token], at: int, units: Units) -> tuple[str, int] | None:
    """The unit or thing at `at` that something is counted by."""
    over = units.ahead(tokens, at)
    if over and _ago(tokens, over[1]):
        return None
    if over and over[0][0] is not Kind.PERCENT:
        return over[0][1], over[1]
    word = "year" if tokens[at].lower == "annum" else tokens[at].lower
    if word in _RATES or (tokens[at - 1].lower == "per" and tokens[at].kind == "word"):
        return ("mega british thermal unit" if word == "mmbtu" else word), at + 1
    return None


def _ago(tokens: Sequence[Token], past: int) -> bool:
    """Whether a span of time is told and no rate: "a year ago"."""
    return past < len(tokens) and tokens[past].lower in _PAST
