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


BASES = [
    ("Prices rose from $75 in October to $45 on December 20.", "up", "$ 75"),
    ("It fell from 20 miles in 2008 to 14 in 2020.", "down", "20 miles"),
    ("Oil has dropped since May from $75 per barrel to $45.", "down", "$ 75 per barrel"),
    ("It crept from 20 litres in 2008 to 29 litres in 2020.", "up", "20 litres"),
    ("It went from 29 litres last year to 20 litres.", "down", "29 litres"),
    ("Growth slowed from 4.8 percent to 4.7 percent.", "down", "4.8 percent"),
]


@pytest.mark.parametrize(("text", "direction", "base"), BASES)
def test_the_base_is_found_past_words_of_time(text, direction, base):
    first, second = read_sentence(text)
    assert first.change is None
    assert (second.change.direction, second.change.mode, second.change.base) == (direction, "to", base)


NONE = [
    "She raised $5 million for the school.",
    "They raised about $5 million.",
    "The lower half of the table agreed.",
    "It is worth less than the $36 billion told.",
    "Pay would climb over six years.",
    "Sales rose within five months.",
    "Sales tripled over the last three years.",
    "Sales grew in the past five months.",
    "It came from 40 men.",
    "Costs rose, 40 men left.",
    "The board has 15 members.",
]


@pytest.mark.parametrize("text", NONE)
def test_words_of_change_that_tell_none_of_the_figure(text):
    assert all(figure.change is None for figure in read_sentence(text))


TIMELY = [
    "rose in March by",
    "rose last year by",
    "rose in 2021 by",
    "rose on Tuesday by",
    "rose sharply by",
    "rose by a further",
]


@pytest.mark.parametrize("words", TIMELY)
def test_time_may_stand_between_verb_and_number(words):
    figure = read_sentence(f"The rent {words} 4%.")[-1]
    assert (figure.change.direction, figure.change.mode) == ("up", "by")


MORE = [
    ("slowed by", "down"),
    ("cooled by", "down"),
    ("quickened by", "up"),
    ("moved upwards by", "up"),
    ("moved downward by", "down"),
    ("swelled by", "up"),
    ("shrank by", "down"),
    ("was cut by", "down"),
    ("was lifted by", "up"),
]


@pytest.mark.parametrize(("words", "direction"), MORE)
def test_other_words_of_change(words, direction):
    assert read_sentence(f"The rent {words} 4%.")[-1].change.direction == direction


PAST_THE_OBJECT = [
    ("The bank cut its forecast by 5 percentage points.", "down"),
    ("The bank cut its 2023 forecast by 5 percentage points.", "down"),
    ("The town raised the price of a ticket by $4.", "up"),
    ("They want to reduce the volume of sales by half.", "down"),
    ("The court increased his fine by £400.", "up"),
    ("The firm lifted the pay of its drivers by 3%.", "up"),
]


@pytest.mark.parametrize(("text", "direction"), PAST_THE_OBJECT)
def test_what_is_changed_may_stand_between_verb_and_number(text, direction):
    change = read_sentence(text)[-1].change
    assert (change.direction, change.mode) == (direction, "by")


NOT_BY = [
    "The rise was opposed by 40% of them.",
    "The increase, backed by 40% of them, came.",
    "The plan to raise it, signed by 40 men, failed.",
    "Sales rose; it was bought by 40% of them.",
    "The cut was praised by 40 mayors.",
]


@pytest.mark.parametrize("text", NOT_BY)
def test_by_whom_is_no_change(text):
    assert read_sentence(text)[0].change is None


TWO = [
    ("Sales fell 7% to $2.3 billion.", [("down", "by"), ("down", "to")]),
    ("Sales rose 4% to £23m from £22m.", [("up", "by"), ("up", "to"), None]),
    ("Sales rose 4%, while costs fell 3%.", [("up", "by"), ("down", "by")]),
    ("The fee is 4% higher at $30.", [("up", "by"), ("up", "to")]),
    ("The fee rose from $20 to $30.", [None, ("up", "to")]),
    ("The fee more than doubled to $30.", [None, ("up", "to")]),
]


@pytest.mark.parametrize(("text", "found"), TWO)
def test_each_figure_has_its_own_change(text, found):
    changes = [figure.change and (figure.change.direction, figure.change.mode) for figure in read_sentence(text)]
    assert changes[-len(found) :] == found if found[0] is not None else changes[-1] == found[-1]


NOUNS = ["increase", "rise", "jump", "gain", "drop", "fall", "decline", "cut"]


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("form", ["a {} of 4%", "a sharp {} of 4%"])
def test_a_noun_of_change_before(noun, form):
    change = read_sentence(f"The town saw {form.format(noun)} in rents.")[0].change
    expected = "up" if noun in {"increase", "rise", "jump", "gain"} else "down"
    assert change is None or change.direction == expected


@pytest.mark.parametrize("unit", ["%", " percent", " points", " basis points"])
@pytest.mark.parametrize("amount", ["0.5", "4", "12"])
def test_the_amount_does_not_matter(unit, amount):
    change = read_sentence(f"The index rose {amount}{unit}.")[0].change
    assert (change.direction, change.mode, change.base) == ("up", "by", None)
