"""Lines of a text, read only where they hold a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.figures.lexicon import english
from services.parser.figures.passages import Passage, lines

TEXT = "First line.\n\nThe second says: so.\nA third, with “marks”. And more:\n"


def test_lines_cover_what_is_not_empty():
    assert [TEXT[line.start : line.end] for line in lines(TEXT, 0, len(TEXT))] == [line for line in TEXT.split("\n") if line]


def test_lines_of_a_part():
    assert [TEXT[line.start : line.end] for line in lines(TEXT, 6, 23)] == ["line.", "The second"]
    assert list(lines(TEXT, 5, 5)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $5", True),
        ("About ½ of it", True),
        ("٣ goats", True),
        ("A hundred goats", True),
        ("forty-two goats", True),
        ("Sales DOUBLED", True),
        ("a goat", False),
        ("someone often gone", False),
        ("", False),
    ],
)
def test_whether_there_is_a_number(text, expected):
    assert Passage(text, 0, len(text)).holds_number(english().all_numerals) is expected


def test_only_the_line_itself_is_searched():
    assert not Passage("5 a 5", 2, 3).holds_number(frozenset())


def test_offsets_are_into_the_whole_text():
    third = list(lines(TEXT, 0, len(TEXT)))[2]
    assert all(TEXT[token.start : token.end] == token.text for token in third.tokens)
    assert [TEXT[third.tokens[first].start : third.tokens[past - 1].end] for first, past in third.spans] == [
        "A third, with “marks”.",
        "And more:",
    ]
    assert len(third.marks) == 2


def test_colons():
    first, second, third = lines(TEXT, 0, len(TEXT))
    assert [(line.has_colon, line.ends_in_colon) for line in (first, second, third)] == [
        (False, False),
        (True, False),
        (True, True),
    ]


def test_attributions_are_made_once():
    text = "Ann Hill said that it rained."
    passage = Passage(text, 0, len(text))
    assert passage.attributions(0) is passage.attributions(0)
    assert [one.rule for one in passage.attributions(0)] == ["say, clause"]


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_lines_lie_in_their_part_and_hold_no_break(text, start, end):
    end = min(end, len(text))
    found = list(lines(text, start, end))
    assert all(start <= line.start < line.end <= end for line in found)
    assert all("\n" not in text[line.start : line.end] for line in found)


@given(st.text(alphabet="ab1 \n", max_size=60))
def test_lines_leave_out_breaks_only(text):
    assert "".join(text[line.start : line.end] for line in lines(text, 0, len(text))) == text.replace("\n", "")


NUMERALS = [
    ("Half of it", True),
    ("a dozen eggs", True),
    ("scores of them", True),
    ("twice the price", True),
    ("It's a MILLION", True),
    ("tenfold", True),
    ("often", False),
    ("someone", False),
    ("dozenal", False),
    ("hundredweight", False),
    ("—", False),
]


@pytest.mark.parametrize(("text", "expected"), NUMERALS)
def test_words_that_are_numbers(text, expected):
    assert Passage(text, 0, len(text)).holds_number(english().all_numerals) is expected


def test_tokens_and_sentences_are_made_once():
    passage = Passage("It rained. It snowed.", 0, 21)
    assert passage.tokens is passage.tokens
    assert passage.spans is passage.spans
    assert len(passage.spans) == 2
