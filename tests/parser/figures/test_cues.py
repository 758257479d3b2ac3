"""The attribution lexicon: every verb by all its forms, and no contradiction among its lists."""

import pytest

from services.parser.figures.claims import claim_nouns
from services.parser.figures.cues import cues
from services.parser.figures.tokens import tokenize
from services.parser.figures.wordlists import read_table

FORMS = [
    ("say", "says said saying"),
    ("tell", "tells told telling"),
    ("report", "reports reported reporting"),
    ("deny", "denies denied denying"),
    ("write", "writes wrote written writing"),
    ("think", "thinks thought thinking"),
    ("plan", "plans planned planning"),
    ("find", "finds found finding"),
    ("admit", "admits admitted admitting"),
    ("predict", "predicts predicted predicting"),
    ("swear", "swears swore sworn swearing"),
    ("vow", "vows vowed vowing"),
    ("label", "labels labelled labeled labelling"),
]


@pytest.mark.parametrize(("verb", "forms"), FORMS)
def test_every_form_of_a_verb_of_speech_is_known(verb, forms):
    assert {cues().verbs.get(form) for form in forms.split()} == {verb}


@pytest.mark.parametrize("word", ["goat", "walked", "sleeps", "of", ""])
def test_other_words_are_no_verbs_of_speech(word):
    assert word not in cues().verbs


@pytest.mark.parametrize("name", ["direct", "intended", "directed", "inverted", "passive", "acting"])
def test_the_verbs_of_a_list_are_known_verbs(name):
    listed = getattr(cues(), name)
    unknown = listed - set(read_table("attribution")["verbs"]) - {"forbid", "volunteer", "opt"}
    assert not unknown
    assert listed


@pytest.mark.parametrize("name", ["verbs", "direct", "before", "documents", "possessed", "unowned", "opening"])
def test_no_list_is_empty_or_has_capitals(name):
    listed = read_table("attribution")[name]
    assert listed
    assert all(word == word.lower() for word in listed)


@pytest.mark.parametrize("phrase", ["according to", "citing", "as reported by", "figures from", "a report by"])
def test_cues_before_a_name(phrase):
    tokens = tokenize(phrase)
    start = 1 if phrase.startswith("a ") else 0
    assert cues().before.ahead(tokens, start) == (phrase.removeprefix("a "), len(tokens))


def test_every_word_that_can_begin_a_cue_is_listed():
    assert {"said", "according", "plan", "reports", "in", ":"} <= cues().words
    assert not {"goat", "the", "of"} & cues().words


def test_nouns_of_speech_are_owned_or_not():
    owned, unowned, opening = claim_nouns()
    assert "plan" in owned
    assert "rumours" in unowned - owned
    assert {"poll", "survey"} <= opening


def test_a_verb_that_acts_as_well_is_an_event_and_may_speak():
    assert cues().verbs["charged"] == "charge"
    assert not cues().speaks("charged")
    assert cues().speaks("said")
    assert not cues().speaks("walked")


def test_each_word_that_can_begin_a_cue_is_of_a_class():
    table = cues()
    assert table.words == table.leading | table.nouns | table.attitudes | frozenset(table.verbs)
