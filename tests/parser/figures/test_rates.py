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
