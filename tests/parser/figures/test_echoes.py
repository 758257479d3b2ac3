"""Bare numbers that repeat what the clause before measured."""

import pytest

from services.parser.figures.reader import read_sentence


def measured(text):
    return [(figure.low, figure.kind, figure.unit) for figure in read_sentence(text)]


ECHOES = [
    ("The dearest is $84, while the cheapest is 74.", [(84, "money", "USD"), (74, "money", "USD")]),
    ("The first is 84%, while the second is 74.", [(84, "percent", "percent"), (74, "percent", "percent")]),
    ("Rents rose 5%, but wages rose by 3.", [(5, "percent", "percent"), (3, "percent", "percent")]),
    ("Kent paid $84 whereas Ostend was at 74.", [(84, "money", "USD"), (74, "money", "USD")]),
    ("It was 84 mph against an average of 74.", [(84, "speed", "mile per hour"), (74, "speed", "mile per hour")]),
]


@pytest.mark.parametrize(("text", "figures"), ECHOES)
def test_the_unit_of_the_clause_before_is_meant(text, figures):
    assert measured(text) == figures


ALONE = [
    ("The dearest is $84, and the farm has 74.", 74),
    ("The dearest is $84, while the cheapest has 74 goats.", 74),
    ("The farm has 84 goats, while Kent has 74.", 74),
    ("The dearest is $84. While the cheapest is 74.", 74),
    ("It took 84 hours, while the second took 74.", 74),
]


@pytest.mark.parametrize(("text", "value"), ALONE)
def test_a_number_of_its_own_keeps_no_unit(text, value):
    assert measured(text)[-1] == (value, "count", None)


def test_cents_are_repeated_as_cents():
    assert measured("The dearest is 84 cents, while the cheapest is 74.") == [(0.84, "money", "USD"), (0.74, "money", "USD")]


def test_a_figure_without_one_before_repeats_nothing():
    assert measured("While the cheapest is 74.") == [(74, "count", None)]
