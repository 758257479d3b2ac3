"""Why a number in words is no figure: an idiom ("on all fours"), a compound ("two-tier"), a name ("Channel Four"), a pronoun."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import Number
from services.parser.figures.phrases import Phrases
from services.parser.figures.plurals import counts
from services.parser.figures.pronouns import pronoun
from services.parser.figures.tokens import Token, glued
from services.parser.figures.unit_tables import Unit
from services.parser.figures.wordlists import words

# The longest idiom has so many words before its number.
_IDIOM_BACK = 4
_AFTER_ANOTHER = 6
_PARTS_OF_TIME = frozenset({"early", "late", "then", "on"})
_QUOTES = frozenset("\"“„«‘'")
_ARTICLES = frozenset({"the", "a", "an", "so-called", "dubbed", "called", "nicknamed"})
_TIMES_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})


def word_exclusion(tokens: Sequence[Token], number: Number, unit: Unit | None, language: Language, start: int) -> str | None:
    """The type of a number in words that is no figure, or None where it is one."""
    if idiomatic(tokens, number, start) or _some_one(tokens, number, start):
        return "idiom"
    if (unit is None and number.scale == 1 and _glued_to_noun(tokens, number)) or _glued_to_word(tokens, number):
        return "compound"
    if unit is None and (_titled(tokens, number, start) or _numbered(tokens, number, language)):
        return "name"
    if number.low == 1 and number.past == number.first + 1:
        return pronoun(tokens, number, unit, language)
    return None


@cache
def _idioms() -> Phrases[bool]:
    return Phrases(dict.fromkeys(words("exclusions", "idioms"), True))


@cache
def _idiom_words() -> frozenset[str]:
    """Every word of the idioms: a number that is none of them stands in none."""
    return frozenset(word for idiom in words("exclusions", "idioms") for word in idiom.split())


def idiomatic(tokens: Sequence[Token], number: Number, start: int) -> bool:
    """Whether the number stands inside a fixed phrase: "one after another", "on the one hand"."""
    i = number.first
    if tokens[i].lower not in _idiom_words():
        return False
    idioms = _idioms()
    openings = [first for first in range(max(start, i - _IDIOM_BACK), i + 1) if tokens[first].lower in idioms.firsts]
    hits = [idioms.ahead(tokens, first) for first in openings]
    return any(hit is not None and hit[1] >= number.past for hit in hits)


def _some_one(tokens: Sequence[Token], number: Number, start: int) -> bool:
    """Whether "one" says some or any: "one quarrel after another", "early one evening"."""
    i, past = number.first, number.past
    if number.low != 1 or tokens[i].lower != "one" or past >= len(tokens):
        return False
    ahead = [token.lower for token in tokens[past : past + _AFTER_ANOTHER]]
    if any(pair == ("after", "another") for pair in pairwise(ahead)):
        return True
    opens = i == start or tokens[i - 1].lower in _PARTS_OF_TIME
    return opens and tokens[past].lower in _TIMES_OF_DAY


def _glued_to_noun(tokens: Sequence[Token], number: Number) -> bool:
    """ "A two-tier system"."""
    past = number.past
    return past + 1 < len(tokens) and tokens[past].text == "-" and glued(tokens[past - 1], tokens[past])


def _glued_to_word(tokens: Sequence[Token], number: Number) -> bool:
    """ "A mid-forty age"."""
    i = number.first
    return i >= 2 and tokens[i - 1].text == "-" and glued(tokens[i - 1], tokens[i]) and tokens[i - 2].kind == "word"


def _titled(tokens: Sequence[Token], number: Number, start: int) -> bool:
    """A capital inside a sentence: "World War Two", "the Six Nations", "Channel Four"; not in a headline of capitals."""
    i = number.first
    if i <= start or not tokens[i].capital or number.scale > 1:
        return False
    if tokens[i - 1].lower == "of" and tokens[i - 2].capital:
        return True  # "the Gang of Eight"
    after = tokens[number.past] if number.past < len(tokens) else None
    if after is None or not after.capital:
        return tokens[i - 1].capital
    return tokens[i - 1].kind != "mark" or _quoted_amid(tokens, i, start)


def _quoted_amid(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether the number begins a name in quotation marks: 'known as the "Three Amigos"', not 'he said: "Three Russians …"'."""
    return i > start + 1 and tokens[i - 1].text in _QUOTES and tokens[i - 2].kind == "word" and tokens[i - 2].lower in _ARTICLES


def _numbered(tokens: Sequence[Token], number: Number, language: Language) -> bool:
    """ "Phase two", "act three" — not "phase two trials"."""
    i = number.first
    return i > 0 and tokens[i - 1].lower in language.marks["numbered"] and not counts(tokens, number.past)
