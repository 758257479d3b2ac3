"""Runs of digits that are no figures: dates, clock times, ordinals, phone numbers, identifiers; and what they cover."""

import pytest

from services.parser.figures.dates import covered, is_day, is_month, year_at
from services.parser.figures.lexicon import english
from services.parser.figures.tokens import tokenize

ENGLISH = english()


def runs(text):
    """The covered words of a text with their types."""
    tokens = tokenize(text)
    marks = covered(tokens, (0, len(tokens)), ENGLISH)
    found = []
    for i in sorted(marks):
        if found and found[-1][0] == i - 1 and found[-1][2] == marks[i]:
            found[-1] = (i, f"{found[-1][1]} {tokens[i].text}", marks[i])
        else:
            found.append((i, tokens[i].text, marks[i]))
    return [(words, name) for _, words, name in found]


DATES = [
    ("on 28 September", "28 September"),
    ("on September 28", "28"),
    ("on Sept. 28", "28"),
    ("on Sept 28", "28"),
    ("on 3 March 2021", "3 March 2021"),
    ("on March 3, 2021", "3 , 2021"),
    ("in March 2021", "2021"),
    ("on the 3 of March", "3 of March"),
    ("on 4-9 June", "4 - 9 June"),
    ("on 4 and 9 June", "4 and 9 June"),
    ("on June 4 and 9, 2021", "4 and 9 , 2021"),
    ("on June 4-9", "4 - 9"),
    ("on 2019-09-01", "2019 - 09 - 01"),
    ("on 9/11/2001", "9 / 11 / 2001"),
    ("on 11/9/01", "11 / 9 / 01"),
    ("on 01-09-2019", "01 - 09 - 2019"),
    ("since 9/11", "9 / 11"),
    ("on 5 may", "5 may"),
    ("on 5 may 2021", "5 may 2021"),
    ("in Jan. 2020", "2020"),
]


@pytest.mark.parametrize(("text", "words"), DATES)
def test_dates(text, words):
    assert runs(text) == [(words, "date")]


CLOCKS = [
    ("at 10:30", "10 : 30"),
    ("at 10:30 pm", "10 : 30 pm"),
    ("at 10:30:15", "10 : 30 : 15"),
    ("at 11 a.m. sharp", "11 a.m."),
    ("at 8pm", "8 pm"),
    ("at 8 p.m.", "8 p.m."),
    ("at 0900 GMT", "0900 GMT"),
    ("at 9 o'clock", "9 o'clock"),
    ("at 12 noon", "12 noon"),
    ("in 1:36.6", "1 : 36.6"),
]


@pytest.mark.parametrize(("text", "words"), CLOCKS)
def test_clock_times(text, words):
    assert runs(text) == [(words, "clock")]


@pytest.mark.parametrize("words", ["1st", "2nd", "3rd", "4th", "11th", "22nd", "100th", "1ST"])
def test_ordinals(words):
    assert [name for _, name in runs(f"the {words} man")] == ["ordinal"]


PHONES = ["555-123-4567", "555-1234", "020-7946-0000", "+441234567890", "1-800-555-0000"]


@pytest.mark.parametrize("words", PHONES)
def test_phone_numbers(words):
    assert [name for _, name in runs(f"call {words} now")] == ["phone"]


@pytest.mark.parametrize("words", ["24/7", "12/34/56/78", "1-2-3", "4/4/3/1"])
def test_other_chains_are_identifiers(words):
    assert [name for _, name in runs(f"the {words} plan")] == ["identifier"]


@pytest.mark.parametrize("words", ["2004-05", "2019-20", "2004-5"])
def test_seasons_are_years(words):
    assert [name for _, name in runs(f"the winter of {words}")] == ["year"]


