"""What kind of source something is: judged by its first bytes, then by what the server and the caller call it. Pure."""

import re

from services.contracts.errors import PageError
from services.contracts.messages import SourceKind
from services.contracts.states import Reason
from services.fetcher.discovery.found import is_http
from services.fetcher.discovery.gdelt import is_gdelt
from services.fetcher.discovery.text import DECLARATIONS

LOOKED_AT = 64 * 2**10  # bytes
# The first element that says what a document is. Servers put warnings, comments and blank lines before it.
ROOT = re.compile(r"<(?:\w{1,20}:)?(rss|feed|rdf|channel|urlset|sitemapindex|html|head|body)\b|<!doctype\s+(html)\b", re.I)
ASIDE = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
FEEDS, SITEMAPS = ("rss", "feed", "rdf", "channel"), ("urlset", "sitemapindex")
NEWS = "/sitemap-news/"  # in the name space of Google's extension
MARKUP = re.compile(r"\s*<[!?a-z]", re.I)
LINES = 50


def kind_of(start: str, content_type: str | None, hint: SourceKind | None, *, zipped: bool = False) -> SourceKind:
    """The kind of a source that begins with the text `start`. `hint`, the kind it was taken for, decides where it says nothing.

    Raises PageError: `type` for what is no source, `xml` where declarations of entities hide what it is.
    """
    kind = SourceKind.GDELT if zipped else _by_root(start) or _by_lines(start) or _by_name(start, content_type or "", hint)
    if kind is None:
        raise PageError(Reason.TYPE, "neither feed, sitemap, list nor page")
    return kind


def _by_name(start: str, content_type: str, hint: SourceKind | None) -> SourceKind | None:
    """By what it is called, where the bytes do not say it."""
    if DECLARATIONS.search(start):
        raise PageError(Reason.XML, "a document type with declarations of its own")
    if MARKUP.match(start):
        return SourceKind.HOME_PAGE if "html" in content_type else hint
    return hint if hint in (SourceKind.LIST, SourceKind.GDELT) else None


def _by_root(start: str) -> SourceKind | None:
    if re.match(r'\s*\{\s*"', start):
        return SourceKind.FEED
    if not MARKUP.search(start):
        return None
    root = ROOT.search(ASIDE.sub("", start))
    name = (root[1] or root[2]).lower() if root else ""
    if name in FEEDS:
        return SourceKind.FEED
    if name in SITEMAPS:
        return SourceKind.NEWS_SITEMAP if NEWS in start else SourceKind.SITEMAP
    return SourceKind.HOME_PAGE if name else None


def _by_lines(start: str) -> SourceKind | None:
    """GDELT by its first row, a list where one of the first rows holds a URL in a cell of its own."""
    first, *others = start.split("\n")[:LINES]
    if is_gdelt(first):
        return SourceKind.GDELT
    if MARKUP.match(start):
        return None
    cells = (cell.strip(' "\r') for line in (first, *others) for cell in re.split(r"[,;\t|]", line))
    return SourceKind.LIST if any(is_http(cell) for cell in cells) else None
