"""Numbers that say the one before again: its bound in another unit, its currency in brackets."""

import pytest

from tests.readings import bounds, units

SAME_BOUND = [
    ("The pit is under 9 miles (14 km) wide.", ["less_than", "less_than"]),
    ("It fell more than 300 feet (91 metres).", ["more_than", "more_than"]),
    ("Gusts of up to 75 mph (121 kph) hit.", ["at_most", "at_most"]),
    ("The trip is about 60 miles (97 km).", ["about", "about"]),
]


@pytest.mark.parametrize(("text", "found"), SAME_BOUND)
def test_the_bound_holds_in_both_units(text, found):
    assert [bound for _, bound in bounds(text)] == found


OWN_BOUND = [
    ("It took about 3 hours (5 miles).", ["about", "exact"]),
    ("It is about 9 miles and 14 km.", ["about", "exact"]),
    ("It is about 9 miles (over 14 km).", ["about", "more_than"]),
    ("It is about 9 miles (9 miles).", ["about", "exact"]),
]


@pytest.mark.parametrize(("text", "found"), OWN_BOUND)
def test_another_measure_keeps_its_own_bound(text, found):
    assert [bound for _, bound in bounds(text)] == found


def test_a_bare_number_converted_like_an_earlier_sum_is_in_its_currency():
    text = "The van costs 2,435,000 yen ($22,480) and the long van 2,380,000 ($21,972)."
    assert [unit for *_, unit in units(text)] == ["JPY", "USD", "JPY", "USD"]


NOT_CONVERTED = [
    ("The van costs 2,435,000 yen and the plant made 2,380,000 ($21,972).", "JPY"),
    ("The van costs 2,435,000 yen ($22,480) and the plant made 2,380,000.", "JPY"),
    ("The van costs 2,435,000 yen ($22,480) and the plant made 2,380,000 (€21,972).", "JPY"),
]


@pytest.mark.parametrize(("text", "code"), NOT_CONVERTED)
def test_a_number_that_is_not_converted_alike_is_no_money(text, code):
    assert [unit for low, _, unit in units(text) if low == 2_380_000] == [None]


CONVERTED = [
    ("yen", "JPY", "$", "USD"),
    ("euros", "EUR", "£", "GBP"),
    ("shekels", "ILS", "€", "EUR"),
    ("rupees", "INR", "$", "USD"),
]


@pytest.mark.parametrize(("word", "code", "sign", "other"), CONVERTED)
def test_any_currency_may_be_carried_by_its_conversion(word, code, sign, other):
    text = f"It made 400 million {word} ({sign}4 million) and 900 million ({sign}9 million)."
    assert [unit for *_, unit in units(text)] == [code, other, code, other]


PAIRS = [("miles", "km"), ("feet", "metres"), ("acres", "hectares"), ("pounds", "kg"), ("mph", "km/h")]


@pytest.mark.parametrize(("word", "other"), PAIRS)
@pytest.mark.parametrize(("bound", "name"), [("more than", "more_than"), ("up to", "at_most"), ("about", "about"), ("", "exact")])
def test_every_bound_holds_in_both_units(bound, name, word, other):
    assert [found for _, found in bounds(f"It took {bound} 90 {word} (40 {other}) of it.")] == [name, name]