NONE = [
    "40 men",
    "3 marches",
    "5 may go",
    "1/2 cup",
    "3/4 of them",
    "7/10 of them",
    "10-12 men",
    "3-1",
    "2,000 men",
    "June came",
    "40 in June",
    "$5 in May",
    "12.5 metres",
    "10 : 30",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_left_to_be_read(text):
    assert runs(text) == []


def test_a_sentence_is_read_within_its_bounds():
    tokens = tokenize("on 3 March on 4 April")
    assert set(covered(tokens, (3, 6), ENGLISH)) == {4, 5}


MONTHS = [("March", True), ("march", False), ("by march", True), ("may", False), ("by may", True), ("Sept", True), ("oct.", True)]


@pytest.mark.parametrize(("text", "month"), MONTHS)
def test_the_name_of_a_month(text, month):
    tokens = tokenize(text)
    last = max(i for i, token in enumerate(tokens) if token.kind == "word")
    assert is_month(tokens, last, ENGLISH) is month


@pytest.mark.parametrize(("text", "day"), [("1", True), ("31", True), ("32", False), ("0", False), ("007", False), ("x", False)])
def test_a_day_of_a_month(text, day):
    assert is_day(tokenize(text), 0) is day


YEARS = [("1999", True), ("2199", True), ("1000", True), ("2200", False), ("999", False), ("19999", False), ("1,999", False)]


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_a_year(text, year):
    assert year_at(tokenize(text), 0) is year


def test_no_token_is_no_day_month_or_year():
    assert not is_day([], 0)
    assert not is_month([], 0, ENGLISH)
    assert not year_at([], 0)


BESIDE = [
    ("40 men came on 3 March", [("3 March", "date")]),
    ("on 3 March 40 men came", [("3 March", "date")]),
    ("from 4 to 9 June 2021", [("4 to 9 June 2021", "date")]),
    ("on 4, 5 and 6 June", [("4 , 5 and 6 June", "date")]),
    ("the 4 of 9 men", []),
    ("on June 4 40 men", [("4", "date")]),
    ("between 2019-09-01 and 2019-09-30", [("2019 - 09 - 01", "date"), ("2019 - 09 - 30", "date")]),
    ("at 10:30 and 11:45", [("10 : 30", "clock"), ("11 : 45", "clock")]),
    ("9/11 and 7/7", [("9 / 11", "date"), ("7 / 7", "identifier")]),
    ("the 1st and 22nd men", [("1 st", "ordinal"), ("22 nd", "ordinal")]),
    ("call +441632960001", [("441632960001", "phone")]),
    ("+5 degrees", []),
    ("2014-15", [("2014 - 15", "year")]),
    ("2014-2015", []),
    ("1/9/19", [("1 / 9 / 19", "date")]),
    ("31/12/2019", [("31 / 12 / 2019", "date")]),
    ("41/12/2019", [("41 / 12 / 2019", "identifier")]),
]


@pytest.mark.parametrize(("text", "found"), BESIDE)
def test_what_a_date_covers_and_what_stays(text, found):
    assert runs(text) == found


@pytest.mark.parametrize("month", sorted(word for word in ENGLISH.months if len(word) > 4))
@pytest.mark.parametrize("form", ["on 3 {}", "on {} 3", "in {} 2019", "on {} 3, 2019", "on 3 {} 2019"])
def test_every_month(form, month):
    assert {name for _, name in runs(form.format(month.capitalize()))} == {"date"}


@pytest.mark.parametrize(
    ("word", "day"), [("1", True), ("31", True), ("32", False), ("0", False), ("007", False), ("3.5", False)]
)
def test_days(word, day):
    assert is_day(tokenize(word), 0) is day


@pytest.mark.parametrize(("word", "year"), [("1000", True), ("2199", True), ("2200", False), ("999", False), ("20199", False)])
def test_years(word, year):
    assert year_at(tokenize(word), 0) is year


def test_nothing_is_read_past_the_ends():
    assert not is_day([], 0)
    assert not year_at([], 0)
    assert not year_at(tokenize("2019"), -1)
    assert not is_month(tokenize("May"), 1, ENGLISH)
