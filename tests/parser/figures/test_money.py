"""Money: signs, codes and names before and after a number, whose dollar it is, cents, and letters that are no currency."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures
from tests.readings import texts, units

BEFORE = [
    ("$", "USD"),
    ("US$", "USD"),
    ("US $", "USD"),
    ("$US", "USD"),
    ("Mex$ ", "MXN"),
    ("MX$", "MXN"),
    ("S$", "SGD"),
    ("NT$", "TWD"),
    ("Rs ", "INR"),
    ("Rs. ", "INR"),
    ("Y=", "JPY"),
    ("RMB ", "CNY"),
    ("EUR ", "EUR"),
    ("CHF ", "CHF"),
    ("₦", "NGN"),
    ("₱", "PHP"),
    ("₺", "TRY"),
    ("฿", "THB"),
]


@pytest.mark.parametrize(("sign", "code"), BEFORE)
@pytest.mark.parametrize(("digits", "value"), [("40", 40), ("2,500", 2500), ("3.5 million", 3_500_000)])
def test_a_sign_before_the_number(sign, code, digits, value):
    assert units(f"The mill paid {sign}{digits} for it.") == [(value, "money", code)]


AFTER = [
    ("40 euros", 40, "EUR"),
    ("40 pounds sterling", 40, "GBP"),
    ("40 quid", 40, "GBP"),
    ("40 bucks", 40, "USD"),
    ("40 Swiss francs", 40, "CHF"),
    ("40 Czech crowns", 40, "CZK"),
    ("40 forint", 40, "HUF"),
    ("40 CAD", 40, "CAD"),
    ("40 million rupees", 40_000_000, "INR"),
    ("40 billion yen", 40_000_000_000, "JPY"),
    ("75 USD million", 75_000_000, "USD"),
    ("30 MUSD", 30_000_000, "USD"),
    ("$40 Canadian", 40, "CAD"),
    ("$40 US", 40, "USD"),
    ("millions of dollars", 1_000_000, "USD"),
    ("3 million pounds", 3_000_000, "GBP"),
]


@pytest.mark.parametrize(("words", "value", "code"), AFTER)
def test_a_name_after_the_number(words, value, code):
    assert units(f"The mill paid {words} for it.") == [(value, "money", code)]


CENTS = [
    ("12 cents", 0.12, "USD"),
    ("12¢", 0.12, "USD"),
    ("50p", 0.5, "GBP"),
    ("50 pence", 0.5, "GBP"),
    ("1 penny", 0.01, "GBP"),
]


@pytest.mark.parametrize(("words", "value", "code"), CENTS)
def test_cents_are_hundredths(words, value, code):
    assert units(f"A roll costs {words} here.") == [(value, "money", code)]


NO_MONEY = [
    "They want 10 try outs.",
    "Bob 3 times won the cup.",
    "The PS5 sold out.",
    "All 40 came.",
    "Top 10 lists bore her.",
    "The team won 40 games.",
    "It weighs 40 pounds.",
    "It streams in 720p.",
    "It streams in 1080p at best.",
]


@pytest.mark.parametrize("text", NO_MONEY)
def test_letters_that_are_no_currency(text):
    assert [unit for unit in units(text) if unit[1] == "money"] == []


@pytest.mark.parametrize(
    ("country", "words", "code"),
    [
        ("AU", "$5", "AUD"),
        ("CA", "$5", "CAD"),
        ("US", "$5", "USD"),
        (None, "$5", "USD"),
        ("NZ", "5 dollars", "NZD"),
        ("GB", "$5", "USD"),
        ("AU", "US$5", "USD"),
        ("CA", "5 cents", "CAD"),
    ],
)
def test_whose_dollar_it_is(country, words, code):
    document = Document.of([(Section.BODY, f"It costs {words} now.")])
    assert [figure.unit for figure in read_figures(document, country=country)] == [code]


def test_an_article_in_small_letters_makes_no_sign_of_a_country():
    assert units("She paid a $5 fee.") == [(5, "money", "USD")]
    assert units("She paid A$5 for it.") == [(5, "money", "AUD")]


def test_a_currency_between_two_sums_is_that_of_the_second():
    assert units("The desk swaps RMB 10 USD 20 at noon.")[0] == (10, "money", "CNY")


def test_the_sign_belongs_to_the_words_of_the_figure():
    assert texts("It raised €3.2bn ($3.6bn; £2.8bn) today.") == ["€3.2bn", "$3.6bn", "£2.8bn"]
