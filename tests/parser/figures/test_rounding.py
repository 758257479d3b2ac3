"""What values the words of a figure allow."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.records import Figure
from services.parser.figures.rounding import allowed, combined, meet
from tests.samples import figure


def told(low: float | None, high: float | None = None, **fields: object) -> Figure:
    return figure("so many", "so many", **{"low": low, "high": low if high is None else high, **fields})


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (told(200), (200, 200)),
        (told(17_679), (17_679, 17_679)),
        (told(25_000_000), (20_000_000 + 4_500_000, 25_500_000)),
        (told(300_000), (250_000, 350_000)),
        (told(200, bound="about"), (180, 220)),
        (told(17, kind="percent", unit="percent"), (16.5, 17.5)),
        (told(20, kind="percent", unit="percent"), (19.5, 20.5)),
        (told(0.1, kind="percent", unit="percent"), (0.05, 0.15)),
        (told(80, kind="ratio", unit="times"), (75, 85)),
        (told(200, bound="at_least"), (200, inf)),
        (told(200, bound="more_than"), (200, inf)),
        (told(200, bound="less_than"), (-inf, 200)),
        (told(200, bound="at_most"), (-inf, 200)),
        (told(18, 25, bound="between"), (18, 25)),
        (told(24, 99, bound="vague"), (24, 99)),
        (told(0), (0, 0)),
        (told(-40, kind="temperature", unit="degree"), (-40.5, -39.5)),
        (told(1_070_000_000.0000001, kind="money", unit="USD"), (1_065_000_000, 1_075_000_000)),
    ],
)
def test_the_last_significant_digit_and_the_bound_make_the_interval(one: Figure, expected: tuple[float, float]) -> None:
    assert allowed(one) == pytest.approx(expected)


def test_a_rule_over_intervals_gives_its_extremes() -> None:
    assert combined(lambda a, b: a - b, (10, 12), (1, 3)) == (7, 11)
    assert combined(lambda a, b: a * b, (-2, 3), (4, 5)) == (-10, 15)
    assert combined(lambda a, b: a * b, (1, inf), (2, 2)) == (2, inf)


def test_what_is_open_on_both_sides_says_nothing() -> None:
    assert combined(lambda a, b: a - b, (1, inf), (1, inf)) == (-inf, inf)


def test_intervals_meet_at_an_end_and_through_the_noise_of_fractions() -> None:
    assert meet((1, 2), (2, 3))
    assert meet((0.1 + 0.2, 1), (0, 0.3))
    assert not meet((1, 2), (2.1, 3))
    assert meet((1, inf), (10**9, 10**9))


@given(st.integers(min_value=-(10**9), max_value=10**9), st.sampled_from(["exact", "about", "at_least", "at_most", "more_than"]))
def test_a_value_is_allowed_by_its_own_words(value: int, bound: str) -> None:
    low, high = allowed(told(value, bound=bound))
    assert low <= value <= high


@given(st.integers(min_value=1, max_value=10**9))
def test_about_allows_more_than_the_plain_number(value: int) -> None:
    plain, about = allowed(told(value)), allowed(told(value, bound="about"))
    assert about[0] <= plain[0] <= plain[1] <= about[1]


INTERVALS = st.tuples(st.integers(-1000, 1000), st.integers(0, 1000)).map(lambda pair: (float(pair[0]), float(pair[0] + pair[1])))


@given(INTERVALS, INTERVALS)
def test_meeting_is_symmetric(left: tuple[float, float], right: tuple[float, float]) -> None:
    assert meet(left, right) is meet(right, left)


@given(INTERVALS)
def test_an_interval_meets_itself(one: tuple[float, float]) -> None:
    assert meet(one, one)


@given(INTERVALS, INTERVALS)
def test_a_sum_over_intervals_holds_the_sums_of_their_ends(left: tuple[float, float], right: tuple[float, float]) -> None:
    low, high = combined(lambda a, b: a + b, left, right)
    assert low <= left[0] + right[1] <= high
    assert low <= left[1] + right[0] <= high


@pytest.mark.parametrize(
    ("value", "kind", "half"),
    [
        (999, "count", 0),
        (1_000, "count", 500),
        (1_001, "count", 0),
        (10_500, "count", 50),
        (12, "money", 0.5),
        (12.5, "money", 0.05),
    ],
)
def test_half_of_the_last_digit(value: float, kind: str, half: float) -> None:
    low, high = allowed(told(value, kind=kind, unit="USD" if kind == "money" else None))
    assert (value - low, high - value) == (pytest.approx(half), pytest.approx(half))
