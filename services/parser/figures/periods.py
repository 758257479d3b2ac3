"""When: the date or span of time nearest to a figure in its sentence, as ISO dates, resolved against the publication date."""

import calendar
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from services.contracts.records import Period
from services.parser.figures.dates import is_day, is_month, year_at
from services.parser.figures.lexicon import Language
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token

_JOINS = frozenset({"and", "to", "-", "–", "until", "through"})
_UNITS = frozenset({"week", "month", "year"})
_RELATIVE = _UNITS | {"yesterday", "today"}


def periods_in(
    tokens: Sequence[Token], span: Span, years: frozenset[int], language: Language, published: str | None
) -> list[tuple[int, Period]]:
    """The periods that the sentence `span` names, each with its token; `years` are the tokens that the reader took for years.

    `published` is ISO 8601; without it "on Tuesday" and "28 September" cannot be resolved and are left out.
    """
    today = date.fromisoformat(published[:10]) if published else None
    calendar = language.calendar
    named = [i for i in range(*span) if i in years or (word := tokens[i].lower) in calendar or word in _RELATIVE]
    found = ((i, _period_at(tokens, i, years, language, today)) for i in named)
    return [(i, period) for i, period in found if period is not None]


def period_of(found: Sequence[tuple[int, Period]], figure: Span) -> Period | None:
    """The period nearest to the figure among those `found` in its sentence."""
    around = [(_distance(i, figure), period) for i, period in found if not figure[0] <= i < figure[1]]
    return min(around, key=lambda one: one[0])[1] if around else None


def _distance(i: int, figure: Span) -> int:
    return figure[0] - i if i < figure[0] else i - figure[1]


def _period_at(tokens: Sequence[Token], i: int, years: frozenset[int], language: Language, today: date | None) -> Period | None:
    if is_month(tokens, i, language):
        return _month(tokens, i, language, today)
    if i in years:
        year = int(tokens[i].text)
        return None if i and is_month(tokens, i - 1, language) else _whole(date(year, 1, 1), date(year, 12, 31), "year")
    if today is None:
        return None
    if tokens[i].capital and tokens[i].lower in language.weekdays:
        return _weekday(tokens, i, language, today)
    return _relative(tokens, i, today)


def _whole(start: date, end: date, accuracy: str) -> Period:
    return Period(start=start.isoformat(), end=end.isoformat(), accuracy=accuracy)


def _month(tokens: Sequence[Token], i: int, language: Language, today: date | None) -> Period | None:
    """ "June 4 and 9, 2021", "4-9 June", "3 March", "June 2022", "in March"."""
    month = language.months[tokens[i].lower]
    days = list(_days(tokens, i, 1)) or list(_days(tokens, i, -1))
    year = next((int(tokens[j].text) for j in range(i + 1, min(i + 7, len(tokens))) if year_at(tokens, j)), None)
    if year is None:
        if today is None:
            return None
        year = today.year if (month, min(days, default=1)) <= (today.month, today.day) else today.year - 1
    last = calendar.monthrange(year, month)[1]
    if not days:
        return _whole(date(year, month, 1), date(year, month, last), "month")
    first, final = min(days), max(days)
    return _whole(date(year, month, min(first, last)), date(year, month, min(final, last)), "day")


def _days(tokens: Sequence[Token], i: int, step: int) -> Iterator[int]:
    """The days of the month beside the month at `i`, rightwards or leftwards: one, or two that are joined."""
    j = i + step
    if 0 <= j < len(tokens) and tokens[j].text == ".":
        j += step
    for _ in range(2):
        if not (0 <= j < len(tokens) and is_day(tokens, j)):
            return
        yield int(tokens[j].text)
        if not 0 <= j + step < len(tokens) or tokens[j + step].lower not in _JOINS:
            return
        j += 2 * step


def _weekday(tokens: Sequence[Token], i: int, language: Language, today: date) -> Period:
    """The last such day up to the publication date, the week before that after "last"; the next one after "next"."""
    back = (today.weekday() - language.weekdays[tokens[i].lower]) % 7
    before = tokens[i - 1].lower if i else ""
    ago = back - 7 if before == "next" else back or (7 if before == "last" else 0)
    day = today - timedelta(days=ago)
    return _whole(day, day, "day")


def _relative(tokens: Sequence[Token], i: int, today: date) -> Period | None:
    """ "yesterday", "today", "last week", "this month", "last year", "next year"."""
    word = tokens[i].lower
    if word in {"yesterday", "today"}:
        day = today - timedelta(days=word == "yesterday")
        return _whole(day, day, "day")
    before = tokens[i - 1].lower if i else ""
    step = {"last": -1, "previous": -1, "this": 0, "next": 1}.get(before)
    return None if step is None or word not in _UNITS else _stretch(word, step, today)


def _stretch(unit: str, step: int, today: date) -> Period:
    """The calendar week, month or year `step` after that of `today`."""
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return _whole(monday, monday + timedelta(days=6), "week")
    if unit == "year":
        return _whole(date(today.year + step, 1, 1), date(today.year + step, 12, 31), "year")
    months = today.year * 12 + today.month - 1 + step
    year, month = divmod(months, 12)
    return _whole(date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1]), "month")
