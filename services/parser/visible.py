"""What the short lines around the headline and under the text say: who wrote, and when.

For pages whose head does not say it. The same reading serves crawled text without markup.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from services.parser.authors import BY, names
from services.parser.outline import Leaf
from services.parser.times import written_time
from services.parser.wording import WRITTEN_NAME

ABOVE = 12
WITHIN = 4
BELOW = 5
LONGEST = 140
PARAGRAPH = 100
# The editors in charge, in brackets under a Chinese text.
EDITORS = re.compile(r"[(（]\s*(?:责编|责任编辑|编辑)\s*[:：]\s*([^)）]{2,40})[)）]")
PARTS = re.compile(r"\s*[|•·]\s*")
PLACE = re.compile(r"\s+in\s+[^\d,]{2,40}$")
TIME_AT_START = re.compile(r"^\W*\d{1,4}[\d\s.:,/-]*")
TIME_AT_END = re.compile(r"[\s,–-]+(?:(?:on|am|le|el|il)\s+)?(?:[^\W\d_]{2,10}\.?\s+)?\d.*$")


@dataclass(frozen=True)
class Visible:
    """Authors and the ISO 8601 time (without a zone: pages print local time) that lines give; empty where they give none."""

    authors: tuple[str, ...] = ()
    time: str | None = None


def line_authors(line: str) -> tuple[str, ...]:
    """The authors in a by-line ("By A. Name in Place May 1, 2024"); none for another line."""
    editors = EDITORS.search(line)
    if editors:
        return names([editors[1]])
    for part in PARTS.split(TIME_AT_START.sub("", line)):
        if BY.match(part) and len(part) <= LONGEST:
            found = names([PLACE.sub("", TIME_AT_END.sub("", part))])
            people = tuple(name for name in found if not name.isupper())
            return people or found
    return ()


def is_name_line(line: str) -> bool:
    """Whether a line is nothing but one or more whole names: a by-line without a "by"."""
    return len(line) <= LONGEST and all(WRITTEN_NAME.fullmatch(part.strip()) for part in re.split(r"/|,|&| and ", line))


def near(leaves: list[Leaf]) -> tuple[list[Leaf], list[Leaf]]:
    """The short blocks above the text with its first few, and those under it."""
    kept = [leaf.at for leaf in leaves if leaf.kept]
    if not kept:
        return [], []
    first = next((leaf.at for leaf in leaves if leaf.kept and len(leaf.text) > PARAGRAPH), kept[0])
    above = leaves[max(0, kept[0] - ABOVE) : min(first, kept[0] + WITHIN)]
    below = leaves[max(kept[-1] - 1, min(kept[0] + WITHIN, kept[-1] + 1)) : kept[-1] + BELOW]
    return [leaf for leaf in above if len(leaf.text) <= LONGEST], [leaf for leaf in below if len(leaf.text) <= LONGEST]


def first_authors(leaves: Iterable[Leaf]) -> tuple[str, ...]:
    return next(filter(None, (line_authors(leaf.text) for leaf in leaves)), ())


def read_visible(leaves: list[Leaf], language: str, *, timed: bool = False) -> Visible:
    """The authors and, unless it is known (`timed`), the time that the lines near the text give.

    A line that is only a name is taken out of the body.
    """
    above, below = near(leaves)
    named = next((leaf for leaf in above if leaf.kept and is_name_line(leaf.text)), None)
    if named is not None:
        named.kept = False
    authors = names(named.text.split("/")) if named is not None else first_authors(above)
    time = None if timed else next(filter(None, (written_time(leaf.text, language) for leaf in above)), None)
    return Visible(authors or first_authors(below), time)
