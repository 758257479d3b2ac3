"""Numbers that are no figures, each with the type that it is given, and the figures that look like them."""

import pytest

from services.contracts.records import Block, Document, Section
from services.parser.figures.reader import read_sentence, readings


def excluded(text):
    document = Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),))
    return [reading.measure.excluded for reading in readings(document)]


TYPED = [
    ("The mill closed in {}.", ["1998", "2004", "2019", "2021", "1887"], ["year"]),
    ("The mill closed on {}.", ["28 September", "September 28", "3 March 2021", "March 3, 2021", "Sept. 28"], []),
    ("The mill opens at {}.", ["10:30", "10:30 pm", "8pm", "11 a.m."], []),
    ("The mill came {}.", ["1st", "2nd", "3rd", "22nd", "40th"], []),
    ("Call {} now.", ["555-123-4567", "020-7946-0000"], []),
    ("Turn to {} now.", ["Section 427", "Part 3", "Chapter 9", "Article 5", "Page 12"], ["name"]),
    ("The ward treats {}.", ["COVID-19", "G7", "A4", "MP3"], ["identifier"]),
    ("She holds the {}.", ["5G licence", "4G licence"], ["identifier"]),
    ("Rovers won {}.", ["3-1", "2-0", "21-14"], ["score"]),
]


@pytest.mark.parametrize(("sentence", "words", "types"), [(one, word, types) for one, words, types in TYPED for word in words])
def test_typed_and_left_out(sentence, words, types):
    text = sentence.format(words)
    assert read_sentence(text) == ()
    assert excluded(text) == types


PRONOUNS = [
    "No one came.",
    "The one that came left.",
    "One of the doors was locked.",
    "They met one another.",
    "One day it rained.",
]


@pytest.mark.parametrize("text", PRONOUNS)
def test_one_is_a_pronoun(text):
    assert read_sentence(text) == ()


FIGURES = [
    ("The town has 2000 wells.", 2000),
    ("The town has 1998 people.", 1998),
    ("One goat escaped.", 1),
    ("At least one farmer left.", 1),
    ("The team won by 3 points.", 3),
    ("The farm has 12 hectares.", 12),
    ("Some 555 goats fled.", 555),
]


@pytest.mark.parametrize(("text", "value"), FIGURES)
def test_a_figure_all_the_same(text, value):
    assert [figure.low for figure in read_sentence(text)] == [value]


@pytest.mark.parametrize("piece", ["9 ", "one ", "1, ", "$9 ", "9%, "])
def test_a_list_of_numbers_is_left_out(piece):
    assert read_sentence(piece * 200) == ()
