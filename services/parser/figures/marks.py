"""Marks after a number: when a quotation mark means inches, and an apostrophe feet."""

from collections.abc import Sequence

from services.parser.figures.dates import year_at
from services.parser.figures.grammar import is_function
from services.parser.figures.numbers import Number
from services.parser.figures.tokens import Token, glued

INCH_MARKS = frozenset({'"', "”", "″", "''"})
_FOOT_MARKS = frozenset({"'", "’", "′"})
_OPENING = frozenset({"“", "``"})
_SIZES = frozenset({"by", "x", "×"})
_BACK = 60
_TALLEST = 9


def inches(tokens: Sequence[Token], number: Number, at: int) -> bool:
    """Whether the mark at `at` after the number means inches: it closes no quotation, and feet stand before or a noun after."""
    if number.form != "digits" or number.scale > 1 or year_at(tokens, number.first):
        return False
    if tokens[at].text == "″" or _feet_before(tokens, number.first):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    sized = after is not None and (after.text == "-" or after.lower in _SIZES or _noun(after))
    return sized and not _quoted(tokens, at)


def feet(tokens: Sequence[Token], number: Number, at: int) -> bool:
    """Whether the mark at `at` means feet: a small whole number before it and inches glued after it."""
    if tokens[at].text not in _FOOT_MARKS or number.form != "digits" or at + 1 >= len(tokens):
        return False
    small = tokens[number.first].text.isdigit() and number.low <= _TALLEST
    close = glued(tokens[at - 1], tokens[at]) and glued(tokens[at], tokens[at + 1])
    return small and close and tokens[at + 1].text.isdigit() and int(tokens[at + 1].text[:3]) < 12


def _noun(token: Token) -> bool:
    return token.kind == "word" and (not is_function(token.lower))


def _feet_before(tokens: Sequence[Token], i: int) -> bool:
    return i > 1 and tokens[i - 1].text in _FOOT_MARKS and tokens[i - 2].kind == "digits" and glued(tokens[i - 2], tokens[i - 1])


def _quoted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation is open before the mark: an opening mark, or an odd number of straight ones, in sixty tokens."""
    straight = 0
    for i in range(at - 1, max(0, at - _BACK) - 1, -1):
        text = tokens[i].text
        if text in _OPENING:
            return True
        if text == "”":
            return False
        straight += text in INCH_MARKS and not (tokens[i - 1].kind == "digits" and _feet_before(tokens, i - 1))
    return straight % 2 == 1
