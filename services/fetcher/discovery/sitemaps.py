"""Sitemaps and sitemap indexes (sitemaps.org, 0.9) with Google's news extension, read as a stream. Pieces of bytes in, links out.

The parser knows no network, loads no document type and expands no entity; a sitemap with a document type is refused.
`lastmod` is when a page changed, not when it was published: it tells the newest sitemaps of an index, and pages that may be news.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from services.contracts.errors import PageError
from services.contracts.messages import SourceKind
from services.contracts.states import Reason
from services.fetcher.discovery.dates import moment
from services.fetcher.discovery.found import Found, Gathering, Source, Why, bare_host, is_http, same_host

BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
LONGEST_ENTITY = 10  # bytes, before its end: one that a piece may cut
ROOTS, ENTRIES = ("urlset", "sitemapindex"), ("url", "sitemap")
LONGEST_AGO = datetime.min.replace(tzinfo=UTC)


def read_sitemap(pieces: Iterable[bytes], source: Source) -> Found:
    """The links of a sitemap, or the sitemaps of an index, newest first. Entries on hosts that do not vouch for it are left out.

    Raises PageError: `xml` for what is no sitemap or has a document type, `too_big`.
    """
    gathering = Gathering(source)
    hosts = frozenset(host.removeprefix("www.") for host in source.hosts) | {bare_host(source.url)}
    news = False
    sitemaps: list[tuple[datetime, int, str]] = []
    for number, (name, stated) in enumerate(_entries(pieces), 1):
        news = news or "news" in stated
        href = stated.get("loc", "").strip()
        if number > source.limits.urls:
            gathering.cut += 1
        elif href and is_http(source.url) and not same_host(href, hosts):
            gathering.leave(number, Why.OFF_HOST, href)
        elif name == "sitemap":
            sitemaps.append((_changed(stated, source.now), number, href))
        else:
            title, published = stated.get("title"), stated.get("publication_date")
            gathering.add(number, href, title=title, published=published, modified=stated.get("lastmod"))
    for _, number, href in sorted(sitemaps, key=lambda each: each[0], reverse=True):
        gathering.add_source(number, href, SourceKind.SITEMAP)
    return gathering.found(SourceKind.NEWS_SITEMAP if news else SourceKind.SITEMAP)


def _entries(pieces: Iterable[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    """The name (`url` or `sitemap`) of each entry and what it states; its element is forgotten."""
    parser = etree.XMLPullParser(
        ("start", "end"),
        tag=[f"{{*}}{name}" for name in (*ROOTS, *ENTRIES)],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    root, entries = None, 0
    for event, element in _events(parser, pieces):
        root = _checked_root(element) if root is None else root
        if event == "start" or element.getparent() is not root:
            continue
        entries += 1
        yield etree.QName(element).localname, _stated(element)
        element.clear()
        while element.getprevious() is not None:
            del root[0]
    if root is None:
        raise PageError(Reason.XML, "no element of a sitemap in it")
    parser.close()
    if parser.feed_error_log and not entries:
        raise PageError(Reason.XML, "no entry that can be read")


def _events(parser: Any, pieces: Iterable[bytes]) -> Iterator[tuple[str, Any]]:
    for piece in _mended(pieces):
        parser.feed(piece)
        yield from parser.read_events()


def _mended(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces with every `&` escaped that begins no entity of XML's own: else the parser would drop it from a URL."""
    rest, wide = b"", None
    for piece in pieces:
        wide = b"\0" in piece if wide is None else wide
        whole = rest + piece
        at = whole.rfind(b"&", -LONGEST_ENTITY)
        rest = whole[at:] if at >= 0 else b""
        whole = whole[: len(whole) - len(rest)]
        yield whole if wide else BARE.sub(b"&amp;", whole)
    yield rest if wide else BARE.sub(b"&amp;", rest)


def _checked_root(root: Any) -> Any:
    if root.getroottree().docinfo.internalDTD is not None:
        raise PageError(Reason.XML, "a document type")
    if etree.QName(root).localname not in ROOTS or root.getparent() is not None:
        raise PageError(Reason.XML, "the root is none of a sitemap")
    return root


def _stated(entry: Any) -> dict[str, str]:
    """What an entry says, by local name: its own children, and those of its news element (as `news`)."""
    stated: dict[str, str] = {}
    for child in entry.iterchildren("{*}loc", "{*}lastmod", "{*}news"):
        name = etree.QName(child).localname
        stated.setdefault(name, child.text or "")
        if name == "news":
            for detail in child.iterchildren("{*}title", "{*}publication_date"):
                stated.setdefault(etree.QName(detail).localname, detail.text or "")
    return stated


def _changed(stated: dict[str, str], now: datetime) -> datetime:
    """The `lastmod` of an entry; one that is in the future, or none, counts as long ago."""
    when = moment(stated.get("lastmod", ""))
    return when if when is not None and when <= now else LONGEST_AGO
