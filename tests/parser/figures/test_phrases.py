"""Tables of phrases: the longest that fits wins, forwards and backwards."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.phrases import Phrases
from services.parser.figures.tokens import tokenize

TABLE = Phrases({"more than": "b", "more": "a", "more than a few": "c", "U.S.": "d", "twenty-two": "e", "per cent": "f"})
AHEAD = [
    ("more goats", 0, ("a", 1)),
    ("more than 40", 0, ("b", 2)),
    ("more than a few goats", 0, ("c", 4)),
    ("more than a", 0, ("b", 2)),
    ("no more than 40", 1, ("b", 2 + 1)),
    ("MORE THAN 40", 0, ("b", 2)),
    ("the U.S. farm", 1, ("d", 2)),
    ("twenty-two goats", 0, ("e", 3)),
    ("twenty two goats", 0, None),
    ("goats", 0, None),
    ("more", 1, None),
    ("more", -1, None),
    ("", 0, None),
]


@pytest.mark.parametrize(("text", "at", "hit"), AHEAD)
def test_the_longest_phrase_that_begins_here(text, at, hit):
    assert TABLE.ahead(tokenize(text), at) == hit


BEHIND = [
    ("40 per cent of", 3, ("f", 1)),
    ("no more than 40", 3, ("b", 1)),
    ("more than a few", 4, ("c", 0)),
    ("a few more", 3, ("a", 2)),
    ("cent", 1, None),
    ("per", 1, None),
    ("more", 0, None),
    ("more", 2, None),
    ("", 0, None),
]


@pytest.mark.parametrize(("text", "past", "hit"), BEHIND)
def test_the_longest_phrase_that_ends_here(text, past, hit):
    assert TABLE.behind(tokenize(text), past) == hit


def test_the_first_and_second_words_of_the_table():
    assert {"more", "u.s.", "twenty", "per"} == TABLE.firsts
    assert {"than", "-", "cent"} == TABLE.seconds


def test_an_empty_table_has_nothing():
    nothing = Phrases({})
    assert nothing.ahead(tokenize("more"), 0) is None
    assert nothing.behind(tokenize("more"), 1) is None
    assert not nothing.firsts


WORDS = st.lists(st.sampled_from("more than a few goats per cent twenty - two".split()), max_size=8).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(WORDS)
def test_what_is_found_forwards_is_found_backwards(text):
    tokens = tokenize(text)
    for i in range(len(tokens)):
        if hit := TABLE.ahead(tokens, i):
            value, past = hit
            back = TABLE.behind(tokens, past)
            assert back is not None
            assert back[1] <= i
            assert i < past <= len(tokens)
            assert value in "abcdef"
