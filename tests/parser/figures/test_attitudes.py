"""Who is sure, afraid or willing: adjectives of mind after a form of "be", and what is no mind."""

import pytest

from services.parser.figures.attitudes import adjectives, felt
from services.parser.figures.reader import read_sentence
from services.parser.figures.tokens import tokenize


@pytest.mark.parametrize("adjective", sorted(adjectives()["that"]))
def test_an_adjective_with_that(adjective):
    assert read_sentence(f"Ann Hill was {adjective} that 40 goats would come.")[0].source == ("Ann Hill",)


@pytest.mark.parametrize("adjective", sorted(adjectives()["of"]))
@pytest.mark.parametrize("follower", ["of", "about"])
def test_an_adjective_with_of(adjective, follower):
    assert read_sentence(f"Ann Hill is {adjective} {follower} 40 goats.")[0].source == ("Ann Hill",)


@pytest.mark.parametrize("adjective", sorted(adjectives()["to"]))
def test_an_adjective_with_an_infinitive(adjective):
    assert read_sentence(f"Ann Hill is {adjective} to buy 40 goats.")[0].source == ("Ann Hill",)


WHO = [
    ("The bank is still very confident that 40 goats fled.", "bank"),
    ("Farmers remain worried that 40 goats fled.", "Farmers"),
    ("The mayor, Ann Hill, felt certain 40 goats had fled, and she was afraid that 12 were dead.", "she"),
    ("Ann Hill is clearly convinced that 40 goats fled.", "Ann Hill"),
]


@pytest.mark.parametrize(("text", "who"), WHO)
def test_adverbs_and_other_verbs_of_state_stand_between(text, who):
    assert read_sentence(text)[-1].source[0] == who


NOBODY = [
    "The road is ready for 40 trucks.",
    "The certain winner of 40 goats is late.",
    "A confident Ann Hill bought 40 goats.",
    "Ann Hill is certain to lose 40 goats.",
    "Ann Hill was angry when 40 goats fled.",
    "Ann Hill was happy after 40 days.",
    "It is certain that 40 goats fled.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_state_of_mind(text):
    assert read_sentence(text)[0].source == ()


def test_what_is_felt_ends_where_the_outlet_speaks_again():
    felt_and_done = read_sentence("Ann Hill is afraid of losing 40 goats, but she owns 12 cows.")
    assert [figure.source for figure in felt_and_done] == [("Ann Hill",), ()]


@pytest.mark.parametrize("text", ["confident that", "is confident", "is confident that", ""])
def test_nothing_is_felt_at_the_ends_of_a_sentence(text):
    tokens = tokenize(text)
    assert all(felt(tokens, i, (0, len(tokens))) == [] for i in range(len(tokens)))
