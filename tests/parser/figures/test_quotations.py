"""Which sentences and words stand inside quotation marks, in all styles of marks."""

import pytest

from services.parser.figures.quotations import quotations
from services.parser.figures.tokens import sentences, tokenize


def read(text):
    tokens = tokenize(text)
    spans = sentences(text, tokens)
    return tokens, quotations(text, tokens, spans)


STYLES = ["“{}”", '"{}"', "«{}»", "„{}“", "''{}''", "``{}''", "‘{}’"]


@pytest.mark.parametrize("style", STYLES)
def test_words_between_marks_are_quoted(style):
    tokens, (mark,) = read(f"She said {style.format('we lost goats.')} on Monday")
    assert {tokens[i].text for i in mark.quoted} >= {"we", "lost", "goats"}
    assert not {"She", "said", "Monday"} & {tokens[i].text for i in mark.quoted}
    assert not mark.within


@pytest.mark.parametrize("style", [style for style in STYLES if style != "„{}“"])
def test_a_quotation_over_sentences_begins_and_continues(style):
    _, marks = read(style.format("We lost goats. Then some came back. Now it is quiet.") + " Ann said so.")
    assert [mark.within for mark in marks] == [True, True, True, False]
    assert [mark.opens for mark in marks] == [True, False, False, False]
    assert [mark.begins for mark in marks] == [False, True, True, False]
    assert [mark.continues for mark in marks] == [True, True, False, False]


@pytest.mark.parametrize("word", ["don’t", "farmers’ goats", "Hill's"])
def test_an_apostrophe_closes_nothing(word):
    _, marks = read(f"‘We {word} lose. It is fine.’")
    assert [mark.within for mark in marks] == [True, True]


def test_a_mark_of_another_kind_does_not_close():
    _, marks = read("“He asked ‘Where?’ twice. They left.”")
    assert [mark.within for mark in marks] == [True, True]


def test_a_quotation_left_open_ends_with_its_paragraph():
    _, marks = read("“We lost goats.\nThe pen is empty.")
    assert [(mark.within, mark.paragraph) for mark in marks] == [(True, True), (False, True)]


@pytest.mark.parametrize(("text", "within"), [("“She” is my goat.", False), ("“She is,” they said.", True), ("“No.”", True)])
def test_a_quoted_word_or_two_begin_no_quotation(text, within):
    _, (mark, *_) = read(text)
    assert mark.within is within


def test_the_runs_of_quoted_words():
    tokens, (mark,) = read("He saw “two goats” and “one cow” there")
    assert [[token.text for token in tokens[first + 1 : past]] for first, past in mark.runs] == [["two", "goats"], ["one", "cow"]]


def test_nothing_is_quoted_without_marks():
    _, (mark,) = read("Nobody said anything")
    assert (mark.quoted, mark.runs, mark.within, mark.continues) == (frozenset(), [], False, False)
