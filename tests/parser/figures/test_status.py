"""Fact, plan, possibility or denial, by the words of the figure's own clause."""

import pytest

from services.contracts.records import Bound, Kind, Status
from services.parser.figures.ranges import Measure
from services.parser.figures.reader import read_sentence
from services.parser.figures.status import clause_of, governing, status_of
from services.parser.figures.tokens import tokenize
from services.parser.figures.wordlists import read_table

SENTENCES = [
    ("The farm bought 40 goats.", "reported"),
    ("The farm will buy 40 goats.", "planned"),
    ("The farm aims to buy 40 goats.", "planned"),
    ("The farm is expected to buy 40 goats.", "planned"),
    ("The farm has a target of 40 goats.", "planned"),
    ("The farm proposed buying 40 goats.", "planned"),
    ("There were 40 goats to be sold.", "planned"),
    ("Goats, possibly 40 of them, escaped.", "possible"),
    ("The farm might buy 40 goats.", "possible"),
    ("There was a risk of 40 goats escaping.", "possible"),
    ("If 40 goats escape, the farm closes.", "possible"),
    ("The farm denied that 40 goats escaped.", "denied"),
    ("The farm dismissed talk of 40 goats.", "denied"),
    ("The claim that 40 goats escaped was untrue.", "denied"),
    ("The loss would mean 40 goats.", "reported"),
    ("That could, the mayor said, be denied: 40 goats escaped.", "reported"),
    ("The farm will grow. It has 40 goats.", "reported"),
]


@pytest.mark.parametrize(("text", "status"), SENTENCES)
def test_the_words_before_and_after_decide(text, status):
    assert read_sentence(text)[0].status == status


@pytest.mark.parametrize(
    ("event", "status"),
    [("mobilisation", Status.PLANNED), ("payment", Status.PLANNED), ("death", Status.REPORTED), (None, Status.REPORTED)],
)
def test_an_announcement_is_a_plan_of_what_can_be_announced(event, status):
    tokens = tokenize("The army announced 40 more")
    assert status_of(tokens, (3, 4), (0, 5), event) is status


def test_denial_goes_before_possibility_and_that_before_plan():
    tokens = tokenize("They denied that they may or will buy 40")
    assert status_of(tokens, (8, 9), (0, 9), None) is Status.DENIED
    assert status_of(tokens, (8, 9), (2, 9), None) is Status.POSSIBLE
    assert status_of(tokens, (8, 9), (5, 9), None) is Status.PLANNED
    assert status_of(tokens, (8, 9), (7, 9), None) is Status.REPORTED


def test_words_far_ahead_or_behind_do_not_govern():
    before = tokenize("will " + "so " * 20 + "40")
    assert governing(before, (21, 22), (0, 22)) == []
    after = tokenize("40 " + "so " * 10 + "denied")
    assert governing(after, (0, 1), (0, 12)) == []


def test_a_colon_or_semicolon_ends_what_governs():
    tokens = tokenize("They will see ; they may buy 40 , if so")
    assert [(name, tokens[first].text) for name, (first, _) in governing(tokens, (7, 8), (0, 11))] == [("possible", "may")]


WORDS = read_table("status")


@pytest.mark.parametrize("phrase", WORDS["planned"])
def test_every_word_of_a_plan(phrase):
    assert status_of(*around(f"The farm {phrase} 40 goats"), None) is Status.PLANNED


@pytest.mark.parametrize("phrase", WORDS["possible"])
def test_every_word_of_a_possibility(phrase):
    assert status_of(*around(f"The farm {phrase} 40 goats"), None) is Status.POSSIBLE


@pytest.mark.parametrize("phrase", WORDS["denied"])
def test_every_word_of_a_denial(phrase):
    assert status_of(*around(f"The farm {phrase} 40 goats"), None) is Status.DENIED


@pytest.mark.parametrize("phrase", WORDS["reported"])
def test_words_that_only_look_like_a_plan(phrase):
    assert status_of(*around(f"The farm {phrase} 40 goats"), None) is Status.REPORTED


def around(text):
    """The tokens of a text, those of its number, and the whole of it as its clause."""
    tokens = tokenize(text)
    at = next(i for i, token in enumerate(tokens) if token.kind == "digits")
    return tokens, (at, at + 1), (0, len(tokens))


def test_the_clause_of_a_figure_lies_between_its_neighbours():
    def measure(first, past, excluded=None):
        return Measure(first, past, (first, past), 1, 1, Bound.EXACT, Kind.COUNT, None, "digits", 1, excluded)

    found = [measure(2, 3), measure(5, 6, "year"), measure(8, 9)]
    assert [clause_of((0, 12), found, k) for k in range(3)] == [(0, 8), (3, 8), (3, 12)]


def test_no_word_is_on_two_lists():
    listed = [word for name in ("reported", "planned", "possible", "denied", "announced") for word in WORDS[name]]
    assert len(listed) == len(set(listed)), sorted(word for word in listed if listed.count(word) > 1)
