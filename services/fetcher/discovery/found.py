"""What is found in a source, and the one judge of a link: resolved, canonical, new, dated within reason. Values only."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from services.contracts.errors import PageError
from services.contracts.messages import FoundSource, Link, SourceKind
from services.contracts.states import Reason
from services.contracts.urls import canonical_url, url_key
from services.fetcher.discovery.dates import moment, within_reason
from services.fetcher.discovery.text import AUTHOR, SUMMARY, TITLE, plain

MB = 2**20
SHOWN = 200  # characters of what was left out
NOW = timedelta(minutes=2)
FEW = 3  # dated links: fewer may well be of this minute
USERINFO = re.compile(r"//[^/?#\s]*@")


class Why(StrEnum):
    """Why an entry gave no link, besides the reasons for which `canonical_url` refuses one. `date`: the link is kept undated."""

    DUPLICATE = "duplicate"
    ITSELF = "itself"
    NO_LINK = "no_link"
    OFF_HOST = "off_host"
    NO_PAGE = "no_page"
    LIMIT = "limit"
    DATE = "date"


USABLE = (Why.DUPLICATE, Why.ITSELF, Why.DATE)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`entry` counts from 1: the item of a feed, the entry of a sitemap, the row of a list."""

    entry: int
    why: Why | Reason
    detail: str


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What one source may hold: bytes are after decoding, `characters` are those of all its links together."""

    feed_items: int = 2000
    feed_bytes: int = 8 * MB
    page_bytes: int = 16 * MB
    urls: int = 50_000
    bytes: int = 50 * MB
    characters: int = 16 * MB


@dataclass(frozen=True, slots=True)
class Source:
    """The source that is read: where it was found, when, and the hosts whose robots.txt names it (for a sitemap)."""

    url: str
    now: datetime
    limits: ReadLimits = ReadLimits()
    hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """What a source holds. `wait`: seconds that it asks not to be asked again; `cut`: entries past the limits, not looked at."""

    kind: SourceKind
    title: str | None = None
    links: tuple[Link, ...] = ()
    sources: tuple[FoundSource, ...] = ()
    wait: float | None = None
    left_out: tuple[LeftOut, ...] = ()
    cut: int = 0

    @property
    def unusable(self) -> int:
        """How many entries could not be used: neither doubles nor links of which only the date was left out."""
        return self.cut + sum(entry.why not in USABLE for entry in self.left_out)


@dataclass(slots=True)
class Gathering:
    """Takes the entries of one source, in order, and judges each."""

    source: Source
    links: list[Link] = field(default_factory=list)
    sources: list[FoundSource] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    cut: int = 0
    _seen: set[bytes] = field(default_factory=set)
    _itself: bytes = b""
    _characters: int = 0
    _changed: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._itself = key_of(self.source.url)

    def leave(self, entry: int, why: Why | Reason, detail: str = "") -> None:
        self.left_out.append(LeftOut(entry, why, plain(USERINFO.sub("//", detail[:4096]), SHOWN) or ""))

    def add(
        self,
        entry: int,
        href: str | None,
        *,
        base: str = "",
        title: str | None = None,
        published: str | datetime | None = None,
        modified: str | None = None,
        author: str | None = None,
        summary: str | None = None,
    ) -> None:
        """One entry that names a page. `href` is resolved against `base`; texts may hold markup."""
        url = self._new(entry, href, base)
        if url is None:
            return
        texts = {"title": plain(title, TITLE), "author": plain(author, AUTHOR), "summary": plain(summary, SUMMARY)}
        stated = {**texts, "published": self._published(entry, published), "modified": self._day(modified)}
        link = Link(url=url, **{name: value for name, value in stated.items() if value})  # what is not set takes no room
        self._characters += sum(len(value) for value in (link.url, link.title, link.author, link.summary) if value)
        if self._characters > self.source.limits.characters:
            self.cut += 1
            return
        self.links.append(link)

    def add_source(self, entry: int, href: str | None, kind: SourceKind, *, base: str = "") -> None:
        """One entry that names another source."""
        url = self._new(entry, href, base)
        if url is not None:
            self.sources.append(FoundSource(url=url, kind=kind))

    def found(self, kind: SourceKind, *, title: str | None = None, wait: float | None = None) -> Found:
        return Found(
            kind=kind,
            title=plain(title, TITLE),
            links=tuple(self._without_now()),
            sources=tuple(self.sources),
            wait=wait,
            left_out=tuple(self.left_out),
            cut=self.cut,
        )

    def _new(self, entry: int, href: str | None, base: str) -> str | None:
        """The canonical URL of an entry, None where it has none, or one that is known."""
        if not href or not href.strip():
            self.leave(entry, Why.NO_LINK)
            return None
        try:
            url = canonical_url(urljoin(base, href.strip()) if base else href)
        except PageError as error:
            self.leave(entry, error.reason, href)
            return None
        except ValueError:  # brackets that are no address
            self.leave(entry, Reason.URL, href)
            return None
        key = url_key(url)
        if key in self._seen or key == self._itself:
            self.leave(entry, Why.ITSELF if key == self._itself else Why.DUPLICATE, url)
            return None
        self._seen.add(key)
        return url

    def _published(self, entry: int, stated: str | datetime | None) -> str | None:
        if not stated:
            return None
        when = moment(stated) if isinstance(stated, str) else stated
        if when is not None and within_reason(when, self.source.now):
            return when.isoformat()
        self.leave(entry, Why.DATE, str(stated))
        return None

    def _day(self, changed: str | None) -> str | None:
        """The day on which a page last changed; nothing for what is no date, or one to come. Shared, for many share a day."""
        when = moment(changed) if changed else None
        if when is None or when > self.source.now:
            return None
        self._changed.append(self.source.now - when <= NOW)
        return sys.intern(when.date().isoformat())

    def _without_now(self) -> Iterable[Link]:
        """The links, undated where the source dates all of them with the minute in which it is asked."""
        dates = [datetime.fromisoformat(link.published) for link in self.links if link.published]
        published = len(dates) >= FEW and all(abs(date - self.source.now) <= NOW for date in dates)
        modified = len(self._changed) >= FEW and all(self._changed)
        undated = [name for name, now in (("published", published), ("modified", modified)) if now]
        if not undated:
            return self.links
        self.leave(0, Why.DATE, "every entry is dated now")
        return [link.model_copy(update=dict.fromkeys(undated)) for link in self.links]


def key_of(url: str) -> bytes:
    """The key of a source's own URL, empty where it is no URL that is fetched (a file)."""
    try:
        return url_key(canonical_url(url))
    except PageError:
        return b""


def same_host(url: str, hosts: frozenset[str]) -> bool:
    """Whether a URL is on one of the hosts; `www.` makes no other host."""
    try:
        return bare_host(url) in hosts
    except ValueError:
        return False


def bare_host(url: str) -> str:
    """The host of a URL without `www.`. Raises ValueError where it is no URL."""
    return (urlsplit(url).hostname or "").removeprefix("www.").removesuffix(".")


def is_http(text: str) -> bool:
    """Whether a text begins as a URL that can be fetched."""
    try:
        return urlsplit(text.strip()).scheme in ("http", "https")
    except ValueError:
        return False
