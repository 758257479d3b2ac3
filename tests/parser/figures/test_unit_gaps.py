"""What may stand between a number and its unit, and what parts them."""

import pytest

from tests.readings import units

STEPPED_OVER = [
    ("The strike ran for six straight days.", (6, "duration", "day")),
    ("The strike ran for six consecutive weeks.", (6, "duration", "week")),
    ("The strike ran for six full months.", (6, "duration", "month")),
    ("The strike ran for six long years.", (6, "duration", "year")),
    ("It was her 13-straight-day absence.", (13, "duration", "day")),
    ("The tank holds 30 US gallons.", (30, "volume", "gallon")),
    ("The tank holds 30 imperial gallons.", (30, "volume", "gallon")),
    ("The wait was half an hour.", (0.5, "duration", "hour")),
    ("The gap is a quarter of a mile.", (0.25, "length", "mile")),
    ("The gap is a third of a mile.", (1 / 3, "length", "mile")),
    ("Rates rose by half a percentage point.", (0.5, "percent", "percentage_point")),
    ("It measures 1/32 of a US quart.", (0.03125, "volume", "quart")),
    ("It cost thousands of dollars.", (1_000, "money", "USD")),
    ("It cost tens of thousands of euros.", (10_000, "money", "EUR")),
]


@pytest.mark.parametrize(("text", "unit"), STEPPED_OVER)
def test_stepped_over(text, unit):
    found = units(text)
    assert [found[0][0], *found[0][1:]] == [pytest.approx(unit[0]), *unit[1:]]


COUNTED = [
    ("The mill hired six full families.", 6),
    ("The mill hired six straight men.", 6),
    ("The farm lost 30 US cows.", 30),
    ("The farm lost half of a flock.", 0.5),
]


@pytest.mark.parametrize(("text", "value"), COUNTED)
def test_the_same_words_before_a_noun_are_no_gap(text, value):
    assert [(low, unit) for low, _, unit in units(text)] == [(value, None)]


def test_a_vague_number_of_anything_but_money_is_counted():
    assert units("Dozens of years passed.")[0][1] == "count"


QUALIFIERS = ["previous", "past", "consecutive", "straight", "full", "long", "short", "whole", "more", "additional", "further"]


@pytest.mark.parametrize("word", QUALIFIERS)
@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_a_word_of_counting_before_a_span_of_time(word, unit):
    assert units(f"It ran for six {word} {unit}s.") == [(6, "duration", unit)]


@pytest.mark.parametrize("word", QUALIFIERS)
def test_the_same_word_before_a_thing(word):
    assert units(f"It has six {word} goats.") == [(6, "count", None)]


FRACTIONS = [("half", 0.5), ("a quarter of", 0.25), ("a third of", 1 / 3), ("a tenth of", 0.1), ("three quarters of", 0.75)]


@pytest.mark.parametrize(("words", "value"), FRACTIONS)
@pytest.mark.parametrize(("unit", "name"), [("a mile", "mile"), ("an hour", "hour"), ("a litre", "litre"), ("an acre", "acre")])
def test_a_fraction_of_a_unit(words, value, unit, name):
    ((low, _, found),) = units(f"It lost {words} {unit} of it.")
    assert (low, found) == (pytest.approx(value), name)
