"""The English lexicon: tables ready for look-up, inflections, and what an analyst may break in editing it."""

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


def test_numerals_are_in_small_letters():
    assert all(word == word.lower() for word in english().all_numerals)


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
