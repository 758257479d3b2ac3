"""Numbers that are no plain numerals: dozens, fractions, "one in five", multiples."""

import pytest

from services.parser.figures.lexicon import english
from services.parser.figures.quantifiers import number_at
from services.parser.figures.reader import read_sentence
from services.parser.figures.tokens import tokenize

ENGLISH = english()


def read(text):
    tokens = tokenize(text)
    found = number_at(tokens, 0, ENGLISH)
    return (found.low, found.high, found.form, text[: tokens[found.past - 1].end]) if found else None


VAGUE = [
    ("dozens of men", 24, 99, "dozens"),
    ("scores of men", 40, 99, "scores"),
    ("hundreds of men", 100, 999, "hundreds"),
    ("thousands of men", 1_000, 9_999, "thousands"),
    ("millions of men", 1_000_000, 9_999_999, "millions"),
    ("billions of men", 1_000_000_000, 9_999_999_999, "billions"),
    ("tens of thousands of men", 10_000, 99_999, "tens of thousands"),
    ("tens of millions of men", 10_000_000, 99_999_999, "tens of millions"),
    ("hundreds of thousands of men", 100_000, 999_999, "hundreds of thousands"),
    ("hundreds of millions of men", 100_000_000, 999_999_999, "hundreds of millions"),
    ("several hundred men", 300, 999, "several hundred"),
    ("a few thousand men", 3_000, 9_999, "a few thousand"),
    ("a few hundred men", 300, 999, "a few hundred"),
    ("a couple of thousand men", 2_000, 3_999, "a couple of thousand"),
    ("several dozen men", 36, 119, "several dozen"),
    ("many thousand men", 2_000, 9_999, "many thousand"),
]


@pytest.mark.parametrize(("text", "low", "high", "words"), VAGUE)
def test_an_interval_for_a_word(text, low, high, words):
    assert read(text) == (low, high, "vague", words)


EXACT = [
    ("half a million men", 500_000, "words", "half a million"),
    ("half a dozen men", 6, "words", "half a dozen"),
    ("a half-dozen men", 6, "words", "a half-dozen"),
    ("half a billion men", 500_000_000, "words", "half a billion"),
    ("a quarter of a million men", 250_000, "words", "a quarter of a million"),
    ("a quarter million men", 250_000, "words", "a quarter million"),
    ("half of the men", 0.5, "fraction", "half"),
    ("half the men", 0.5, "fraction", "half"),
    ("a third of men", 1 / 3, "fraction", "a third"),
    ("a quarter of men", 0.25, "fraction", "a quarter"),
    ("a tenth of men", 0.1, "fraction", "a tenth"),
    ("one-fifth of men", 0.2, "fraction", "one-fifth"),
    ("two-thirds of men", 2 / 3, "fraction", "two-thirds"),
    ("two thirds of men", 2 / 3, "fraction", "two thirds"),
    ("three quarters of men", 0.75, "fraction", "three quarters"),
    ("three-quarters of men", 0.75, "fraction", "three-quarters"),
    ("nine tenths of men", 0.9, "fraction", "nine tenths"),
    ("½ of men", 0.5, "fraction", "½"),
    ("one in five men", 0.2, "fraction", "one in five"),
    ("one in every five men", 0.2, "fraction", "one in every five"),
    ("one in 10 men", 0.1, "fraction", "one in 10"),
    ("1 in 10 men", 0.1, "fraction", "1 in 10"),
    ("nine in ten men", 0.9, "fraction", "nine in ten"),
    ("9 out of 10 men", 0.9, "fraction", "9 out of 10"),
    ("nine out of ten men", 0.9, "fraction", "nine out of ten"),
    ("one in 100 men", 0.01, "fraction", "one in 100"),
    ("one in 1,000 men", 0.001, "fraction", "one in 1,000"),
    ("twice as many", 2, "multiple", "twice"),
    ("thrice as many", 3, "multiple", "thrice"),
    ("threefold rise", 3, "multiple", "threefold"),
    ("tenfold rise", 10, "multiple", "tenfold"),
    ("doubled to four", 2, "multiple", "doubled"),
    ("tripled to six", 3, "multiple", "tripled"),
    ("halved to two", 0.5, "multiple", "halved"),
    ("quadrupled to eight", 4, "multiple", "quadrupled"),
]


