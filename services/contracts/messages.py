"""The messages between services: one frozen, versioned type each, JSON on the wire, a task's only argument.

A message carries a batch. `row` is the ledger's id and `attempt` its fence: a result whose attempt is not the row's
present one comes too late and changes nothing.
"""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from services.contracts.clock import Moment
from services.contracts.records import Article, Record
from services.contracts.states import Reason


class Capture(Record):
    """A page as received, in the archive: `offset` and `length` are bytes in the WARC segment, `digest` is over the payload.

    `usage` is the Content-Usage that its host's robots.txt stated for it at the time.
    """

    segment: str
    offset: int
    length: int
    digest: str
    url: str
    content_type: str | None
    status: int | None
    payload_bytes: int
    captured_at: str
    usage: str | None = None


class Failure(Record):
    """Why a row could not be done. `retry_after` is in seconds, where a server asked for it."""

    reason: Reason
    detail: str = ""
    retry_after: float | None = None


class Validators(Record):
    """What makes the next GET of a page conditional (RFC 9110, section 13): `digest` is our own, of the payload."""

    etag: str | None = None
    modified: str | None = None
    digest: str | None = None


class NotModified(Record):
    """The server's 304: the page is as it was."""

    validators: Validators = Validators()


class Redirected(Record):
    """The page has moved to another host: `url` is canonical."""

    url: str


class FetchItem(Record):
    """`robots` is what the host's robots.txt says (empty: no rules); `validators` make the GET conditional.

    With `picture`, a picture's bytes are wanted and no page. `wait` is for how many seconds, from when the batch was made, the
    host must still be left alone.
    """

    row: int
    attempt: int
    url: str
    robots: str = ""
    validators: Validators | None = None
    picture: bool = False
    wait: float = 0.0


class FetchBatch(Record):
    """Store to fetcher: fetch these. Without `made`, the moment from which the waits run, they run from when it is taken up."""

    version: Literal[1] = 1
    made: Moment | None = None
    items: tuple[FetchItem, ...]


class FetchResult(Record):
    """One URL's outcome. `seconds` is the time it took, `age` how long ago it ended when the message was made."""

    row: int
    attempt: int
    seconds: float
    age: float = 0.0
    outcome: Capture | NotModified | Redirected | Failure
    validators: Validators = Validators()


class FetchedBatch(Record):
    """Fetcher to store: what became of a batch. `made` is the moment to which the ages reach."""

    version: Literal[1] = 1
    made: Moment | None = None
    results: tuple[FetchResult, ...]


class RobotsItem(Record):
    """`url` is a page of the host; its robots.txt stands beside it."""

    host: str
    attempt: int
    url: str


class RobotsBatch(Record):
    """Store to fetcher: read these hosts' robots.txt."""

    version: Literal[1] = 1
    items: tuple[RobotsItem, ...]


class RobotsFile(Record):
    """A robots.txt, or that there is none (`text` empty). `delay` is its Crawl-delay in seconds."""

    text: str
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()


class RobotsResult(Record):
    host: str
    attempt: int
    seconds: float
    outcome: RobotsFile | Failure


class RobotsReadBatch(Record):
    """Fetcher to store: what the hosts allow."""

    version: Literal[1] = 1
    results: tuple[RobotsResult, ...]


class SourceKind(StrEnum):
    """What a source of links is."""

    FEED = "feed"
    SITEMAP = "sitemap"
    NEWS_SITEMAP = "news_sitemap"
    HOME_PAGE = "home_page"
    LIST = "list"
    GDELT = "gdelt"


class Link(Record):
    """A page that a source names, and what the source states of it.

    `published` is ISO 8601, `modified` the ISO date on which it last changed.
    """

    url: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    author: str | None = None
    summary: str | None = None


class FoundSource(Record):
    """A source that another source names: a sitemap of an index, a feed of a home page."""

    url: str
    kind: SourceKind


class Polled(Record):
    """What a source holds now. `wait` is how many seconds it asks not to be asked again; `left_out` counts unusable entries."""

    kind: SourceKind
    title: str | None
    links: tuple[Link, ...]
    sources: tuple[FoundSource, ...]
    wait: float | None
    left_out: int
    validators: Validators


class PollItem(Record):
    source: int
    attempt: int
    url: str
    kind: SourceKind | None
    robots: str
    validators: Validators


class PollBatch(Record):
    """Store to fetcher: ask these sources for links. A null kind is to be found out."""

    version: Literal[1] = 1
    items: tuple[PollItem, ...]


class PollResult(Record):
    source: int
    attempt: int
    seconds: float
    outcome: Polled | NotModified | Failure


class PolledBatch(Record):
    """Fetcher to store: what the sources hold."""

    version: Literal[1] = 1
    results: tuple[PollResult, ...]


class ParseItem(Record):
    """`evidence` is what a source states of the page: `title`, `published`, `author`."""

    row: int
    attempt: int
    url: str
    capture: Capture
    evidence: dict[str, str] = Field(default_factory=dict)


class ParseBatch(Record):
    """Store to parser: parse these captures."""

    version: Literal[1] = 1
    items: tuple[ParseItem, ...]


class ParseResult(Record):
    """One capture's outcome. `seconds` is the time it took."""

    row: int
    attempt: int
    seconds: float
    outcome: Article | Failure


class ParsedBatch(Record):
    """Parser to store: what became of a batch. `parser` is the version of the parser that did it."""

    version: Literal[1] = 1
    parser: str
    results: tuple[ParseResult, ...]


class Death(Record):
    row: int
    attempt: int


class HostDeath(Record):
    host: str
    attempt: int


class SourceDeath(Record):
    source: int
    attempt: int


class DiedBatch(Record):
    """A worker's main process to store: the child that held these died: rows, hosts (over their robots.txt), sources."""

    version: Literal[1] = 1
    rows: tuple[Death, ...] = ()
    hosts: tuple[HostDeath, ...] = ()
    sources: tuple[SourceDeath, ...] = ()
    detail: str


class Dispatch(Record):
    """Anyone to store: there may be work to hand out."""

    version: Literal[1] = 1


class Prune(Record):
    """Beat to store: forget what is old."""

    version: Literal[1] = 1


Message = (
    FetchBatch
    | FetchedBatch
    | RobotsBatch
    | RobotsReadBatch
    | PollBatch
    | PolledBatch
    | ParseBatch
    | ParsedBatch
    | DiedBatch
    | Dispatch
    | Prune
)
