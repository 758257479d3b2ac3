"""The noun phrases that can name a speaker, after a cue and before a verb; and words that name nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.names import before_honorific, documents, is_document, name_ahead, name_behind
from services.parser.figures.tokens import tokenize


def shown(text, tokens, span):
    return text[tokens[span[0]].start : tokens[span[1] - 1].end] if span else None


AHEAD = [
    ("the Gazette.", "Gazette"),
    ("a Gazette poll of farmers, which", "Gazette poll of farmers"),
    ("Ann Hill, a farmer", "Ann Hill"),
    ("Ann M. Hill said", "Ann M. Hill"),
    ("Dr. Hill of Kent", "Hill of Kent"),
    ("Hill & Sons in Kent", "Hill & Sons in Kent"),
    ("the farmer's wife who", "farmer's wife"),
    ("most farmers who", "farmers"),
    ("its own figures that", "own figures"),
    ("two police officers.", "two police officers"),
    ("12 police officers.", "police officers"),
    ("officials in Kent and Ostend, and", "officials in Kent and Ostend"),
    ("the Gazette on Monday", "Gazette"),
    ("the Friends of Monday", "Friends of Monday"),
    ("FEMA officials on", "FEMA officials"),
    ("USA TODAY/Kent figures", "USA TODAY/Kent figures"),
    ("the Covid-19 report", "Covid-19 report"),
    ("them, 40", "them"),
    ("he said", "he"),
    ("which said", None),
    ("of the", None),
    (", 40", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "name"), AHEAD)
def test_the_name_after_a_cue(text, name):
    tokens = tokenize(text)
    assert shown(text, tokens, name_ahead(tokens, 0, len(tokens))) == name


BEHIND = [
    ("the mayor", "mayor"),
    ("the mayor of the old town", "mayor of the old town"),
    ("and then the mayor", "mayor"),
    ("Ann Hill", "Ann Hill"),
    ("when Ann Hill", "Ann Hill"),
    ("Hill and Day", "Hill and Day"),
    ("goats and Hill", "Hill"),
    ("a deal the mayor", "mayor"),
    ("the farmer's wife", "farmer's wife"),
    ("Hill & Sons", "Hill & Sons"),
    ("FEMA", "FEMA"),
    ("officials", "officials"),
    ("the findings", "findings"),
    ("based in Kent, the mayor", "mayor"),
    ("released in Kent", "Kent"),
    ("she", "she"),
    ("The old they", "they"),
    ("it", None),
    ("which", None),
    ("nobody", None),
    ("Monday", None),
    ("those years", None),
    ("the coming weeks", None),
    ("recent years", "recent years"),
    ("some 40 percent", None),
    ("40 percent of farmers", None),
    ("40", None),
    ("running", None),
    ("running goats", "goats"),
    ("quickly", None),
    ("Kelly", "Kelly"),
    ("", None),
]


@pytest.mark.parametrize(("text", "name"), BEHIND)
def test_the_name_before_a_verb(text, name):
    tokens = tokenize(text)
    assert shown(text, tokens, name_behind(tokens, len(tokens), 0)) == name


@pytest.mark.parametrize(
    ("text", "document"), [("a survey of goats", True), ("officials", True), ("the mayor", False), ("goats", False)]
)
def test_documents_speak_without_an_owner(text, document):
    tokens = tokenize(text)
    assert is_document(tokens, (0, len(tokens))) is document


def test_every_document_of_the_lexicon_can_be_named():
    for noun in documents():
        tokens = tokenize(f"the {noun}")
        assert name_behind(tokens, len(tokens), 0) is not None, noun


@pytest.mark.parametrize(
    ("text", "at"), [("Mr. Hill", 0), ("Mr Hill", 0), ("said Mrs. Hill", 1), ("mr. Hill", 2), ("Hill", 0), ("it. Hill", 2)]
)
def test_a_title_before_the_name(text, at):
    tokens = tokenize(text)
    assert before_honorific(tokens, len(tokens) - 1, 0) == at


WORDS = ["Ann", "Hill", "the", "of", "mayor", "said", "40", ".", ",", "&", "'s", "-", "which", "percent", "years", "and", "he"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_a_name_lies_within_its_bounds(text):
    tokens = tokenize(text)
    for at in range(len(tokens) + 1):
        ahead, behind = name_ahead(tokens, at, len(tokens)), name_behind(tokens, at, 0)
        assert ahead is None or at <= ahead[0] < ahead[1] <= len(tokens)
        assert behind is None or 0 <= behind[0] < behind[1] <= at


NEAR = [
    ("sources close to the talks", "sources close to the talks"),
    ("people familiar with the planning for Sunday's vote", "people familiar with the planning for Sunday's vote"),
    ("Aides to the governor", "Aides to the governor"),
    ("economists polled by the agency", "economists polled by the agency"),
    ("a group led by Ann Hill", "group led by Ann Hill"),
    ("the auditors' letter", "auditors' letter"),
    ("He came close to the farmers", "farmers"),
    ("They gave it to the governor", "governor"),
    ("The wall was built by the town", "town"),
]


@pytest.mark.parametrize(("text", "name"), NEAR)
def test_what_says_more_of_a_speaker_belongs_to_his_name(text, name):
    tokens = tokenize(text)
    assert shown(text, tokens, name_behind(tokens, len(tokens), 0)) == name
