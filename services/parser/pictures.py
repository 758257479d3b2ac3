"""The pictures that belong to an article: URL, caption, credit, size, place. Portraits, icons and teasers are left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from services.parser.captions import printed_caption
from services.parser.frames import SHORT, caption_of, frame_of, is_under
from services.parser.outline import Leaf, Outline, squeeze
from services.parser.places import HEADINGS, is_linked
from services.parser.renditions import absolute, largest, number, offered

SMALLEST = 120
# Words of class and id that name what is no picture of the article.
NO_PICTURE = re.compile(
    r"(?<![a-z])(?:logo|icon|avatar|author|byline|by-line|portrait|profile|gravatar|emoji|sprite|pixel|spacer|badge|banner|advert(?:isement)?|"
    r"newsletter|promo|related|sign-?up|subscribe|recommend(?:ed|ations)?|sidebar|footer|nav|navigation|share|social|comments?|most-read|popular|"
    r"trending|head-?shot|outbrain|taboola|latest|more-?from|read-?more|read-?also|also-?read)s?(?![a-z])"
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
NO_PICTURE_URL = re.compile(
    r"(?:logo|icon|avatar|gravatar|sprite|pixel|spacer|blank|placeholder|transparent|close|arrow|button|1x1)(?:\b|_)|\.svg\b",
    re.IGNORECASE,
)
PICTURE_LINK = re.compile(
    r"\.(?:jpe?g|png|webp|avif|gif)\b|photo|image|galler|galer|bild|foto|picture|zoom|slide|resim", re.IGNORECASE
)
OUTSIDE = frozenset(("aside", "nav", "footer", "form"))
BEFORE, AFTER = 25, 2  # blocks above and after the text, between which its pictures stand
ABOVE, BELOW = 4, 8  # blocks around a picture
Seen = tuple[HtmlElement, int, str]  # a picture, the number of blocks before it, its address


@dataclass(frozen=True)
class Found:
    """A picture as it stands in the page; `at` is the number of leaf blocks before it."""

    url: str
    at: int
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    width: int | None = None
    height: int | None = None


def is_named(element: HtmlElement) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(name) > 1 and bool(NO_PICTURE.search(CAMEL.sub("-", name).lower()))


def is_small(element: HtmlElement) -> bool:
    """Whether a picture is shown as an icon. One in a figure that is offered larger too is a picture: of one who is quoted."""
    if min(number(element.get(side)) or SMALLEST for side in ("width", "height")) >= SMALLEST:
        return False
    largest_offered = max((size for size, _ in offered(element)[0]), default=0)
    return largest_offered < SMALLEST or next(element.iterancestors("figure"), None) is None


def is_foreign(element: HtmlElement, holders: set[HtmlElement]) -> bool:
    """Whether a picture is no part of the article: an icon, a portrait, a teaser, something beside the text."""
    if is_small(element):
        return True
    for up in (element, *element.iterancestors()):
        if up in holders:
            return False
        if up.tag in OUTSIDE or is_named(up):
            return True
    return False


def is_elsewhere(link: HtmlElement, url: str) -> bool:
    """Whether a link around a picture leads to another page: not to a picture, a gallery or the page's own address."""
    target, own = urlsplit((link.get("href") or "").strip()).path, urlsplit(url).path.rstrip("/")
    return bool(target) and not PICTURE_LINK.search(target) and not (own and target.startswith(own))


def is_teaser(element: HtmlElement, url: str, frame: HtmlElement | None, inside: list[Leaf]) -> bool:
    """Whether a picture links to another page and has no caption, or stands with nothing but links."""
    link = next((up for up in element.iterancestors() if up.tag == "a"), None)
    if link is None:
        return bool(inside) and all(map(is_linked, inside))
    if not is_elsewhere(link, url):
        return False
    headed = any(leaf.element.tag in HEADINGS or leaf.linked for leaf in inside)
    return frame is None or headed or not any(len(leaf.text) > SHORT for leaf in inside)


def text_holders(outline: Outline, top: int) -> set[HtmlElement]:
    """The elements around the kept blocks and the headline: whatever their names say, they are the article's."""
    return {up for leaf in outline.leaves if leaf.kept or leaf.at == top for up in leaf.element.iterancestors()}


def only_lead(lead: Iterable[str], at: int) -> list[Found]:
    """The picture by which a page wants to be shown, for one that shows none itself."""
    return [Found(one, at) for one in lead if not NO_PICTURE_URL.search(one)][:1]


def own_name(source: str) -> str:
    """What two renditions of a picture share: the address without its query, where that is a picture's."""
    return source.partition("?")[0] if PICTURE_LINK.search(urlsplit(source).path) else source


def near_text(outline: Outline, url: str, kept: list[int], top: int, holders: set[HtmlElement]) -> Iterator[Seen]:
    """The pictures between the headline, or a little above the text, and its end, that are no icon, portrait or the like."""
    first, last = min(kept[0], top if top >= 0 else kept[0]) - BEFORE, kept[-1] + AFTER
    for element, at in outline.images:
        if first <= at <= last and not is_foreign(element, holders):
            source = absolute(url, largest(element))
            if source and not NO_PICTURE_URL.search(source):
                yield element, at, source


def around(outline: Outline, at: int, top: int) -> list[Leaf]:
    """The blocks near a picture that are no body text and not the headline: among them is its caption."""
    return [leaf for leaf in outline.leaves[max(0, at - ABOVE) : at + BELOW] if not leaf.kept and leaf.at != top]


def found_pictures(outline: Outline, url: str, top: int, lead: Iterable[str] = ()) -> list[Found]:
    """The pictures between the headline (leaf `top`, -1 for none) and the end of the body, in reading order, each URL once.

    `lead` are addresses of the picture by which the page wants to be shown.
    """
    kept = [leaf.at for leaf in outline.leaves if leaf.kept]
    if not kept:
        return []
    holders = text_holders(outline, top)
    found: dict[str, Found] = {}
    for element, at, source in near_text(outline, url, kept, top, holders):
        near = around(outline, at, top)
        frame, inside = frame_of(element, at, holders, near)
        if not is_teaser(element, url, frame, inside):
            text = inside or [leaf for leaf in near if is_under(leaf, at)]
            found.setdefault(own_name(source), described(Found(source, at), element, frame, text))
    leads = filter(None, (absolute(url, address) for address in lead))
    return list(found.values()) or only_lead(leads, kept[0])


def described(found: Found, element: HtmlElement, frame: HtmlElement | None, near: list[Leaf]) -> Found:
    """A found picture with what its element, its frame and the block under it say of it."""
    if frame is not None:
        caption, credit = caption_of(frame, near)
    else:
        caption, credit = printed_caption(" ".join(leaf.text for leaf in near), None)
    alt = squeeze(element.get("alt") or "") or None
    width, height = number(element.get("width")), number(element.get("height"))
    return replace(found, caption=caption, credit=credit, alt=alt, width=width, height=height)
