"""Dates as sources write them, and what is none."""

from datetime import UTC, datetime, timedelta

import pytest

from services.fetcher.discovery.dates import AHEAD, EARLIEST, aware, moment, within_reason
from tests.fetcher.discovery.conftest import NOW

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22T12:00:00Z",
        "2026-11-22T13:00:00+01:00",
        "2026-11-22 12:00:00",
        "2026-11-22 12:00:00 UTC",
        "2026-11-22T12:00:00.000000000Z",
        "20261122120000",
        "Sun, 22 Nov 2026 12:00:00 GMT",
        "Sun, 22 Nov 2026 07:00:00 -0500",
        "22 Nov 2026 12:00:00 +0000",
        "  2026-11-22T12:00Z\n",
    ],
)
def test_one_moment_in_all_its_forms(text: str) -> None:
    assert moment(text) == NOON


def test_a_day_is_its_start() -> None:
    assert moment("2026-11-22") == datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "soon", "22/11/2026", "2026-02-31", "2026-13-01", "0000-00-00", "99999999999999", "20261332250000", "-1"),
        *("10000-01-01", "31 Feb 2026 12:00:00 GMT", "2026-11-22T12:00:00+99:99", "0001-01-01T00:00:00+14:00", "2" * 101),
    ],
)
def test_what_is_no_moment(text: str) -> None:
    assert moment(text) is None


def test_a_zone_that_leads_out_of_the_calendar_is_an_error() -> None:
    with pytest.raises(ValueError, match="outside the calendar"):
        aware(datetime.fromisoformat("9999-12-31T23:00:00-05:00"))


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        (EARLIEST, True),
        (EARLIEST - timedelta(seconds=1), False),
        (NOW + AHEAD, True),
        (NOW + AHEAD + timedelta(seconds=1), False),
        (NOW, True),
    ],
)
def test_when_a_page_can_have_been_published(when: datetime, holds: bool) -> None:
    assert within_reason(when, NOW) is holds
