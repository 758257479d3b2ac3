"""What trafilatura takes too much or too little: rules over the leaf blocks around and among those that it keeps.

Taken out: what stands above the headline, the headline itself, blocks of links, by-lines, captions, calls to read on,
forms, notes on the author. Brought in: paragraphs between kept ones and those of further containers of the same kind.
The standfirst is found and kept apart.
"""

from collections import Counter
from collections.abc import Iterable

from lxml.html import HtmlElement

from services.parser.captions import is_caption
from services.parser.outline import Leaf
from services.parser.places import HEADINGS, STANDFIRST, Places, is_linked, kind_of
from services.parser.text import key
from services.parser.wording import is_byline, is_correction, is_junk

MOST_ABOVE = 0.1
MAIN_SHARE = 0.6
LEAST_PARAGRAPH = 60
LEAST_FILLED = 20
TWICE = 2
LEAST_COMMON = 0.5
BRANCH_LINKS = 0.5
BRANCH_SHARE = 0.2
LEAST_STANDFIRST = 40
LONGEST_STANDFIRST = 700
TOP = 12
AFTER = 12


def size(leaves: Iterable[Leaf]) -> int:
    """The characters of the leaves that are kept."""
    return sum(len(leaf.text) for leaf in leaves if leaf.kept)


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


def is_first_paragraph(leaves: list[Leaf], leaf: Leaf) -> bool:
    """Whether a block is one of a row of like paragraphs: the body's own first one."""
    after = next((one for one in leaves[leaf.at + 1 :] if one.kept), None)
    if after is None or leaf.element.tag != "p" or after.element.tag != "p":
        return False
    return leaf.element.get("class") == after.element.get("class") and leaf.element.getparent() is after.element.getparent()


def is_marked(element: HtmlElement | None) -> bool:
    return element is not None and bool(STANDFIRST.search(element.get("class") or ""))


def may_be_standfirst(leaf: Leaf, places: Places) -> bool:
    """Whether a block's length and place allow a standfirst."""
    if not LEAST_STANDFIRST <= len(leaf.text) <= LONGEST_STANDFIRST or is_linked(leaf):
        return False
    return not is_byline(leaf.text) and not is_caption(leaf.text) and all(map(is_marked, places.foreign(leaf.element)))


def standfirst(leaves: list[Leaf], top: int, description: str, places: Places) -> list[int]:
    """The indices of the standfirst: blocks soon after the headline that are marked so or that the page describes itself with."""
    wanted = key(description)
    for leaf in leaves[top + 1 : top + 1 + TOP]:
        up = leaf.element.getparent()
        if is_marked(up) and leaf.element.tag == "p" and len("".join(up.itertext())) < LONGEST_STANDFIRST:
            return [one.at for one in leaves[leaf.at : leaf.at + TOP] if one.element.getparent() is up]
        if not may_be_standfirst(leaf, places):
            continue
        if is_marked(leaf.element) or is_marked(up) or key(leaf.text) == wanted:
            return [] if is_first_paragraph(leaves, leaf) else [leaf.at]
        if leaf.kept and leaf.element.tag == "p":
            break
    return []


def drop_foreign(leaves: Iterable[Leaf], places: Places) -> None:
    """Take out the blocks in elements that are marked as no part of an article."""
    for leaf in leaves:
        if leaf.kept and places.is_foreign(leaf.element):
            leaf.kept = False


def shares(leaves: list[Leaf]) -> Counter[object]:
    """How much of the kept text stands in containers of each kind, and in blocks of each tag and class."""
    found: Counter[object] = Counter()
    for leaf in leaves:
        if leaf.kept:
            found[kind_of(leaf.element.getparent())] += len(leaf.text)
            if leaf.element.get("class"):
                found["own", kind_of(leaf.element)] += len(leaf.text)
    return found


def may_fill(leaf: Leaf, places: Places) -> bool:
    """Whether a block that trafilatura left out can be body text: a paragraph or heading that is no link."""
    if leaf.kept or is_linked(leaf) or len(leaf.text) < LEAST_FILLED:
        return False
    return leaf.element.tag in ("p", "blockquote", "h2", "h3", "h4") and not places.is_foreign(leaf.element)


def fill(leaves: list[Leaf], places: Places, top: int) -> None:
    """Bring in paragraphs beside kept ones, and those that look like most of the kept ones or stand in like containers."""
    found, total = shares(leaves), size(leaves)
    last = max((leaf.at for leaf in leaves if leaf.kept), default=-1)
    for leaf in leaves[top + 1 :]:
        if leaf.at > last and leaf.element.tag == "h1":
            break
        if may_fill(leaf, places):
            beside = found[kind_of(leaf.element.getparent())] >= BRANCH_SHARE * total
            leaf.kept = beside or found["own", kind_of(leaf.element)] >= LEAST_COMMON * total


