"""An article that a page holds only as data for its scripts: JSON state (Next.js, Nuxt, dehydrated queries and the like).

What is looked for is general: the longest text with paragraphs in any JSON value of any script, and the object around it.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from services.parser.json_ld import loads, walk
from services.parser.page import clean
from services.parser.times import iso_time

LEAST_TEXT = 300
MOST_SCRIPT = 4_000_000
MOST_VALUES = 40
MARKUP = re.compile(r"<(?:p|br|div|img|figure|h[2-4])\b", re.IGNORECASE)
# Where a script hands a value over: an assignment, or an argument of a call.
VALUE = re.compile(r"[=(]\s*(?=[{\[])")
# One row of React's wire format, as Next.js sends it: an id in hexadecimal, then JSON, or T, its length in bytes and text.
ROW = re.compile(rb"([0-9a-f]+):(?:T([0-9a-f]+),)?")
REFERENCE = re.compile(r"\$([0-9a-f]+)")
# What templates leave for scripts to fill in: "$$SLOT$$", "{{slot}}".
SLOT = re.compile(r"\$\$\w{1,40}\$\$|\{\{[\w .-]{1,40}\}\}")
CHANGED = re.compile(r"modif|updat|chang|edit|expir|dehydrat|end|until|^re(?-i:[A-Z])", re.IGNORECASE)


def script_values(text: str) -> Iterator[Any]:
    """The JSON values that a script assigns or passes on, in order, a bounded number of them."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    for _ in range(MOST_VALUES):
        found = VALUE.search(text, at)
        if found is None:
            return
        try:
            value, at = decoder.raw_decode(text, found.end())
        except (ValueError, RecursionError):
            at = found.end()
            continue
        if value:
            yield value


def flight_rows(stream: bytes) -> dict[str, Any]:
    """The rows of React's wire format by their ids; a row that is no JSON is left out."""
    rows: dict[str, Any] = {}
    at = 0
    while found := ROW.match(stream, at):
        name = found[1].decode()
        if found[2]:
            at = found.end() + int(found[2][:8], 16)
            rows[name] = stream[found.end() : at].decode("utf-8", "replace")
            continue
        end = stream.find(b"\n", at)
        line = stream[found.end() : end if end >= 0 else len(stream)]
        rows[name] = loads(line.decode("utf-8", "replace")) if line[:1] in b"[{" else None
        at = end + 1 if end >= 0 else len(stream)
    return rows


def page_values(tree: HtmlElement) -> tuple[list[Any], dict[str, Any]]:
    """All JSON values of a page's scripts, and the rows that their references name."""
    values: list[Any] = []
    pushed: list[str] = []
    for script in tree.iter("script"):
        text = script.text or ""
        if len(text) > MOST_SCRIPT:
            continue
        if "json" in (script.get("type") or ""):
            values.append(loads(text))
        elif "__next_f" in text:
            pushed += [
                one[1] for one in script_values(text) if isinstance(one, list) and len(one) > 1 and isinstance(one[1], str)
            ]
        else:
            values.extend(script_values(text))
    rows = flight_rows("".join(pushed).encode("utf-8", "replace"))
    return [*values, *rows.values()], rows


def texts(value: Any, rows: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every long text with markup in a value, with the object that it is a property of."""
    for item in walk(value):
        for one in item.values():
            if isinstance(one, str):
                reference = REFERENCE.fullmatch(one)
                text = rows.get(reference[1]) if reference else one
                if isinstance(text, str) and len(text) >= LEAST_TEXT and MARKUP.search(text):
                    yield text, item


def first_published(item: dict[str, Any]) -> str | None:
    """The earliest point in time among an object's properties that is not one of a change: when it was published."""
    stamps = [
        iso_time(value) for name, value in item.items() if isinstance(value, str) and len(value) < 40 and not CHANGED.search(name)
    ]
    return min((stamp for stamp in stamps if stamp and "T" in stamp), default=None)


def restore(tree: HtmlElement) -> str | None:
    """Put the article that only scripts hold into the page's body; returns when it was published, where the data tell.

    Leaves the tree as it is where no script holds one.
    """
    values, rows = page_values(tree)
    found = max((one for value in values for one in texts(value, rows)), key=lambda one: len(one[0]), default=None)
    body = tree.find("body")
    if found is None or body is None:
        return None
    text, item = found
    try:
        fragment = html.fragment_fromstring(clean(SLOT.sub(" ", text)).replace("\f", " "), create_parent="article")
    except (etree.LxmlError, ValueError):  # the second of a declared encoding in text that is decoded
        return None
    body.append(fragment)
    return first_published(item)
