"""Points in time as pages write them, to ISO 8601 with zone, bounded: before 1900 or over two days ahead is no date."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from babel.core import Locale, UnknownLocaleError
from babel.dates import get_month_names

EARLIEST = 1900
AHEAD = timedelta(days=2)
LONGEST = 100
ISO = re.compile(
    r"(\d{4})[-./]?(\d\d)[-./]?(\d\d)(?:[T ]+(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)

WRITTEN = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|\.|º)?\s+(?:de\s+)?([^\W\d_]{3,12}\.?),?\s+(?:de\s+)?(\d{4})\b|"
    r"\b([^\W\d_]{3,12}\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b"
)

# Day first, as all write it who part the numbers by full stops; with slashes all but writers of English do.
NUMERIC = re.compile(r"\b(\d{1,2})([./])\s?(\d{1,2})\2\s?(\d{4}|\d\d)\b")
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})(?!\d)")
CLOCK = re.compile(
    r"(?<![\d.:])([01]?\d|2[0-3])[:.h時时]([0-5]\d)(?![\d.:])(?!\s*(?:min|°|%))(?:分|\s*([ap])\.?m\b)?", re.IGNORECASE
)
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९０１２３４５６７８９", "0123456789" * 4)
NOON = 12


def offset(zone: str | None) -> str:
    """A zone as ISO 8601 writes it, empty for none."""
    if not zone:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone[1:].replace(":", "")
    return f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}"


def iso_time(text: str | None, now: datetime | None = None) -> str | None:
    """The first ISO-like date or time in `text`, as ISO 8601 to the accuracy given; None where there is none or it cannot be."""
    head = (text or "")[:LONGEST]
    found = ISO.search(head)
    if not found:
        return mail_time(head, now)
    stamp = in_iso(found)
    return stamp if is_possible(stamp, now or datetime.now(UTC)) else None


def in_iso(found: re.Match[str]) -> str:
    """What `ISO` found, in the one form of ISO 8601 that we write."""
    year, month, day, hour, minute, second, zone = found.groups()
    clock = f"T{int(hour):02d}:{minute}:{second or '00'}{offset(zone)}" if hour is not None else ""
    return f"{year}-{month}-{day}{clock}"


def is_possible(stamp: str, now: datetime) -> bool:
    """Whether an ISO 8601 text names a moment that is, and that news can have: from 1900 to two days after `now`."""
    try:
        moment = datetime.fromisoformat(stamp)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.year >= EARLIEST and aware <= now + AHEAD
    except (ValueError, OverflowError):
        return False


def mail_time(text: str, now: datetime | None = None) -> str | None:
    """A time as mail and HTTP write it (RFC 5322: "Tue, 19 Nov 2024 06:13:48 -0600"), as ISO 8601; None for another text."""
    try:
        moment = parsedate_to_datetime(text.strip())
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return iso_time(moment.isoformat(), now)


def refusal(text: str) -> str | None:
    """Why `text`, given for a point in time, is not kept; None where it is kept or empty."""
    shown = text.strip()[:40]
    if not shown or iso_time(text):
        return None
    return f"out of bounds: {shown}" if ISO.search(text[:LONGEST]) else f"no date: {shown}"


@cache
def months(language: str) -> dict[str, int]:
    """The month names of a language, in lower case, to their numbers. An unknown language has the English ones."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    tables = [get_month_names("wide", "format", locale), get_month_names("wide", "stand-alone", locale)]
    tables.append(get_month_names("abbreviated", "format", locale))
    return {name.lower().rstrip("."): number for table in tables for number, name in table.items()}


def month_number(word: str, names: dict[str, int]) -> int | None:
    """The month that a word names or begins ("sept")."""
    return names.get(word) or next((number for name, number in names.items() if name.startswith(word)), None)


def written_date(text: str, language: str = "en") -> str | None:
    """The first date written in words in `text` ("September 29, 2022", "29. September 2022"), as ISO 8601; None without one."""
    names = months(language) | months("en")
    for found in WRITTEN.finditer(text[:300]):
        day, month, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        number = month_number(month.lower().rstrip("."), names)
        if number:
            return iso_time(f"{year}-{number:02d}-{int(day):02d}")
    return iso_time(text) if ISO.match(text.strip()) else None


def printed_day(text: str, language: str) -> str | None:
    """The day that `text` prints in words or numbers, as ISO 8601 without a bound; None without one."""
    number, first = NUMERIC.search(text), YEAR_FIRST.search(text)
    if first:
        return f"{first[1]}-{int(first[2]):02d}-{int(first[3]):02d}"
    if number and (number[2] == "." or language != "en"):
        year = number[4] if len(number[4]) == 4 else f"20{number[4]}"
        return f"{year}-{int(number[3]):02d}-{int(number[1]):02d}"
    return written_date(text, language)


def written_time(text: str, language: str = "en") -> str | None:
    """The date with the time of day after it, or before it, that `text` prints, local; None without a time.

    "28. April 2023, 05:00 Uhr", "10:20 PM, Friday, May 9, 2025", "2025年6月11日 5時00分".
    """
    text = text.translate(DIGITS)
    clock = CLOCK.search(text)
    if not clock:
        return None
    day = printed_day(text[: clock.start()], language) or printed_day(text[clock.end() :], language)
    hour = int(clock[1]) % NOON + NOON * (clock[3] in "pP") if clock[3] else int(clock[1])
    return iso_time(f"{day}T{hour:02d}:{clock[2]}") if day else None
