"""Two numbers that are one measure, and two that stay two."""

import pytest

from tests.readings import units, values

ONE = [
    ("Doctors saw 86 births for every 100 deaths.", (86, "ratio", None)),
    ("Doctors saw 45 deaths per 100,000 people.", (45, "ratio", None)),
    ("It costs 3 dollars 50 cents.", (3.5, "money", "USD")),
    ("It costs 3 dollars and 50 cents.", (3.5, "money", "USD")),
    ("It costs 15 dollars and 50.", (15.5, "money", "USD")),
    ("It costs two euros and fifty cents.", (2.5, "money", "EUR")),
    ("He is 5-foot-10.", (5 + 10 / 12, "length", "foot")),
    ("He is 6'2\" tall.", (6 + 2 / 12, "length", "foot")),
    ("The river rose 2ft 6in overnight.", (2.5, "length", "foot")),
    ("The 6ft 3in striker left.", (6.25, "length", "foot")),
    ("Millions and millions watched.", (1_000_000, "count", None)),
    ("It took two years and a half.", (2.5, "duration", "year")),
    ("It took more than a year and a half.", (1.5, "duration", "year")),
    ("It is a mile and a half away.", (1.5, "length", "mile")),
    ("It costs two dollars and a half.", (2.5, "money", "USD")),
    ("A million and a half people left.", (1_500_000, "count", None)),
]


@pytest.mark.parametrize(("text", "found"), ONE)
def test_one(text, found):
    (low, kind, unit), *rest = units(text)
    assert (low, kind, unit, rest) == (pytest.approx(found[0]), *found[1:], [])


TWO = [
    ("It costs 3 dollars and 50 goats.", [3, 50]),
    ("It costs 3 dollars and 500.", [3, 500]),
    ("It costs $3 million and 50.", [3_000_000, 50]),
    ("The wall is 6 feet by 2 inches.", [6, 2]),
    ("The wall is 6 feet and 15 inches.", [6, 15]),
    ("It took 45 men per 7 days.", [45, 7]),
    ("Thousands and dozens came.", [(1_000, 9_999), (24, 99)]),
    ("Some 5% of farms and a half of mills closed.", [5, 0.5]),
    ("She ate an apple and a half.", [0.5]),
]


@pytest.mark.parametrize(("text", "found"), TWO)
def test_two(text, found):
    assert values(text) == found


@pytest.mark.parametrize("feet", [4, 5, 6, 7])
@pytest.mark.parametrize("inches", [0, 3, 7, 11])
@pytest.mark.parametrize("form", ["{}-foot-{}", "{}ft {}in", "{}'{}\""])
def test_every_way_to_tell_a_height(form, feet, inches):
    ((low, kind, unit),) = units(f"The {form.format(feet, inches)} guard left.")
    assert (low, kind, unit) == (pytest.approx(feet + inches / 12), "length", "foot")


@pytest.mark.parametrize("base", ["10", "100", "1,000", "10,000", "100,000"])
@pytest.mark.parametrize("words", ["per", "for every"])
def test_a_ratio_by_a_round_base(base, words):
    ((low, kind, _),) = units(f"The town has 45 doctors {words} {base} people.")
    assert (low, kind) == (45, "ratio")


@pytest.mark.parametrize(("unit", "code"), [("dollars", "USD"), ("euros", "EUR"), ("Australian dollars", "AUD")])
@pytest.mark.parametrize("cents", [5, 50, 99])
def test_money_and_its_cents(unit, code, cents):
    assert units(f"It costs 3 {unit} and {cents} cents.") == [(3 + cents / 100, "money", code)]
