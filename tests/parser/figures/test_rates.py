"""Rates: what a unit is divided by, and what only looks like a denominator."""

import pytest

from services.parser.figures.reader import read_sentence

RATES = [
    ("$70 per barrel", "USD per barrel"),
    ("$70 a barrel", "USD per barrel"),
    ("€5/kg", "EUR per kilogram"),
    ("€5 per kilo", "EUR per kilogram"),
    ("$15 an hour", "USD per hour"),
    ("$15 per hour", "USD per hour"),
    ("$15-an-hour", "USD"),
    ("£24 a year", "GBP per year"),
    ("£24 a-year", "GBP per year"),
    ("£24-a-week", "GBP per week"),
    ("£24 per annum", "GBP per year"),
    ("£24 each month", "GBP per month"),
    ("£24 every month", "GBP per month"),
    ("$2 per share", "USD per share"),
    ("$2 a share", "USD per share"),
    ("$2 per person", "USD per person"),
    ("$2 per graduate", "USD per graduate"),
    ("3% a year", "percent per year"),
    ("3 percent per month", "percent per month"),
    ("40 tonnes a day", "tonne per day"),
    ("40 tonnes of dried fish a year", "tonne per year"),
    ("5 litres per second", "litre per second"),
    ("5 barrels a day", "barrel per day"),
    ("5 grams per litre", "gram per litre"),
    ("10 dollars per mmBtu", "USD per mega british thermal unit"),
]


@pytest.mark.parametrize(("words", "unit"), RATES)
def test_what_a_unit_is_divided_by(words, unit):
    (figure,) = read_sentence(f"The rate was {words}, she noted.")
    assert figure.unit == unit


NONE = [
    ("$70 a year ago", "USD"),
    ("5 km a year earlier", "kilometre"),
    ("54 GB of data for a month", "gigabyte"),
    ("$70 a piece of cloth", "USD"),
    ("5 tonnes of sand from a pit", "tonne"),
    ("$5 (the fee) for all", "USD"),
    ("5 years old a week", "year"),
]


@pytest.mark.parametrize(("words", "unit"), NONE)
def test_what_only_looks_like_a_denominator(words, unit):
    assert [figure.unit for figure in read_sentence(f"It took {words}, he noted.")] == [unit]


def test_a_rate_behind_brackets_is_that_of_both_numbers():
    found = read_sentence("They offered C$6 (US$4.46) per share in cash.")
    assert [(figure.text, figure.unit) for figure in found] == [("C$6", "CAD per share"), ("US$4.46", "USD per share")]


@pytest.mark.parametrize("ending", [" per", " a", "/", " (", " of", "-", " -a-"])
def test_a_text_may_end_within_a_rate(ending):
    assert [figure.low for figure in read_sentence(f"It cost $5{ending}")] == [5]


COUNTS = [
    ("12 patients per day", "per day", "patients"),
    ("40 thefts a month", "per month", "thefts"),
    ("500 cars every day", "per day", "cars"),
    ("20 trucks per shift", "per shift", "trucks"),
    ("two goals a game", "per game", "goals"),
    ("3.7 rebounds per game", "per game", "rebounds"),
    ("90 deaths each year", "per year", "deaths"),
    ("6 trains an hour", "per hour", "trains"),
    ("45 doctors per clinic", "per clinic", "doctors"),
    ("30 letters a season", "per season", "letters"),
]


@pytest.mark.parametrize(("words", "unit", "noun"), COUNTS)
def test_a_count_by_day_or_occasion(words, unit, noun):
    (figure,) = read_sentence(f"They saw {words}, he noted.")
    assert (figure.kind, figure.unit, figure.counted, figure.text) == ("count", unit, noun, words)


NO_RATES = [
    ("killed 12 men a day after it", 12),
    ("lost 30 homes a year ago", 30),
    ("gave 300 men a day off", 300),
    ("gave 20 men a second chance", 20),
    ("met 12 men a month earlier", 12),
    ("gave 10 men a share of it", 10),
    ("sold 12 goats a mile from it", 12),
    ("sent 12 men a letter", 12),
]


@pytest.mark.parametrize(("words", "value"), NO_RATES)
def test_a_count_before_an_article_that_is_no_rate(words, value):
    assert [(figure.low, figure.unit) for figure in read_sentence(f"It {words}.")] == [(value, None)]


def test_a_rate_of_what_the_figure_before_counts():
    found = read_sentence("The ward saw 12 births in May, against 9 per day in June.")
    assert [(figure.low, figure.unit, figure.counted) for figure in found] == [(12, None, "births"), (9, "per day", "births")]
