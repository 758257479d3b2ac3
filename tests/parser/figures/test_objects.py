"""Objects that show that a verb of speech tells nothing."""

import pytest

from services.parser.figures.cues import cues
from services.parser.figures.objects import Verb, clausal_object, tells_no_clause, untold
from services.parser.figures.reader import read_sentence
from services.parser.figures.tokens import tokenize
from services.parser.figures.wordlists import read_table


def verb_of(text):
    """The verb after the ^, with the words before it as its speaker."""
    before, _, after = text.partition("^")
    tokens = tokenize(before + after)
    i = len(tokenize(before))
    return Verb(tokens, i, cues().verbs[tokens[i].lower], (0, i), 0)


UNTOLD = [
    "The storm ^claimed 40 lives.",
    "Ann Hill ^said nothing of the goats.",
    "Ann Hill ^told the story to 40 children.",
    "Ann Hill ^told her parents, and they left.",
    "Ann Hill ^wrote a song in two hours.",
    "The hospital ^admitted 40 patients.",
    "Parliament ^confirmed 12 judges.",
]
TOLD = [
    "Ann Hill ^claimed 40 goats.",
    "Ann Hill ^claimed that 40 lives were lost.",
    "Ann Hill ^told her parents that 40 goats fled.",
    "Ann Hill ^told reporters 40, and left.",
    "Ann Hill ^said 40 goats had nothing.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_nothing_is_told(text):
    assert untold(verb_of(text))


@pytest.mark.parametrize("text", TOLD)
def test_something_is_told(text):
    assert not untold(verb_of(text))


CLAUSES = [
    ("Ann Hill ^wrote 40 goats had fled.", False),
    ("Ann Hill ^wrote 40 books.", True),
    ("Ann Hill ^thought for two minutes before she left.", True),
    ("Ann Hill ^ordered 40 goats from the farm.", True),
    ("Ann Hill ^ordered the sale of 40 goats.", False),
    ("Ann Hill ^counted 40 goats.", False),
    ("The maker ^recalled 40 cars.", True),
    ("The maker ^recalled 40 cars had burned.", False),
    ("Ann Hill ^ordered two goats.", True),
    ("The court ^rejected 40 appeals.", True),
    ("The court ^rejected the claim of 40 farmers.", False),
]


@pytest.mark.parametrize(("text", "silent"), CLAUSES)
def test_a_mere_object_of_a_verb_that_takes_a_clause(text, silent):
    assert tells_no_clause(verb_of(text)) is silent


@pytest.mark.parametrize(
    ("text", "clause"), [("9 goats would be sold", True), ("9 goats", False), ("9 goats, would", False), ("", False)]
)
def test_a_clause_without_that(text, clause):
    assert clausal_object(tokenize(text), 0) is clause


def test_the_lexicon_names_verbs_of_speech():
    assert set(read_table("attribution")["unspoken"]) <= set(cues().verbs.values())


def test_the_same_verb_speaks_with_another_object():
    assert read_sentence("The rebels claimed 31 lives.")[0].source == ()
    assert read_sentence("The rebels claimed 31 attacks.")[0].source == ("rebels",)
