"""Numbers in words that are no figures: idioms, compounds, names; and the same words where they count."""

import pytest

from tests.readings import left_out, values

LEFT_OUT = [
    ("They came one by one.", "idiom"),
    ("It was, at one point, lost.", "idiom"),
    ("We are back to square one.", "idiom"),
    ("She put two and two together.", "idiom"),
    ("He gave three cheers.", "idiom"),
    ("They are of two minds and in two minds.", "idiom"),
    ("It has a two-tier system.", "compound"),
    ("It has a three-bedroom flat.", "compound"),
    ("It is a four-door car.", "compound"),
    ("The mid-forty years passed.", "compound"),
    ("She runs Channel Four now.", "name"),
    ("He fought in World War Two.", "name"),
    ("They won the Six Nations.", "name"),
    ('They are known as the "Three Graces" there.', "name"),
    ("Not a single one came.", "pronoun"),
    ("They began phase two.", "name"),
    ("He reads chapter seven.", "name"),
]


@pytest.mark.parametrize(("text", "reason"), LEFT_OUT)
def test_left_out(text, reason):
    assert reason in [why for _, why in left_out(text)]


COUNTED = [
    ("Two goats came.", [2]),
    ("They came in two groups.", [2]),
    ("It lost two points.", [2]),
    ("She put two and three together.", [2, 3]),
    ("Three men cheered.", [3]),
    ("It is a two-hour walk.", [2]),
    ("It is a four-mile run.", [4]),
    ("A twenty-four hour strike began.", [24]),
    ("Six nations signed it.", [6]),
    ("FOUR HELD AFTER RAID", [4]),
    ("They began phase two trials.", [2]),
    ("Two million left.", [2_000_000]),
    ('He said: "Three Danes came."', [3]),
    ('He said that the "three men" came.', [3]),
]


@pytest.mark.parametrize(("text", "found"), COUNTED)
def test_counted(text, found):
    assert values(text) == found


SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty"]
NUMBERS = dict(zip(SMALL, [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20], strict=True))


@pytest.mark.parametrize("word", SMALL)
@pytest.mark.parametrize("noun", ["bedroom", "storey", "tier", "seat", "piece", "course"])
def test_an_adjective_made_with_a_number_counts_nothing(word, noun):
    assert left_out(f"It is a {word}-{noun} thing.") == [(word, "compound")]


@pytest.mark.parametrize("word", SMALL)
@pytest.mark.parametrize("unit", ["day", "mile", "year", "hour", "pound"])
def test_an_adjective_made_with_a_number_and_a_unit_measures(word, unit):
    assert values(f"It is a {word}-{unit} thing.") == [NUMBERS[word]]


@pytest.mark.parametrize("word", SMALL)
def test_the_same_word_counts_before_a_noun(word):
    assert values(f"It has {word} bedrooms.") == [NUMBERS[word]]


@pytest.mark.parametrize("word", SMALL)
def test_a_name_in_capitals_counts_nothing(word):
    assert values(f"She watches Channel {word.capitalize()} there.") == []
