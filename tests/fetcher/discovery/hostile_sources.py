"""Hostile sources (classes 66 to 69): bytes, and what reading them may end as. `None` means: something is found."""

import functools
import zlib
from collections.abc import Callable
from typing import NamedTuple

from services.contracts.states import Reason

MB = 2**20
NOW_STAMP = "Sun, 22 Nov 2026 12:00:00 GMT"


class SourceCase(NamedTuple):
    number: int
    name: str
    make: Callable[[], bytes]
    reasons: set[Reason] | None


def case(number: int, name: str, make: Callable[[], bytes], *reasons: Reason) -> SourceCase:
    return SourceCase(number, name, make, set(reasons) or None)


def laughs(root: str) -> bytes:
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(20))
    return f'<!DOCTYPE x [<!ENTITY a "haha">{entities}]><{root}><channel><title>&u;</title></channel></{root}>'.encode()


def quadratic(root: str) -> bytes:
    entity = "a" * 100_000
    return f'<!DOCTYPE x [<!ENTITY a "{entity}">]><{root}><channel><title>{"&a;" * 20_000}</title></channel></{root}>'.encode()


def xxe(root: str, where: str) -> bytes:
    return f'<!DOCTYPE x [<!ENTITY e SYSTEM "{where}">]><{root}><channel><title>&e;</title></channel></{root}>'.encode()


def many_items(count: int, item: str, head: str = '<rss version="2.0"><channel>', tail: str = "</channel></rss>") -> bytes:
    return (head + "".join(item.format(n) for n in range(count)) + tail).encode()


def gzipped(head: bytes, filler: bytes, times: int) -> bytes:
    """`head` and `times` a filler, packed without ever holding it."""
    packer = zlib.compressobj(6, wbits=31)
    return packer.compress(head) + b"".join(packer.compress(filler) for _ in range(times)) + packer.flush()


ITEM = "<item><title>{0} ships</title><link>https://x.example/{0}</link></item>"
URL = "<url><loc>https://127.0.0.1/{0}</loc></url>"
P = functools.partial
R = Reason
SOURCE_CASES = [
    *(case(66, f"billion laughs in {root}", P(laughs, root), R.XML) for root in ("rss", "feed", "urlset", "sitemapindex")),
    *(case(66, f"quadratic blow-up in {root}", P(quadratic, root), R.XML) for root in ("rss", "urlset")),
    *(
        case(66, f"external entity {where} in {root}", P(xxe, root, where), R.XML)
        for root in ("rss", "urlset")
        for where in ("file:///etc/passwd", "http://127.0.0.1:9/x")
    ),
    case(67, "100,000 items", P(many_items, 100_000, ITEM)),
    case(67, "100,000 items, not well-formed", P(many_items, 100_000, ITEM, "<rss><channel>&nbsp;")),
    case(67, "100,000 items, none closed", P(many_items, 100_000, ITEM.replace("</item>", "")), R.TOO_SLOW, R.TOO_BIG),
    case(67, "200,000 open tags in a feed", lambda: b"<rss><channel>" + b"<item>" * 200_000, R.TOO_SLOW, R.TOO_BIG, R.XML),
    case(67, "200,000 open tags in a title", lambda: b"<rss><channel><item><title>" + b"<b>" * 200_000, R.TOO_SLOW, R.TOO_BIG),
    case(67, "200,000 open tags in a sitemap", lambda: b"<urlset>" + b"<url>" * 200_000, R.XML),
    case(67, "200,000 open tags in a page", lambda: b"<html>" + b"<div>" * 200_000, R.TOO_DEEP),
    *(
        case(67, f"300,000 < after <{root}>", P(bytes.__add__, f"<{root}>".encode(), b"<" * 300_000), R.XML)
        for root in ("rss", "urlset")
    ),
    case(67, "9 MB", lambda: b"<rss><channel>" + b" " * 9 * MB, R.TOO_BIG),
    case(67, "JSON nested deep", lambda: b'{"items":' + b"[" * 4 * MB, R.XML),
    case(67, "JSON of empty objects", lambda: b'{"items":[' + b"{}," * 2 * MB + b"{}]}", R.TOO_BIG),
    case(68, "every entry dated now", P(many_items, 50, f"<item><link>/{{0}}</link><pubDate>{NOW_STAMP}</pubDate></item>")),
    case(68, "one GUID for all", P(many_items, 50, "<item><guid>https://x.example/1</guid><link>/{0}</link></item>")),
    case(68, "GUIDs of another site", P(many_items, 50, "<item><guid>https://y.example/{0}</guid><link>/{0}</link></item>")),
    case(68, "items without link", P(many_items, 50, "<item><title>{0}</title></item>")),
    case(68, "a feed that lists itself", P(many_items, 50, "<item><link>https://x.example/source</link></item>")),
    case(
        69, "an index of itself", lambda: b"<sitemapindex><sitemap><loc>https://x.example/source</loc></sitemap></sitemapindex>"
    ),
    case(
        69,
        "an index of 50,000",
        P(many_items, 50_000, "<sitemap><loc>https://x.example/{0}.xml</loc></sitemap>", "<sitemapindex>", "</sitemapindex>"),
    ),
    case(69, "100,000 entries", P(many_items, 100_000, "<url><loc>https://x.example/{0}</loc></url>", "<urlset>", "</urlset>")),
    case(69, "a bomb of white space", P(gzipped, b"<urlset>", b" " * MB, 512), R.TOO_BIG),
    case(69, "a bomb of elements", P(gzipped, b"<urlset>", b"<a/>" * (MB // 4), 64), R.TOO_BIG, R.TOO_SLOW),
    case(69, "a bomb in one text", P(gzipped, b"<urlset><url><loc>", b"a" * MB, 64), R.TOO_BIG, R.XML),
    case(69, "a feed bomb", P(gzipped, b"<rss><channel>", b" " * MB, 64), R.TOO_BIG),
    case(69, "entries off-host", P(many_items, 50, URL, "<urlset>", "</urlset>")),
    case(
        69,
        "all changed in the future",
        P(many_items, 50, URL.replace("</loc>", "</loc><lastmod>2099-01-01</lastmod>"), "<urlset>", "</urlset>"),
    ),
]
