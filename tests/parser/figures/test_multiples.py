"""Times: how many times as much, or how often."""

import pytest

from services.parser.figures.reader import read_sentence

MULTIPLES = [
    "ten times bigger",
    "ten times higher",
    "ten times the size of Wales",
    "ten times as much",
    "ten times more",
    "ten times its value",
    "ten times that",
    "ten times what she paid",
    "ten times worse",
    "ten times faster than before",
    "ten times better",
    "ten times over",
]


@pytest.mark.parametrize("words", MULTIPLES)
def test_times_that_compare(words):
    (figure,) = read_sentence(f"The new mill is {words}.")
    assert (figure.kind, figure.unit, figure.low) == ("ratio", "times", 10)


@pytest.mark.parametrize("verb", ["grew", "rose", "fell", "increased", "shrank"])
def test_times_after_a_change(verb):
    (figure,) = read_sentence(f"Exports {verb} ten times.")
    assert (figure.kind, figure.unit) == ("ratio", "times")


HOW_OFTEN = [
    "won the cup ten times",
    "was stabbed ten times",
    "tried ten times in May",
    "has voted ten times since March",
    "called ten times and left",
    "went there ten times before",
    "was fined ten times for speeding",
]


@pytest.mark.parametrize("words", HOW_OFTEN)
def test_times_that_tell_how_often(words):
    (figure,) = read_sentence(f"The old farmer {words}.")
    assert (figure.kind, figure.unit, figure.low, figure.counted) == ("count", None, 10, "times")


FREQUENCIES = [
    ("five times a day", "times per day"),
    ("3 times per week", "times per week"),
    ("8 times a year", "times per year"),
]


@pytest.mark.parametrize(("words", "unit"), FREQUENCIES)
def test_how_often_in_a_time_is_a_rate_and_no_ratio(words, unit):
    (figure,) = read_sentence(f"They met {words}.")
    assert (figure.kind, figure.unit) == ("other", unit)


COMPARED = ["as many", "the price", "its size", "more than", "bigger", "earnings", "sales", "what it was", "that of May"]


@pytest.mark.parametrize("words", COMPARED)
def test_times_as_much_as_something(words):
    figure = read_sentence(f"It is worth ten times {words}.")[0]
    assert (figure.low, figure.unit) == (10, "times")


@pytest.mark.parametrize("words", ["last year", "in May", "since then", "", "running"])
def test_times_when_something_happened(words):
    figure = read_sentence(f"She won it ten times {words}.")[0]
    assert (figure.low, figure.unit, figure.kind) == (10, None, "count")
