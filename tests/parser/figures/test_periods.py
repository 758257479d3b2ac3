"""When: dates and spans of time in a sentence, resolved against the day of publication."""

import pytest

from services.contracts.records import Block, Document, Section
from services.parser.figures.reader import read_figures

PUBLISHED = "2022-10-05T08:00:00+00:00"  # a Wednesday


def period(text, published=PUBLISHED):
    document = Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),))
    found = next(figure for figure in read_figures(document, published=published) if figure.counted == "men")
    return (found.period.start, found.period.end, found.period.accuracy) if found.period else None


DAYS = [
    ("on 28 September 2021", "2021-09-28", "2021-09-28", "day"),
    ("on September 28, 2021", "2021-09-28", "2021-09-28", "day"),
    ("on 28 September", "2022-09-28", "2022-09-28", "day"),
    ("on September 28", "2022-09-28", "2022-09-28", "day"),
    ("on Sept. 28", "2022-09-28", "2022-09-28", "day"),
    ("on 28 November", "2021-11-28", "2021-11-28", "day"),
    ("on 4 and 9 June 2021", "2021-06-04", "2021-06-09", "day"),
    ("on June 4-9, 2021", "2021-06-04", "2021-06-09", "day"),
    ("on Tuesday", "2022-10-04", "2022-10-04", "day"),
    ("on Wednesday", "2022-10-05", "2022-10-05", "day"),
    ("on Thursday", "2022-09-29", "2022-09-29", "day"),
    ("last Wednesday", "2022-09-28", "2022-09-28", "day"),
    ("next Tuesday", "2022-10-11", "2022-10-11", "day"),
    ("yesterday", "2022-10-04", "2022-10-04", "day"),
    ("today", "2022-10-05", "2022-10-05", "day"),
    ("in September 2021", "2021-09-01", "2021-09-30", "month"),
    ("in September", "2022-09-01", "2022-09-30", "month"),
    ("in November", "2021-11-01", "2021-11-30", "month"),
    ("in February 2020", "2020-02-01", "2020-02-29", "month"),
    ("last month", "2022-09-01", "2022-09-30", "month"),
    ("this month", "2022-10-01", "2022-10-31", "month"),
    ("next month", "2022-11-01", "2022-11-30", "month"),
    ("last week", "2022-09-26", "2022-10-02", "week"),
    ("this week", "2022-10-03", "2022-10-09", "week"),
    ("next week", "2022-10-10", "2022-10-16", "week"),
    ("in 2021", "2021-01-01", "2021-12-31", "year"),
    ("in 1998", "1998-01-01", "1998-12-31", "year"),
    ("last year", "2021-01-01", "2021-12-31", "year"),
    ("this year", "2022-01-01", "2022-12-31", "year"),
    ("next year", "2023-01-01", "2023-12-31", "year"),
]


@pytest.mark.parametrize(("words", "start", "end", "accuracy"), DAYS)
def test_a_period_as_iso_dates(words, start, end, accuracy):
    assert period(f"Some 40 men left {words}.") == (start, end, accuracy)


@pytest.mark.parametrize("words", ["on Tuesday", "yesterday", "last week", "in September", "on 28 September", "this year"])
def test_what_needs_the_day_of_publication_is_left_out_without_it(words):
    assert period(f"Some 40 men left {words}.", published=None) is None


@pytest.mark.parametrize("words", ["in 2021", "in September 2021", "on 28 September 2021"])
def test_what_names_its_year_needs_no_day_of_publication(words):
    assert period(f"Some 40 men left {words}.", published=None) is not None


def test_the_nearest_period_is_the_figures():
    assert period("In 2019 some 30 women left and 40 men left in 2021.") == ("2021-01-01", "2021-12-31", "year")


def test_a_sentence_may_name_no_period():
    assert period("Some 40 men left.") is None


def test_january_looks_back_over_the_year():
    assert period("Some 40 men left last month.", "2022-01-10") == ("2021-12-01", "2021-12-31", "month")
