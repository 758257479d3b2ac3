"""What can stand between a number and its unit: "six previous years", "a 13-straight-day absence", "a third of a mile"."""

from collections.abc import Callable, Sequence

from services.contracts.records import Kind
from services.parser.figures.numbers import Number
from services.parser.figures.tokens import Token
from services.parser.figures.unit_tables import tables
from services.parser.figures.wordlists import words

_BEFORE_UNIT = words("units", "before_unit")
_CUSTOMARY = frozenset({"US", "U.S.", "imperial"})
_WET_OR_HEAVY = frozenset({Kind.VOLUME, Kind.MASS})
_ARTICLES = frozenset({"a", "an"})


def past_gap(tokens: Sequence[Token], number: Number, at: int) -> int:
    """The index of the unit of a number that ends before token `at`: `at` itself where nothing stands between."""
    for reader in _READERS:
        past = reader(tokens, number, at)
        if past is not None:
            return past
    return at


def _kind_at(tokens: Sequence[Token], i: int) -> Kind | None:
    hit = tables().units.ahead(tokens, i)
    return hit[0][0] if hit else None


def _hyphened(tokens: Sequence[Token], number: Number, at: int) -> int | None:
    """ "A 13-straight-day absence"."""
    if tokens[at].lower not in _BEFORE_UNIT or at + 2 >= len(tokens):
        return None
    if tokens[at + 1].text != "-" or tokens[at - 1].text != "-":
        return None
    return at + 2 if _kind_at(tokens, at + 2) is Kind.DURATION else at


def _qualified(tokens: Sequence[Token], number: Number, at: int) -> int | None:
    """ "Six previous years"."""
    kind = _kind_at(tokens, at + 1) if tokens[at].lower in _BEFORE_UNIT else None
    return None if kind is None else at + (kind is Kind.DURATION)


def _customary(tokens: Sequence[Token], number: Number, at: int) -> int | None:
    """ "30 US gallons"."""
    kind = _kind_at(tokens, at + 1) if tokens[at].text in _CUSTOMARY else None
    return None if kind is None else at + (kind in _WET_OR_HEAVY)


def _vaguely(tokens: Sequence[Token], number: Number, at: int) -> int | None:
    """ "Millions of pounds", "dozens of dollars"; other units after a vague number are counted: "dozens of years"."""
    if number.form != "vague":
        return None
    if tokens[at].lower != "of" or at + 1 >= len(tokens):
        return at
    return at + 1 if tokens[at + 1].lower == "pounds" or tables().currencies.ahead(tokens, at + 1) else at


def _fraction_of(tokens: Sequence[Token], number: Number, at: int) -> int | None:
    """ "Half an hour", "a third of a mile", "1/32 of a US quart"."""
    if not 0 < number.low < 1:
        return None
    i = at + 1 if tokens[at].lower == "of" else at
    if i == at and number.form != "fraction":
        return None
    if i >= len(tokens) or tokens[i].lower not in _ARTICLES:
        return None
    i += 2 if i + 1 < len(tokens) and tokens[i + 1].text in _CUSTOMARY else 1
    return i if tables().units.ahead(tokens, i) else None


_READERS: tuple[Callable[[Sequence[Token], Number, int], int | None], ...] = (
    _hyphened,
    _qualified,
    _customary,
    _vaguely,
    _fraction_of,
)
