"""What a word can be, by lexicon and ending."""

import pytest

from services.parser.figures.grammar import (
    auxiliaries,
    is_adverb,
    is_attributive,
    is_base_form,
    is_function,
    is_plural,
    is_verb,
    lemmas,
)
from services.parser.figures.lexicon import inflections

PLURALS = ["men", "women", "children", "people", "police", "troops", "nurses", "cities", "boxes", "sheep", "lives", "cars"]
NO_PLURALS = [
    "bus",
    "virus",
    "crisis",
    "analysis",
    "loss",
    "class",
    "less",
    "has",
    "gas",
    "physics",
    "nurse",
    "city",
    "is",
    "tennis",
]


@pytest.mark.parametrize("word", PLURALS)
def test_plural_nouns(word):
    assert is_plural(word)


@pytest.mark.parametrize("word", NO_PLURALS)
def test_words_in_s_that_are_no_plurals(word):
    assert not is_plural(word)


@pytest.mark.parametrize("word", ["sales", "sports", "arms", "police", "staff"])
def test_plurals_that_stand_before_a_noun(word):
    assert is_attributive(word)


@pytest.mark.parametrize("word", ["rapidly", "recently", "sharply", "nearly", "officially"])
def test_adverbs(word):
    assert is_adverb(word)


@pytest.mark.parametrize("word", ["family", "daily", "supply", "italy", "july", "elderly", "early", "fly", "rally", "only"])
def test_words_in_ly_that_are_no_adverbs(word):
    assert not is_adverb(word)


@pytest.mark.parametrize("word", ["the", "and", "of", "which", "itself", "we've", "i'm", "thats", "has", "would", "didnt"])
def test_function_words(word):
    assert is_function(word)


@pytest.mark.parametrize("word", ["nurse", "rise", "young", "levy", "leeds"])
def test_words_that_carry_meaning(word):
    assert not is_function(word)


VERBS = [
    ("rose", "rise"),
    ("risen", "rise"),
    ("rises", "rise"),
    ("rising", "rise"),
    ("fled", "flee"),
    ("cut", "cut"),
    ("cutting", "cut"),
    ("planned", "plan"),
    ("labeled", "label"),
    ("labelled", "label"),
    ("traveling", "travel"),
    ("travelling", "travel"),
    ("carried", "carry"),
    ("carries", "carry"),
    ("agreed", "agree"),
    ("dying", "die"),
    ("sold", "sell"),
    ("paid", "pay"),
]


@pytest.mark.parametrize(("form", "lemma"), VERBS)
def test_the_lemma_of_a_form(form, lemma):
    assert is_verb(form)
    assert lemmas()[form] == lemma


@pytest.mark.parametrize("word", ["nurse", "river", "sevenfold", "leeds", ""])
def test_words_that_are_no_verbs(word):
    assert not is_verb(word)


@pytest.mark.parametrize("word", ["is", "were", "has", "would", "cannot", "didnt", "couldn't"])
def test_auxiliaries_are_verbs_too(word):
    assert word in auxiliaries()
    assert is_verb(word)


@pytest.mark.parametrize(("word", "plain"), [("range", True), ("drop", True), ("cut", False), ("rose", False), ("be", False)])
def test_a_plain_form_that_is_no_past(word, plain):
    assert is_base_form(word) is plain


FORMS = [
    ("flee", {"flee", "flees", "fleeing", "fled"}),
    ("stop", {"stop", "stops", "stopping", "stopped"}),
    ("label", {"label", "labels", "labelling", "labelled", "labeling", "labeled"}),
    ("carry", {"carry", "carries", "carrying", "carried"}),
    ("die", {"die", "dies", "dying", "died"}),
    ("agree", {"agree", "agrees", "agreeing", "agreed"}),
    ("take refuge", {"take refuge", "takes refuge", "taking refuge", "took refuge", "taken refuge"}),
]


@pytest.mark.parametrize(("lemma", "forms"), FORMS)
def test_the_forms_of_a_verb(lemma, forms):
    assert set(inflections(lemma)) == forms


@pytest.mark.parametrize("word", ["goats", "people", "children", "men", "women", "deaths", "families", "buses", "homes"])
def test_plurals(word):
    assert is_plural(word)


@pytest.mark.parametrize("word", ["goat", "glass", "bus", "crisis", "virus", "physics", "man", "as", "is"])
def test_singulars_in_s(word):
    assert not is_plural(word)


@pytest.mark.parametrize("word", ["said", "rises", "fell", "was", "has", "will", "going"])
def test_verbs(word):
    assert is_verb(word)


@pytest.mark.parametrize("word", ["goat", "town", "seven", "red"])
def test_words_of_content(word):
    assert not is_function(word)
    assert not is_verb(word)
