"""Points in time as sources state them: ISO 8601 (RFC 3339, W3C), mail dates (RFC 5322) and GDELT's digits. Pure."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=2)
LONGEST = 100  # characters: no date is longer
DIGITS = re.compile(r"\d{14}")
MAIL = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{2,4}\b")
LONG_FRACTION = re.compile(r"([.,]\d{6})\d+")


def moment(text: str) -> datetime | None:
    """The point in time that a text states, None where it states none. Without a zone it is taken as UTC, a day as its start."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    read = _digits if DIGITS.fullmatch(text) else parsedate_to_datetime if MAIL.match(text) else _iso
    try:
        return aware(read(text))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def aware(when: datetime) -> datetime:
    """`when` with a zone. Raises ValueError where its UTC is outside what a date can be."""
    if when.tzinfo is None:
        return when.replace(tzinfo=UTC)
    try:
        when.astimezone(UTC)
    except OverflowError:
        raise ValueError("outside the calendar") from None
    return when


def within_reason(when: datetime, now: datetime) -> bool:
    """Whether a page can have been published then: from 1900 to two days ahead of `now`."""
    return EARLIEST <= when <= now + AHEAD


def _digits(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def _iso(text: str) -> datetime:
    return datetime.fromisoformat(LONG_FRACTION.sub(r"\1", text).replace(" UTC", "Z"))
