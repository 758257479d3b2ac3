"""Numbers, units, bounds and ranges: our own sentences, each with what the reader must make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.figures.numbers import digit_value, whole
from services.parser.figures.reader import read_sentence


def only(text):
    figures = read_sentence(text)
    assert len(figures) == 1, [figure.text for figure in figures]
    return figures[0]


VALUES = [
    ("The town has 1,234 wells.", 1234),
    ("The town has 1,234,567 trees.", 1234567),
    ("The valley holds 12,34,567 farms.", 1234567),
    ("The firm shipped 9 300 lamps.", 9300),
    ("The firm shipped ١٢٣ lamps.", 123),
    ("The index of noise was 2.75 decibels.", 2.75),
    ("They planted forty-two oaks.", 42),
    ("They planted two hundred and five oaks.", 205),
    ("They planted twelve hundred oaks.", 1200),
    ("They planted three thousand four hundred oaks.", 3400),
    ("A million bees died.", 1_000_000),
    ("Half a million bees died.", 500_000),
    ("Two and a half million bees died.", 2_500_000),
    ("The plant makes 4.5 million bricks.", 4_500_000),
    ("The plant makes 25mn bricks.", 25_000_000),
    ("The plant makes 3bn bricks.", 3_000_000_000),
    ("The plant makes 70k bricks.", 70_000),
    ("The state counts 5 lakh teachers.", 500_000),
    ("The state counts 2 crore teachers.", 20_000_000),
    ("A third of the bakers closed.", 1 / 3),
    ("Two-thirds of the bakers closed.", 2 / 3),
    ("One in five bakers closed.", 0.2),
    ("Nine out of 10 bakers closed.", 0.9),
    ("The path is 3½ miles long.", 3.5),
    ("The path is 2 1/2 miles long.", 2.5),
    ("The night cooled to minus 12 degrees.", -12),
    ("The night cooled to -12 degrees.", -12),
    ("Two dozen goats escaped.", 24),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text, value):
    figure = only(text)
    assert figure.low == pytest.approx(value)
    assert figure.high == pytest.approx(value)


VAGUE = [
    ("Dozens of goats escaped.", 24, 99),
    ("Hundreds of goats escaped.", 100, 999),
    ("Tens of thousands of goats escaped.", 10_000, 99_999),
    ("Hundreds of thousands of goats escaped.", 100_000, 999_999),
    ("Several hundred goats escaped.", 300, 999),
]


@pytest.mark.parametrize(("text", "low", "high"), VAGUE)
def test_vague_words_are_intervals(text, low, high):
    figure = only(text)
    assert (figure.low, figure.high, figure.bound) == (low, high, "vague")


RANGES = [
    ("The job takes 10-15 days.", 10, 15),
    ("The job takes 10 to 15 days.", 10, 15),
    ("The job takes between 10 and 15 days.", 10, 15),
    ("The job takes from 10 to 15 days.", 10, 15),
    ("The bridge costs $5-10 million.", 5_000_000, 10_000_000),
    ("The bridge costs 5 to 10 million euros.", 5_000_000, 10_000_000),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_range(text, low, high):
    figure = only(text)
    assert (figure.low, figure.high, figure.bound) == (low, high, "between")


BOUNDS = [
    ("At least 40 goats escaped.", "at_least"),
    ("No fewer than 40 goats escaped.", "at_least"),
    ("40 or more goats escaped.", "at_least"),
    ("Up to 40 goats escaped.", "at_most"),
    ("As many as 40 goats escaped.", "at_most"),
    ("More than 40 goats escaped.", "more_than"),
    ("Over 40 goats escaped.", "more_than"),
    ("Fewer than 40 goats escaped.", "less_than"),
    ("Just under 40 goats escaped.", "less_than"),
    ("About 40 goats escaped.", "about"),
    ("Nearly 40 goats escaped.", "about"),
    ("An estimated 40 goats escaped.", "about"),
    ("Some 40 goats escaped.", "about"),
    ("Exactly 40 goats escaped.", "exact"),
    ("40 goats escaped.", "exact"),
    ("The mill stood empty for over two decades.", "more_than"),
    ("The mill was built over two decades.", "exact"),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_bound(text, bound):
    assert only(text).bound == bound


UNITS = [
    ("The roof cost £1,000.", "money", "GBP"),
    ("The roof cost $1,000.", "money", "USD"),
    ("The roof cost A$1,000.", "money", "AUD"),
    ("The roof cost EUR 1,000.", "money", "EUR"),
    ("The roof cost 1,000 euros.", "money", "EUR"),
    ("The roof cost 1,000 Polish zlotys.", "money", "PLN"),
    ("The roof cost 300 million yen.", "money", "JPY"),
    ("Oil sold at $70 a barrel.", "money", "USD per barrel"),
    ("Turnout was 61%.", "percent", "percent"),
    ("Turnout was 61 per cent.", "percent", "percent"),
    ("Turnout fell by 3 percentage points.", "percent", "percentage_point"),
    ("The rate rose 25 basis points.", "percent", "basis_point"),
    ("The siege lasted nine months.", "duration", "month"),
    ("The trail is 12 kilometres long.", "length", "kilometre"),
    ("The farm covers 80 hectares.", "area", "hectare"),
    ("The tank holds 500 litres.", "volume", "litre"),
    ("The stone weighs 12 kg.", "mass", "kilogram"),
    ("The train reached 200 km/h.", "speed", "kilometre per hour"),
    ("It was 38 degrees Celsius in the shade.", "temperature", "celsius"),
    ("The dam yields 300 megawatts.", "energy", "megawatt"),
    ("Her brother is 44 years old.", "age", "year"),
    ("The index lost 190 points.", "index", "point"),
    ("Sales doubled.", "ratio", "times"),
    ("The town has 40 goats.", "count", None),
]


@pytest.mark.parametrize(("text", "kind", "unit"), UNITS)
def test_kind_and_unit(text, kind, unit):
    figure = only(text)
    assert (figure.kind, figure.unit) == (kind, unit)


NO_FIGURES = [
    "The mill closed on September 28, 2021.",
    "The mill closed on 28 September.",
    "The mill closed in 2019.",
    "The mill, built in the 1980s, closed.",
    "The mill closes at 10:30 pm.",
    "The mill closes at 8pm.",
    "The mill came 22nd.",
    "Nobody remembers World War 2.",
    "Turn to Section 427.",
    "Turn to Part 3.",
    "Call 555-123-4567.",
    "The plate reads kpx40771200.",
    "The village waits for 5G.",
    "The ward treats COVID-19.",
    "See https://example.org/2020/12/40 for more.",
    "1. The mill closed.",
    "United won 3-1.",
    "No one came.",
    "One of the doors was locked.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_typed_and_left_out(text):
    assert [figure.text for figure in read_sentence(text)] == []


def test_the_outlets_country_says_whose_dollar_it_is():
    from services.contracts.records import Document, Section
    from services.parser.figures.reader import read_figures

    document = Document.of([(Section.BODY, "The roof cost $1,000.")])
    assert read_figures(document, country="CA")[0].unit == "CAD"


ONES = "one two three four five six seven eight nine".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = [(f"{ten}-{one}", 10 * (i + 2) + j + 1) for i, ten in enumerate(TENS) for j, one in enumerate(ONES)]


@pytest.mark.parametrize(("words", "value"), WORDS)
def test_tens_and_ones_in_words(words, value):
    assert only(f"They planted {words} oaks.").low == value


SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


@pytest.mark.parametrize(("scale", "factor"), SCALES.items())
@pytest.mark.parametrize(
    ("number", "value"), [("4", 4), ("4.5", 4.5), ("seven", 7), ("twelve", 12), ("two hundred", 200), ("1,200", 1200)]
)
def test_scales(number, value, scale, factor):
    assert only(f"The mint struck {number} {scale} coins.").low == pytest.approx(value * factor)


@pytest.mark.parametrize(("short", "factor"), [("k", 10**3), ("mn", 10**6), ("m", 10**6), ("bn", 10**9), ("tn", 10**12)])
@pytest.mark.parametrize("sign", ["$", "£", "€"])
def test_letters_after_money(sign, short, factor):
    assert only(f"The dam cost {sign}25{short}.").low == 25 * factor


@pytest.mark.parametrize("value", [7, 40, 999, 1000, 12_345, 999_999, 1_000_000, 987_654_321])
def test_grouping_does_not_change_the_value(value):
    assert only(f"The mint struck {value:,} coins.").low == value


SHARES = [
    ("half", 0.5),
    ("a third", 1 / 3),
    ("a quarter", 0.25),
    ("two-thirds", 2 / 3),
    ("three quarters", 0.75),
    ("a fifth", 0.2),
]


@pytest.mark.parametrize(("words", "value"), SHARES)
def test_shares(words, value):
    figure = only(f"Over the years {words} of the bakers closed.")
    assert (figure.low, figure.counted) == (pytest.approx(value), "bakers")


PLACED = [
    ("He waited half an hour.", "hour", 0.5),
    ("The load was 20 (kg).", "kilogram", 20),
    ("The load was 20 [kg].", "kilogram", 20),
    ("The mine ships 40 tonnes of tin a year.", "tonne per year", 40),
    ("He spent six previous years abroad.", "year", 6),
    ("It rained 9 consecutive days.", "day", 9),
    ("The path is a third of a mile long.", "mile", 1 / 3),
]


@pytest.mark.parametrize(("text", "unit", "value"), PLACED)
def test_a_unit_that_does_not_follow_at_once(text, unit, value):
    figure = only(text)
    assert (figure.unit, figure.low) == (unit, pytest.approx(value))


def test_scores_as_a_noun_are_no_number():
    assert read_sentence("The bank makes scores available.") == ()
    assert only("Scores of goats escaped.").bound == "vague"


WRITTEN = [
    ("It has one goat.", 1),
    ("It has eleven goats.", 11),
    ("It has nineteen goats.", 19),
    ("It has twenty goats.", 20),
    ("It has ninety-nine goats.", 99),
    ("It has ninety nine goats.", 99),
    ("It has one hundred goats.", 100),
    ("It has one hundred and one goats.", 101),
    ("It has one hundred one goats.", 101),
    ("It has nine hundred ninety-nine goats.", 999),
    ("It has two thousand and five goats.", 2005),
    ("It has twenty-eight thousand six hundred forty-two goats.", 28_642),
    ("It has three hundred thousand goats.", 300_000),
    ("It has two million three hundred thousand goats.", 2_300_000),
    ("It has a billion goats.", 1_000_000_000),
    ("It has a dozen goats.", 12),
    ("It has two dozen goats.", 24),
    ("It has half a dozen goats.", 6),
    ("It has a hundred thousand goats.", 100_000),
    ("It has fifteen hundred goats.", 1500),
    ("It has two-and-a-half million goats.", 2_500_000),
    ("It has three and a half thousand goats.", 3500),
    ("It has three quarters of a million goats.", 750_000),
    ("It has three-quarters of a billion goats.", 750_000_000),
    ("It has a quarter of a million goats.", 250_000),
    ("It has 3.5 million goats.", 3_500_000),
    ("It has 3,5 million goats.", None),
    ("It has 5 hundred thousand goats.", 500_000),
    ("It has 2 lakh crore goats.", 2_000_000_000_000),
    ("It has $10-million goats.", 10_000_000),
    ("It has 80, 000 goats.", 80_000),
    ("It has 1 234 567 goats.", 1_234_567),
    ("It has .5 goats.", 0.5),
    ("It has 0.001 goats.", 0.001),
    ("It has ½ goats.", 0.5),
    ("It has 2½ goats.", 2.5),
    ("It has 2 3/4 goats.", 2.75),
    ("It has 5 × 10^8 goats.", 500_000_000),
    ("It has 5 x 10−3 goats.", 0.005),
    ("It has 1/3 goats.", 1 / 3),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_every_way_to_write_a_number(text, value):
    assert value is None or read_sentence(text)[0].low == pytest.approx(value)


APART = [
    ("It has twenty, nine of them red.", [20, 9]),
    ("It has five hundred, two red.", [500, 2]),
    ("It has thirty or forty goats.", [30, 40]),
    ("They sold nine five times.", [9, 5]),
    ("It has 9 300 40 goats.", [9, 300, 40]),
    ("It has 12 345 goats and 6 cows.", [12_345, 6]),
]


@pytest.mark.parametrize(("text", "found"), APART)
def test_numbers_that_stay_apart(text, found):
    assert [figure.low for figure in read_sentence(text)] == found


@pytest.mark.parametrize("exponent", range(1, 10))
def test_powers_of_ten(exponent):
    assert read_sentence(f"It has 5 × 10^{exponent} goats.")[0].low == pytest.approx(5 * 10**exponent)


@pytest.mark.parametrize("text", ["1.2.3", "10,20,30", "1,23", "12,3456", "9" * 30])
def test_separators_that_make_no_number(text):
    assert digit_value(text, ".", ",") is None


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_digits_are_what_they_say(value):
    assert digit_value(f"{value:,}", ".", ",") == value


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=0, max_value=99))
def test_grouped_digits_with_a_fraction(value, hundredths):
    assert digit_value(f"{value:,}.{hundredths:02}", ".", ",") == pytest.approx(value + hundredths / 100)


@given(st.floats(min_value=-(10.0**12), max_value=10.0**12, allow_nan=False))
def test_whole_takes_off_no_more_than_noise(value):
    assert whole(value) == pytest.approx(value, rel=1e-9, abs=1e-9)
