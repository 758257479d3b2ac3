"""The body of a page: which of its leaf blocks are the article. The only file that knows trafilatura.

Trafilatura chooses; what it returns is laid back onto the leaf blocks of our own walk, so that the text is the
page's own, whole blocks in reading order, and rules that need the tree (links, captions, neighbours) can follow.
"""

import logging
import re
from bisect import bisect_right
from copy import copy
from functools import cache

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Extractor

from services.parser.outline import Leaf

MARKS = re.compile(r"[\W_]+")
COVERED = 0.5
WEIGHT = ("script", "style", "svg", "template", "iframe", "link", "meta", "select", "nav")
# What trafilatura takes out itself, after it has copied and searched it, and what it unwraps.
UNREAD = (
    "footer aside button input video audio canvas object embed textarea noscript dialog map math label picture source img option "
    "datalist"
).split()
UNWRAPPED = "b strong em i u small font abbr time mark cite sub sup wbr ins big".split()

# Trafilatura logs what it makes of odd pages; our own result says it.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def key(text: str) -> str:
    """What is left of a text for comparison: its letters and digits, case folded."""
    return MARKS.sub("", text).casefold()


def lighten(tree: HtmlElement) -> None:
    """Take out what holds no text and has been read: trafilatura copies and searches the tree often."""
    etree.strip_elements(tree, *WEIGHT, with_tail=False)


def is_blank(text: str | None) -> bool:
    return text is None or text.isspace()


def readable(tree: HtmlElement) -> HtmlElement:
    """A copy of a page's tree without what trafilatura does not read."""
    tree = copy(tree)
    etree.strip_elements(tree, *UNREAD, with_tail=False)
    etree.strip_tags(tree, *UNWRAPPED)
    for element in reversed(list(tree.iter("div", "span", "section", "ul", "li", "a", "p"))):
        up = element.getparent()
        if not len(element) and up is not None and is_blank(element.text) and is_blank(element.tail):
            up.remove(element)
    return tree


@cache
def options() -> Extractor:
    """How trafilatura is to read, made once: it reads its configuration file for each set."""
    return Extractor(output_format="python", fast=True, comments=False)


def extracted(tree: HtmlElement) -> str:
    """The text that trafilatura takes for the article's body, one block a line; empty where it finds or breaks nothing."""
    try:
        document = trafilatura.bare_extraction(readable(tree), options=options())
    except Exception:  # whatever an odd page breaks inside it: our own rules go on with the page's paragraphs
        return ""
    return str(getattr(document, "text", None) or "")


def aligned(keys: list[str], text: str) -> list[int]:
    """The indices of the blocks that `text` covers by half or more. `keys` are the blocks' own, in reading order."""
    starts, length = [], 0
    for one in keys:
        starts.append(length)
        length += len(one)
    joined, covered, at = "".join(keys), [0] * len(keys), 0
    for line in filter(None, map(key, text.split("\n"))):
        found = joined.find(line, at)
        found = joined.find(line) if found < 0 else found
        if found < 0:
            continue
        end = found + len(line)
        at = max(at, end)
        for i in range(bisect_right(starts, found) - 1, len(keys)):
            if starts[i] >= end:
                break
            covered[i] += max(0, min(end, starts[i] + len(keys[i])) - max(found, starts[i]))
    return [i for i, one in enumerate(keys) if one and covered[i] >= COVERED * len(one)]


def mark_body(tree: HtmlElement, leaves: list[Leaf]) -> None:
    """Set `kept` on the leaves that make up the article's body. Read metadata and outline first: the tree is lightened here."""
    lighten(tree)
    for index in aligned([key(leaf.text) for leaf in leaves], extracted(tree)):
        leaves[index].kept = True
