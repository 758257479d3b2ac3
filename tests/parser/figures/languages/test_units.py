"""The units of other languages: CLDR's names, the forms that it lacks, and words that are no units."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures


def only(code, text):
    (figure,) = read_figures(Document.of([(Section.BODY, text)]), language=code)
    return figure


UNITS = [
    ("de", "40 Prozent", "percent", "percent"),
    ("de", "40 %", "percent", "percent"),
    ("de", "4 Prozentpunkte", "percent", "percentage_point"),
    ("de", "40 Stunden", "duration", "hour"),
    ("de", "40 Tage", "duration", "day"),
    ("de", "40 Jahrzehnte", "duration", "decade"),
    ("de", "40 Kilometer", "length", "kilometre"),
    ("de", "40 km", "length", "kilometre"),
    ("de", "40 Meter", "length", "metre"),
    ("de", "40 Hektar", "area", "hectare"),
    ("de", "40 Quadratmeter", "area", "square metre"),
    ("de", "40 Liter", "volume", "litre"),
    ("de", "40 Tonnen", "mass", "tonne"),
    ("de", "40 Kilogramm", "mass", "kilogram"),
    ("de", "40 km/h", "speed", "kilometre per hour"),
    ("de", "40 Grad", "temperature", "degree"),
    ("de", "40 Punkte", "index", "point"),
    ("de", "40 mal", "ratio", "times"),
    ("fr", "40 pour cent", "percent", "percent"),
    ("fr", "4 points de pourcentage", "percent", "percentage_point"),
    ("fr", "40 heures", "duration", "hour"),
    ("fr", "40 ans", "duration", "year"),
    ("fr", "40 kilomètres", "length", "kilometre"),
    ("fr", "40 hectares", "area", "hectare"),
    ("fr", "40 litres", "volume", "litre"),
    ("fr", "40 tonnes", "mass", "tonne"),
    ("fr", "40 barils", "volume", "barrel"),
    ("fr", "40 degrés", "temperature", "degree"),
    ("fr", "40 fois", "ratio", "times"),
    ("es", "40 por ciento", "percent", "percent"),
    ("es", "4 puntos porcentuales", "percent", "percentage_point"),
    ("es", "40 horas", "duration", "hour"),
    ("es", "40 años", "duration", "year"),
    ("es", "40 kilómetros", "length", "kilometre"),
    ("es", "40 hectáreas", "area", "hectare"),
    ("es", "40 toneladas", "mass", "tonne"),
    ("es", "40 litros", "volume", "litre"),
    ("it", "40 per cento", "percent", "percent"),
    ("it", "40 ore", "duration", "hour"),
    ("it", "40 anni", "duration", "year"),
    ("it", "40 chilometri", "length", "kilometre"),
    ("it", "40 ettari", "area", "hectare"),
    ("it", "40 tonnellate", "mass", "tonne"),
    ("pt", "40 por cento", "percent", "percent"),
    ("pt", "4 pontos percentuais", "percent", "percentage_point"),
    ("pt", "40 horas", "duration", "hour"),
    ("pt", "40 anos", "duration", "year"),
    ("pt", "40 quilómetros", "length", "kilometre"),
    ("pt", "40 hectares", "area", "hectare"),
    ("pt", "40 toneladas", "mass", "tonne"),
    ("ru", "40 процентов", "percent", "percent"),
    ("ru", "40 часов", "duration", "hour"),
    ("ru", "40 лет", "duration", "year"),
    ("ru", "40 километров", "length", "kilometre"),
    ("ru", "40 км", "length", "kilometre"),
    ("ru", "40 тонн", "mass", "tonne"),
    ("ru", "40 литров", "volume", "litre"),
    ("ru", "40 градусов", "temperature", "degree"),
    ("uk", "40 відсотків", "percent", "percent"),
    ("uk", "40 годин", "duration", "hour"),
    ("uk", "40 років", "duration", "year"),
    ("uk", "40 кілометрів", "length", "kilometre"),
    ("uk", "40 тонн", "mass", "tonne"),
    ("uk", "40 літрів", "volume", "litre"),
]


@pytest.mark.parametrize(("code", "text", "kind", "unit"), UNITS)
def test_a_measure(code, text, kind, unit):
    figure = only(code, text)
    assert (figure.kind, figure.unit, figure.low, figure.text) == (kind, unit, 40 if "40" in text else 4, text)


NO_UNIT = [
    ("de", "40 in Kent"),
    ("de", "40 M"),
    ("fr", "40 pas"),
    ("es", "40 do"),
    ("pt", "40 no mar"),
    ("it", "40 in"),
    ("ru", "40 в"),
]


@pytest.mark.parametrize(("code", "text"), NO_UNIT)
def test_a_function_word_is_no_unit(code, text):
    assert (only(code, text).kind, only(code, text).unit) == ("count", None)


def test_the_unit_of_one_letter_keeps_its_case():
    assert only("de", "40 m").unit == "metre"
    assert only("de", "40 g").unit == "gram"


def test_a_hyphen_glues_the_unit_to_its_number():
    assert only("de", "die 40-Euro-Ziege").unit == "EUR"
    assert only("ru", "15-процентный налог").unit == "percent"
