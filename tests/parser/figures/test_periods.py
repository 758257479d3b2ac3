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
