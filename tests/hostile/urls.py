"""Classes 1 to 14: one matrix of URLs through six entrances.

Submitted, in a feed, in a sitemap and in a redirect they go the way of every page. A picture's URL goes through the parser, and
where it is kept through the client that would fetch it. A webhook's target has no sender yet: it goes, as it was configured, to
that same client, which is the only way out.
"""

import functools
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from html import escape as attribute
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from services.contracts.errors import PageError
from services.contracts.messages import Link
from services.contracts.states import Reason
from services.contracts.urls import canonical_url
from services.fetcher.discovery.found import Found, Why
from services.fetcher.discovery.reader import read_source
from services.parser.article import read_text
from services.parser.page import read_page
from tests.fetcher.conftest import limits
from tests.fetcher.hostile_urls import URL_CASES
from tests.hostile.case import DEADLINE, HostileCase, fetched
from tests.sites import Site, redirect

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SOURCE = "https://outlet.example/source"
REFUSED = {Reason.ADDRESS, Reason.URL, Reason.SCHEME, Reason.PORT}
LEFT_OUT = {Why.NO_LINK, Why.ITSELF, Why.OFF_HOST}
# What an entrance that reads text may make of white space, controls and relative links: another URL, of a public host.
ELSEWHERE = {Reason.DNS, Reason.NETWORK}
NOT_KEPT = "not_kept"
STORY = "The council voted on Monday to spend 12 million crowns on 40 new trams for the eastern line, its chair said. " * 3
PICTURE = f"<html><article><h1>Trams</h1><p>{STORY}</p><figure><img src='%s'></figure><p>{STORY}</p></article></html>"


def submitted(url: str) -> str:
    try:
        return fetched(canonical_url(url))
    except PageError as error:
        return error.reason


def redirected(url: str) -> str:
    with Site({"/": redirect(url)}) as site:
        return fetched(site.url(), limits(site, deadline=DEADLINE))


def in_feed(url: str) -> str:
    text = f'<rss version="2.0"><channel><item><link>{escape(url)}</link></item></channel></rss>'
    return _followed(lambda: read_source(text.encode("utf-8", "replace"), url=SOURCE, now=NOW))


def in_sitemap(url: str) -> str:
    """In a sitemap that the very host of the URL vouches for."""
    text = f"<urlset><url><loc>{escape(url)}</loc></url></urlset>"
    hosts: frozenset[str] = frozenset()
    with suppress(ValueError):
        hosts = frozenset({urlsplit(url.strip()).hostname or ""})
    return _followed(lambda: read_source(text.encode("utf-8", "replace"), url=SOURCE, now=NOW, hosts=hosts))


def _followed(read: Callable[[], Found]) -> str:
    """What becomes of the one entry of a source."""
    try:
        found = read()
    except PageError as error:
        return error.reason
    links: tuple[Link, ...] = found.links
    return fetched(links[0].url) if links else found.left_out[0].why if found.left_out else Why.NO_LINK


def pictured(url: str) -> str:
    """What becomes of a picture's URL: not kept, or refused when it is fetched. What is kept is always http or https."""
    payload = (PICTURE % attribute(url)).encode("utf-8", "replace")
    article = read_text(read_page(payload, url=SOURCE, content_type="text/html; charset=utf-8", limit=2**24))
    kept = [picture.url or "" for picture in article.pictures]
    assert all(each.lower().startswith(("http://", "https://")) for each in kept), kept
    return fetched(kept[0]) if kept else NOT_KEPT


def url_cases() -> Iterator[HostileCase]:
    """Every URL through every entrance."""
    for number, url, reasons in URL_CASES:
        name, strict = ascii(url)[:60], reasons == {Reason.ADDRESS}
        yield HostileCase(number, "submitted", name, functools.partial(submitted, url), set(REFUSED))
        yield HostileCase(number, "webhook", name, functools.partial(fetched, url), set(REFUSED))
        read = REFUSED | LEFT_OUT | ({Reason.XML} if strict else {Reason.XML, *ELSEWHERE})
        yield HostileCase(number, "feed", name, functools.partial(in_feed, url), set(read))
        yield HostileCase(number, "sitemap", name, functools.partial(in_sitemap, url), set(read))
        seen = REFUSED | {NOT_KEPT} | (set() if strict else ELSEWHERE)
        yield HostileCase(number, "picture", name, functools.partial(pictured, url), set(seen))
        if url.isprintable() and url.lower().startswith("http") and len(url) < 60_000:
            wanted = {Reason.ADDRESS} if strict else {Reason.REDIRECTS, Reason.ADDRESS, Reason.NOT_FOUND}
            yield HostileCase(number, "redirect", name, functools.partial(redirected, url), set(wanted))
