"""Why a number is no figure: a year, a name, an identifier, a list number, a score, a pronoun."""

from collections.abc import Callable, Mapping, Sequence

from services.contracts.records import Kind
from services.parser.figures.dates import year_at
from services.parser.figures.grammar import is_adverb, is_function, is_verb
from services.parser.figures.identifiers import is_identifier
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import Number
from services.parser.figures.plurals import counted_next, counts, plural
from services.parser.figures.tokens import Token, glued
from services.parser.figures.unit_tables import Unit
from services.parser.figures.word_exclusions import idiomatic, word_exclusion
from services.parser.figures.wordlists import words

# Forms that are always figures: "dozens", "a third", "twice".
_ALWAYS = frozenset({"vague", "fraction", "multiple"})
_BRACKETED = 20
_ROUND = frozenset("()")
_OPENING_QUOTES = frozenset([*'"“„«‘', "''", "``"])
_AFTER_TITLE = frozenset([*'"”’»,.', "''"])
_OF_DECADES = words("exclusions", "of_decades")
_INDICES = words("exclusions", "indices")
_INDEX_SIZES = frozenset("20 24 30 35 40 50 60 100 200 225 250 300 350 500 600 1000 2000 3000 5000".split())
_FIRST_YEARS = frozenset({"by", "in", "until", "since", "from"})
_OPENERS = words("exclusions", "openers")
_LONGEST_IN_NAME = 4
_NUMBERED = frozenset({"no", "nos", "fig"})


def exclusion(tokens: Sequence[Token], number: Number, unit: Unit | None, language: Language, start: int) -> str | None:
    """The type of a number that is no figure, or None where it is one. `start` is the first token of its sentence."""
    if number.form in _ALWAYS:
        return _worded(tokens, number, start)
    if number.form == "words":
        return word_exclusion(tokens, number, unit, language, start)
    if is_identifier(tokens, number, unit):
        return "identifier"
    if unit is not None and _title_of_show(tokens, number, unit):
        return "name"
    measured = unit is not None and not (unit.kind is Kind.DURATION and _glued_letter(tokens, number))
    if measured or number.scale > 1:
        return None
    return next((reason for reason, holds in _REASONS.items() if holds(tokens, number, language, start)), None)


def _worded(tokens: Sequence[Token], number: Number, start: int) -> str | None:
    """The type of a share, a multiple or a vague number that is no figure, or None."""
    if idiomatic(tokens, number, start):
        return "idiom"
    return "name" if _begins_in_name(tokens, number, start) else None


def _begins_in_name(tokens: Sequence[Token], number: Number, start: int) -> bool:
    """Whether its first word belongs to the name before it, and the others do not: "Uranium One in three deals"."""
    i = number.first
    if i <= start or number.past < i + 2 or not (tokens[i].capital and tokens[i - 1].capital):
        return False
    return tokens[i].kind == tokens[i - 1].kind == "word" and not any(token.capital for token in tokens[i + 1 : number.past])


def _title_of_show(tokens: Sequence[Token], number: Number, unit: Unit) -> bool:
    """Whether a duration with a capital is a title: in quotation marks, or amid small letters: "the film 13 Hours is"."""
    first, past = number.first, unit.past
    if unit.kind is not Kind.DURATION or not first or past >= len(tokens) or not tokens[past - 1].capital:
        return False
    before, after = tokens[first - 1], tokens[past]
    amid = before.kind == after.kind == "word" and not (before.capital or after.capital)
    return amid or (before.text in _OPENING_QUOTES and after.text in _AFTER_TITLE)


