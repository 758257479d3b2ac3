"""The pictures that belong to an article: URL, caption, credit, size, place. Portraits, icons and teasers are left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from services.parser.captions import printed_caption
from services.parser.outline import Leaf, Outline, squeeze
from services.parser.page import clean
from services.parser.places import HEADINGS, STANDFIRST, is_linked
from services.parser.wording import is_byline, is_junk

CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)([wxh]))?\s*(?:,\s|,$|$|,(?=https?:|/))")
NUMBER = re.compile(r"(\d{1,5})(?:px)?$")
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
IMAGE_FILE = re.compile(r"(?:https?:)?/\S+\.(?:jpe?g|png|webp|avif)(?:\?\S*)?", re.IGNORECASE)
PICTURE_LINK = re.compile(
    r"\.(?:jpe?g|png|webp|avif|gif)\b|photo|image|galler|galer|bild|foto|picture|zoom|slide|resim", re.IGNORECASE
)
OUTSIDE = frozenset(("aside", "nav", "footer", "form"))
CAPTION = re.compile(r"caption|legend|bildunterschrift|bildtext|cutline|(?:image|img|photo)-?desc|description", re.IGNORECASE)
CREDIT = re.compile(r"credit|copyright|source|photographer|author|fotograf|rights|quelle|agency", re.IGNORECASE)
FRAME_LEVELS = 8
LONGEST_FRAME = 900
LONGEST_UNDER = 300
LONGEST_CREDIT = 80
MOST_IMAGES = 4
SHORT = 15
BEFORE, AFTER = 25, 2


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


def candidates(srcset: str) -> Iterator[tuple[float, str]]:
    """The (width or density, URL) pairs of a srcset attribute."""
    for found in CANDIDATE.finditer(srcset[:20000]):
        yield float(found[2] or 1), found[1]


def offered(element: HtmlElement) -> tuple[list[tuple[float, str]], list[str]]:
    """The sized and the plain URLs that an `img`, and the `source` elements beside it, offer under whatever attribute."""
    picture = next((up for up in element.iterancestors() if up.tag == "picture"), None)
    sized: list[tuple[float, str]] = []
    plain: list[str] = []
    for holder in (element, *(picture.iter("source") if picture is not None else ())):
        for name, value in holder.items():
            if name.endswith("srcset"):
                sized += candidates(value)
            elif name == "src" or name.endswith("-src") or IMAGE_FILE.fullmatch(value):
                plain.append(value)
    return sized, plain


def largest(element: HtmlElement) -> str | None:
    """The URL of the largest version of a picture."""
    sized, plain = offered(element)
    sized = [(size, url) for size, url in sized if not url.startswith("data:")]
    single = next((url for url in reversed(plain) if url.strip() and not url.startswith("data:")), None)
    if sized and (max(sized)[0] > 1 or not single):
        return max(sized)[1]
    return single


def number(text: str | None) -> int | None:
    """A size in pixels; None for a share or nothing."""
    found = NUMBER.match((text or "").strip())
    return int(found[1]) if found else None


def absolute(base: str, url: str | None) -> str | None:
    """`url` against `base`, None where that is no http(s) URL with a host."""
    if not url:
        return None
    try:
        whole = clean(urljoin(base, url.strip()))
        parts = urlsplit(whole)
        return whole if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def frame_of(element: HtmlElement, holders: set[HtmlElement], leaves: list[Leaf]) -> tuple[HtmlElement | None, list[Leaf]]:
    """The element around a picture that holds its caption, and its text: the nearest with a figcaption, else with any text."""
    nearest: tuple[HtmlElement | None, list[Leaf]] = (None, [])
    ups = [up for up in element.iterancestors() if up not in holders and up.tag not in ("source", "picture")]
    for up in ups[:FRAME_LEVELS]:
        inside = [leaf for leaf in leaves if leaf.element is up or up in leaf.element.iterancestors()]
        if sum(len(leaf.text) for leaf in inside) > LONGEST_FRAME or sum(1 for _ in up.iter("img")) > MOST_IMAGES:
            break
        if up.find(".//figcaption") is not None:
            return up, inside
        if inside and nearest[0] is None:
            nearest = up, inside
    return nearest


def is_under(leaf: Leaf, at: int) -> bool:
    """Whether a block that is no body text stands right under the picture at `at` and can be its caption."""
    if leaf.at != at or leaf.element.tag in HEADINGS or not SHORT < len(leaf.text) <= LONGEST_UNDER:
        return False
    return not (leaf.linked or is_byline(leaf.text) or is_junk(leaf.text) or STANDFIRST.search(leaf.element.get("class") or ""))


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


def is_teaser(element: HtmlElement, url: str, frame: HtmlElement | None, inside: list[Leaf]) -> bool:
    """Whether a picture links to another page: not to a picture, a gallery, the page's own address, nor with a caption."""
    link = next((up for up in element.iterancestors() if up.tag == "a"), None)
    if link is None:
        return bool(inside) and all(map(is_linked, inside))
    target, own = urlsplit((link.get("href") or "").strip()), urlsplit(url).path.rstrip("/")
    if not target.path or PICTURE_LINK.search(target.path) or (own and target.path.startswith(own)):
        return False
    headed = any(leaf.element.tag in HEADINGS or leaf.linked for leaf in inside)
    return frame is None or headed or not any(len(leaf.text) > SHORT for leaf in inside)


