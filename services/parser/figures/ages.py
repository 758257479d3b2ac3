"""Numbers that are ages: "aged 18 to 34", "between the ages of 20 and 30", "Ann Hill, 44,"."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Kind
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_BEFORE = words("ages", "before")
_BETWEEN = words("ages", "between")
_AFTER_NAME = words("ages", "after_name")
_BACK = 4
_OLDEST = 120


def as_age(tokens: Sequence[Token], measure: Measure, start: int) -> Measure:
    """The measure as an age in years where the words around say so, else the measure itself."""
    bare = measure.kind is Kind.COUNT and measure.unit is None and measure.scale == 1 and 0 < measure.high <= _OLDEST
    if not bare or measure.excluded not in (None, "name"):
        return measure
    if (measure.excluded is None and _aged(tokens, measure.core[0], start)) or _after_person(tokens, measure, start):
        return replace(measure, kind=Kind.AGE, unit="year", excluded=None)
    return measure


def _aged(tokens: Sequence[Token], i: int, start: int) -> bool:
    for j in range(i - 1, max(start, i - 1 - _BACK) - 1, -1):
        if tokens[j].lower in _BEFORE:
            return True
        if tokens[j].lower not in _BETWEEN:
            return False
    return False


def _after_person(tokens: Sequence[Token], measure: Measure, start: int) -> bool:
    """ "Ann Hill, 44," and "Ann Hill 44 was": a name of two words, a number between commas or before a verb."""
    i, past = measure.core
    if i < start + 2 or past >= len(tokens) or tokens[i].kind != "digits" or measure.low != int(measure.low):
        return False
    after = tokens[past]
    if tokens[i - 1].text == ",":
        closed = after.text == "," or (after.text == "." and past + 1 == len(tokens))
        return measure.low >= 5 and closed and _name(tokens, i - 2, start, one=True)
    return 16 <= measure.low < 100 and after.lower in _AFTER_NAME and _name(tokens, i - 1, start, one=False)


def _name(tokens: Sequence[Token], i: int, start: int, one: bool) -> bool:
    """Whether a person's name ends at token `i`: capitals that are no acronyms, one or two of them."""
    if i < start or not _part(tokens[i]):
        return False
    return one or (i > start and _part(tokens[i - 1]))


def _part(token: Token) -> bool:
    return token.capital and len(token.text) > 1 and not token.text.isupper() and token.text.isalpha()
