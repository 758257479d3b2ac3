"""Times as pages write them: the zone kept, the accuracy kept, the impossible refused."""

from datetime import UTC, datetime

import pytest

from services.parser.times import iso_time, written_date, written_time

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
