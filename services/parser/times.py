"""Points in time as pages write them, to ISO 8601 with zone, bounded: before 1900 or over two days ahead is no date."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache

from babel.core import Locale, UnknownLocaleError
from babel.dates import get_month_names

EARLIEST = 1900
AHEAD = timedelta(days=2)
ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)

WRITTEN = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|\.|º)?\s+(?:de\s+)?([^\W\d_]{3,12}\.?),?\s+(?:de\s+)?(\d{4})\b|"
    r"\b([^\W\d_]{3,12}\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b"
)


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
    found = ISO.search((text or "")[:100])
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    stamp = f"{year}-{month}-{day}"
    if hour is not None:
        stamp += f"T{int(hour):02d}:{minute}:{second or '00'}{offset(zone)}"
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    latest = (now or datetime.now(UTC)) + AHEAD
    try:
        return stamp if moment.year >= EARLIEST and aware <= latest else None
    except OverflowError:
        return None


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


def written_date(text: str, language: str = "en") -> str | None:
    """The first date written in words in `text` ("September 29, 2022", "29. September 2022"), as ISO 8601; None without one."""
    names = months(language) | months("en")
    for found in WRITTEN.finditer(text[:300]):
        day, month, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        number = names.get(month.lower().rstrip("."))
        if number:
            return iso_time(f"{year}-{number:02d}-{int(day):02d}")
    return iso_time(text) if ISO.match(text.strip()) else None
