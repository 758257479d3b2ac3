"""The numbers of a sentence with unit, bound and range; signs; letters for scales; restatements."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.records import Block, Document, Section
from services.parser.figures.reader import read_figures, read_sentence

SIGNS = [
    ("It was -5°C there.", -5),
    ("It was −5°C there.", -5),
    ("It was minus 5 degrees there.", -5),
    ("It was minus five degrees there.", -5),
    ("It ended at -0.3%.", -0.3),
    ("The margin (-40 votes) was thin.", -40),
    ("The margin is plus or minus 4 points.", 4),
    ("The margin is plus or minus 3.7 percentage points.", 3.7),
    ("A 5 - 3 split.", 5),
    ("Sub-40 crowds.", 40),
    ("It was 5-year work.", 5),
]


@pytest.mark.parametrize(("text", "value"), SIGNS)
def test_the_sign_of_a_number(text, value):
    assert read_sentence(text)[0].low == value


LETTERS = [
    ("$10m", 10_000_000),
    ("$10M", 10_000_000),
    ("$10b", 10_000_000_000),
    ("$10k", 10_000),
    ("$10bn", 10_000_000_000),
    ("€10mn", 10_000_000),
    ("10k people", 10_000),
    ("10m people", 10_000_000),
    ("$1.5t", 1_500_000_000_000),
    ("£ 10m", 10_000_000),
]


@pytest.mark.parametrize(("words", "value"), LETTERS)
def test_letters_that_multiply(words, value):
    (figure,) = read_sentence(f"It drew {words} then.")
    assert figure.low == value


@pytest.mark.parametrize("words", ["10m sprint", "10m tall", "a 10m race"])
def test_metres_are_no_millions(words):
    (figure,) = read_sentence(f"It was {words}.")
    assert (figure.low, figure.unit) == (10, "metre")


POWERS = [
    ("2.5×10^3 metres", 2_500),
    ("2.5 x 10^3 metres", 2_500),
    ("3×10^8 m/s", 300_000_000),
    ("2.5×10−3 metres", 0.0025),
    ("2.5×10-3 metres", 0.0025),
    ("9.1×10^-31 kg", 9.1e-31),
]


@pytest.mark.parametrize(("words", "value"), POWERS)
def test_powers_of_ten(words, value):
    (figure,) = read_sentence(f"It is {words}.")
    assert figure.low == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize("words", ["2 x 10-12 cm boards", "3 x 10 metres"])
def test_a_product_is_no_power(words):
    assert read_sentence(f"They cut {words}.")[0].low in (2, 3)


RESTATED = [
    ("It ran under 9 miles (14 km).", ["less_than", "less_than"]),
    ("It ran at least 9 miles (14 km).", ["at_least", "at_least"]),
    ("It ran about 9 miles (14 km).", ["about", "about"]),
    ("It cost over $9 (£7).", ["more_than", "more_than"]),
    ("It ran 9 miles (14 km).", ["exact", "exact"]),
    ("Fewer than 18,000 (17,679) men came.", ["less_than", "exact"]),
    ("It ran under 9 miles (about 14 km).", ["less_than", "about"]),
    ("It ran under 9 miles (3%).", ["less_than", "exact"]),
]


@pytest.mark.parametrize(("text", "bounds"), RESTATED)
def test_the_same_in_another_unit_has_the_same_bound(text, bounds):
    assert [figure.bound for figure in read_sentence(text)] == bounds


PIECES = """
40 1,200 3.5 1/2 ½ half dozens of millions ten times twice one or two - – — ( ) , . ' \" ” “ 's % $ £ km miles degrees C per a an
hour
year-old aged she is turned from to between and rose fell by about over at least in 2019 March 5 x 10 ^ 3 − + million men
""".split()
WORDS = st.sampled_from(PIECES)
GLUE = st.sampled_from(["", " ", " ", " ", "\n", "\u00a0"])


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, GLUE), max_size=30))
def test_offsets_hold_and_the_text_is_never_altered(pieces):
    text = "".join(word + glue for word, glue in pieces)
    document = Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),))
    figures = read_figures(document, published="2022-10-05")
    assert document.text == text
    assert [figure.start for figure in figures] == sorted(figure.start for figure in figures)
    for figure in figures:
        assert text[figure.start : figure.end] == figure.text
        assert figure.text in figure.quote
        assert figure.quote in text
        assert figure.low is None or figure.high is None or figure.low <= figure.high


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    for figure in read_sentence(text) if text else ():
        assert text[figure.start : figure.end] == figure.text


SENTENCES = [
    ("The mill paid $40 for 12 goats and 3 miles of rope.", [("money", "USD"), ("count", None), ("length", "mile")]),
    ("Oil rose 1.5%, or $1.20, to $82.35 a barrel.", [("percent", "percent"), ("money", "USD"), ("money", "USD per barrel")]),
    ("The van makes 310 hp and 24 mpg.", [("energy", "horsepower"), ("speed", "mile per gallon")]),
    ("It holds 8GB and has a 48MP camera.", [("other", "gigabyte"), ("other", "megapixel")]),
    ("The dam holds 4.5 billion cubic metres.", [("volume", "cubic metre")]),
    ("The plot covers 3 km2 by 24m2.", [("area", "square kilometre"), ("area", "square metre")]),
    ("The truck weighs 100t.", [("mass", "tonne")]),
    ("It cooled by 1.5C to -3C.", [("temperature", "celsius"), ("temperature", "celsius")]),
    ("Rates rose 25bps and 1.5 percentage points.", [("percent", "basis_point"), ("percent", "percentage_point")]),
    ("The shop opens 24 hours a day, seven days a week.", [("duration", "hour per day"), ("duration", "day per week")]),
    ("The pool is 50m long.", [("length", "metre")]),
    ("The wind reached 60mph and 45 knots.", [("speed", "mile per hour"), ("speed", "knot")]),
    ("The crash killed 12.", [("count", None)]),
]


@pytest.mark.parametrize(("text", "found"), SENTENCES)
def test_every_measure_of_a_sentence(text, found):
    assert [(figure.kind.value, figure.unit) for figure in read_sentence(text)] == found


@pytest.mark.parametrize("text", ["", "No goat came.", "May came.", "It is at the mill."])
def test_a_sentence_without_numbers(text):
    assert read_sentence(text) == ()


@pytest.mark.parametrize("before", ["It rained. ", "In 1998 it rained. ", "Some 40 came. "])
def test_a_sentence_before_changes_nothing(before):
    alone = read_sentence("The mill paid $40 for 12 goats.")
    assert [(one.text, one.low, one.unit) for one in read_sentence(before + "The mill paid $40 for 12 goats.")][-2:] == [
        (one.text, one.low, one.unit) for one in alone
    ]
