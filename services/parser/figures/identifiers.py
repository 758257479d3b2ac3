"""Digits that name something: glued to letters, part of an address, a post code, a plate."""

from collections.abc import Sequence

from services.parser.figures.grammar import is_function
from services.parser.figures.numbers import Number
from services.parser.figures.tokens import Token, glued
from services.parser.figures.unit_tables import Unit, tables
from services.parser.figures.wordlists import words

_STREETS = words("identifiers", "streets")
_PREFIXES = words("identifiers", "prefixes")
# A run of digits without separators that is longer is a key of some machine: people set them apart.
_LONGEST_COUNT = 12
_FEET = frozenset({"foot", "feet", "ft"})
_HYPHENS = frozenset("-‑/.")


def is_identifier(tokens: Sequence[Token], number: Number, unit: Unit | None) -> bool:
    """Whether the number is glued into a name or code ("G7", "epa1021", "5G", "COVID-19"), or stands in an address."""
    first = tokens[number.first]
    if len(first.text) > _LONGEST_COUNT and first.text.isdigit():
        return True
    if not _money(number, unit) and _glued_before(tokens, number.first):
        return True
    if unit is not None and unit.past > number.past:
        return _unit_goes_on(tokens, unit.past)
    return number.scale == 1 and (_glued_after(tokens, number.past) or _address(tokens, number.first, number.past))


def _money(number: Number, unit: Unit | None) -> bool:
    """Whether a currency sign stands before the number."""
    return unit is not None and unit.first < number.first


def _unit_goes_on(tokens: Sequence[Token], past: int) -> bool:
    """Whether digits are glued to what looked like a unit: "4m3x", "10C5"."""
    if past >= len(tokens) or not glued(tokens[past - 1], tokens[past]):
        return False
    return tokens[past].kind == "digits" and tokens[past - 1].kind != "mark"


def _glued_before(tokens: Sequence[Token], i: int) -> bool:
    if not i or not glued(tokens[i - 1], tokens[i]):
        return False
    left = tokens[i - 1]
    if left.kind == "word":
        return not _lost_space(left, tokens, i)
    if left.kind == "digits" or left.text in "#_@&=":
        return True
    if left.text in _HYPHENS and i >= 2 and glued(tokens[i - 2], left):
        return _hyphened(tokens, i)
    return left.text in "'’‘" and len(tokens[i].text) == 2 and tokens[i - 2].kind != "digits"


def _lost_space(left: Token, tokens: Sequence[Token], i: int) -> bool:
    """ "with12,500 farms"."""
    return is_function(left.lower) and len(left.text) > 2 and _many_digits(tokens, i)


def _hyphened(tokens: Sequence[Token], i: int) -> bool:
    """ "COVID-19", "A1-20"; not "5-foot-10", "5km-6km", "mid-50"."""
    word = tokens[i - 2]
    if word.lower in _FEET and i >= 4 and tokens[i - 4].kind == "digits":
        return False
    if i >= 3 and tokens[i - 3].kind == "digits" and tables().units.ahead(tokens, i - 2) is not None:
        return False
    if word.kind == "digits":
        return i >= 3 and glued(tokens[i - 3], word) and tokens[i - 3].kind == "word"
    return word.kind == "word" and word.lower not in _PREFIXES


def _many_digits(tokens: Sequence[Token], i: int) -> bool:
    return len(tokens[i].text) > 3 or (not tokens[i].text.isdigit() and len(tokens[i].text) > 2)


def _glued_after(tokens: Sequence[Token], past: int) -> bool:
    if past >= len(tokens) or not glued(tokens[past - 1], tokens[past]):
        return False
    right = tokens[past]
    if right.text == "(":
        return _clause_letter(tokens, past)
    if right.text in "'’":
        return past + 1 < len(tokens) and tokens[past + 1].text == "s"
    return right.kind == "word" or right.text in "_=" or right.text == "'s"


def _clause_letter(tokens: Sequence[Token], i: int) -> bool:
    """Whether one letter in brackets is glued to the number, as in the names of clauses: "401(k)", "12(b)"."""
    if i + 2 >= len(tokens) or tokens[i + 2].text != ")":
        return False
    return len(tokens[i + 1].text) == 1 and tokens[i + 1].kind == "word" and glued(tokens[i], tokens[i + 1])


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
