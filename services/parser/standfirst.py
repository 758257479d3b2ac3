"""The standfirst: blocks between headline and body that sum the article up, by their marks or by the page's description."""

from lxml.html import HtmlElement

from services.parser.captions import is_caption
from services.parser.outline import Leaf
from services.parser.places import STANDFIRST, Places, is_linked
from services.parser.text import key
from services.parser.wording import is_byline

SHORTEST = 40
LONGEST = 700
TOP = 12


def is_first_paragraph(leaves: list[Leaf], leaf: Leaf) -> bool:
    """Whether a block is one of a row of like paragraphs: the body's own first one."""
    after = next((one for one in leaves[leaf.at + 1 :] if one.kept), None)
    if after is None or leaf.element.tag != "p" or after.element.tag != "p":
        return False
    return leaf.element.get("class") == after.element.get("class") and leaf.element.getparent() is after.element.getparent()


def is_marked(element: HtmlElement | None) -> bool:
    return element is not None and bool(STANDFIRST.search(element.get("class") or ""))


def is_container(element: HtmlElement | None) -> bool:
    """Whether an element is marked as a standfirst and holds no more than one."""
    return element is not None and is_marked(element) and len("".join(element.itertext())) < LONGEST


def may_be_standfirst(leaf: Leaf, places: Places) -> bool:
    """Whether a block's length and place allow a standfirst."""
    if not SHORTEST <= len(leaf.text) <= LONGEST or is_linked(leaf):
        return False
    return not is_byline(leaf.text) and not is_caption(leaf.text) and all(map(is_marked, places.foreign(leaf.element)))


def is_stated(leaf: Leaf, wanted: str) -> bool:
    """Whether a block is a standfirst by its mark, or holds the words (as a key) that the page describes itself with."""
    return is_marked(leaf.element) or is_marked(leaf.element.getparent()) or key(leaf.text) == wanted


def standfirst(leaves: list[Leaf], top: int, description: str, places: Places) -> list[int]:
    """The indices of the standfirst's blocks, soon after the headline (block `top`); none where the page has no standfirst.

    `description` is what the page describes itself with.
    """
    wanted = key(description)
    for leaf in leaves[top + 1 : top + 1 + TOP]:
        up = leaf.element.getparent()
        if leaf.element.tag == "p" and is_container(up):
            return [one.at for one in leaves[leaf.at : leaf.at + TOP] if one.element.getparent() is up]
        if not may_be_standfirst(leaf, places):
            continue
        if is_stated(leaf, wanted):
            return [] if is_first_paragraph(leaves, leaf) else [leaf.at]
        if leaf.kept and leaf.element.tag == "p":
            break
    return []
