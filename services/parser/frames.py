"""What stands around a picture: the element that holds its caption and credit, and the two of them."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from services.parser.captions import printed_caption
from services.parser.outline import Leaf, squeeze
from services.parser.places import HEADINGS, STANDFIRST
from services.parser.wording import is_byline, is_junk

CAPTION = re.compile(r"caption|legend|bildunterschrift|bildtext|cutline|(?:image|img|photo)-?desc|description", re.IGNORECASE)
CREDIT = re.compile(r"credit|copyright|source|photographer|author|fotograf|rights|quelle|agency", re.IGNORECASE)
FRAME_LEVELS = 8
LONGEST_FRAME = 900
LONGEST_UNDER = 300
LONGEST_CREDIT = 80
MOST_IMAGES = 4
SHORT = 15


def frames(element: HtmlElement, holders: set[HtmlElement], leaves: list[Leaf]) -> Iterator[tuple[HtmlElement, list[Leaf]]]:
    """The elements around a picture with their text, from the inside out, while they can be the frame of one picture.

    `holders` are the elements around the article's text, `leaves` the blocks near the picture.
    """
    ups = [up for up in element.iterancestors() if up not in holders and up.tag not in ("source", "picture")]
    for up in ups[:FRAME_LEVELS]:
        inside = [leaf for leaf in leaves if leaf.element is up or up in leaf.element.iterancestors()]
        if sum(len(leaf.text) for leaf in inside) > LONGEST_FRAME or sum(1 for _ in up.iter("img")) > MOST_IMAGES:
            return
        yield up, inside


def right_after(inside: list[Leaf], at: int) -> list[Leaf]:
    """The blocks after a picture up to the first that is none of its frame's, such as a paragraph of the article."""
    after = [leaf for leaf in inside if leaf.at >= at]
    return [leaf for number, leaf in enumerate(after) if leaf.at == at + number]


def frame_of(
    element: HtmlElement, at: int, holders: set[HtmlElement], leaves: list[Leaf]
) -> tuple[HtmlElement | None, list[Leaf]]:
    """The element around a picture that holds its caption, and its text: the nearest with a figcaption, else with text after it.

    `at` is the number of blocks before the picture.
    """
    nearest: tuple[HtmlElement | None, list[Leaf]] = (None, [])
    for up, inside in frames(element, holders, leaves):
        if up.find(".//figcaption") is not None:
            return up, inside
        after = right_after(inside, at)
        if after and nearest[0] is None:
            nearest = up, after
    return nearest


def may_be_caption(leaf: Leaf) -> bool:
    """Whether a block is no heading, by-line, call or standfirst."""
    if leaf.element.tag in HEADINGS or is_byline(leaf.text) or is_junk(leaf.text):
        return False
    return not STANDFIRST.search(leaf.element.get("class") or "")


def is_under(leaf: Leaf, at: int) -> bool:
    """Whether a block that is no body text stands right under the picture at `at` and can be its caption."""
    return leaf.at == at and SHORT < len(leaf.text) <= LONGEST_UNDER and not leaf.linked and may_be_caption(leaf)


def marked(frame: HtmlElement, pattern: re.Pattern[str]) -> list[str]:
    """The texts of the elements in a frame whose class says what they are, outermost first."""
    found: list[HtmlElement] = []
    for one in frame.iterdescendants():
        inner = any(up in found for up in one.iterancestors())
        if isinstance(one.tag, str) and not inner and pattern.search(f"{one.get('class') or ''} {one.get('itemprop') or ''}"):
            found.append(one)
    return [text for text in (squeeze(" ".join(one.itertext())) for one in found) if text]


def beside(frame: HtmlElement, inside: list[Leaf]) -> str | None:
    """The short text of a figure that stands outside its figcaption: its credit."""
    for leaf in inside:
        if len(leaf.text) <= LONGEST_CREDIT and not any(
            up.tag == "figcaption" for up in (leaf.element, *leaf.element.iterancestors())
        ):
            return leaf.text
    return None


def caption_of(frame: HtmlElement, inside: list[Leaf]) -> tuple[str | None, str | None]:
    """The caption and the credit in a picture's frame: by element and class, else all its text, by its wording."""
    figcaptions = [text for text in (squeeze(" ".join(one.itertext())) for one in frame.iter("figcaption")) if text]
    text = " ".join(figcaptions or marked(frame, CAPTION)[:1]) or " ".join(leaf.text for leaf in inside)
    credit = next((one for one in marked(frame, CREDIT) if one != text), None)
    caption, found = printed_caption(text, credit)
    return caption, found or (beside(frame, inside) if figcaptions and frame.tag == "figure" else None)
