"""Ranges, borrowed scales and units, sums of money, scores, and what is no range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.figures.reader import read_sentence

FORMS = ["{}-{}", "{}–{}", "{} to {}", "from {} to {}", "between {} and {}"]
ENDS = [(10, 15), (3, 40), (250, 300), (18, 25)]
UNITS = ["days", "kilometres", "litres", "per cent", "goats"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("low", "high"), ENDS)
@pytest.mark.parametrize("unit", UNITS)
def test_range(form, low, high, unit):
    figures = read_sentence(f"The order covers {form.format(low, high)} {unit}.")
    assert [(figure.low, figure.high, figure.bound) for figure in figures] == [(low, high, "between")]


BORROWED = [
    ("The dam cost $5-10 million.", 5e6, 10e6, "USD"),
    ("The dam cost 5 to 10 million euros.", 5e6, 10e6, "EUR"),
    ("The dam cost between £2 and £3 billion.", 2e9, 3e9, "GBP"),
    ("The dam cost €2bn-€3bn.", 2e9, 3e9, "EUR"),
    ("The wall is 2 to 3 metres high.", 2, 3, "metre"),
    ("The herd grew 4% to 6%.", 4, 6, "percent"),
    ("The night was 2 to 4 degrees Celsius.", 2, 4, "celsius"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), BORROWED)
def test_the_first_end_borrows(text, low, high, unit):
    figures = read_sentence(text)
    assert (figures[0].low, figures[-1].high, figures[0].unit) == (low, high, unit)


PAIRS = [
    ("The fee rose from £30 to £45.", [30, 45]),
    ("Rents fell from 900 euros to 800 euros.", [900, 800]),
    ("The farm sold 12 goats and 40 hens.", [12, 40]),
    ("The trail is 25 or 30 miles long.", [25, 30]),
]


@pytest.mark.parametrize(("text", "values"), PAIRS)
def test_two_figures_stay_two(text, values):
    assert [figure.low for figure in read_sentence(text)] == values


ECHOES = [
    ("The dearest ticket is 84 euros, while the cheapest is 19.", "EUR"),
    ("Rovers took 54 percent, but the rest took 19.", None),
    ("The index rose 64 points to 4,577.", "point"),
    ("Prices rose by 4 percent but wages by 2.", "percent"),
]


@pytest.mark.parametrize(("text", "unit"), ECHOES)
def test_a_bare_number_that_echoes_the_clause_before_takes_its_unit(text, unit):
    assert read_sentence(text)[-1].unit == unit


SCORES = ["United won 3-1.", "Rovers beat City 2–0.", "The side led 21-14."]


@pytest.mark.parametrize("text", SCORES)
def test_scores_are_no_figures(text):
    assert read_sentence(text) == ()


def test_money_and_its_cents_are_one_sum():
    assert [figure.low for figure in read_sentence("The stamp cost 3 dollars 50 cents.")] == [3.5]


def test_so_many_for_every_hundred_is_a_ratio():
    figure = read_sentence("The island had 86 births for every 100 deaths.")[0]
    assert (figure.kind, figure.low) == ("ratio", 86)


OR = [
    ("One or two goats fled.", 1, 2),
    ("Three or four years passed.", 3, 4),
    ("It costs 8 or $9.", 8, 9),
    ("Some 3 or 4 goats fled.", 3, 4),
]


@pytest.mark.parametrize(("text", "low", "high"), OR)
def test_neighbours_joined_by_or_are_one_range(text, low, high):
    assert [(figure.low, figure.high, figure.bound) for figure in read_sentence(text)] == [(low, high, "between")]


TWO = [
    ("Some 200, or 25%, were sold.", [(200, None), (25, "percent")]),
    ("Some 200 or 25% were sold.", [(200, None), (25, "percent")]),
    ("He made it in 20 or 25 minutes.", [(20, "minute"), (25, "minute")]),
    ("It is 1 or 3 percent.", [(1, "percent"), (3, "percent")]),
    ("Nearly four in 10 — 38 percent — agreed.", [(0.4, None), (38, "percent")]),
    ("He sold 40 — 60 were left.", [(40, None), (60, None)]),
    ("It rose from 14-18 mpg to 24 for vans.", [(14, "mile per gallon"), (24, "mile per gallon")]),
    ("The prize rises from $160 to $180 to $200.", [(160, "USD"), (180, "USD"), (200, "USD")]),
    ("The top is 84 cents, while the lowest is 74.", [(0.84, "USD"), (0.74, "USD")]),
    ("They made 3- and 5-mile walks.", [(3, "mile"), (5, "mile")]),
    ("They made three-, four- and five-mile walks.", [(3, "mile"), (4, "mile"), (5, "mile")]),
    ("They made 3-, 4- and 5-mile walks.", [(3, "mile"), (4, "mile"), (5, "mile")]),
]


@pytest.mark.parametrize(("text", "found"), TWO)
def test_numbers_that_stand_side_by_side(text, found):
    assert [(figure.low, figure.unit) for figure in read_sentence(text)] == found


MORE_RANGES = [
    ("2000 - 2400 litres", 2000, 2400, "litre"),
    ("2000–2400 litres", 2000, 2400, "litre"),
    ("$5m to $10m", 5e6, 10e6, "USD"),
    ("5% to 10%", 5, 10, "percent"),
    ("between 5 and 10 percent", 5, 10, "percent"),
    ("between $5 and $10", 5, 10, "USD"),
    ("5 to 10 km", 5, 10, "kilometre"),
    ("five to ten km", 5, 10, "kilometre"),
    ("5-to-10 km", 5, 10, "kilometre"),
    ("half to three-quarters", 0.5, 0.75, None),
    ("10,000 to 15,000", 10_000, 15_000, None),
    ("1.5-2 million", 1.5e6, 2e6, None),
    ("500,000 to 1 million", 500_000, 1e6, None),
]


@pytest.mark.parametrize(("words", "low", "high", "unit"), MORE_RANGES)
def test_more_ranges(words, low, high, unit):
    (figure,) = read_sentence(f"It takes {words}, she noted.")
    assert (figure.low, figure.high, figure.unit, figure.bound) == (low, high, unit, "between")


JOINED = [
    ("It has 18-25 goats.", (18, 25)),
    ("It has 18–25 goats.", (18, 25)),
    ("It has 18 — 25 goats.", None),
    ("It has from 18 to 25 goats.", (18, 25)),
    ("It has between 18 and 25 goats.", (18, 25)),
    ("It has three or four goats.", (3, 4)),
    ("It has 3 to 4 million goats.", (3_000_000, 4_000_000)),
    ("It has 900,000 to 1.2 million goats.", (900_000, 1_200_000)),
    ("It costs $5 to $6.", (5, 6)),
    ("It costs $5-6.", (5, 6)),
    ("It costs €500m to €600m.", (500_000_000, 600_000_000)),
    ("It runs 25- to 30-mile races.", (25, 30)),
    ("The share is 5 to 7 percent.", (5, 7)),
    ("The share is 5% to 7%.", (5, 7)),
    ("Men between the ages of 18 and 25 came.", (18, 25)),
    ("It will reach 35 to 38 degrees Celsius.", (35, 38)),
    ("It does 0-60 mph.", (0, 60)),
    ("It has two to three goats.", (2, 3)),
]


@pytest.mark.parametrize(("text", "ends"), JOINED)
def test_the_two_ends(text, ends):
    figure = read_sentence(text)[0]
    assert ends is None or (figure.low, figure.high, figure.bound) == (*ends, "between")


APART = [
    ("The share rose from 5% to 7%.", [5, 7]),
    ("It fell 25 to 18.", [25, 18]),
    ("It has 18 goats and 25 cows.", [18, 25]),
    ("Both 18 and 25 goats fled.", [18, 25]),
    ("It has 2 or 10 goats.", [2, 10]),
    ("Four in 10 — 38 percent — fled.", [0.4, 38]),
    ("It was up 5 to 12.", [5, 12]),
    ("It went from 5% to 40 shops.", [5, 40]),
    ("It sank from 25 to 18 feet.", [25, 18]),
    ("He gave 5 to 3 men.", [5, 3]),
]


@pytest.mark.parametrize(("text", "found"), APART)
def test_two_figures(text, found):
    assert [figure.low for figure in read_sentence(text)] == found


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(FORMS))
def test_the_ends_are_in_order(left, right, form):
    for figure in read_sentence(f"The order covers {form.format(left, right)} goats."):
        assert figure.low <= figure.high


SCALES = [
    ("3 to 4 million", 3e6, 4e6),
    ("3-4 million", 3e6, 4e6),
    ("3 million to 4 million", 3e6, 4e6),
    ("300,000 to 4 million", 3e5, 4e6),
    ("900 to 4 thousand", 900, 4_000),
    ("20 to 30 thousand", 2e4, 3e4),
    ("between 2 and 3 billion", 2e9, 3e9),
    ("1.5 to 2 trillion", 1.5e12, 2e12),
]


@pytest.mark.parametrize(("words", "low", "high"), SCALES)
def test_the_scale_of_a_range(words, low, high):
    (figure,) = read_sentence(f"The land has {words} goats.")
    assert (figure.low, figure.high, figure.bound) == (low, high, "between")


UNITS_OF_BOTH = [
    ("$5 to $6", "USD"),
    ("$5 to 6", "USD"),
    ("5 to 6 dollars", "USD"),
    ("€5-€6", "EUR"),
    ("5-6%", "percent"),
    ("5% to 6%", "percent"),
    ("5 to 6 km", "kilometre"),
    ("5km-6km", "kilometre"),
    ("5 to 6 hours", "hour"),
    ("5 to 6 degrees Celsius", "celsius"),
    ("$5 to $6 a kilo", "USD per kilogram"),
]


@pytest.mark.parametrize(("words", "unit"), UNITS_OF_BOTH)
def test_the_unit_of_a_range(words, unit):
    (figure,) = read_sentence(f"They say it was {words}.")
    assert (figure.low, figure.high, figure.unit) == (5, 6, unit)


HEDGED = [
    ("about 5 to 6", "between"),
    ("some 5 to 6", "between"),
    ("around 5-6", "between"),
]


@pytest.mark.parametrize(("words", "bound"), HEDGED)
def test_a_hedge_before_a_range_is_part_of_its_words(words, bound):
    (figure,) = read_sentence(f"The farm has {words} goats.")
    assert (figure.bound, figure.text) == (bound, f"{words} goats")


def test_ends_told_the_wrong_way_round_are_put_in_order():
    (figure,) = read_sentence("The farm has between 60 and 40 goats.")
    assert (figure.low, figure.high) == (40, 60)
