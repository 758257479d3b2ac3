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
]


@pytest.mark.parametrize(("text", "found"), TWO)
def test_two(text, found):
    assert values(text) == found
