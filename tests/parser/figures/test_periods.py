"""Dates and spans of time beside a figure, resolved against the day of publication (Thursday 6 May 2021)."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures

PUBLISHED = "2021-05-06T09:00:00Z"


def period(text, published=PUBLISHED):
    found = read_figures(Document.of([(Section.BODY, text)]), published=published)[0].period
    return found and (found.start, found.end, found.accuracy)


RESOLVED = [
    ("Some 40 goats fled on 3 March 2021.", ("2021-03-03", "2021-03-03", "day")),
    ("Some 40 goats fled on March 3, 2021.", ("2021-03-03", "2021-03-03", "day")),
    ("Some 40 goats fled on 3 and 5 March.", ("2021-03-03", "2021-03-05", "day")),
    ("Some 40 goats fled from 3 to 5 March.", ("2021-03-03", "2021-03-05", "day")),
    ("Some 40 goats fled on 31 December.", ("2020-12-31", "2020-12-31", "day")),
    ("Some 40 goats fled in February 2020.", ("2020-02-01", "2020-02-29", "month")),
    ("Some 40 goats fled in April.", ("2021-04-01", "2021-04-30", "month")),
    ("Some 40 goats fled in June.", ("2020-06-01", "2020-06-30", "month")),
    ("Some 40 goats fled in 1998.", ("1998-01-01", "1998-12-31", "year")),
    ("Some 40 goats fled on Thursday.", ("2021-05-06", "2021-05-06", "day")),
    ("Some 40 goats fled last Thursday.", ("2021-04-29", "2021-04-29", "day")),
    ("Some 40 goats fled on Friday.", ("2021-04-30", "2021-04-30", "day")),
    ("Some 40 goats arrive next Friday.", ("2021-05-07", "2021-05-07", "day")),
    ("Some 40 goats fled today.", ("2021-05-06", "2021-05-06", "day")),
    ("Some 40 goats fled yesterday.", ("2021-05-05", "2021-05-05", "day")),
    ("Some 40 goats fled this week.", ("2021-05-03", "2021-05-09", "week")),
    ("Some 40 goats fled last week.", ("2021-04-26", "2021-05-02", "week")),
    ("Some 40 goats arrive next month.", ("2021-06-01", "2021-06-30", "month")),
    ("Some 40 goats fled the previous month.", ("2021-04-01", "2021-04-30", "month")),
    ("Some 40 goats arrive next year.", ("2022-01-01", "2022-12-31", "year")),
    ("Some 40 goats fled.", None),
    ("Some 40 goats fled in a week.", None),
    ("Some 40 goats may flee.", None),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_words_of_time_become_dates(text, expected):
    assert period(text) == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2021-01-10", "Some 40 goats fled last month.", ("2020-12-01", "2020-12-31", "month")),
        ("2021-01-02", "Some 40 goats fled last week.", ("2020-12-21", "2020-12-27", "week")),
        ("2020-02-29", "Some 40 goats fled yesterday.", ("2020-02-28", "2020-02-28", "day")),
        ("2020-12-10", "Some 40 goats arrive next month.", ("2021-01-01", "2021-01-31", "month")),
    ],
)
def test_the_turn_of_the_year(published, text, expected):
    assert period(text, published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 40 goats fled on Tuesday.", None),
        ("Some 40 goats fled yesterday.", None),
        ("Some 40 goats fled on 3 March.", None),
        ("Some 40 goats fled on 3 March 2021.", ("2021-03-03", "2021-03-03", "day")),
        ("Some 40 goats fled in 1998.", ("1998-01-01", "1998-12-31", "year")),
    ],
)
def test_without_a_day_of_publication_only_full_dates(text, expected):
    assert period(text, None) == expected


def test_each_figure_takes_the_nearest():
    text = "In 1998 some 40 goats fled, and about 12 of them came back in 2003."
    figures = read_figures(Document.of([(Section.BODY, text)]))
    assert [figure.period.start[:4] for figure in figures] == ["1998", "2003"]


NEAREST = [
    ("Since 1998 the farm lost 40 goats in April.", ("2021-04-01", "2021-04-30", "month")),
    ("On Monday the farm lost 40 goats.", ("2021-05-03", "2021-05-03", "day")),
    ("In January 2020 the farm lost 40 goats.", ("2020-01-01", "2020-01-31", "month")),
    ("In February 2021 the farm lost 40 goats.", ("2021-02-01", "2021-02-28", "month")),
    ("By 2030 the farm wants 40 goats.", ("2030-01-01", "2030-12-31", "year")),
    ("The farm lost 40 goats this month.", ("2021-05-01", "2021-05-31", "month")),
    ("The farm lost 40 goats this year.", ("2021-01-01", "2021-12-31", "year")),
    ("The farm lost 40 goats last year.", ("2020-01-01", "2020-12-31", "year")),
    ("The farm wants 40 goats next week.", ("2021-05-10", "2021-05-16", "week")),
    ("The farm lost 40 goats on 29 February 2020.", ("2020-02-29", "2020-02-29", "day")),
    ("The farm lost 40 goats on Sept. 28.", ("2020-09-28", "2020-09-28", "day")),
]


@pytest.mark.parametrize(("text", "expected"), NEAREST)
def test_the_period_nearest_to_the_figure(text, expected):
    assert period(text) == expected


NONE = [
    "The farm may lose 40 goats.",
    "The farm marches 40 goats.",
    "The farm lost 40 goats a week.",
    "The farm lost 1998 goats.",
]


@pytest.mark.parametrize("text", NONE)
def test_words_of_time_that_name_none(text):
    found = period(text)
    assert found is None or found[2] in {"week", "month"}


@pytest.mark.parametrize("day", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
def test_a_weekday_lies_in_the_week_before(day):
    start, end, accuracy = period(f"Some 40 goats fled on {day}.")
    assert accuracy == "day"
    assert start == end
    assert "2021-04-30" <= start <= "2021-05-06"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_without_a_year_is_the_last_one(month):
    start, end, accuracy = period(f"Some 40 goats fled in {NAMES[month - 1]}.")
    assert accuracy == "month"
    assert start <= PUBLISHED[:10]
    assert start[5:7] == end[5:7] == f"{month:02}"


NAMES = "January February March April May June July August September October November December".split()


@pytest.mark.parametrize("text", ["-2019-1,200", "It fell -2019 in May.", "−2019 to 40 men."])
def test_a_sign_before_a_year_is_no_part_of_it(text):
    document = Document.of([(Section.BODY, text)])
    assert all(
        figure.period is None or figure.period.start.startswith("20") for figure in read_figures(document, published=PUBLISHED)
    )