@pytest.mark.parametrize(("text", "value", "form", "words"), EXACT)
def test_fractions_shares_and_multiples(text, value, form, words):
    low, high, found_form, found_words = read(text)
    assert low == high == pytest.approx(value)
    assert (found_form, found_words) == (form, words)


PLAIN = [
    ("one in 2019 left", 1, "one"),
    ("two in Leeds", 2, "two"),
    ("five in four days", 5, "five"),
    ("20 in 37 towns", 20, "20"),
    ("three hundred men", 300, "three hundred"),
    ("twenty-five men", 25, "twenty-five"),
    ("a hundred men", 100, "a hundred"),
    ("a dozen men", 12, "a dozen"),
    ("1.5 million men", 1_500_000, "1.5 million"),
]


@pytest.mark.parametrize(("text", "value", "words"), PLAIN)
def test_a_plain_number_stays_one(text, value, words):
    low, high, _, found = read(text)
    assert (low, high, found) == (value, value, words)


NONE = [
    "half-time came",
    "half marathon",
    "half brother",
    "a third person came",
    "a fifth column",
    "several men",
    "a few men",
    "many men",
    "some men",
    "tens came",
    "scores fell",
    "a man",
    "men",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number(text):
    assert not text or read(text) is None


def test_no_number_begins_inside_the_second_half():
    tokens = tokenize("the second half")
    assert number_at(tokens, 2, ENGLISH) is None


VAGUE = [
    ("Dozens of goats fled.", (24, 99)),
    ("Several goats fled.", None),
    ("Hundreds of goats fled.", (100, 999)),
    ("Thousands of goats fled.", (1_000, 9_999)),
    ("Tens of thousands of goats fled.", (10_000, 99_999)),
    ("Hundreds of thousands of goats fled.", (100_000, 999_999)),
    ("Millions of goats fled.", (1_000_000, 9_999_999)),
    ("Scores of goats fled.", (40, 99)),
]


@pytest.mark.parametrize(("text", "ends"), VAGUE)
def test_a_vague_number_is_an_interval(text, ends):
    found = [(figure.low, figure.high, figure.bound) for figure in read_sentence(text)]
    assert ends is None or found == [(*ends, "vague")]


SHARES = [
    ("A third of the goats fled.", 1 / 3),
    ("One third of the goats fled.", 1 / 3),
    ("Two thirds of the goats fled.", 2 / 3),
    ("Two-thirds of the goats fled.", 2 / 3),
    ("Three quarters of the goats fled.", 0.75),
    ("Three-quarters of the goats fled.", 0.75),
    ("Four-fifths of the goats fled.", 0.8),
    ("A tenth of the goats fled.", 0.1),
    ("Half of the goats fled.", 0.5),
    ("Half the goats fled.", 0.5),
    ("Six in 10 goats fled.", 0.6),
    ("One in five goats fled.", 0.2),
    ("1 in 4 goats fled.", 0.25),
    ("Nine out of ten goats fled.", 0.9),
    ("Three in every ten goats fled.", 0.3),
    ("One in 100 goats fled.", 0.01),
]


@pytest.mark.parametrize(("text", "value"), SHARES)
def test_a_share_is_a_ratio(text, value):
    (figure,) = read_sentence(text)
    assert (figure.low, figure.kind) == (pytest.approx(value), "ratio")


NO_SHARES = [
    ("The second half was dull.", []),
    ("A third man fled.", []),
    ("In half-time it rained.", []),
    ("A half brother came.", []),
    ("Two in 2019 fled.", [2]),
    ("Five in the house fled.", [5]),
    ("He came third of 40.", [40]),
    ("Nine in May, ten in June fled.", [9, 10]),
]


@pytest.mark.parametrize(("text", "found"), NO_SHARES)
def test_words_of_shares_that_are_none(text, found):
    assert [figure.low for figure in read_sentence(text)] == found


MULTIPLES = [("doubled", 2), ("tripled", 3), ("twice", 2), ("threefold", 3), ("tenfold", 10)]


@pytest.mark.parametrize(("word", "value"), MULTIPLES)
def test_a_multiple_in_one_word(word, value):
    (figure,) = read_sentence(f"Sales {word} last year.")
    assert (figure.low, figure.kind, figure.unit) == (value, "ratio", "times")
