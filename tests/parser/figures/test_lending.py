"""Units and scales that one number of a pair lends the other, and pairs in which each has its own."""

import pytest

from tests.readings import units, values

LENT = [
    ("They walked 25 or 30 miles.", [(25, "length", "mile"), (30, "length", "mile")]),
    ("They walked 25 and 30 miles.", [(25, "length", "mile"), (30, "length", "mile")]),
    ("They ran 3-, 4- and 5-mile races.", [(3, "length", "mile"), (4, "length", "mile"), (5, "length", "mile")]),
    ("She went from 30 pounds to 20.", [(30, "mass", "pound"), (20, "mass", "pound")]),
    ("Sales rose from 24.2 to 33 billion euros.", [(24_200_000_000, "money", "EUR"), (33_000_000_000, "money", "EUR")]),
    ("Sales fell from 33 to 24.2 billion euros.", [(33_000_000_000, "money", "EUR"), (24_200_000_000, "money", "EUR")]),
    ("The rate rose from 5 to 7 percent.", [(5, "percent", "percent"), (7, "percent", "percent")]),
    ("Oil fell from $75 per barrel to $46.", [(75, "money", "USD per barrel"), (46, "money", "USD per barrel")]),
    ("Support rose three points to 36%.", [(3, "percent", "percentage_point"), (36, "percent", "percent")]),
    ("Sales rise from 24.2 to 33-35 billion euros.", [(24_200_000_000, "money", "EUR"), (33_000_000_000, "money", "EUR")]),
    ("The staff grew from 24 to 33 million.", [(24_000_000, "count", None), (33_000_000, "count", None)]),
]


@pytest.mark.parametrize(("text", "found"), LENT)
def test_lent(text, found):
    assert units(text) == found


OWN = [
    ("The crowd grew from 900 to 1.2 million.", [(900, "count", None), (1_200_000, "count", None)]),
    ("Sales rose from 3 million to 5 million euros.", [(3_000_000, "money", "EUR"), (5_000_000, "money", "EUR")]),
    ("It sold 200, or 25%, of them.", [(200, "count", None), (25, "percent", "percent")]),
    ("It went from 5% to 40 shops.", [(5, "percent", "percent"), (40, "count", None)]),
    ("The index rose three points to 7,512.", [(3, "index", "point"), (7512, "index", "point")]),
    ("It sold 12 goats and 3 miles of rope.", [(12, "count", None), (3, "length", "mile")]),
    ("Oil rose $5 to $46 a barrel.", [(5, "money", "USD"), (46, "money", "USD per barrel")]),
]


@pytest.mark.parametrize(("text", "found"), OWN)
def test_each_has_its_own(text, found):
    assert units(text) == found


@pytest.mark.parametrize("noun", ["cases", "tonnes", "litres", "dollars", "visitors"])
@pytest.mark.parametrize(("low", "high"), [(2, 3), (9, 11), (24.2, 33)])
def test_the_start_of_a_change_has_the_scale_of_its_end(noun, low, high):
    assert values(f"Output grew from {low} to {high} million {noun}.") == [low * 1_000_000, high * 1_000_000]


UNITS = [("miles", "mile"), ("percent", "percent"), ("euros", "EUR"), ("tonnes", "tonne"), ("hours", "hour")]


@pytest.mark.parametrize(("word", "unit"), UNITS)
@pytest.mark.parametrize("link", ["and", "or"])
def test_the_first_of_a_list_has_the_unit_of_the_second(word, unit, link):
    found = units(f"They gave it 25 {link} 40 {word}.")
    assert [(low, name) for low, _, name in found] == [(25, unit), (40, unit)]


@pytest.mark.parametrize(("word", "unit"), UNITS)
def test_where_a_change_starts_has_the_unit_of_its_end(word, unit):
    found = units(f"It rose from 25 to 40 {word}.")
    assert [(low, name) for low, _, name in found] == [(25, unit), (40, unit)]


@pytest.mark.parametrize(("word", "unit"), UNITS)
def test_where_a_change_ends_has_the_unit_of_its_start(word, unit):
    found = units(f"It fell from 40 {word} to 25.")
    assert [(low, name) for low, _, name in found] == [(40, unit), (25, unit)]


@pytest.mark.parametrize("noun", ["goats", "men", "schools"])
def test_a_count_lends_no_unit(noun):
    assert [name for *_, name in units(f"It rose from 25 to 40 {noun}.")] == [None, None]
