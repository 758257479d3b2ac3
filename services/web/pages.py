"""What the pages show: an article's text cut into marked pieces, figures and dates in words. Values in, values out; pure."""

import re
from bisect import bisect_left
from calendar import month_name
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, pairwise
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from services.contracts.records import Block, Bound, Change, Figure, Period, Place, Relation, Section

BOUNDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "about",
    Bound.AT_LEAST: "at least",
    Bound.MORE_THAN: "more than",
    Bound.AT_MOST: "at most",
    Bound.LESS_THAN: "less than",
    Bound.BETWEEN: "",
    Bound.VAGUE: "vague,",
}
PARAGRAPH = re.compile(r"\S(?:(?!\n[^\S\n]*\n).)*", re.DOTALL)


class Piece(NamedTuple):
    """A run of text under the same figures, by their numbers, the longest first; `begins` are those that start here."""

    text: str
    figures: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


class Paragraph(NamedTuple):
    section: Section
    pieces: tuple[Piece, ...]


class Check(NamedTuple):
    """A relation in words: what it reads, whether it holds, its sentence, and the numbers of its figures in the table."""

    reads: str
    kind: str
    holds: bool
    quote: str
    figures: tuple[int, ...]


class Row(NamedTuple):
    """A figure in words: a row of the table, and in one line the tooltip of its mark."""

    number: int
    words: str
    quote: str
    section: str
    value: str
    kind: str
    counted: str
    event: str
    place: str
    period: str
    source: str
    status: str
    repeats: int | None

    @property
    def line(self) -> str:
        what = f"{self.value} {self.counted}".strip()
        said = f"source: {self.source}" if self.source else ""
        return " · ".join(part for part in (what, self.kind, self.event, self.place, self.period, said, self.status) if part)


def paragraphs(text: str, blocks: Iterable[Block], figures: Sequence[Figure]) -> list[Paragraph]:
    """The whole text in reading order, cut at its paragraphs and wherever a figure begins or ends."""
    parts = [
        (block.section, *found.span())
        for block in _covering(text, blocks)
        for found in PARAGRAPH.finditer(text, block.start, block.end)
    ]
    spans = {number: (figure.start, figure.end) for number, figure in enumerate(figures, 1) if figure.start < figure.end}
    pieces = _pieces(text, spans, [at for _, *ends in parts for at in ends])
    starts = list(pieces)
    return [
        Paragraph(section, tuple(pieces[at] for at in starts[bisect_left(starts, start) : bisect_left(starts, end)]))
        for section, start, end in parts
    ]


def _covering(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, and body where text stands outside of any, so that no text is ever hidden."""
    at = 0
    for block in sorted(blocks, key=lambda block: block.start):
        if at < block.start:
            yield Block(section=Section.BODY, start=at, end=block.start)
        yield Block(section=block.section, start=max(at, block.start), end=max(at, block.end))
        at = max(at, block.end)
    yield Block(section=Section.BODY, start=at, end=len(text))


def _pieces(text: str, spans: dict[int, tuple[int, int]], ends: Iterable[int]) -> dict[int, Piece]:
    """The text cut at these ends and at those of the spans, by where each piece starts. One sweep, however many spans."""
    begins: dict[int, list[int]] = defaultdict(list)
    for number, (start, _) in spans.items():
        begins[start].append(number)
    cuts = sorted({*ends, *chain.from_iterable(spans.values())})
    pieces: dict[int, Piece] = {}
    over: list[int] = []
    for start, end in pairwise(cuts):
        over = [number for number in over if spans[number][1] > start] + begins[start]
        over.sort(key=lambda number: spans[number][0] - spans[number][1])
        pieces[start] = Piece(text[start:end], tuple(over), tuple(begins[start]))
    return pieces


def row(number: int, figure: Figure) -> Row:
    """A figure in words."""
    event_class = f"({figure.event_class.replace('_', ' ')})" if figure.event_class else ""
    return Row(
        number=number,
        words=figure.text,
        quote=figure.quote,
        section=figure.section,
        value=f"{value(figure)} {_change(figure.change)}".strip(),
        kind=", ".join(dict.fromkeys(part.replace("_", " ") for part in (figure.kind, figure.unit) if part)),
        counted=figure.counted or "",
        event=f"{figure.event or ''} {event_class}".strip(),
        place=", ".join(map(_place, figure.place)),
        period=_period(figure.period),
        source=", citing ".join(figure.source),
        status=figure.status,
        repeats=None if figure.repeats is None else figure.repeats + 1,
    )


def check(relation: Relation) -> Check:
    """A relation with its figures numbered as in the table: from one."""
    figures = tuple(index + 1 for index in relation.figures)
    return Check(relation.reads, relation.kind, relation.holds, relation.quote, figures)


def value(figure: Figure) -> str:
    """A figure's number or bounds: "more than 1,200", "3 to 4", "?" where it has no number."""
    ends = (figure.low, figure.high)
    if figure.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        ends = (figure.low, None)
    elif figure.bound in (Bound.AT_MOST, Bound.LESS_THAN):
        ends = (None, figure.high)
    numbers = dict.fromkeys(grouped(end) for end in ends if end is not None)
    return f"{BOUNDS[figure.bound]} {' to '.join(numbers) or '?'}".strip()


def grouped(plain: float) -> str:
    """A number as it is read: whole numbers and decimals grouped in thousands, very large ones with an exponent."""
    if abs(plain) >= 1e15:
        return f"{plain:.6g}"
    return f"{plain:,}"


def _change(change: Change | None) -> str:
    if change is None:
        return ""
    base = f" from {change.base}" if change.base else ""
    return f"({change.direction} {change.mode}{base})"


def _place(place: Place) -> str:
    return f"{place.role} {place.name}"


def _period(period: Period | None) -> str:
    if period is None:
        return ""
    return " to ".join(dict.fromkeys(date(end) or "?" for end in (period.start, period.end)))


def date(iso: str | None) -> str:
    """An ISO 8601 date or time in words, to the accuracy that it has; as it stands where it is none."""
    month = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", iso or "")
    if month:
        return f"{month_name[int(month[2])]} {month[1]}"
    try:
        at = datetime.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    day = f"{at.day} {month_name[at.month]} {at.year}"
    return day if len(iso or "") <= 10 else f"{day}, {at:%H:%M}" + (f" {at:%Z}" if at.tzinfo else "")


def link(url: str | None) -> str | None:
    """The URL where it is safe to follow: http and https with a host, nothing else."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def shown(record: dict[str, Any]) -> dict[str, Any]:
    """What the article's page shows of `reads.article`: the record with its text cut and its figures in words."""
    figures = [Figure.model_validate(figure) for figure in record["figures"]]
    blocks = [Block.model_validate(block) for block in record["blocks"]]
    return {
        "article": record,
        "paragraphs": paragraphs(record["text"], blocks, figures),
        "rows": [row(at, figure) for at, figure in enumerate(figures, 1)],
        "checks": [check(Relation.model_validate(relation)) for relation in record["relations"]],
    }
