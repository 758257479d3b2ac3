"""Numbers that are ages: "aged 18 to 34", "between the ages of 20 and 30", "Ann Hill, 44,", "she is 45", "he turned 18"."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Kind
from services.parser.figures.grammar import is_function, is_plural, is_verb
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_BEFORE = words("ages", "before")
_BETWEEN = words("ages", "between")
_AFTER_NAME = words("ages", "after_name")
_PERSONS = words("ages", "persons")
_PERSONS_BEING = words("ages", "persons_being")
_BEING = words("ages", "being")
_AT = frozenset({"at", "by"})
_SPOKEN_OF = frozenset({"he", "she", "i"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_THAN = frozenset({"under", "over"})
_GROUPS = words("ages", "groups")
_KIN = words("ages", "kin")
_TURNED = words("ages", "turned")
_OF_AGE = words("ages", "of_age")
_HEDGES = words("ages", "hedges")
_AFTER_AGE = words("ages", "after_age")
_MEASURES = words("ages", "measures")
_BACK = 4
_REACH = 10
_OLDEST = 120


def as_age(tokens: Sequence[Token], measure: Measure, start: int) -> Measure:
    """The measure as an age in years where the words around say so, else the measure itself."""
    bare = measure.kind is Kind.COUNT and measure.unit is None and measure.scale == 1 and 0 < measure.high <= _OLDEST
    if not bare or measure.excluded not in (None, "name"):
        return measure
    if _aged(tokens, *measure.core, start) or (measure.excluded is None and _of_person(tokens, measure, start)):
        return replace(measure, kind=Kind.AGE, unit="year", excluded=None)
    if _after_person(tokens, measure, start):
        return replace(measure, kind=Kind.AGE, unit="year", excluded=None)
    return measure


def _of_person(tokens: Sequence[Token], measure: Measure, start: int) -> bool:
    """ "She is 45", "who was just 17", "he turned 18 in May", "the median age is 40": a number of which nothing follows."""
    if _or_older(tokens, measure.core[1]) or _at_that_age(tokens, *measure.core) or _younger_than(tokens, *measure.core, start):
        return True
    i = _back_over(tokens, measure.core[0], start, _HEDGES)
    if i <= start or not _ends(tokens, measure.core[1]):
        return False
    if tokens[i - 1].lower in _TURNED:
        return measure.low >= 1 and measure.low == measure.high
    if tokens[i - 1].lower in _BEING and any(token.lower in _MEASURES for token in tokens[max(start, i - _REACH) : i]):
        return measure.low >= 1
    return _person_is(tokens, i, start)


def _at_that_age(tokens: Sequence[Token], i: int, past: int) -> bool:
    """ "At 16, he went to sea"."""
    led = i > 0 and tokens[i - 1].lower in _AT
    return led and past + 1 < len(tokens) and tokens[past].text == "," and tokens[past + 1].lower in _SPOKEN_OF


def _younger_than(tokens: Sequence[Token], i: int, past: int, start: int) -> bool:
    """ "Children under 18", "those over 65"."""
    if i < start + 2 or tokens[i - 1].lower not in _THAN or tokens[i - 2].lower not in _GROUPS:
        return False
    return past >= len(tokens) or tokens[past].kind == "mark" or is_function(tokens[past].lower) or is_verb(tokens[past].lower)


def _or_older(tokens: Sequence[Token], past: int) -> bool:
    return past + 1 < len(tokens) and tokens[past].lower in {"or", "and"} and tokens[past + 1].lower in _OF_AGE


def _ends(tokens: Sequence[Token], past: int) -> bool:
    """Whether nothing follows a number that it could count."""
    return past >= len(tokens) or tokens[past].kind == "mark" or _goes_on(tokens[past].lower)


def _back_over(tokens: Sequence[Token], i: int, start: int, passed: frozenset[str]) -> int:
    """The index before which no word of `passed` stands any more."""
    while i > start and tokens[i - 1].lower in passed:
        i -= 1
    return i


def _person_is(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether "she is", "who was", "he's" ends before token `i`."""
    if tokens[i - 1].lower in _PERSONS_BEING:
        return True
    verbs = _back_over(tokens, i, start, _BEING)
    return start < verbs < i and tokens[verbs - 1].lower in _PERSONS


def _aged(tokens: Sequence[Token], i: int, past: int, start: int) -> bool:
    if past < len(tokens) and is_plural(tokens[past].lower) and not is_verb(tokens[past].lower):
        return False  # "the ages of the 12 firms"
    for j in range(i - 1, max(start, i - 1 - _BACK) - 1, -1):
        if tokens[j].lower in _BEFORE:
            return True
        if tokens[j].lower not in _BETWEEN:
            return False
    return False


def _goes_on(word: str) -> bool:
    """Whether the word after a number begins something else, so that the number counts nothing."""
    return word in _AFTER_AGE or word.endswith("ing")


def _after_person(tokens: Sequence[Token], measure: Measure, start: int) -> bool:
    """ "Ann Hill, 44,", "a daughter, 7," and "Ann Hill 44 was": a name of two words, a number between commas or before a verb."""
    i, past = measure.core
    if i < start + 2 or past >= len(tokens) or tokens[i].kind != "digits" or measure.low != int(measure.low):
        return False
    after = tokens[past]
    if tokens[i - 1].text != ",":
        return 16 <= measure.low < 100 and after.lower in _AFTER_NAME and _name(tokens, i - 1, start, one=False)
    if after.text != "," and not (after.text == "." and past + 1 == len(tokens)):
        return False
    return tokens[i - 2].lower in _KIN or (measure.low >= 5 and _name(tokens, _before_suffix(tokens, i - 2), start, one=True))


def _before_suffix(tokens: Sequence[Token], i: int) -> int:
    """The index of the last word of a name that ends at token `i`, without "Jr.", "III" and the comma before them."""
    at = i - 1 if tokens[i].text == "." else i
    if tokens[at].lower not in _SUFFIXES:
        return i
    return at - 2 if tokens[at - 1].text == "," else at - 1


def _name(tokens: Sequence[Token], i: int, start: int, one: bool) -> bool:
    """Whether a person's name ends at token `i`: capitals that are no acronyms, one or two of them."""
    if i < start or not _part(tokens[i]):
        return False
    return one or (i > start and _part(tokens[i - 1]))


def _part(token: Token) -> bool:
    return token.capital and len(token.text) > 1 and not token.text.isupper() and token.text.isalpha()
