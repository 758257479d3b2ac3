"""A source of links, whatever it is: bytes in, links out. Pure: no socket, no file, no clock.

Hostile bytes can take long and much memory here: `child.py` does the same in a process of its own, with limits.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from services.contracts.errors import PageError
from services.contracts.messages import SourceKind
from services.contracts.states import Reason
from services.fetcher.discovery.feeds import read_feed
from services.fetcher.discovery.found import Found, ReadLimits, Source
from services.fetcher.discovery.gdelt import read_gdelt
from services.fetcher.discovery.home_page import read_home_page
from services.fetcher.discovery.kinds import LOOKED_AT, kind_of
from services.fetcher.discovery.lists import read_list
from services.fetcher.discovery.packing import ZIP, joined, lines, unpacked
from services.fetcher.discovery.sitemaps import read_sitemap
from services.fetcher.discovery.text import decoded


def read_source(
    payload: bytes,
    *,
    url: str,
    now: datetime,
    kind: SourceKind | None = None,
    content_type: str | None = None,
    limits: ReadLimits | None = None,
    hosts: frozenset[str] = frozenset(),
) -> Found:
    """What a source at `url` holds, fetched at `now` (aware). The bytes say what it is; `kind` counts only where they do not.

    `hosts` are those whose robots.txt names this sitemap: it may list their pages too. Raises PageError: `xml`, `type`,
    `too_big`, `too_deep`, `encoding`, `truncated`, `empty`.
    """
    source = Source(url, now, limits or ReadLimits(), hosts)
    if not payload.strip():
        raise PageError(Reason.EMPTY, "no bytes")
    try:
        return _read(payload, source, kind, content_type)
    except (PageError, MemoryError):
        raise
    except Exception as error:  # whatever a parser says of bytes that it was not made for
        raise PageError(Reason.XML, f"{type(error).__name__}: {error}"[:200]) from None


def _read(payload: bytes, source: Source, hint: SourceKind | None, content_type: str | None) -> Found:
    pieces = unpacked(payload, source.limits.bytes)
    first = next(pieces, b"")
    kind = kind_of(decoded(first[:LOOKED_AT], content_type), content_type, hint, zipped=payload.startswith(ZIP))
    return _read_as(kind, chain((first,), pieces), source, content_type)


def _read_as(kind: SourceKind, pieces: Iterable[bytes], source: Source, content_type: str | None) -> Found:
    match kind:
        case SourceKind.FEED:
            return read_feed(decoded(joined(pieces, source.limits.feed_bytes), content_type), source)
        case SourceKind.HOME_PAGE:
            return read_home_page(decoded(joined(pieces, source.limits.page_bytes), content_type), source)
        case SourceKind.SITEMAP | SourceKind.NEWS_SITEMAP:
            return read_sitemap(pieces, source)
        case SourceKind.LIST:
            return read_list(lines(pieces), source)
        case SourceKind.GDELT:
            return read_gdelt(lines(pieces), source)
