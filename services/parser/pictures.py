"""The pictures that belong to an article: URL, caption, credit, size, place. Portraits, icons and teasers are left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from services.parser.captions import printed_caption
from services.parser.outline import Leaf, Outline, squeeze

SOURCES = ("src", "data-original", "data-lazy", "data-url", "data-image", "data-href", "data-full", "data-large")
CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)([wxh]))?\s*(?:,\s|,$|$|,(?=https?:|/))")
NUMBER = re.compile(r"(\d{1,5})(?:px)?$")
SMALLEST = 120
# Words of class and id that name what is no picture of the article.
NO_PICTURE = re.compile(
    r"(?<![a-z])(?:logo|icon|avatar|author|byline|by-line|portrait|profile|gravatar|emoji|sprite|pixel|spacer|badge|banner|advert(?:isement)?|"
    r"newsletter|promo|related|teaser|recommend(?:ed|ations)?|sidebar|footer|nav|navigation|share|social|comments?|most-read|popular|"
    r"trending|head-?shot|outbrain|taboola|latest|more-?from|read-?more|read-?also|also-?read)s?(?![a-z])"
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
NO_PICTURE_URL = re.compile(
    r"(?:logo|icon|avatar|gravatar|sprite|pixel|spacer|blank|placeholder|1x1)(?:\b|_)|\.svg\b", re.IGNORECASE
)
PICTURE_LINK = re.compile(
    r"\.(?:jpe?g|png|webp|avif|gif)\b|photo|image|galler|galer|bild|foto|picture|zoom|slide|_resimleri", re.IGNORECASE
)
OUTSIDE = frozenset(("aside", "nav", "footer", "form"))
CAPTION = re.compile(
    r"caption|legend|bildunterschrift|bildtext|cutline|(?:image|img|photo)-?desc|description|titel", re.IGNORECASE
)
CREDIT = re.compile(r"credit|copyright|source|photographer|author|fotograf|rights|quelle|pictsrc|agency", re.IGNORECASE)
FRAME_LEVELS = 8
LONGEST_FRAME = 900
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
    sized, plain = [], []
    for holder in (element, *(picture.iter("source") if picture is not None else ())):
        for name, value in holder.items():
            if name.endswith("srcset"):
                sized += candidates(value)
            elif name in SOURCES or name.endswith("-src"):
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


def absolute(base: str, url: str) -> str | None:
    """`url` against `base`, None where that is no http(s) URL."""
    try:
        whole = urljoin(base, url.strip())
        return whole if urlsplit(whole).scheme in ("http", "https") else None
    except ValueError:
        return None


def frame_of(element: HtmlElement, holders: set[HtmlElement], leaves: list[Leaf]) -> tuple[HtmlElement | None, list[Leaf]]:
    """The nearest element around a picture that holds text besides it, and that text; nothing where it is the body's own."""
    ups = [up for up in element.iterancestors() if up not in holders][:FRAME_LEVELS]
    for up in ups:
        inside = [leaf for leaf in leaves if leaf.element is up or up in leaf.element.iterancestors()]
        if inside:
            few = sum(len(leaf.text) for leaf in inside) <= LONGEST_FRAME and sum(1 for _ in up.iter("img")) <= 3
            return (up, inside) if few else (None, [])
    return None, []


def marked(frame: HtmlElement, pattern: re.Pattern[str]) -> list[str]:
    """The texts of the elements in a frame whose class says what they are, outermost first."""
    found: list[HtmlElement] = []
    for one in frame.iterdescendants():
        inner = any(up in found for up in one.iterancestors())
        if isinstance(one.tag, str) and not inner and pattern.search(f"{one.get('class') or ''} {one.get('itemprop') or ''}"):
            found.append(one)
    return [text for text in (squeeze(" ".join(one.itertext())) for one in found) if text]


def caption_of(frame: HtmlElement, inside: list[Leaf]) -> tuple[str | None, str | None]:
    """The caption and the credit in a picture's frame: by element and class, else all its text, by its wording."""
    captions = [squeeze(" ".join(one.itertext())) for one in frame.iter("figcaption")] or marked(frame, CAPTION)
    credits = marked(frame, CREDIT)
    text = next(filter(None, captions), "") or (" ".join(leaf.text for leaf in inside))
    return printed_caption(text, next((one for one in credits if len(one) < len(text) or one not in text), None))


def is_named(element: HtmlElement) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(name) > 1 and bool(NO_PICTURE.search(CAMEL.sub("-", name).lower()))


def is_foreign(element: HtmlElement, holders: set[HtmlElement]) -> bool:
    """Whether a picture is no part of the article: an icon, a portrait, a teaser, something beside the text."""
    if any((number(element.get(side)) or SMALLEST) < SMALLEST for side in ("width", "height")):
        return True
    for up in (element, *element.iterancestors()):
        if up in holders:
            return False
        if up.tag in OUTSIDE or is_named(up):
            return True
    return False


def is_teaser(element: HtmlElement, url: str) -> bool:
    """Whether a picture is a link to another page: not to a picture, a gallery, or the page's own address."""
    link = next((up for up in element.iterancestors() if up.tag == "a"), None)
    if link is None:
        return False
    target, own = urlsplit((link.get("href") or "").strip()), urlsplit(url).path.rstrip("/")
    return bool(target.path) and not PICTURE_LINK.search(target.path) and not (own and target.path.startswith(own))


def text_holders(outline: Outline) -> set[HtmlElement]:
    """The elements around the kept blocks: whatever their names say, they are the article's."""
    return {up for leaf in outline.leaves if leaf.kept for up in leaf.element.iterancestors()}


def found_pictures(outline: Outline, url: str) -> list[Found]:
    """The pictures between the headline and the end of the body, in reading order, each URL once."""
    kept = [leaf.at for leaf in outline.leaves if leaf.kept]
    holders = text_holders(outline)
    found: dict[str, Found] = {}
    for element, at in outline.images:
        if not kept or not kept[0] - BEFORE <= at <= kept[-1] + AFTER or is_foreign(element, holders) or is_teaser(element, url):
            continue
        source = absolute(url, largest(element) or "")
        if not source or NO_PICTURE_URL.search(source):
            continue
        frame, inside = frame_of(element, holders, [leaf for leaf in outline.leaves[max(0, at - 4) : at + 8] if not leaf.kept])
        caption, credit = caption_of(frame, inside) if frame is not None else (None, None)
        alt = squeeze(element.get("alt") or "") or None
        one = Found(source, at, caption, credit, alt, number(element.get("width")), number(element.get("height")))
        found.setdefault(source.partition("?")[0] if PICTURE_LINK.search(urlsplit(source).path) else source, one)
    return list(found.values())
