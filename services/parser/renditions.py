"""The renditions of a picture: the addresses under which an element offers it, and the largest of them."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from services.parser.page import clean

CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)([wxh]))?\s*(?:,\s|,$|$|,(?=https?:|/))")
NUMBER = re.compile(r"(\d{1,5})(?:px)?$")
IMAGE_FILE = re.compile(r"(?:https?:)?/\S+\.(?:jpe?g|png|webp|avif)(?:\?\S*)?", re.IGNORECASE)


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
