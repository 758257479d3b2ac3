"""Numbers in digits as other languages write them, with the scales behind them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.records import Document, Section
from services.parser.figures.languages.digits import digits_at
from services.parser.figures.languages.lexicon import lexicon
from services.parser.figures.languages.sentences import tokens_of
from services.parser.figures.reader import read_figures

CODES = ("de", "es", "fr", "it", "pt", "ru", "uk")
WRITTEN = [
    ("de", "1.234", 1234),
    ("de", "1.234,5", 1234.5),
    ("de", "1.234.567", 1_234_567),
    ("de", "1 234", 1234),
    ("de", "1'234", 1234),
    ("de", "0,5", 0.5),
    ("de", "12,75", 12.75),
    ("de", "3 ½", 3.5),
    ("de", "½", 0.5),
    ("de", "4,5 Mio.", 4_500_000),
    ("de", "4,5 Millionen", 4_500_000),
    ("de", "3.5 Millionen", 3_500_000),
    ("de", "2 Mrd", 2_000_000_000),
    ("de", "2 Billionen", 2_000_000_000_000),
    ("de", "12 Tsd.", 12_000),
    ("fr", "1 234", 1234),
    ("fr", "1 234,5", 1234.5),
    ("fr", "1.234.567", 1_234_567),
    ("fr", "2 millions et demi", 2_500_000),
    ("fr", "4,5 Md", 4_500_000_000),
    ("fr", "12 mille", 12_000),
    ("es", "1.234,5", 1234.5),
    ("es", "2 mil millones", 2_000_000_000),
    ("es", "2 millones y medio", 2_500_000),
    ("es", "3 mil", 3_000),
    ("it", "1.234,5", 1234.5),
    ("it", "4,5 mld", 4_500_000_000),
    ("it", "4,5 mln", 4_500_000),
    ("pt", "1.234,5", 1234.5),
    ("pt", "4,5 mil", 4_500),
    ("pt", "4,5 milhões", 4_500_000),
    ("pt", "2 bi", 2_000_000_000),
    ("ru", "1 234,5", 1234.5),
    ("ru", "4,5 тыс.", 4_500),
    ("ru", "4,5 млн", 4_500_000),
    ("ru", "3 с половиной тысячи", 3_500),
    ("uk", "1 234,5", 1234.5),
    ("uk", "4,5 тис.", 4_500),
    ("uk", "4,5 млрд", 4_500_000_000),
]


def at_start(code, text, country=None):
    known = lexicon(code, country)
    return digits_at(tokens_of(text, 0, len(text), known), 0, known)


@pytest.mark.parametrize(("code", "text", "value"), WRITTEN)
def test_a_number_in_digits(code, text, value):
    number = at_start(code, text + " x")
    assert (number.low, number.high) == (pytest.approx(value), pytest.approx(value))


COUNTRIES = [("es", "MX", "1,234.5", 1234.5), ("es", "ES", "1.234,5", 1234.5), ("de", "CH", "1’234.5", 1234.5)]


@pytest.mark.parametrize(("code", "country", "text", "value"), COUNTRIES)
def test_the_country_says_which_mark_is_the_decimal_one(code, country, text, value):
    assert at_start(code, text, country).low == value


GROUPS = [
    ("de", "1 23 Ziegen", [1, 23]),
    ("de", "12 3456 Ziegen", [12, 3456]),
    ("de", "001 Ziegen", []),
    ("ru", "12 34 козы", [12, 34]),
    ("fr", "5 M", [5]),
    ("fr", "le réseau 5G", []),
    ("fr", "le réseau 5 g", [5]),
]


@pytest.mark.parametrize(("code", "text", "values"), GROUPS)
def test_what_is_no_group_of_digits_is_a_number_of_its_own(code, text, values):
    assert [one.low for one in read_figures(Document.of([(Section.BODY, text)]), language=code)] == values


@pytest.mark.parametrize("code", CODES)
def test_a_letter_scales_money_alone(code):
    scaled = lexicon(code, None).letter_scales
    assert all(
        at_start(code, f"5 {letter} €").low == 5 * scale for letter, scale in ((one.upper(), two) for one, two in scaled.items())
    )
    assert all(at_start(code, f"5 {letter.upper()} Foo").low == 5 for letter in scaled)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(CODES), st.sampled_from(["plain", "grouped", "spaced"]))
def test_every_whole_number_reads_back_however_it_is_grouped(value, code, style):
    mark = {"plain": "", "grouped": lexicon(code, None).group or "\u00a0", "spaced": " "}[style]
    text = f"{value:,}".replace(",", mark)
    assert at_start(code, text).low == value


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 9_999), st.integers(1, 9), st.sampled_from(CODES))
def test_every_decimal_reads_back(whole, tenth, code):
    assert at_start(code, f"{whole},{tenth}").low == pytest.approx(whole + tenth / 10)
