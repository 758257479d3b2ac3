"""Digits that name something: glued to letters, in addresses, post codes, keys of machines."""

import pytest

from services.contracts.records import Block, Document, Section
from services.parser.figures.reader import read_sentence, readings


def excluded(text):
    document = Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),))
    return [reading.measure.excluded for reading in readings(document)]


IDENTIFIERS = [
    "COVID-19",
    "G7",
    "A4",
    "MP3",
    "5G",
    "H1-B",
    "F-16",
    "V-12",
    "TA-125",
    "epa10213500",
    "img_2041",
    "item #41",
    "x=40",
    "40_000",
    "681365594273267717",
    "9780306406157",
    "12 Mill Lane",
    "358 Old Brook Road",
    "Boston, MA 02134",
    "the '90s",
    "CO2",
    "last-32",
]


@pytest.mark.parametrize("words", IDENTIFIERS)
def test_a_name_or_code(words):
    text = f"They spoke of {words} again."
    assert read_sentence(text) == ()
    assert set(excluded(text)) == {"identifier"}


FIGURES = [
    ("with12,500 farms", 12_500),
    ("Around1.6 million people", 1_600_000),
    ("over40,000 people", 40_000),
    ("sub-500 firms", 500),
    ("about-40 men", 40),
    ("40 men", 40),
    ("40% of men", 40),
    ("40km away", 40),
    ("123456789012 men", 123_456_789_012),
    ("1,234,567,890,123 men", 1_234_567_890_123),
    ("12 Mill workers", 12),
    ("5-foot-10 men", 5 + 10 / 12),
]


@pytest.mark.parametrize(("words", "value"), FIGURES)
def test_a_figure_all_the_same(words, value):
    (figure,) = read_sentence(f"They spoke of {words} again.")
    assert figure.low == pytest.approx(value)