def main_element(leaves: Iterable[Leaf]) -> HtmlElement | None:
    """The innermost element that holds most of the kept text."""
    held: Counter[HtmlElement] = Counter()
    for leaf in leaves:
        if leaf.kept:
            held.update(dict.fromkeys(leaf.element.iterancestors(), len(leaf.text)))
    least = MAIN_SHARE * size(leaves)
    return next((element for element, characters in reversed(held.most_common()) if characters >= least), None)


def branch_of(element: HtmlElement | None, main: HtmlElement, known: dict[HtmlElement, HtmlElement | None]) -> HtmlElement | None:
    """The child of `main` that holds an element, `main` for itself, None outside of it. `known` keeps what was found."""
    if element is None or element is main:
        return element
    if element not in known:
        up = element.getparent()
        known[element] = element if up is main else branch_of(up, main, known)
    return known[element]


def branches_of(leaves: list[Leaf]) -> list[list[Leaf]]:
    """The blocks from the first kept one to the last by the branch of the main element that they stand in."""
    main = main_element(leaves)
    kept = [leaf.at for leaf in leaves if leaf.kept]
    if main is None or not kept:
        return []
    found: dict[HtmlElement | None, list[Leaf]] = {}
    known: dict[HtmlElement, HtmlElement | None] = {}
    for leaf in leaves[kept[0] : kept[-1] + 1]:
        found.setdefault(branch_of(leaf.element, main, known), []).append(leaf)
    found.pop(None, None)
    return list(found.values())


def drop_branches(leaves: list[Leaf]) -> None:
    """Take out the small branches of the main element that are mostly links, and what is no paragraph outside of it."""
    branches = branches_of(leaves)
    total, found = size(leaves), shares(leaves)
    inner = {leaf.at for inside in branches for leaf in inside}
    for leaf in leaves:
        if leaf.kept and leaf.at not in inner and (len(leaf.text) < LEAST_PARAGRAPH or is_linked(leaf)):
            usual = max(found[kind_of(leaf.element.getparent())], found["own", kind_of(leaf.element)])
            leaf.kept = usual >= BRANCH_SHARE * total
    for inside in branches:
        length = sum(len(leaf.text) for leaf in inside)
        linked = sum(leaf.linked for leaf in inside)
        if len(inside) > 1 and linked > BRANCH_LINKS * length and length < BRANCH_SHARE * total:
            for leaf in inside:
                leaf.kept = False


def is_aside(leaf: Leaf, labels: set[str]) -> bool:
    """Whether a kept block's words show that it is none of the article's: a call, a caption, a by-line, an author's name."""
    if (
        is_junk(leaf.text)
        or is_correction(leaf.text)
        or is_caption(leaf.text)
        or is_byline(leaf.text)
        or key(leaf.text) in labels
    ):
        return True
    return bool(leaf.linked) and len(leaf.text) < LONGEST_STANDFIRST and "newsletter" in leaf.text.lower()


def drop_lines(leaves: list[Leaf], labels: set[str]) -> None:
    """Take out links, by-lines, captions and calls, and headings after which nothing follows."""
    following = False
    for leaf in reversed(leaves):
        if not leaf.kept:
            continue
        heading = leaf.element.tag in HEADINGS
        if is_aside(leaf, labels) or (heading and not following) or (is_linked(leaf) and not heading):
            leaf.kept = False
        else:
            following = True


def corrections(leaves: list[Leaf], top: int) -> tuple[str, ...]:
    """The notices of corrections and updates between the headline and shortly after the kept text, each once."""
    last = max((leaf.at for leaf in leaves if leaf.kept), default=-1)
    near = leaves[max(top, 0) : last + 1 + AFTER] if last >= 0 else []
    return tuple(dict.fromkeys(leaf.text for leaf in near if not is_linked(leaf) and is_correction(leaf.text)))


def sift(leaves: list[Leaf], titles: Iterable[str], authors: Iterable[str], description: str) -> tuple[int, list[int]]:
    """Correct `kept` on the leaves; returns the index of the headline (-1 for none) and those of the standfirst, not kept.

    `titles` are the page's own forms of its headline, `authors` the names it gives, `description` what it describes itself with.
    """
    rescue(leaves)
    places = Places(leaves)
    top = drop_top(leaves, {key(title) for title in titles if key(title)})
    lead = standfirst(leaves, top, description, places) if top >= 0 else []
    drop_foreign(leaves, places)
    fill(leaves, places, top)
    drop_branches(leaves)
    drop_lines(leaves, {key(author) for author in authors})
    for index in lead:
        leaves[index].kept = False
    return top, lead