def text_holders(outline: Outline, top: int) -> set[HtmlElement]:
    """The elements around the kept blocks and the headline: whatever their names say, they are the article's."""
    return {up for leaf in outline.leaves if leaf.kept or leaf.at == top for up in leaf.element.iterancestors()}


def only_lead(lead: Iterable[str], at: int) -> list[Found]:
    """The picture by which a page wants to be shown, for one that shows none itself."""
    return [Found(one, at) for one in lead if not NO_PICTURE_URL.search(one)][:1]


def found_pictures(outline: Outline, url: str, top: int, lead: Iterable[str] = ()) -> list[Found]:
    """The pictures between the headline (leaf `top`, -1 for none) and the end of the body, in reading order, each URL once.

    `lead` are addresses of the picture by which the page wants to be shown.
    """
    kept = [leaf.at for leaf in outline.leaves if leaf.kept]
    if not kept:
        return []
    holders = text_holders(outline, top)
    leads = [one for one in (absolute(url, address) for address in lead) if one]
    first, last = min(kept[0], top if top >= 0 else kept[0]) - BEFORE, kept[-1] + AFTER
    found: dict[str, Found] = {}
    for element, at in outline.images:
        if not first <= at <= last or is_foreign(element, holders):
            continue
        source = absolute(url, largest(element))
        if not source or NO_PICTURE_URL.search(source):
            continue
        near = [leaf for leaf in outline.leaves[max(0, at - 4) : at + 8] if not leaf.kept]
        frame, inside = frame_of(element, holders, near)
        if not is_teaser(element, url, frame, inside):
            name = source.partition("?")[0] if PICTURE_LINK.search(urlsplit(source).path) else source
            found.setdefault(
                name, described(Found(source, at), element, frame, inside or [leaf for leaf in near if is_under(leaf, at)])
            )
    return list(found.values()) or only_lead(leads, kept[0])


def described(found: Found, element: HtmlElement, frame: HtmlElement | None, near: list[Leaf]) -> Found:
    """A found picture with what its element, its frame and the block under it say of it."""
    if frame is not None:
        caption, credit = caption_of(frame, near)
    else:
        caption, credit = printed_caption(" ".join(leaf.text for leaf in near), None)
    alt = squeeze(element.get("alt") or "") or None
    return replace(
        found, caption=caption, credit=credit, alt=alt, width=number(element.get("width")), height=number(element.get("height"))
    )
