"""The English lexicon: tables ready for look-up, inflections, and what an analyst may break in editing it."""

import re

import pytest

from services.contracts.records import Bound
from services.parser.figures.lexicon import english, inflections
from services.parser.figures.tokens import tokenize
from services.parser.figures.wordlists import read_table

INFLECTED = [
    ("rise", {"rise", "rises", "rising"}),
    ("fall", {"fall", "falls", "falling"}),
    ("drop", {"drop", "drops", "dropped", "dropping"}),
    ("cut", {"cut", "cuts", "cutting"}),
    ("carry", {"carry", "carries", "carried", "carrying"}),
    ("double", {"double", "doubles", "doubled", "doubling"}),
    ("reach", {"reach", "reaches", "reached", "reaching"}),
    ("say", {"say", "says", "said", "saying"}),
]


@pytest.mark.parametrize(("verb", "forms"), INFLECTED)
def test_inflections(verb, forms):
    assert forms <= set(inflections(verb))


@pytest.mark.parametrize(
    ("word", "direction"),
    [
        ("rose", "up"),
        ("risen", "up"),
        ("grew", "up"),
        ("doubled", "up"),
        ("fell", "down"),
        ("fallen", "down"),
        ("slid", "down"),
        ("halved", "down"),
    ],
)
def test_words_of_change(word, direction):
    assert english().change[word] == direction


@pytest.mark.parametrize(
    ("phrase", "bound"),
    [
        ("at least", Bound.AT_LEAST),
        ("more than", Bound.MORE_THAN),
        ("up to", Bound.AT_MOST),
        ("fewer than", Bound.LESS_THAN),
        ("about", Bound.ABOUT),
    ],
)
def test_bounds_before(phrase, bound):
    tokens = tokenize(f"{phrase} 5")
    assert english().bounds_before.behind(tokens, len(tokens) - 1) == (bound, 0)


def test_every_word_that_a_number_begins_with_is_a_starter():
    language = english()
    for table in (language.cardinals, language.scales, language.vague, language.fractions, language.multiples):
        assert set(table) <= language.starters


def test_numerals_are_three_or_more_small_letters_of_ascii():
    """As the search for a line with a number takes for granted."""
    assert all(re.fullmatch("[a-z]{3,}", word) for word in english().all_numerals)


def test_vague_words_are_intervals():
    assert all(low < high for low, high in english().vague.values())


def test_months_and_weekdays_are_numbered_from_the_start():
    assert set(english().months.values()) == set(range(1, 13))
    assert set(english().weekdays.values()) == set(range(7))


def test_no_word_of_change_goes_both_ways():
    table = read_table("en")["change"]
    assert set(table["up"]).isdisjoint(table["down"])


def test_the_lexicon_is_made_once():
    assert english() is english()


@pytest.mark.parametrize("table", ["cardinals", "scales", "fractions", "multiples"])
def test_no_numeral_is_below_zero(table):
    assert all(value >= 0 for value in getattr(english(), table).values())


@pytest.mark.parametrize(
    ("word", "value"), [("one", 1), ("eleven", 11), ("fifteen", 15), ("twenty", 20), ("ninety", 90), ("zero", 0), ("forty", 40)]
)
def test_cardinals(word, value):
    assert english().cardinals.get(word, 0) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [("hundred", 100), ("thousand", 1_000), ("million", 10**6), ("billion", 10**9), ("lakh", 10**5), ("dozen", 12)],
)
def test_scales(word, value):
    assert english().scales[word] == value


@pytest.mark.parametrize(
    ("phrase", "bound"),
    [
        ("or more", Bound.AT_LEAST),
        ("or less", Bound.AT_MOST),
        ("or so", Bound.ABOUT),
        ("and over", Bound.AT_LEAST),
        ("and under", Bound.AT_MOST),
    ],
)
def test_bounds_after(phrase, bound):
    tokens = tokenize(phrase)
    assert english().bounds_after.ahead(tokens, 0) == (bound, len(tokens))


@pytest.mark.parametrize("verb", ["rise", "fall", "grow", "drop", "climb", "slide", "cut", "raise", "double", "halve"])
def test_every_form_of_a_verb_of_change_goes_one_way(verb):
    found = {english().change[form] for form in inflections(verb) if form in english().change}
    assert len(found) == 1


@pytest.mark.parametrize(
    "name", ["words", "units", "currencies", "verbs", "events", "places", "relations", "status", "attribution"]
)
def test_every_file_of_the_lexicon_is_read(name):
    assert read_table(name)


def test_the_words_of_a_class_are_in_small_letters_and_stand_once():
    for rules in read_table("words").values():
        for entries in rules.values():
            assert all(entry == entry.lower() for entry in entries if entry not in {"SPs"})
