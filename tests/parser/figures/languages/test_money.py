"""Currencies of other languages: signs, codes, names, cents and rates; letters and words that are none."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures


def only(code, text, country=None):
    (figure,) = read_figures(Document.of([(Section.BODY, text)]), language=code, country=country)
    return figure


NAMED = [
    ("de", "40 Euro", 40, "EUR"),
    ("de", "40 Cent", 0.4, "EUR"),
    ("de", "40 Rappen", 0.4, "CHF"),
    ("de", "40 Franken", 40, "CHF"),
    ("de", "40 Pfund", 40, "GBP"),
    ("de", "40 Rubel", 40, "RUB"),
    ("de", "40 Yen", 40, "JPY"),
    ("de", "€40", 40, "EUR"),
    ("de", "40 €", 40, "EUR"),
    ("de", "40 EUR", 40, "EUR"),
    ("de", "EUR 40", 40, "EUR"),
    ("de", "4,5 Mio. Euro", 4_500_000, "EUR"),
    ("de", "4,5 Mrd. US-Dollar", 4_500_000_000, "USD"),
    ("fr", "40 euros", 40, "EUR"),
    ("fr", "40 centimes", 0.4, "EUR"),
    ("fr", "40 francs suisses", 40, "CHF"),
    ("fr", "40 francs CFA", 40, "XOF"),
    ("fr", "40 livres sterling", 40, "GBP"),
    ("fr", "40 yens", 40, "JPY"),
    ("fr", "5 M€", 5_000_000, "EUR"),
    ("fr", "40 millions d'euros", 40_000_000, "EUR"),
    ("fr", "3 milliards de dollars", 3_000_000_000, "USD"),
    ("es", "40 euros", 40, "EUR"),
    ("es", "40 millones de euros", 40_000_000, "EUR"),
    ("es", "2 mil millones de dólares", 2_000_000_000, "USD"),
    ("it", "40 euro", 40, "EUR"),
    ("it", "40 milioni di euro", 40_000_000, "EUR"),
    ("it", "4,5 mld di euro", 4_500_000_000, "EUR"),
    ("pt", "40 euros", 40, "EUR"),
    ("pt", "R$ 40", 40, "BRL"),
    ("pt", "R$ 4,5 milhões", 4_500_000, "BRL"),
    ("pt", "40 reais", 40, "BRL"),
    ("ru", "40 рублей", 40, "RUB"),
    ("ru", "40 копеек", 0.4, "RUB"),
    ("ru", "40 долларов", 40, "USD"),
    ("ru", "$40", 40, "USD"),
    ("ru", "4,5 млн рублей", 4_500_000, "RUB"),
    ("ru", "4,5 млрд евро", 4_500_000_000, "EUR"),
    ("uk", "40 гривень", 40, "UAH"),
    ("uk", "40 грн", 40, "UAH"),
    ("uk", "40 копійок", 0.4, "UAH"),
    ("uk", "40 доларів", 40, "USD"),
    ("uk", "4,5 млн гривень", 4_500_000, "UAH"),
]


@pytest.mark.parametrize(("code", "text", "value", "unit"), NAMED)
def test_an_amount_of_money(code, text, value, unit):
    figure = only(code, text)
    assert (figure.kind, figure.unit, figure.text) == ("money", unit, text)
    assert figure.low == figure.high == pytest.approx(value)


COUNTRIES = [
    ("fr", "40 dollars", "CA", "CAD"),
    ("fr", "40 dollars", "FR", "USD"),
    ("es", "$40", "MX", "MXN"),
    ("es", "$40", "AR", "ARS"),
    ("es", "$40", "ES", "USD"),
    ("es", "40 pesos", "CL", "CLP"),
    ("es", "40 dólares", "MX", "USD"),
    ("en", "$40", "MX", "USD"),
    ("de", "40 Dollar", "AU", "AUD"),
    ("de", "40 US-Dollar", "AU", "USD"),
]


@pytest.mark.parametrize(("code", "text", "country", "unit"), COUNTRIES)
def test_the_outlets_country_says_whose_dollar_or_peso_it_is(code, text, country, unit):
    assert only(code, text, country).unit == unit


RATES = [
    ("de", "80 Dollar pro Barrel", "USD per barrel"),
    ("de", "12 Euro je Stunde", "EUR per hour"),
    ("fr", "3 euros par jour", "EUR per day"),
    ("fr", "12 euros l'heure", "EUR per hour"),
    ("es", "12 euros por hora", "EUR per hour"),
    ("es", "80 dólares por barril", "USD per barrel"),
    ("it", "12 euro al giorno", "EUR per day"),
    ("it", "12 euro all'ora", "EUR per hour"),
    ("pt", "12 euros por hora", "EUR per hour"),
    ("ru", "80 долларов за баррель", "USD per barrel"),
    ("uk", "80 доларів за барель", "USD per barrel"),
]


@pytest.mark.parametrize(("code", "text", "unit"), RATES)
def test_a_rate_has_the_unit_it_is_told_for(code, text, unit):
    figure = only(code, text)
    assert (figure.unit, figure.text) == (unit, text)


NONE = [
    ("de", "40 Eulen", "count"),
    ("de", "40 M", "count"),
    ("fr", "40 all", "count"),
    ("es", "40 entre otros", "count"),
    ("it", "40 try", "count"),
    ("ru", "40 коз", "count"),
]


@pytest.mark.parametrize(("code", "text", "kind"), NONE)
def test_words_that_are_no_currency(code, text, kind):
    assert only(code, text).kind == kind


def test_the_full_stop_of_an_abbreviated_currency_belongs_to_it_where_the_sentence_goes_on():
    assert only("ru", "Он заплатил 40 руб. за козу").text == "40 руб."
    assert only("ru", "Он заплатил 40 руб.").text == "40 руб"


def test_a_year_before_is_no_rate():
    assert only("fr", "14 milliards d'euros l'année précédente").unit == "EUR"


def test_an_amount_keeps_off_the_number_before_it():
    figures = read_figures(Document.of([(Section.BODY, "Es waren 12 € 40 Ziegen.")]), language="de")
    assert [(one.kind, one.low) for one in figures] == [("money", 12), ("count", 40)]
