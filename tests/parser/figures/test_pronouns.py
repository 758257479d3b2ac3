"""When "one" counts and when it is a pronoun or an article."""

import pytest

from tests.readings import left_out, values

COUNTS = [
    "At least one farmer left.",
    "One goat escaped.",
    "They lost one game.",
    "Only one injured man was found.",
    "It took one hour.",
    "It was a one-mile walk.",
    "It ended in one day.",
    "The walk of that one mile was hard.",
    "Every one percent counts.",
    "One or two left.",
    "One to three men left.",
    "It needs one euro.",
    "One in five left.",
    "One of five goats left.",
    "One US gallon is left.",
    "He broke one hand.",
]


@pytest.mark.parametrize("text", COUNTS)
def test_counts(text):
    assert values(text)


PRONOUNS = [
    "No one came.",
    "Any one will do.",
    "The one who came left.",
    "This one is red.",
    "Each one is red.",
    "The last one left.",
    "That one's red.",
    "One says so.",
    "One provided a paper.",
    "The one many have seen is red.",
    "One thing is sure.",
    "One day he left.",
    "One another met.",
    "On one hand, it rained.",
    "A new one came.",
    "Which one is it?",
]


@pytest.mark.parametrize("text", PRONOUNS)
def test_pronoun(text):
    assert values(text) == []


PARTITIVE = [
    "One of the goats left.",
    "One of its goats left.",
    "One of these goats left.",
    "One of France's towns left.",
    "He is one of my men.",
]


@pytest.mark.parametrize("text", PARTITIVE)
def test_one_of_a_whole_is_a_partitive(text):
    assert [reason for _, reason in left_out(text)] == ["partitive"]


BEFORE_COUNTS = ["only", "just", "at least", "about", "more than", "killed", "lost", "with"]


@pytest.mark.parametrize("before", BEFORE_COUNTS)
def test_one_before_a_noun_counts(before):
    assert values(f"They said {before} one goat was red.") == [1]


UNITS = ["mile", "hour", "euro", "percent", "kilo", "litre", "metre", "week", "year"]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("form", ["It lasted one {}.", "It took about one {} of it.", "A one-{} cut."])
def test_one_before_a_unit_counts(form, unit):
    assert values(form.format(unit)) == [1]


DETERMINED = ["no", "any", "some", "this", "that", "which", "each", "last", "every"]


@pytest.mark.parametrize("before", DETERMINED)
def test_one_after_a_determiner_is_a_pronoun(before):
    assert values(f"I saw {before} one there.") == []


VERBS = ["is", "was", "says", "went", "can", "had", "will", "fell"]


@pytest.mark.parametrize("verb", VERBS)
def test_one_before_a_verb_is_a_pronoun(verb):
    assert values(f"There one {verb} so.") == []
