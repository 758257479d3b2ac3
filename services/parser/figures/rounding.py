"""What values a figure's words allow: its significant digits and its bound as an interval, and sums over intervals."""

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from math import inf, isnan

from services.contracts.records import Bound, Figure, Kind

Interval = tuple[float, float]

# "About", "nearly" and "some" are said of numbers that are off by up to a tenth.
_ABOUT = 0.1
# Counts below a thousand are told one by one: "200 passengers" are not 180.
_EXACT_COUNTS = 1_000
_NOISE = 1e-9


def allowed(figure: Figure) -> Interval:
    """The values that a figure's words allow: half of the last significant digit either way, more where a bound is open."""
    low = figure.low if figure.low is not None else -inf
    high = figure.high if figure.high is not None else inf
    if figure.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return low, inf
    if figure.bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return -inf, high
    if figure.bound is Bound.VAGUE:
        return low, high
    wide = _ABOUT if figure.bound is Bound.ABOUT else 0.0
    return low - _half(figure, low) - wide * abs(low), high + _half(figure, high) + wide * abs(high)


def _half(figure: Figure, value: float) -> float:
    """Half of the last significant digit of a value, nothing for a count that is told to the unit."""
    if value == 0 or abs(value) == inf:
        return 0.0
    exponent = int(Decimal(f"{value:.12g}").normalize().as_tuple().exponent)
    if figure.kind is Kind.COUNT and (abs(value) < _EXACT_COUNTS or exponent <= 0):
        return 0.0
    if figure.kind is not Kind.RATIO and abs(value) < _EXACT_COUNTS:
        exponent = min(exponent, 0)
    return 0.5 * 10.0**exponent


def combined(rule: Callable[..., float], *intervals: Interval) -> Interval:
    """The values that a rule, monotone in each argument, gives over intervals; everything where they leave it open."""
    values = [rule(*corner) for corner in product(*intervals)]
    if any(isnan(value) for value in values):
        return -inf, inf
    return min(values), max(values)


def meet(left: Interval, right: Interval) -> bool:
    """Whether two intervals have a value in common, but for the noise of binary fractions."""
    noise = _NOISE * max(1.0, *(abs(end) for end in (*left, *right) if abs(end) != inf))
    return left[0] <= right[1] + noise and right[0] <= left[1] + noise
