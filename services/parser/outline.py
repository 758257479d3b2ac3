"""One walk over the tree: its leaf blocks (runs of inline text), pictures and tables, in reading order.

What the rooms around it share: text.py marks the leaf blocks that trafilatura keeps, pictures.py and tables.py see
between which of them a picture or table stands.
"""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from services.parser.page import clean

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike "
    "strong sub sup time tt u var wbr".split()
)
SKIPPED = frozenset(
    "script style noscript template svg head iframe object embed select option textarea button input canvas math video audio map "
    "datalist".split()
)

NOTE_MARK = re.compile(r"\s*\[?(?:\d{1,3}|[*†‡])\]?\s*")

# Where script libraries for charts read their numbers.
CHART_DATA = ("data-chart", "data-chart-data", "data-values", "data-series", "data-points")
# By way of the attributes: a predicate on every element costs libxml2 twice as much.
CHARTS = etree.XPath("|".join(f"descendant::*/@{name}/.." for name in CHART_DATA))


@dataclass(slots=True)
class Leaf:
    """A run of inline text: `element` is the innermost block around it, `linked` counts its characters inside links."""

    element: HtmlElement
    text: str
    linked: int
    at: int
    kept: bool = False


@dataclass(slots=True)
class Outline:
    """What stands in a page, in reading order; the int beside an element is the number of leaves before it."""

    leaves: list[Leaf] = field(default_factory=list)
    images: list[tuple[HtmlElement, int]] = field(default_factory=list)
    tables: list[tuple[HtmlElement, int]] = field(default_factory=list)
    charts: list[tuple[HtmlElement, int]] = field(default_factory=list)


def squeeze(text: str) -> str:
    """`text` on one line, clean, without white space at its ends."""
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(clean(text).split())


def is_custom_picture(element: HtmlElement) -> bool:
    """Whether a custom element (HTML, section 4.13: its name has a hyphen) stands for a picture, such as `amp-img`."""
    return ("img" in element.tag or "image" in element.tag) and element.find(".//img") is None


def is_note_mark(link: HtmlElement) -> bool:
    """Whether a link within its page is a footnote's mark ("1", "[2]"), which would run into the word or number before it."""
    return (link.get("href") or "")[:1] == "#" and bool(NOTE_MARK.fullmatch(link.text_content()))


class Walk:
    """The state of the walk: the text gathered since the last block border."""

    def __init__(self, charts: set[HtmlElement]) -> None:
        self.outline = Outline()
        self.charts = charts
        self.parts: list[str] = []
        self.linked = 0

    def flush(self, owner: HtmlElement) -> None:
        """End the run of inline text that stands in `owner`."""
        text = squeeze("".join(self.parts))
        if text:
            leaves = self.outline.leaves
            leaves.append(Leaf(owner, text, self.linked, len(leaves)))
        self.parts, self.linked = [], 0

    def add(self, text: str, in_link: bool) -> None:
        """Gather text. White space counts between words only."""
        if self.parts or not text.isspace():
            self.parts.append(text)
            if in_link:
                self.linked += len(text.strip())

    def children(self, element: HtmlElement, owner: HtmlElement, in_link: bool) -> None:
        """Walk what stands in an element, its own tail apart. The parser's own limit bounds the depth."""
        if text := element.text:
            self.add(text, in_link)
        for child in element:
            tag = child.tag
            if tag == "a" and is_note_mark(child):
                pass
            elif tag in INLINE:
                self.children(child, owner, in_link or tag == "a")
            elif tag in SKIPPED or not isinstance(tag, str):
                self.skip(child)
            else:
                self.block(child, tag, owner, in_link)
            if text := child.tail:
                self.add(text, in_link)

    def block(self, element: HtmlElement, tag: str, owner: HtmlElement, in_link: bool) -> None:
        """Walk an element that ends the text before it and is none of its text."""
        if self.parts:
            self.flush(owner)
        if tag == "img" or ("-" in tag and is_custom_picture(element)):
            self.outline.images.append((element, len(self.outline.leaves)))
        elif tag == "table":
            self.outline.tables.append((element, len(self.outline.leaves)))
        elif self.charts and element in self.charts:
            self.outline.charts.append((element, len(self.outline.leaves)))
        self.children(element, element, in_link)
        if self.parts:
            self.flush(element)

    def skip(self, element: HtmlElement) -> None:
        """Past an element without text; one for readers without scripts, of a gallery, or in a button, counts."""
        if element.tag in ("noscript", "button", "template"):
            self.outline.images.extend((image, len(self.outline.leaves)) for image in element.iter("img"))
        elif element.tag == "svg" and element.find(".//text") is not None:
            self.outline.charts.append((element, len(self.outline.leaves)))


def outline(tree: HtmlElement) -> Outline:
    """The leaf blocks, pictures and tables of a page's tree, in one walk."""
    walk = Walk(set(CHARTS(tree)))
    body = tree.find("body")
    root = tree if body is None else body
    walk.children(root, root, False)
    walk.flush(root)
    return walk.outline
