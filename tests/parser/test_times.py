"""Times as pages write them: the zone kept, the accuracy kept, the impossible refused."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.times import is_possible, iso_time, mail_time, month_number, months, offset, written_date, written_time

NOW = datetime(2024, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-03T15:47:42.389Z", "2024-05-03T15:47:42+00:00"),
        ("2024-05-03T15:47:42+0200", "2024-05-03T15:47:42+02:00"),
        ("2024-05-03 15:47", "2024-05-03T15:47:00"),
        ("2024-05-03T08:00Z", "2024-05-03T08:00:00+00:00"),
        ("20240503T080000-05", "2024-05-03T08:00:00-05:00"),
        ("2024-05-03", "2024-05-03"),
        ("published 2024-05-03", "2024-05-03"),
        ("2024-02-31", None),
        ("0000-00-00", None),
        ("1899-12-31", None),
        ("2099-01-01", None),
        ("2024-06-02T23:00:00Z", "2024-06-02T23:00:00+00:00"),
        ("2024-06-04T00:00:00Z", None),
        ("9999-12-31T23:59:59-99:99", None),
        ("10000-01-01", None),
        ("99999999999999999999", None),
        ("", None),
        (None, None),
    ],
)
def test_iso_time(text: str | None, expected: str | None) -> None:
    assert iso_time(text, NOW) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("By A. Name September 29, 2022", "en", "2022-09-29"),
        ("29 Sept 2022", "en", "2022-09-29"),
        ("3rd May 2021", "en", "2021-05-03"),
        ("am 29. September 2022 erschienen", "de", "2022-09-29"),
        ("le 3 août 2023", "fr", "2023-08-03"),
        ("3 de mayo de 2023", "es", "2023-05-03"),
        ("3 мая 2023", "ru", "2023-05-03"),
        ("some 300 people in 2022", "en", None),
        ("September 31, 2022", "en", None),
        ("2 words 2022", "xx-nonsense", None),
    ],
)
def test_written_date(text: str, language: str, expected: str | None) -> None:
    assert written_date(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Stand: 28. April 2023, 05:00 Uhr", "de", "2023-04-28T05:00:00"),
        ("Do 25.04.24 | 14:07 Uhr", "de", "2024-04-25T14:07:00"),
        ("May 3, 2023 9:05 a.m.", "en", "2023-05-03T09:05:00"),
        ("28. April 2023", "de", None),
        ("the score was 3:12", "en", None),
    ],
)
def test_written_time(text: str, language: str, expected: str | None) -> None:
    assert written_time(text, language) == expected


@pytest.mark.parametrize(
    ("stamp", "possible"),
    [
        ("1900-01-01", True),
        ("1899-12-31T23:59:59+00:00", False),
        ("2024-06-03T00:00:00", True),
        ("2024-06-03T00:00:01+00:00", False),
        ("2024-06-03T02:00:00+02:00", True),
        ("2024-06-03", True),
        ("2024-06-04", False),
        ("2024-13-01", False),
        ("2024-02-30", False),
        ("2024-06-01T24:30:00", False),
        ("9999-12-31T23:59:59-12:00", False),
        ("no date", False),
    ],
)
def test_news_has_times_from_1900_to_two_days_ahead(stamp: str, possible: bool) -> None:
    assert is_possible(stamp, NOW) is possible


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (None, ""),
        ("", ""),
        ("Z", "+00:00"),
        ("utc", "+00:00"),
        ("GMT", "+00:00"),
        ("+0530", "+05:30"),
        ("-05:00", "-05:00"),
        ("+09", "+09:00"),
    ],
)
def test_zones_are_written_in_one_way(zone: str | None, expected: str) -> None:
    assert offset(zone) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue, 28 May 2024 06:13:48 -0600", "2024-05-28T06:13:48-06:00"),
        ("28 May 2024 08:00 GMT", "2024-05-28T08:00:00+00:00"),
        ("Tue, 28 May 2094 06:13:48 -0600", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_times_as_mail_writes_them(text: str, expected: str | None) -> None:
    assert mail_time(text, NOW) == expected


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [
        ("may", "en", 5),
        ("sept", "en", 9),
        ("août", "fr", 8),
        ("märz", "de", 3),
        ("мая", "ru", 5),
        ("mayıs", "tr", 5),
        ("noon", "en", None),
    ],
)
def test_months_by_name_or_beginning(word: str, language: str, number: int | None) -> None:
    assert month_number(word, months(language)) == number


def test_the_first_sound_date_of_a_text_counts() -> None:
    assert written_date("31 February 2022, then 3 March 2022", "en") is None
    assert written_date("300 people in 2022, on 3 March 2022", "en") == "2022-03-03"
    assert written_date("On 3 Foo 2022 and 4 March 2022", "en") == "2022-03-04"


@given(st.integers(0, 3_900_000_000), st.integers(-12, 14))
def test_every_time_that_iso_8601_writes_comes_back(seconds: int, hours: int) -> None:
    aware = (datetime(1900, 1, 2, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(timezone(timedelta(hours=hours)))
    found = iso_time(aware.isoformat(), NOW)
    assert found is not None
    assert datetime.fromisoformat(found) == aware


@given(st.text(max_size=120))
def test_no_text_makes_it_raise(text: str) -> None:
    for stamp in (iso_time(text, NOW), written_date(text), written_time(text)):
        assert stamp is None or datetime.fromisoformat(stamp).year >= 1900


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("May 9, 2024 at 10:20 p.m.", "en", "2024-05-09T22:20:00"),
        ("May 9, 2024, 12:05 am", "en", "2024-05-09T00:05:00"),
        ("May 9, 2024, 12:05 PM", "en", "2024-05-09T12:05:00"),
        ("Updated 10:20 PM EST, Thu May 9, 2024", "en", "2024-05-09T22:20:00"),
        ("2024年5月9日 5時07分", "ja", "2024-05-09T05:07:00"),
        ("2024年05月09日 05:07", "zh", "2024-05-09T05:07:00"),
        ("입력 2024.05.09 10:20", "ko", "2024-05-09T10:20:00"),
        ("٩ مايو ٢٠٢٤ ١٠:٢٠", "ar", "2024-05-09T10:20:00"),
        ("09/05/2024 10:20", "es", "2024-05-09T10:20:00"),
        ("09/05/2024 10:20", "en", None),
        ("9.5.2024 klo 10.20", "fi", "2024-05-09T10:20:00"),
        ("45/45/2024 10:20", "es", None),
        ("2024-99-99 10:20", "zh", None),
        ("10:20 on some day", "en", None),
    ],
)
def test_times_as_pages_print_them(text: str, language: str, expected: str | None) -> None:
    assert written_time(text, language) == expected
