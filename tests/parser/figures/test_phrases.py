"""Tables of phrases: the longest that fits, forwards and backwards, and nothing past the ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.figures.phrases import Phrases
from services.parser.figures.tokens import tokenize

TABLE = Phrases({"mile": 1, "mile per hour": 2, "per hour": 3, "square mile": 4, "°c": 5})
WORDS = ["mile", "per", "hour", "square", "a"]

AHEAD = [
    ("mile per hour", 0, (2, 3)),
    ("mile per day", 0, (1, 1)),
    ("mile per", 0, (1, 1)),
    ("Mile", 0, (1, 1)),
    ("square mile", 0, (4, 2)),
    ("square", 0, None),
    ("per hour", 0, (3, 2)),
    ("a mile", 1, (1, 2)),
    ("a mile", 2, None),
    ("a mile", -1, None),
    ("°C", 0, (5, 2)),
    ("", 0, None),
]


@pytest.mark.parametrize(("text", "i", "found"), AHEAD)
def test_ahead(text, i, found):
    assert TABLE.ahead(tokenize(text), i) == found


BEHIND = [
    ("a mile per hour", 4, (2, 1)),
    ("a square mile", 3, (4, 1)),
    ("mile", 1, (1, 0)),
    ("hour", 1, None),
    ("mile", 0, None),
    ("mile", 2, None),
]


@pytest.mark.parametrize(("text", "i", "found"), BEHIND)
def test_behind(text, i, found):
    assert TABLE.behind(tokenize(text), i) == found


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.integers(min_value=-2, max_value=10))
def test_what_is_found_ahead_is_found_behind_from_its_end(words, i):
    tokens = tokenize(" ".join(words))
    if (hit := TABLE.ahead(tokens, i)) is not None:
        back = TABLE.behind(tokens, hit[1])
        assert back is not None
        assert back[1] <= i


def test_the_words_that_phrases_begin_with():
    assert TABLE.firsts == {"mile", "per", "square", "°"}
    assert TABLE.seconds == {"per", "hour", "mile", "c"}