def _at(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _glued_letter(tokens: Sequence[Token], number: Number) -> bool:
    """ "1980s", "787s": an s glued to digits makes a plural, not seconds."""
    i = number.past
    return i < len(tokens) and tokens[i].text == "s" and glued(tokens[i - 1], tokens[i]) and number.low >= 10


def _decade(tokens: Sequence[Token], number: Number, language: Language, start: int) -> bool:
    """ "in his 30s", "highs in the upper 50s": ten years or degrees, no number of seconds."""
    tens = number.low % 10 == 0 and number.low <= 90 and _glued_letter(tokens, number)
    return tens and _at(tokens, number.first - 1) in _OF_DECADES


def _plural_name(tokens: Sequence[Token], number: Number, language: Language, start: int) -> bool:
    """ "Airlines fly 757s": several of what bears the number as its name; so many seconds are told in minutes."""
    return number.low >= 100 and _glued_letter(tokens, number)


def _list_number(tokens: Sequence[Token], number: Number, language: Language, start: int) -> bool:
    """ "1. ", "2) " at the head of a line, and "1) … 2) …" within one: a bracket closes that none opened."""
    after = _at(tokens, number.past)
    if number.low >= 100 or after not in {".", ")"}:
        return False
    if number.first == start:
        return True
    before = (tokens[i].text for i in range(number.first - 1, max(start, number.first - _BRACKETED) - 1, -1))
    return after == ")" and next((text for text in before if text in _ROUND), ")") == ")"


def _year(tokens: Sequence[Token], number: Number, language: Language, start: int) -> bool:
    i = number.first
    if number.past != i + 1 or not year_at(tokens, i):
        return False
    plausible = 1800 <= number.low <= 2060 or (number.low >= 1000 and _at(tokens, i - 1) in _FIRST_YEARS)
    if plausible and _dated(tokens, number, language):
        return True
    if counts(tokens, number.past) and not (plausible and tokens[number.past].capital):
        return False
    return plausible


def _dated(tokens: Sequence[Token], number: Number, language: Language) -> bool:
    """Whether the words beside a number are said of years: "the 2022 election", "in 2019 prices"."""
    if _at(tokens, number.past) in language.marks["after_year"]:
        return True
    if _at(tokens, number.first - 1) not in language.marks["before_year"]:
        return False
    return 1990 <= number.low <= 2035 or not counted_next(tokens, number.past)


def _named(tokens: Sequence[Token], number: Number, language: Language, start: int) -> bool:
    """A number that belongs to a name: "Section 427", "Euro 2020", "World War 2", "Part 3", "the FTSE 100"."""
    i = number.first
    if i <= max(0, start) or number.past != i + 1:
        return False
    if tokens[i - 1].text == "." and _at(tokens, i - 2) in _NUMBERED:
        return True
    return tokens[i].text.isdigit() and len(tokens[i].text) <= _LONGEST_IN_NAME and _in_name(tokens, number, language, start)


def _in_name(tokens: Sequence[Token], number: Number, language: Language, start: int) -> bool:
    """Whether the word before a small whole number makes it a name's, or a name in the singular follows and no plural."""
    i = number.first
    before = tokens[i - 1].lower
    if before in _INDICES and tokens[i].text in _INDEX_SIZES:
        return True
    if before in language.marks["numbered"]:
        return not counted_next(tokens, number.past)
    if counts(tokens, number.past):
        return False
    if before == "under":
        return _noun_at(tokens, number.past)
    return _model(tokens, number.past, before) or _follows_name(tokens, i, language, start)


def _noun_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun may stand at token `i`: "the Under 21 side", not "those under 21 who …"."""
    return i < len(tokens) and tokens[i].kind == "word" and not is_function(tokens[i].lower) and not is_verb(tokens[i].lower)


def _follows_name(tokens: Sequence[Token], i: int, language: Language, start: int) -> bool:
    """Whether a word with a capital that is part of a name stands before: "Apollo 11", not "In 11", "About 11", "Another 11"."""
    before = tokens[i - 1]
    if not before.capital or is_function(before.lower) or is_verb(before.lower) or before.lower in language.months:
        return False
    opens = language.bounds_before.behind(tokens, i) is not None or before.lower in _OPENERS or is_adverb(before.lower)
    return i - 1 != start or not opens


def _model(tokens: Sequence[Token], past: int, before: str) -> bool:
    """ "the new 300 Roadster", "the 90 is": a number before a name in the singular, or spoken of in the singular."""
    if past >= len(tokens):
        return False
    after = tokens[past]
    if before == "the":
        return after.lower in {"is", "was", "has"}
    return after.capital and not is_function(after.lower) and not is_verb(after.lower) and not plural(after)


_REASONS: Mapping[str, Callable[[Sequence[Token], Number, Language, int], bool]] = {
    "decade": _decade,
    "identifier": _plural_name,
    "list": _list_number,
    "year": _year,
    "name": _named,
}
