"""Whether a plural noun follows a number, and the very next word is one."""

import pytest

from services.parser.figures.plurals import counted_next, counts, plural
from services.parser.figures.tokens import tokenize

FOLLOWS = [
    ("people", True),
    ("young people", True),
    ("newly built homes", True),
    ("Food and Drug officials", True),
    ("coal-fired plants", True),
    ("broken windows", True),
    ("TDs", True),
    ("of the people", False),
    (", people", False),
    ("run plants", False),
    ("very old and broken things", False),
    ("man", False),
    ("", False),
]


@pytest.mark.parametrize(("words", "found"), FOLLOWS)
def test_a_plural_follows(words, found):
    assert counts(tokenize(f"2000 {words}"), 1) is found


NEXT = [
    ("people", True),
    ("prices", True),
    ("votes", True),
    ("deaths", True),
    ("young people", False),
    ("People", False),
    ("says", False),
    ("man", False),
    ("", False),
]


@pytest.mark.parametrize(("words", "found"), NEXT)
def test_the_next_word_is_a_plural(words, found):
    assert counted_next(tokenize(f"2000 {words}"), 1) is found


@pytest.mark.parametrize(
    ("word", "found"), [("goats", True), ("TDs", True), ("MPs", True), ("goat", False), ("As", False), ("NASA", False)]
)
def test_plural(word, found):
    assert plural(tokenize(word)[0]) is found
