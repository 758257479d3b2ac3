"""Quotation marks and apostrophes after digits: inches and feet, or only punctuation."""

import pytest

from services.contracts.records import Block, Document, Section
from services.parser.figures.reader import read_sentence, readings

INCHES = [
    'It has a 6.1" screen.',
    'It has 24" wheels.',
    'They laid 3" pipes there.',
    "It has a 6.1″ screen.",
    'It has a 12"-wide blade.',
    'The board is 12" by itself.',
    "It has a 24'' screen.",
    "It has a 24” screen.",
]


@pytest.mark.parametrize("text", INCHES)
def test_a_mark_that_means_inches(text):
    (figure,) = read_sentence(text)
    assert (figure.kind, figure.unit) == ("length", "inch")


QUOTATIONS = [
    ('"We sold all 40" he said.', [("count", None)]),
    ('"We want 40", he said.', [("count", None)]),
    ('She said: "We sold 40"', [("count", None)]),
    ("“We sold all 40” he said.", [("count", None)]),
    ("“We sold 40” was all.", [("count", None)]),
    ("``We sold all 40'' he said.", [("count", None)]),
    ('"I won it twice" she said.', [("ratio", "times")]),
    ('"It lost 40%" he said.', [("percent", "percent")]),
    ('"It lost $40" he said.', [("money", "USD")]),
    ('"It lost 40 million" he said.', [("count", None)]),
]


@pytest.mark.parametrize(("text", "found"), QUOTATIONS)
def test_a_mark_that_closes_a_quotation(text, found):
    assert [(figure.kind, figure.unit) for figure in read_sentence(text)] == found


@pytest.mark.parametrize("mark", ['"', "”", "''"])
def test_a_year_before_a_closing_mark_is_a_year(mark):
    text = f'"We opened in 2010{mark} he said.'
    document = Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),))
    assert [reading.measure.excluded for reading in readings(document)] == ["year"]


HEIGHTS = [
    ("6'2\"", 6 + 2 / 12),
    ("5'11\"", 5 + 11 / 12),
    ("6’2”", 6 + 2 / 12),
    ("5-foot-10", 5 + 10 / 12),
    ("6-foot-1", 6 + 1 / 12),
    ("7-foot-0", 7),
]


@pytest.mark.parametrize(("words", "feet"), HEIGHTS)
def test_feet_and_inches_are_one_height(words, feet):
    (figure,) = read_sentence(f"She stands {words} tall.")
    assert (figure.kind, figure.unit, figure.text) == ("length", "foot", words)
    assert figure.low == figure.high == pytest.approx(feet)


def test_a_mark_after_a_height_is_still_inches():
    assert [figure.unit for figure in read_sentence('He is 6\'2" tall and owns a 24" screen.')] == ["foot", "inch"]


@pytest.mark.parametrize("words", ["the '90s", "12' screens and 40 more"])
def test_an_apostrophe_alone_is_no_foot(words):
    assert all(figure.unit != "foot" for figure in read_sentence(f"They showed {words}."))


SIZES = [
    ('A 6.1" screen broke.', 6.1, "inch"),
    ("A 12” pipe broke.", 12, "inch"),
    ("A 5″ nail bent.", 5, "inch"),
    ('The board is 4" x 6 feet.', 4, "inch"),
    ("He is 6'2\" tall.", 6 + 2 / 12, "foot"),
    ("He is 5’10” tall.", 5 + 10 / 12, "foot"),
]


@pytest.mark.parametrize(("text", "value", "unit"), SIZES)
def test_marks_of_length(text, value, unit):
    figure = read_sentence(text)[0]
    assert (figure.low, figure.unit) == (pytest.approx(value), unit)


QUOTED = [
    ("She said “we lost 12” and left.", 12),
    ('"We lost 12" was all she said.', 12),
    ("The class of '98 lost 12.", 12),
    ("He said ``we lost 12'' and left.", 12),
]


@pytest.mark.parametrize(("text", "value"), QUOTED)
def test_marks_that_close_a_quotation(text, value):
    assert [(figure.low, figure.unit) for figure in read_sentence(text)] == [(value, None)]
