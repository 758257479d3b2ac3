"""Which sentences and words stand inside quotation marks, in all styles of marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.quotations import quotations
from services.parser.figures.tokens import sentences, tokenize
from tests.effort import growth


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


OPENING = [
    ("“We lost goats,” she said.", True),
    ("“We” lost goats.", False),
    ("“We did.” She left.", True),
    ("She said “we lost goats”.", False),
    ("She said so.", False),
    ("“No,” she said.", True),
    ("“No way” is his goat.", False),
    ("“No way in” is his goat.", True),
    ("“We lost goats", True),
]


@pytest.mark.parametrize(("text", "within"), OPENING)
def test_whether_a_sentence_is_quoted_from_its_beginning(text, within):
    _, (mark, *_) = read(text)
    assert mark.within is within


PARAGRAPHS = [
    ("“We lost goats.\n“They fled.\n“Now it rains.”", [True, True, True], [True, True, False]),
    ("“We lost goats.”\nThey fled.", [True, False], [False, False]),
    ("“We lost goats. They fled.”", [True, True], [True, False]),
    ("He said “we lost goats. They fled.” It rains.", [False, True, False], [True, False, False]),
    ("He said “we” and “they”. It rains.", [False, False], [False, False]),
]


@pytest.mark.parametrize(("text", "within", "continues"), PARAGRAPHS)
def test_a_quotation_runs_on_over_sentences_and_not_over_paragraphs(text, within, continues):
    _, marks = read(text)
    assert [mark.within for mark in marks] == within
    assert [mark.continues for mark in marks] == continues


QUOTED = [
    ("He saw “two goats” there", ["two", "goats"]),
    ("He saw ‘the goat’ there", ["the", "goat"]),
    ("He saw ‘two goats’, there", ["two", "goats"]),
    ("He saw ‘farmers’ goats’.", ["farmers", "goats"]),
    ("He saw ‘the ’90 goat’ there", ["the", "goat"]),
    ("He saw two goats there", []),
    ("The farmer's “old” goat", ["old"]),
    ("The ’90s goats", []),
    ("He saw “two goats there", ["two", "goats", "there"]),
]


@pytest.mark.parametrize(("text", "words"), QUOTED)
def test_the_words_inside_the_marks(text, words):
    tokens, (mark,) = read(text)
    assert [tokens[i].text for i in sorted(mark.quoted) if tokens[i].kind == "word"] == words


PIECES = ["“", "”", "‘", "’", '"', "''", "we fled.", "He said", "\n", "goats' pen", "«", "»", ",", "No."]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_any_marks_give_runs_inside_their_sentence(text):
    tokens = tokenize(text)
    spans = sentences(text, tokens)
    marks = quotations(text, tokens, spans)
    assert len(marks) == len(spans)
    for mark, (first, past) in zip(marks, spans, strict=True):
        assert all(first <= i < past for i in mark.quoted)
        assert [i for run in mark.runs for i in range(*run)] == sorted(mark.quoted)
        assert not (mark.begins and mark.opens)


def test_the_work_grows_no_faster_than_the_text():
    def work(size):
        text = "“We fled,” he said. " * size
        tokens = tokenize(text)
        return quotations(text, tokens, sentences(text, tokens))

    assert growth(work, 100) < 1.3
