"""What CLDR gives of a language, and what is taken where it has nothing."""

import pytest

from services.parser.figures.languages.cldr import locale_of, months, percent_first, scales, separators, weekdays

LOCALES = [
    ("de", "AT", "de_AT"),
    ("de", "at", "de_AT"),
    ("de", None, "de"),
    ("de", "", "de"),
    ("de", "ZZ", "de_DE"),
    ("pt", "BR", "pt_BR"),
    ("xx", None, "en"),
    ("", None, "en"),
    ("not a language", "DE", "en"),
]


@pytest.mark.parametrize(("code", "country", "name"), LOCALES)
def test_the_locale_of_a_language_in_a_country(code, country, name):
    assert str(locale_of(code, country)) == name


MARKS = [
    ("de", "DE", ",", "."),
    ("de", "CH", ".", ""),
    ("es", "ES", ",", "."),
    ("es", "MX", ".", ","),
    ("fr", "FR", ",", ""),
    ("ru", "RU", ",", ""),
    ("uk", "UA", ",", ""),
    ("it", "IT", ",", "."),
    ("pt", "BR", ",", "."),
    ("ja", "JP", ".", ","),
]


@pytest.mark.parametrize(("code", "country", "decimal", "group"), MARKS)
def test_the_marks_in_numbers(code, country, decimal, group):
    assert separators(locale_of(code, country)) == (decimal, group)


MONTHS = [
    ("de", "märz", "januar", "dez"),
    ("fr", "février", "août", "janv"),
    ("es", "septiembre", "enero", "dic"),
    ("it", "febbraio", "agosto", "gen"),
    ("pt", "março", "dezembro", "jan"),
    ("ru", "февраля", "февраль", "мая"),
    ("uk", "лютого", "лютий", "травня"),
]


@pytest.mark.parametrize(("code", "first", "second", "short"), MONTHS)
def test_the_names_of_the_months_in_every_form(code, first, second, short):
    assert {first, second, short} <= months(locale_of(code, None))


WEEKDAYS = [
    ("de", "dienstag", "sonntag"),
    ("fr", "mardi", "dimanche"),
    ("es", "martes", "domingo"),
    ("it", "martedì", "domenica"),
    ("pt", "terça-feira", "domingo"),
    ("ru", "вторник", "воскресенье"),
    ("uk", "вівторок", "неділя"),
]


@pytest.mark.parametrize(("code", "first", "second"), WEEKDAYS)
def test_the_names_of_the_days(code, first, second):
    found = weekdays(locale_of(code, None))
    assert {first, second} <= found
    assert len(found) == 7
    assert not found & months(locale_of(code, None))


SCALES = [
    ("tr", "milyon", 10**6),
    ("pl", "tys", 10**3),
    ("nl", "miljard", 10**9),
    ("zh", "万", 10**4),
    ("zh", "亿", 10**8),
    ("ja", "億", 10**8),
    ("ko", "만", 10**4),
    ("sv", "miljoner", 10**6),
]


@pytest.mark.parametrize(("code", "word", "value"), SCALES)
def test_the_words_that_scale_a_number(code, word, value):
    assert scales(locale_of(code, None))[word] == value


@pytest.mark.parametrize(("code", "first"), [("tr", True), ("eu", True), ("de", False), ("fr", False)])
def test_where_the_percent_sign_stands(code, first):
    assert percent_first(locale_of(code, None)) is first
