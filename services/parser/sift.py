"""What trafilatura takes too much or too little: rules over the leaf blocks around and among those that it keeps.

Taken out: what stands above the headline, the headline itself, blocks of links, by-lines, captions, calls to read on,
forms, notes on the author. Brought in: paragraphs between kept ones and those of further containers of the same kind.
The standfirst is found and kept apart.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from services.parser.asides import drop_comments, drop_dates, drop_lines, drop_notes, drop_offer
from services.parser.branches import SMALL, Shares, drop_branches, size
from services.parser.outline import Leaf
from services.parser.places import HEADINGS, Places, is_linked, kind_of
from services.parser.standfirst import standfirst
from services.parser.text import key

MOST_ABOVE = 0.1
LEAST_PARAGRAPH = 60
LEAST_FILLED = 20
TWICE = 2
LEAST_COMMON = 0.5


def is_paragraph(leaf: Leaf) -> bool:
    return leaf.element.tag == "p" and len(leaf.text) >= LEAST_PARAGRAPH and not is_linked(leaf)


def rescue(leaves: list[Leaf]) -> None:
    """Where containers of one kind hold twice the text that is kept, and much of what is kept, they are the article."""
    held: Counter[object] = Counter()
    common: Counter[object] = Counter()
    for leaf in filter(is_paragraph, leaves):
        kind = kind_of(leaf.element.getparent())
        held[kind] += len(leaf.text)
        common[kind] += len(leaf.text) if leaf.kept else 0
    best, most = held.most_common(1)[0] if held else (None, 0)
    kept = size(leaves)
    if most < TWICE * kept or common[best] < LEAST_COMMON * kept:
        return
    for leaf in leaves:
        leaf.kept = leaf.element.tag in ("p", "li", *HEADINGS) and kind_of(leaf.element.getparent()) == best


def in_heading(leaf: Leaf) -> bool:
    """Whether a block is a heading or stands in one."""
    up = leaf.element.getparent()
    return leaf.element.tag in HEADINGS or (up is not None and up.tag in HEADINGS)


def headline(leaves: list[Leaf], titles: set[str]) -> int:
    """The index of the page's headline: the last heading with its words above which little is kept; -1 where none is."""
    total, above, found = sum(len(leaf.text) for leaf in leaves if leaf.kept and not is_linked(leaf)), 0, -1
    for leaf in leaves:
        if in_heading(leaf) and key(leaf.text) in titles:
            found = leaf.at
        above += len(leaf.text) if leaf.kept and not is_linked(leaf) else 0
        if above > MOST_ABOVE * total:
            break
    return found


def drop_top(leaves: list[Leaf], titles: set[str]) -> int:
    """Take out the headline and what stands above it; returns the headline's index."""
    top = headline(leaves, titles)
    for leaf in leaves:
        if leaf.kept and (leaf.at <= top or leaf.element.tag == "h1" or (len(leaf.text) > 20 and key(leaf.text) in titles)):
            leaf.kept = False
    return top


def drop_appended(leaves: list[Leaf], titles: set[str]) -> None:
    """Take out the posts that follow on the article: each an `article` of its own with a headline of its own."""
    first = next((leaf for leaf in leaves if leaf.kept), None)
    around = set(first.element.iterancestors("article")) if first else set()
    appended: set[HtmlElement] = set()
    for leaf in leaves:
        if first and leaf.at > first.at and leaf.element.tag == "h1" and key(leaf.text) not in titles:
            appended.update(set(leaf.element.iterancestors("article")) - around)
    for leaf in leaves if appended else ():
        if leaf.kept and not appended.isdisjoint(leaf.element.iterancestors("article")):
            leaf.kept = False


def drop_foreign(leaves: Iterable[Leaf], places: Places) -> None:
    """Take out the blocks in elements that are marked as no part of an article."""
    for leaf in leaves:
        if leaf.kept and places.is_foreign(leaf.element):
            leaf.kept = False


def heads(leaf: Leaf, leaves: list[Leaf]) -> bool:
    """Whether a block is the heading over a kept block beside it, or in the same `article` or `section`."""
    after = leaves[leaf.at + 1] if leaf.at + 1 < len(leaves) else None
    if after is None or not after.kept or after.element.tag in HEADINGS or leaf.element.tag not in ("h2", "h3", "h4"):
        return False
    around = next(leaf.element.iterancestors("article", "section"), None)
    if leaf.element.getparent() is after.element.getparent():
        return True
    return around is not None and around in after.element.iterancestors("article", "section")


def may_fill(leaf: Leaf) -> bool:
    """Whether a block that trafilatura left out can be body text by its tag and length."""
    return len(leaf.text) >= LEAST_FILLED and leaf.element.tag in ("p", "blockquote", "h2", "h3", "h4")


def fill(leaves: list[Leaf], places: Places, top: int) -> None:
    """Bring in paragraphs beside kept ones, and those that look like most of the kept ones or stand in like containers."""
    shares = Shares(leaves)
    last = max((leaf.at for leaf in leaves if leaf.kept), default=-1)
    for leaf in leaves[top + 1 :]:
        if leaf.at > last and leaf.element.tag == "h1":
            break
        if leaf.kept or is_linked(leaf) or places.is_foreign(leaf.element):
            continue
        if may_fill(leaf):
            leaf.kept = shares.beside(leaf) >= SMALL or shares.like(leaf) >= LEAST_COMMON
        leaf.kept = leaf.kept or heads(leaf, leaves)


def sift(leaves: list[Leaf], titles: Iterable[str], authors: Sequence[str], description: str) -> tuple[int, list[int]]:
    """Correct `kept` on the leaves; returns the index of the headline (-1 for none) and those of the standfirst, not kept.

    `titles` are the page's own forms of its headline, `authors` the names it gives, `description` what it describes itself with.
    """
    rescue(leaves)
    places = Places(leaves)
    forms = {key(title) for title in titles if key(title)}
    top = drop_top(leaves, forms)
    lead = standfirst(leaves, top, description, places) if top >= 0 else []
    drop_foreign(leaves, places)
    fill(leaves, places, top)
    drop_branches(leaves)
    drop_offer(leaves)
    drop_comments(leaves)
    drop_notes(leaves, authors)
    drop_lines(leaves, {key(author) for author in authors})
    for index in lead:
        leaves[index].kept = False
    drop_dates(leaves)
    drop_appended(leaves, forms)
    return top, lead
