"""Digits that name something: glued to letters, part of an address, a post code, a plate."""

from collections.abc import Sequence

from services.parser.figures.grammar import is_function
from services.parser.figures.numbers import Number
from services.parser.figures.tokens import Token, glued
from services.parser.figures.unit_tables import Unit
from services.parser.figures.wordlists import words

_STREETS = words("identifiers", "streets")
_PREFIXES = words("identifiers", "prefixes")
# A run of digits without separators that is longer is a key of some machine: people set them apart.
_LONGEST_COUNT = 12
_FEET = frozenset({"foot", "feet", "ft"})
_HYPHENS = frozenset("-‑/.")


def is_identifier(tokens: Sequence[Token], number: Number, unit: Unit | None) -> bool:
    """Whether the number is glued into a name or code ("G7", "epa1021", "5G", "COVID-19"), or stands in an address."""
    if len(tokens[number.first].text) > _LONGEST_COUNT and tokens[number.first].text.isdigit():
        return True
    money = unit is not None and unit.first < number.first
    if not money and _glued_before(tokens, number.first):
        return True
    past = max(number.past, unit.past if unit else 0)
    if past > number.past and past < len(tokens) and glued(tokens[past - 1], tokens[past]):
        return tokens[past].kind == "digits" and tokens[past - 1].kind != "mark"
    if past > number.past or number.scale > 1:
        return False
    return _glued_after(tokens, past) or _address(tokens, number.first, past)


def _glued_before(tokens: Sequence[Token], i: int) -> bool:
    if not i or not glued(tokens[i - 1], tokens[i]):
        return False
    left = tokens[i - 1]
    if left.kind == "word" and is_function(left.lower) and len(left.text) > 2 and _many_digits(tokens, i):
        return False  # a lost space: "with12,500 farms"
    if left.kind in ("word", "digits") or left.text in "#_@&=":
        return True
    if left.text in _HYPHENS and i >= 2 and glued(tokens[i - 2], left):
        code = tokens[i - 2].kind == "digits" and i >= 3 and glued(tokens[i - 3], tokens[i - 2]) and tokens[i - 3].kind == "word"
        if tokens[i - 2].lower in _FEET and i >= 4 and tokens[i - 4].kind == "digits":
            return False  # "5-foot-10"
        return code or (tokens[i - 2].kind == "word" and tokens[i - 2].lower not in _PREFIXES)
    return left.text in "'’" and len(tokens[i].text) == 2 and tokens[i - 2].kind != "digits"


def _many_digits(tokens: Sequence[Token], i: int) -> bool:
    return len(tokens[i].text) > 3 or (not tokens[i].text.isdigit() and len(tokens[i].text) > 2)


def _glued_after(tokens: Sequence[Token], past: int) -> bool:
    if past >= len(tokens) or not glued(tokens[past - 1], tokens[past]):
        return False
    right = tokens[past]
    if right.text in "'’":
        return past + 1 < len(tokens) and tokens[past + 1].text == "s"
    return right.kind == "word" or right.text in "_=" or right.text == "'s"


def _address(tokens: Sequence[Token], i: int, past: int) -> bool:
    """ "12 Mill Lane", "MA 02134"."""
    if not tokens[i].text.isdigit():
        return False
    state = tokens[i - 1].text if i else ""
    if len(tokens[i].text) == 5 and len(state) == 2 and state.isalpha() and state.isupper():
        return True
    for j in range(past, min(past + 5, len(tokens))):
        if not tokens[j].capital:
            return False
        if tokens[j].lower in _STREETS and j > past:
            return True
    return False
