"""Changes: direction and mode by the words before and after a number."""

import pytest

from services.parser.figures.reader import read_sentence

UP = ["rose", "climbed", "jumped", "increased", "grew", "surged", "gained"]
DOWN = ["fell", "dropped", "declined", "decreased", "slid", "plunged", "tumbled"]
VERBS = [(verb, "up") for verb in UP] + [(verb, "down") for verb in DOWN]


@pytest.mark.parametrize(("verb", "direction"), VERBS)
@pytest.mark.parametrize(
    ("form", "mode"), [("{}", "by"), ("by {}", "by"), ("to {}", "to"), ("by about {}", "by"), ("by nearly {}", "by")]
)
@pytest.mark.parametrize("amount", ["4%", "$40"])
def test_a_verb_of_change(verb, direction, form, mode, amount):
    change = read_sentence(f"The rent {verb} {form.format(amount)}.")[0].change
    assert (change.direction, change.mode) == (direction, mode)


AFTER = [
    ("a 4% increase", "up"),
    ("a 4% rise", "up"),
    ("a 4% drop", "down"),
    ("a 4% fall", "down"),
    ("a 4% decline", "down"),
    ("4% higher", "up"),
    ("4% lower", "down"),
    ("4% more", "up"),
    ("4% less", "down"),
    ("a 4% cut", "down"),
]


@pytest.mark.parametrize(("words", "direction"), AFTER)
def test_a_noun_or_adjective_after(words, direction):
    assert read_sentence(f"Rents this year are {words}.")[0].change.direction == direction


@pytest.mark.parametrize("text", ["The farm has 40 goats.", "The fee is £40.", "Some 4% of farms closed.", "He paid up to £40."])
def test_no_change(text):
    assert read_sentence(text)[0].change is None


def test_the_same_change_in_other_units_is_the_same_change():
    figures = read_sentence("The index lost 190 points, or 2%.")
    assert [figure.change.direction for figure in figures] == ["down", "down"]


def test_the_base_of_a_change():
    figures = read_sentence("The fee fell from £45 to £30.")
    assert (figures[1].change.direction, figures[1].change.mode, figures[1].change.base) == ("down", "to", "£ 45")
