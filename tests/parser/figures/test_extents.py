"""Where reported speech ends, and whether anything is said after a speaker."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.extents import end_of_speech, says_no_more, shuts
from services.parser.figures.tokens import tokenize
from tests.effort import growth

ENDS = [
    ("40 goats escaped.", "40 goats escaped."),
    ("40 goats escaped, leaving 12 behind.", "40 goats escaped"),
    ("40 goats escaped, including 12 kids.", "40 goats escaped, including 12 kids."),
    ("40 goats escaped, according to him.", "40 goats escaped, according to him."),
    ("40 goats escaped, saying so.", "40 goats escaped, saying so."),
    ("40 goats escaped, but 12 came back.", "40 goats escaped"),
    ("40 goats escaped, but leaving 12 behind.", "40 goats escaped, but leaving 12 behind."),
    ("40 goats escaped, and he sold 12.", "40 goats escaped"),
    ("40 goats escaped, and to sell 12 is wrong.", "40 goats escaped"),
    ("40 goats escaped, and Hill sold 12.", "40 goats escaped"),
    ("40 goats escaped, and 12 came back.", "40 goats escaped, and 12 came back."),
    ("40 goats escaped, cows and all.", "40 goats escaped, cows and all."),
    ("40 goats escaped - they were old.", "40 goats escaped"),
    ("40 goats - most of them old - escaped.", "40 goats - most of them old - escaped."),
    ("40 goats escaped - including 12 kids.", "40 goats escaped - including 12 kids."),
    ("40 goats escaped -- including 12 kids.", "40 goats escaped -- including 12 kids."),
    ("40 20-year-old goats escaped.", "40 20-year-old goats escaped."),
    ("“40 goats escaped, leaving 12 behind,” it said.", "“40 goats escaped, leaving 12 behind,” it said."),
    ("40 goats escaped” on Monday.", "40 goats escaped"),
    ("the farmers' 40 goats escaped.", "the farmers' 40 goats escaped."),
]


@pytest.mark.parametrize(("text", "speech"), ENDS)
def test_where_the_outlet_speaks_again(text, speech):
    tokens = tokenize(text)
    end = end_of_speech(tokens, 0, len(tokens), named=False)
    assert text[: tokens[end - 1].end] == speech


@pytest.mark.parametrize(("text", "name"), [("a shame, 40 feet long.", "a shame"), ("“a shame” of 40 feet.", "“a shame")])
def test_a_mere_name_ends_at_its_comma_or_closing_mark(text, name):
    tokens = tokenize(text)
    end = end_of_speech(tokens, 0, len(tokens), named=True)
    assert text[: tokens[end - 1].end] == name


SHUT = [
    ("word”", 1, True),
    ("word.”", 2, True),
    ("“word", 0, False),
    ("goats' pen", 1, False),
    ("goats.' He", 2, True),
    ("a ” b", 1, False),
]


@pytest.mark.parametrize(("text", "at", "closes"), SHUT)
def test_which_marks_close_a_quotation(text, at, closes):
    assert shuts(tokenize(text), at) is closes


NO_MORE = [
    ("", True),
    (".", True),
    (", he", True),
    ("on Monday.", True),
    ("in Kent on Monday.", True),
    ("in a long letter to the council of the old town.", True),
    ("in a long letter that pleased the council of the old town and all.", False),
    ("in a long letter to all the 40 councils of the old town and all.", False),
    ("in a long letter, which pleased the council of the old town and all.", False),
    ("40 goats.", False),
    ("that 40 goats fled.", False),
    ("“40 goats”.", False),
]


@pytest.mark.parametrize(("text", "nothing"), NO_MORE)
def test_whether_nothing_is_said_after_the_verb(text, nothing):
    tokens = tokenize(text)
    assert says_no_more(tokens, 0, len(tokens)) is nothing


PIECES = ["40 goats", ", and he", ", but", " - ", "“", "”", ", leaving", "'", "said", ".", " -- including", ", according to"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join), st.booleans())
def test_speech_ends_within_the_sentence(text, named):
    tokens = tokenize(text)
    assert 0 <= end_of_speech(tokens, 0, len(tokens), named) <= len(tokens)


def test_the_work_grows_no_faster_than_the_sentence():
    def work(size):
        tokens = tokenize("40 goats, cows and “hens” " * size)
        return end_of_speech(tokens, 0, len(tokens), named=False)

    assert growth(work, 50) < 1.3
