"""Two numbers that are one: a ratio, a sum of money and its cents, feet and inches, "millions and millions"."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from services.contracts.records import Kind
from services.parser.figures.numbers import whole
from services.parser.figures.ranges import Measure, Pair
from services.parser.figures.tokens import Token
from services.parser.figures.unit_tables import tables

_BASES = frozenset({10, 100, 1_000, 10_000, 100_000, 1_000_000})
_AFTER_SUM = frozenset({"more", "less", "per", "for"})
_INCHES = 12
_AND_A = 4  # tokens from "a" to the fraction of "a year and a half"


def compound(pair: Pair) -> Measure | None:
    """The one measure that the two are, or None where they are two."""
    return next((joined for rule in _RULES if (joined := rule(pair)) is not None), None)


def _per_many(pair: Pair) -> Measure | None:
    """ "86 births for every 100 deaths": a ratio."""
    left, right, between = pair.left, pair.right, pair.between
    if left.kind is not Kind.COUNT or right.kind is not Kind.COUNT or right.low not in _BASES:
        return None
    linked = 2 <= len(between) <= 6 and (between[-2:] == ["for", "every"] or between[-1] == "per")
    return replace(left, past=right.core[1], core=pair.core, kind=Kind.RATIO) if linked else None


def _money_and_cents(pair: Pair) -> Measure | None:
    """ "3 dollars 50 cents", "15 dollars and 50": whole money, then less than a hundred of its cents."""
    left, right = pair.left, pair.right
    if pair.between not in ([], ["and"]) or left.kind is not Kind.MONEY or left.scale > 1 or not isinstance(left.low, int):
        return None
    if right.kind is Kind.MONEY:
        return _sum(pair, right.low) if 0 < right.low < 1 and (right.unit == left.unit or _any_cents(pair)) else None
    named = pair.tokens[left.core[1] - 1].kind == "word"
    return _sum(pair, right.low / 100) if named and _cents(right) and _ends(pair.tokens, right.core[1]) else None


def _any_cents(pair: Pair) -> bool:
    """Cents are of the currency before them: "two euros and fifty cents"."""
    return pair.tokens[pair.right.core[1] - 1].lower in {"cent", "cents"}


def _cents(measure: Measure) -> bool:
    return measure.kind is Kind.COUNT and measure.scale == 1 and isinstance(measure.low, int) and 0 < measure.low < 100


def _ends(tokens: Sequence[Token], past: int) -> bool:
    """Whether nothing that could be counted follows."""
    return past >= len(tokens) or tokens[past].kind == "mark" or tokens[past].lower in _AFTER_SUM


def _sum(pair: Pair, part: float) -> Measure:
    """The first with a part of its unit added."""
    value = whole(pair.left.low + part)
    return replace(pair.left, past=pair.right.core[1], core=pair.core, low=value, high=value)


def _feet_and_inches(pair: Pair) -> Measure | None:
    """ "5-foot-10", "6'2\"", "2ft 6in": one height in feet."""
    left, right = pair.left, pair.right
    if left.unit != "foot" or not isinstance(left.low, int) or not 0 <= right.low < _INCHES:
        return None
    return _sum(pair, right.low / _INCHES) if _inches(pair) else None


def _inches(pair: Pair) -> bool:
    """Whether the second is in inches by its unit, or by the hyphen or foot mark before it."""
    if pair.between in ([], ["-"]):
        return pair.right.unit == "inch" or (pair.between == ["-"] and pair.right.kind is Kind.COUNT)
    return pair.between in (["'"], ["’"]) and pair.right.unit in ("inch", None)


def _repeated(pair: Pair) -> Measure | None:
    """ "Millions and millions"."""
    left, right = pair.left, pair.right
    alike = left.form == right.form == "vague" and left.low * right.scale == right.low * left.scale
    return replace(right, first=left.first, core=pair.core) if alike and pair.between == ["and"] else None


def _and_a_half(pair: Pair) -> Measure | None:
    """ "Two years and a half", "a million and a half"."""
    left, right = pair.left, pair.right
    if pair.between != ["and", "a"] or right.form != "fraction" or right.unit is not None or left.low != left.high:
        return None
    if left.scale > 1:
        return _sum(pair, right.low * left.scale)
    return _sum(pair, right.low) if left.unit is not None and left.kind is not Kind.PERCENT else None


def one_and_a_half(tokens: Sequence[Token], measure: Measure) -> Measure:
    """The fraction of "a year and a half" as one and a half of the unit before it; any other measure as it is."""
    i = measure.core[0]
    if measure.form != "fraction" or measure.unit is not None or i < _AND_A or tokens[i - _AND_A].lower not in {"a", "an"}:
        return measure
    unit = tables().units.ahead(tokens, i - 3)
    if unit is None or unit[1] != i - 2 or [token.lower for token in tokens[i - 2 : i]] != ["and", "a"]:
        return measure
    kind, name = unit[0]
    value, first = whole(1 + measure.low), i - _AND_A
    return replace(measure, first=first, core=(first, measure.core[1]), low=value, high=value, kind=kind, unit=name)


_RULES: tuple[Callable[[Pair], Measure | None], ...] = (_per_many, _money_and_cents, _repeated, _feet_and_inches, _and_a_half)
