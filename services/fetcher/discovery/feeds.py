"""RSS, Atom and RDF through feedparser, JSON Feed by its specification (jsonfeed.org, version 1.1). Text in, links out.

feedparser is told nothing that it could open (given bytes, it tries them as the name of a file), and sees no entity declared.
"""

import io
import json
import re
from collections.abc import Mapping
from typing import Any

import feedparser

from services.contracts.errors import PageError
from services.contracts.messages import SourceKind
from services.contracts.states import Reason
from services.fetcher.discovery.found import Found, Gathering, Source, Why, is_http
from services.fetcher.discovery.text import AUTHOR, DECLARATIONS, plain

XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
EMPTY_LINK = re.compile(r"<link\s*/>|<link>\s*</link>")  # it would hide a GUID that is a permalink
ITEM_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.I)
MAIL = re.compile(r"[^\s<>()]+@[^\s<>()]+")
PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}  # mod_syndication, seconds
LONGEST_WAIT = 31536000.0


def read_feed(text: str, source: Source) -> Found:
    """The links of a feed. Raises PageError (`xml`) where the text is no feed, or declares entities."""
    if text.lstrip().startswith("{"):
        return read_json_feed(text, source)
    if DECLARATIONS.search(text):
        raise PageError(Reason.XML, "a document type with declarations of its own")
    gathering = Gathering(source)
    text, gathering.cut = first_items(EMPTY_LINK.sub("", XML_DECLARATION.sub("", text)), source.limits.feed_items)
    parsed = feedparser.parse(
        io.BytesIO(text.encode()),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": source.url},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not parsed.entries and (parsed.bozo or not parsed.version):
        raise PageError(Reason.XML, f"no feed: {parsed.get('bozo_exception', '')}"[:200])
    gathering.cut += max(0, len(parsed.entries) - source.limits.feed_items)
    for number, entry in enumerate(parsed.entries[: source.limits.feed_items], 1):
        _add(gathering, number, entry)
    return gathering.found(SourceKind.FEED, title=parsed.feed.get("title"), wait=wait_of(parsed.feed))


def first_items(text: str, limit: int) -> tuple[str, int]:
    """A feed with its first `limit` items and what follows the last one, and how many were cut out between."""
    ends = [found.end() for found in ITEM_END.finditer(text)]
    if len(ends) <= limit:
        return text, 0
    return text[: ends[limit - 1]] + text[ends[-1] :], len(ends) - limit


def wait_of(feed: Mapping[str, Any]) -> float | None:
    """The seconds that a feed asks for between two visits: the longer of `ttl` (minutes) and its update period."""
    waits = [_number(feed.get("ttl")) * 60]
    period = PERIODS.get(str(feed.get("sy_updateperiod", "")).strip().lower(), 0)
    waits.append(period / (_number(feed.get("sy_updatefrequency", "1")) or 1))
    return min(max(waits), LONGEST_WAIT) or None


def _number(text: Any) -> float:
    """A whole number above zero, else 0."""
    text = str(text).strip()
    return float(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0.0


def _add(gathering: Gathering, number: int, entry: dict[str, Any]) -> None:
    gathering.add(
        number,
        entry.get("feedburner_origlink") or entry.get("link"),
        base=gathering.source.url,
        title=entry.get("title"),
        published=entry.get("published") or dict.get(entry, "updated"),  # Atom needs no more than the latter
        author=_authors(entry.get("authors") or [], entry.get("author")),
        summary=entry.get("summary"),
    )


def _authors(authors: list[Mapping[str, Any]], author: str | None) -> str | None:
    """The names, without mail addresses: RSS writes `desk@outlet.example (Ann Lee)`, of which feedparser cuts long domains."""
    stated = [str(each.get("name") or "") for each in authors] if len(authors) > 1 else [author or ""]
    names = ((plain(MAIL.sub("", name), AUTHOR) or "").strip(" ()<>,") for name in stated)
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def read_json_feed(text: str, source: Source) -> Found:
    """The links of a JSON Feed. Raises PageError (`xml`) where it is none."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        raise PageError(Reason.XML, "broken JSON") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise PageError(Reason.XML, "JSON without items")
    gathering = Gathering(source, cut=max(0, len(items) - source.limits.feed_items))
    for number, item in enumerate(items[: source.limits.feed_items], 1):
        if isinstance(item, dict):
            _add_json(gathering, number, item)
        else:
            gathering.leave(number, Why.NO_LINK)
    return gathering.found(SourceKind.FEED, title=_string(feed, "title"))


def _add_json(gathering: Gathering, number: int, item: dict[str, Any]) -> None:
    identity = _string(item, "id") or ""
    gathering.add(
        number,
        _string(item, "url") or _string(item, "external_url") or (identity if is_http(identity) else None),
        base=gathering.source.url,
        title=_string(item, "title"),
        published=_string(item, "date_published") or _string(item, "date_modified"),
        author=_json_authors(item),
        summary=_string(item, "summary") or _string(item, "content_text") or _string(item, "content_html"),
    )


def _json_authors(item: dict[str, Any]) -> str | None:
    """The names: version 1.1 has a list, version 1.0 one author."""
    authors = item.get("authors") or [item.get("author")]
    names = [_string(each, "name") for each in authors if isinstance(each, dict)] if isinstance(authors, list) else []
    return ", ".join(name for name in names if name) or None


def _string(holder: dict[str, Any], name: str) -> str | None:
    value = holder.get(name)
    return value if isinstance(value, str) else None
