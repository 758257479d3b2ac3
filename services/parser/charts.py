"""Simple charts whose numbers stand in the page: texts of an inline SVG, or numbers in data attributes; as lines of text."""

import json
import re
from typing import Any

from lxml.html import HtmlElement

from services.parser.outline import CHART_DATA, squeeze
from services.parser.tables import CELL_BREAK

NUMBER = re.compile(r"[-+−]?[$€£¥]?\s?\d[\d.,\s]*\s?(?:%|[^\W\d]{1,10})?")
LEAST_NUMBERS = 2
MOST_TEXTS = 200
TITLES = ("data-title", "data-chart-title", "aria-label", "title")


def is_number(text: str) -> bool:
    """Whether a text is a number with at most a unit beside it."""
    return bool(NUMBER.fullmatch(text))


def title_of(element: HtmlElement) -> str:
    return next((squeeze(element.get(name)) for name in TITLES if element.get(name)), "")


YEAR = re.compile(r"(?:19|20)\d\d")


def in_runs(texts: list[str]) -> list[list[str]]:
    """The (label, number) pairs of a drawing that writes all names or years of its axis, then as many numbers; else none."""
    half = len(texts) // 2
    labels, numbers = texts[:half], texts[half:]
    named = not any(map(is_number, labels)) or all(map(YEAR.fullmatch, labels))
    if half < LEAST_NUMBERS or len(numbers) != half or not named or not all(map(is_number, numbers)):
        return []
    return [list(pair) for pair in zip(labels, numbers, strict=True)]


def one_by_one(texts: list[str]) -> list[list[str]]:
    """The lines of a drawing that writes each label with the numbers after it; none where it holds no number or no label."""
    numbers = sum(map(is_number, texts))
    if numbers < LEAST_NUMBERS or numbers == len(texts):
        return []
    lines: list[list[str]] = []
    for text in texts:
        if lines and is_number(text) and not is_number(lines[-1][0]):
            lines[-1].append(text)
        else:
            lines.append([text])
    return lines


def svg_text(svg: HtmlElement) -> str | None:
    """The title and the texts of an inline SVG, a label with its numbers on a line; None for one without both."""
    texts = [squeeze(" ".join(one.itertext())) for one in svg.iter("text")][:MOST_TEXTS]
    texts = [text for text in texts if text]
    lines = in_runs(texts) or one_by_one(texts)
    if not lines:
        return None
    title = next((squeeze(" ".join(one.itertext())) for one in svg.iter("title")), "") or title_of(svg)
    return "\n".join(filter(None, [title, *(CELL_BREAK.join(line) for line in lines)]))


def pairs(value: Any, labels: list[Any]) -> list[tuple[str, str]]:
    """The (label, number) pairs of a data attribute's JSON: an object of numbers, a list of numbers, pairs or objects."""
    if isinstance(value, dict):
        inner = next((value[name] for name in ("values", "data", "series", "points") if isinstance(value.get(name), list)), None)
        if inner is not None:
            named = value.get("labels")
            return pairs(inner, named if isinstance(named, list) else labels)
        return [(str(name), str(one)) for name, one in value.items() if is_plain(one)]
    found = []
    for at, one in enumerate(value[:MOST_TEXTS] if isinstance(value, list) else []):
        label, number = labelled(one, labels[at] if at < len(labels) else "")
        found += [(str(label), str(number))] if is_plain(number) else []
    return found


def labelled(point: Any, label: Any) -> tuple[Any, Any]:
    """A point of a series as (label, number): an object or pair holds its own label."""
    if isinstance(point, dict):
        own = next((text for text in point.values() if isinstance(text, str)), label)
        return own, next(filter(is_plain, point.values()), None)
    return (point[0], point[1]) if isinstance(point, list) and len(point) == 2 else (label, point)


def is_plain(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def parsed(text: str | None) -> Any:
    """A data attribute's value: JSON, else a list cut at commas, its numbers as numbers."""
    try:
        return json.loads(text or "[]")
    except (ValueError, RecursionError):
        words = [word.strip() for word in (text or "").split(",")]
        return [float(word) if re.fullmatch(r"-?\d+(?:\.\d+)?", word) else word for word in words]


def attribute_text(element: HtmlElement) -> str | None:
    """The title and the labelled numbers of an element that holds its chart's data in attributes; None without labels."""
    labels = parsed(element.get("data-labels"))
    for name in CHART_DATA:
        found = pairs(parsed(element.get(name)), labels if isinstance(labels, list) else [])
        if len(found) >= LEAST_NUMBERS and all(label for label, _ in found):
            lines = [CELL_BREAK.join((squeeze(label), number)) for label, number in found]
            return "\n".join(filter(None, [title_of(element), *lines]))
    return None


def chart_text(element: HtmlElement) -> str | None:
    """A chart as lines of text; None for a drawing without labelled numbers."""
    return svg_text(element) if element.tag == "svg" else attribute_text(element)
