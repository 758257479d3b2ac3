"""What neighbouring numbers become: scores and house numbers apart from ranges, and a year that opens a range."""

from itertools import pairwise

import pytest

from services.parser.figures.lexicon import english
from services.parser.figures.measures import measures_of
from services.parser.figures.tokens import tokenize
from tests.readings import left_out, values

SCORES = ["3-1", "2-0", "112-98", "0-0", "21–14", "6-4"]
NO_SCORES = [
    ("3-5", [(3, 5)]),
    ("40-60", [(40, 60)]),
    ("200-180", [200, 180]),
    ("1.5-2.5", [(1.5, 2.5)]),
    ("3 - 5", [(3, 5)]),
]


@pytest.mark.parametrize("score", SCORES)
@pytest.mark.parametrize("form", ["Rovers won {} at home.", "It ended {}.", "They lead {} after an hour."])
def test_a_score_is_left_out(form, score):
    assert left_out(form.format(score)) == [(score, "score")]


@pytest.mark.parametrize(("words", "found"), NO_SCORES)
def test_a_rising_pair_is_a_range(words, found):
    assert values(f"The farm keeps {words} goats.") == found


def test_a_score_has_no_unit():
    assert values("The share rose 5-3 percent.") != []


def test_a_year_may_open_a_range_of_something_measured():
    assert values("The tank holds 2000 - 2400 litres.") == [(2000, 2400)]
    assert values("He was mayor 2000 - 2004.") == []


@pytest.mark.parametrize("count", [2, 3, 5, 9])
def test_measures_stay_in_order_and_apart(count):
    tokens = tokenize("The farm keeps " + ", ".join(f"{10 * i} goats" for i in range(1, count + 1)) + ".")
    found = measures_of(tokens, (0, len(tokens)), {}, english(), None)
    assert [measure.low for measure in found] == [10 * i for i in range(1, count + 1)]
    assert all(left.core[1] <= right.core[0] for left, right in pairwise(found))


@pytest.mark.parametrize(("low", "high"), [(1, 2), (2, 9), (30, 31), (99, 100)])
@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_rising_pair_over_any_dash_is_a_range(dash, low, high):
    assert values(f"The farm keeps {low}{dash}{high} goats.") == [(low, high)]


@pytest.mark.parametrize(("left", "right"), [(2, 1), (9, 2), (31, 30), (100, 99), (150, 0)])
@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_falling_pair_of_small_numbers_is_a_score(dash, left, right):
    assert left_out(f"Rovers won {left}{dash}{right}.") == [(f"{left}{dash}{right}", "score")]


@pytest.mark.parametrize(
    "words", ["5 goats, 6 cows", "5 goats and 6 cows", "5 goats or 6 cows", "5 goats; 6 cows", "5 goats (6 cows)"]
)
def test_counts_of_two_things_stay_two(words):
    assert values(f"The farm keeps {words}.") == [5, 6]
