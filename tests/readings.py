"""What the figure reader makes of one sentence, as plain values that a table of cases can hold."""

from services.contracts.records import Document, Figure, Section
from services.parser.figures.reader import read_sentence, readings


def values(text: str) -> list[object]:
    """The value of each figure; the two ends where they differ."""
    return [figure.low if figure.low == figure.high else (figure.low, figure.high) for figure in read_sentence(text)]


def units(text: str) -> list[tuple[float | None, str, str | None]]:
    """The lower end, kind and unit of each figure."""
    return [(figure.low, figure.kind.value, figure.unit) for figure in read_sentence(text)]


def texts(text: str) -> list[str]:
    """The words of each figure."""
    return [figure.text for figure in read_sentence(text)]


def bounds(text: str) -> list[tuple[float | None, str]]:
    """The lower end and bound of each figure."""
    return [(figure.low, figure.bound.value) for figure in read_sentence(text)]


def changes(text: str) -> list[tuple[str, str, str | None] | None]:
    """Direction, mode and base of the change that each figure states."""
    return [_change(figure) for figure in read_sentence(text)]


def _change(figure: Figure) -> tuple[str, str, str | None] | None:
    change = figure.change
    return None if change is None else (change.direction, change.mode, change.base)


def left_out(text: str) -> list[tuple[str, str | None]]:
    """The numbers that are no figures, each with the reason."""
    found = readings(Document.of([(Section.BODY, text)]))
    return [(reading.text, reading.measure.excluded) for reading in found if reading.figure is None]
