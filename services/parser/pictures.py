"""The pictures that belong to an article: URL, caption, credit, size, place. Portraits, icons and teasers are left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from services.parser.captions import split_credit
from services.parser.outline import Outline, squeeze

SOURCES = (
    "src",
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-url",
    "data-image",
    "data-hi-res-src",
    "data-full-src",
)
SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set")
CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)([wxh]))?\s*(?:,\s|,$|$|,(?=https?:|/))")
NUMBER = re.compile(r"\d{1,5}")
SMALLEST = 120
NO_PICTURE = re.compile(
    r"logo|icon|avatar|author|byline|portrait|profile|gravatar|emoji|sprite|pixel|spacer|blank|badge|banner|advert|newsletter|promo|"
    r"related|teaser|recommend|sidebar|widget|footer|\bnav|share|social|thumbnail-list|comment|most-read|trending|headshot|outbrain|taboola",
    re.IGNORECASE,
)
NO_PICTURE_URL = re.compile(
    r"(?:logo|icon|avatar|gravatar|sprite|pixel|spacer|blank|placeholder|1x1|\.svg|\.gif)(?:\b|_)", re.IGNORECASE
)
OUTSIDE = frozenset(("aside", "nav", "footer", "form"))
CAPTION = re.compile(
    r"caption|legend|bildunterschrift|bildtext|cutline|image-desc|img-desc|photo-desc|wp-caption-text", re.IGNORECASE
)
CREDIT = re.compile(r"credit|copyright|source|photographer|byline|author|fotograf|rights|quelle", re.IGNORECASE)
FRAME = re.compile(r"(?:^|[\s_-])(?:figure|image|picture|photo|media|caption|bild|foto|img)", re.IGNORECASE)
FRAME_LEVELS = 5
BEFORE, AFTER = 12, 3


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


def largest(element: HtmlElement) -> str | None:
    """The URL of the largest version of a picture that `img` and the `source` elements beside it offer."""
    picture = next((up for up in element.iterancestors() if up.tag == "picture"), None)
    holders = [element, *(picture.iter("source") if picture is not None else ())]
    sets = [pair for holder in holders for name in SETS for pair in candidates(holder.get(name) or "")]
    plain = [element.get(name) for name in SOURCES if element.get(name)]
    usable = [(size, url) for size, url in sets if not url.startswith("data:")]
    single = next((url for url in reversed(plain) if not url.startswith("data:")), None)
    if usable and max(usable)[0] > 1:
        return max(usable)[1]
    return single or (usable[0][1] if usable else None)


def number(text: str | None) -> int | None:
    found = NUMBER.match((text or "").strip())
    return int(found[0]) if found else None


def absolute(base: str, url: str) -> str | None:
    """`url` against `base`, None where that is no http(s) URL."""
    try:
        whole = urljoin(base, url.strip())
        return whole if urlsplit(whole).scheme in ("http", "https") else None
    except ValueError:
        return None


def frame_of(element: HtmlElement) -> HtmlElement | None:
    """The element that holds a picture with its caption: the outermost figure around it, else a near container named so."""
    ups = list(element.iterancestors())
    figure = next((up for up in ups if up.tag == "figure"), None)
    if figure is not None:
        return figure
    for up in ups[:FRAME_LEVELS]:
        if CAPTION.search(up.get("class") or "") or any(CAPTION.search(one.get("class") or "") for one in up.iter("*")):
            return up if len(list(up.iter("img"))) == 1 else None
    return None


def text_of(element: HtmlElement) -> str:
    return squeeze(" ".join(part for part in element.itertext()))


def caption_of(frame: HtmlElement) -> tuple[str | None, str | None]:
    """The caption and the credit in a picture's frame: an element marked as credit, else what the caption's wording shows."""
    captions = list(frame.iter("figcaption")) or [one for one in frame.iter("*") if CAPTION.search(one.get("class") or "")]
    credits = [
        one for one in frame.iter("*") if one is not frame and one not in captions and CREDIT.search(one.get("class") or "")
    ]
    credit = text_of(credits[0]) if credits else ""
    text = text_of(captions[0]) if captions else ""
    if credit and credit in text:
        text = squeeze(text.replace(credit, " "))
    if credit:
        return text or None, split_credit(credit)[1] or credit
    text, named = split_credit(text)
    return text or None, named


def is_foreign(element: HtmlElement) -> bool:
    """Whether a picture is no part of the article: an icon, a portrait, a teaser, something beside the text."""
    if any((number(element.get(side)) or SMALLEST) < SMALLEST for side in ("width", "height")):
        return True
    for up in (element, *element.iterancestors()):
        if up.tag in OUTSIDE:
            return True
        if up.tag in ("body", "main", "article"):
            break
        if NO_PICTURE.search(f"{up.get('class') or ''} {up.get('id') or ''}"):
            return True
    return False


def is_teaser(element: HtmlElement) -> bool:
    """Whether a picture is a link to another page: one inside an `a` whose target is no picture."""
    link = next((up for up in element.iterancestors() if up.tag == "a"), None)
    if link is None:
        return False
    target = urlsplit((link.get("href") or "").strip()).path.lower()
    return not target.endswith((".jpg", ".jpeg", ".png", ".webp", ".avif")) and bool(target)


def found_pictures(outline: Outline, url: str) -> list[Found]:
    """The pictures between the headline and the end of the body, in reading order, each URL once."""
    kept = [leaf.at for leaf in outline.leaves if leaf.kept]
    if not kept:
        return []
    found: dict[str, Found] = {}
    for element, at in outline.images:
        if not kept[0] - BEFORE <= at <= kept[-1] + AFTER or is_foreign(element) or is_teaser(element):
            continue
        source = absolute(url, largest(element) or "")
        if not source or NO_PICTURE_URL.search(source):
            continue
        frame = frame_of(element)
        caption, credit = caption_of(frame) if frame is not None else (None, None)
        alt = squeeze(element.get("alt") or "") or None
        one = Found(source, at, caption, credit, alt, number(element.get("width")), number(element.get("height")))
        found.setdefault(source.partition("?")[0], one)
    return list(found.values())
