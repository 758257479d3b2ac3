"""The lexicons of units and currencies: each form leads to one unit, each unit to a kind of the record."""

import pytest

from services.contracts.records import Kind
from services.parser.figures.tokens import tokenize
from services.parser.figures.unit_tables import codes, tables
from services.parser.figures.wordlists import read_table

NAMED = [
    ("percent", Kind.PERCENT, "percent"),
    ("per cent", Kind.PERCENT, "percent"),
    ("percentage points", Kind.PERCENT, "percentage_point"),
    ("basis points", Kind.PERCENT, "basis_point"),
    ("miles per hour", Kind.SPEED, "mile per hour"),
    ("km/h", Kind.SPEED, "kilometre per hour"),
    ("square feet", Kind.AREA, "square foot"),
    ("sq km", Kind.AREA, "square kilometre"),
    ("cubic metres", Kind.VOLUME, "cubic metre"),
    ("bpd", Kind.VOLUME, "barrel per day"),
    ("metric tons", Kind.MASS, "tonne"),
    ("degrees Celsius", Kind.TEMPERATURE, "celsius"),
    ("gigawatt-hours", Kind.ENERGY, "gigawatt hour"),
    ("hp", Kind.ENERGY, "horsepower"),
    ("yo", Kind.AGE, "year"),
    ("points", Kind.INDEX, "point"),
]


@pytest.mark.parametrize(("form", "kind", "name"), NAMED)
def test_a_form_leads_to_its_unit(form, kind, name):
    tokens = tokenize(form)
    assert tables().units.ahead(tokens, 0) == ((kind, name), len(tokens))


@pytest.mark.parametrize(
    ("form", "name"), [("m", "metre"), ("t", "tonne"), ("in", "inch"), ("MP", "megapixel"), ("C", "celsius")]
)
def test_short_forms_count_glued_only(form, name):
    assert tables().glued[form][1] == name
    assert tables().units.ahead(tokenize(form), 0) is None


def test_every_kind_of_the_lexicon_is_one_of_the_record():
    rows = read_table("units")
    assert {Kind(kind) for kind in rows if kind != "glued"} <= set(Kind)
    assert {Kind(kind) for kind in rows["glued"]} <= set(Kind)


def test_no_form_stands_twice_in_the_lexicon():
    forms = [form for kind, rows in read_table("units").items() if kind != "glued" for row in rows.values() for form in row]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


@pytest.mark.parametrize("code", ["USD", "EUR", "GBP", "UAH", "PLN"])
def test_codes_are_those_of_cldr(code):
    assert code in codes()


@pytest.mark.parametrize("word", ["ALL", "TOP", "CUP", "PEN", "MAD", "SOS"])
def test_a_code_that_is_a_word_is_none(word):
    assert word not in codes()


@pytest.mark.parametrize("name", ["dollar", "pound", "krone", "peso"])
def test_a_name_that_several_countries_use_has_a_rule_for_no_country(name):
    shared = tables().by_country.get(name)
    assert shared is None or "" in shared


def test_every_symbol_is_a_currency_or_a_shared_name():
    money = read_table("currencies")
    shared = set(money["by_country"])
    assert {code for code in money["symbols"].values() if len(code) != 3 and code not in shared} == set()
