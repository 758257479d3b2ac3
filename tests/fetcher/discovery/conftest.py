"""Reading a source as if fetched at a set time."""

from datetime import UTC, datetime

from services.contracts.messages import Link, SourceKind
from services.fetcher.discovery.found import Found, ReadLimits
from services.fetcher.discovery.reader import read_source

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
URL = "https://outlet.example/news/feed.xml"


def read(
    payload: str | bytes,
    url: str = URL,
    *,
    kind: SourceKind | None = None,
    content_type: str | None = None,
    limits: ReadLimits | None = None,
    hosts: frozenset[str] = frozenset(),
) -> Found:
    raw = payload if isinstance(payload, bytes) else payload.encode()
    return read_source(raw, url=url, now=NOW, kind=kind, content_type=content_type, limits=limits, hosts=hosts)


def urls(found: Found) -> list[str]:
    return [link.url for link in found.links]


def only(found: Found) -> Link:
    (link,) = found.links
    return link


def whys(found: Found) -> list[tuple[int, str]]:
    return [(entry.entry, str(entry.why)) for entry in found.left_out]


def rss(*items: str, channel: str = "", attributes: str = "") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    head = f'<?xml version="1.0"?><rss version="2.0" {attributes}>'
    return f"{head}<channel><title>Harbour News</title>{channel}{inner}</channel></rss>"


def atom(*entries: str, attributes: str = "") -> str:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>Harbour News</title>{inner}</feed>'


def sitemap(*entries: str, root: str = "urlset", attributes: str = "") -> str:
    name = "url" if root == "urlset" else "sitemap"
    inner = "".join(f"<{name}>{entry}</{name}>" for entry in entries)
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {attributes}>{inner}</{root}>'
