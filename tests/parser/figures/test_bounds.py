"""Bounds and hedges, before and after a number, and what only looks like one."""

import pytest

from services.parser.figures.reader import read_sentence

BEFORE = {
    "at_least": ["at least", "no fewer than", "no less than", "a minimum of", "not less than"],
    "at_most": ["at most", "up to", "as many as", "no more than", "a maximum of"],
    "more_than": ["more than", "over", "upwards of", "well over", "in excess of"],
    "less_than": ["fewer than", "less than", "under", "just under", "below"],
    "about": ["about", "around", "roughly", "approximately", "nearly", "almost", "some", "an estimated", "close to", "circa"],
    "exact": ["exactly", "precisely", "just", "only", "all", "another", "the"],
}
SENTENCES = ["There were {} 40 goats in the pen.", "Police counted {} 1,500 people.", "The firm sold {} 25 million lamps."]
AFTER = [
    ("40 or more goats fled.", "at_least"),
    ("40 goats or more fled.", "exact"),
    ("40+ goats fled.", "at_least"),
    ("40 or fewer goats fled.", "at_most"),
    ("40 or so goats fled.", "about"),
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(("bound", "words"), [(bound, words) for bound, rows in BEFORE.items() for words in rows])
def test_bound_before_the_number(sentence, bound, words):
    figure = read_sentence(sentence.format(words))[0]
    assert figure.bound == bound


@pytest.mark.parametrize(("text", "bound"), AFTER)
def test_bound_after_the_number(text, bound):
    assert read_sentence(text)[0].bound == bound


PREPOSITIONS = [
    ("The mill was built over two decades.", "exact"),
    ("The mill stood empty for over two decades.", "more_than"),
    ("The mill ran for under two years.", "less_than"),
]


@pytest.mark.parametrize(("text", "bound"), PREPOSITIONS)
def test_a_preposition_of_time_is_no_bound(text, bound):
    assert read_sentence(text)[0].bound == bound


def test_the_words_of_the_bound_are_not_in_the_value():
    figure = read_sentence("At least 40 goats fled.")[0]
    assert (figure.low, figure.high, figure.text) == (40, 40, "At least 40 goats")


NO_BOUNDS = [
    "The club fell short of the 200 votes needed.",
    "It is worth less than the 200 votes told.",
    "The talk was about the 200 votes.",
    "They came over the 200 steps.",
]


@pytest.mark.parametrize("text", NO_BOUNDS)
def test_a_definite_number_is_only_compared_with(text):
    assert read_sentence(text)[0].bound == "exact"


SEVERAL = [
    ("at least an estimated 40 goats", "at_least"),
    ("well over 40 goats", "more_than"),
    ("just over 40 goats", "more_than"),
    ("just short of 40 goats", "less_than"),
    ("not quite 40 goats", "less_than"),
    ("around 40 goats or more", "about"),
    ("about 40% or less", "at_most"),
    ("more than a 40% share", "more_than"),
    ("over a million goats", "more_than"),
    ("up to about 40 goats", "at_most"),
    ("some 40-odd goats", "about"),
    ("~40 goats", "about"),
    ("≥40 goats", "at_least"),
    (">40 goats", "more_than"),
    ("<40 goats", "less_than"),
    ("a total of 40 goats", "exact"),
    ("40 km or more", "at_least"),
    ("40 years or older", "at_least"),
    ("$40 or less", "at_most"),
    ("40% at most", "at_most"),
    ("40% at least", "at_least"),
    ("starting at $40", "at_least"),
    ("exceeding 40%", "more_than"),
    ("topped 40%", "more_than"),
]


@pytest.mark.parametrize(("words", "bound"), SEVERAL)
def test_the_strongest_of_several_words(words, bound):
    assert read_sentence(f"They saw {words} there.")[0].bound == bound


EVERY_BOUND = """
at least 40 | at_least
no fewer than 40 | at_least
no less than 40 | at_least
a minimum of 40 | at_least
40 or more | at_least
40 and over | at_least
more than 40 | more_than
over 40 | more_than
well over 40 | more_than
exceeding 40 | more_than
at most 40 | at_most
up to 40 | at_most
no more than 40 | at_most
as many as 40 | at_most
40 or fewer | at_most
fewer than 40 | less_than
less than 40 | less_than
under 40 | less_than
below 40 | less_than
just under 40 | less_than
about 40 | about
around 40 | about
some 40 | about
roughly 40 | about
nearly 40 | about
almost 40 | about
an estimated 40 | about
approximately 40 | about
40 or so | about
40 | exact
exactly 40 | exact
only 40 | exact
"""


@pytest.mark.parametrize("row", EVERY_BOUND.strip().splitlines())
@pytest.mark.parametrize("form", ["They counted {} goats in it.", "They say {} goats fled."])
def test_every_bound_of_a_count(form, row):
    words, bound = row.split(" | ")
    (figure,) = read_sentence(form.format(words))
    assert (figure.low, figure.bound) == (40, bound)


ADDED = [
    ("He was fined £80 plus £30 costs.", ["exact", "exact"]),
    ("He was fined £80 plus 30 hours of work.", ["exact", "exact"]),
    ("He was fined £80 plus a day in jail.", ["exact"]),
    ("People aged 80 plus came.", ["at_least"]),
    ("It has 80-plus rooms.", None),
    ("It has 80+ rooms.", ["at_least"]),
    ("It has 80 + 40 rooms.", ["exact", "exact"]),
]


@pytest.mark.parametrize(("text", "found"), ADDED)
def test_plus_that_adds_and_plus_that_bounds(text, found):
    assert found is None or [figure.bound for figure in read_sentence(text)] == found
