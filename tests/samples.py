"""Articles, captures and results made by hand: what a test puts into the store."""

from collections.abc import Sequence
from itertools import count
from typing import Any
from urllib.parse import urljoin

from services.contracts.messages import (
    Capture,
    Failure,
    FetchedBatch,
    FetchResult,
    Link,
    NotModified,
    ParseBatch,
    ParseItem,
    ParseResult,
    Polled,
    PollResult,
    SourceKind,
    Validators,
)
from services.contracts.records import Article, Document, Figure, Section
from services.contracts.settings import Settings
from services.store import ledger, sources, tasks, writes
from services.store.db import transaction

TITLE = "Harbour town counts its losses"
BODY = "More than 1,200 dockers left Port Ansel on Monday, the harbour union said. Damage was put at between $3m and $4m."
CAPTION = "Some 40 cranes stand idle. Photo: A. Writer"
places = count(1000)


def figure(text: str, words: str, **fields: Any) -> Figure:
    """A figure whose words are looked up in the text."""
    start = text.index(words)
    record = {"low": 1, "high": 1, "bound": "exact", "kind": "count", "section": "body", "quote": words}
    return Figure(**{**record, "text": words, "start": start, "end": start + len(words), **fields})


def article(url: str, **fields: Any) -> Article:
    """A short article with a caption and three figures."""
    document = Document.of([(Section.TITLE, TITLE), (Section.BODY, BODY), (Section.CAPTION, CAPTION)])
    dockers = figure(
        document.text,
        "More than 1,200 dockers",
        low=1200,
        high=None,
        bound="more_than",
        counted="dockers",
        event="leave",
        event_class="departure",
        place=[{"name": "Port Ansel", "role": "from"}],
        source=["the harbour union"],
    )
    damage = figure(
        document.text,
        "between $3m and $4m",
        low=3_000_000,
        high=4_000_000,
        bound="between",
        kind="money",
        unit="USD",
        event="damage",
    )
    cranes = figure(document.text, "Some 40 cranes", low=40, high=40, bound="about", counted="cranes", section="caption")
    made = {"title": TITLE, "outlet": "Ansel Courier", "published": "2026-11-20", "language": "en"}
    return Article(
        url=url, text=document.text, blocks=document.blocks, **{**made, "figures": (dockers, damage, cranes), **fields}
    )


def capture(number: int) -> Capture:
    """Where a page lies in an archive that is not there."""
    return Capture(
        segment="tallywire-20261120-0.warc.gz",
        offset=number * 1000,
        length=900,
        digest=f"sha256:{number:064x}",
        url=f"https://courier.example/{number}",
        content_type="text/html",
        status=200,
        payload_bytes=500,
        captured_at="2026-11-20T10:00:00Z",
    )


def accept_pages(numbers: Sequence[int]) -> list[ParseItem]:
    """Take in captures and hand them out to a parser."""
    ledger.accept_captures((f"https://courier.example/{number}", capture(number)) for number in numbers)
    messages = ledger.hand_out(Settings(parse_in_flight=10_000))
    return [item for message in messages if isinstance(message, ParseBatch) for item in message.items]


def parsed(item: ParseItem, made: Article | None = None, seconds: float = 0.25) -> ParseResult:
    """The result of a page that a parser was handed."""
    return ParseResult(row=item.row, attempt=item.attempt, seconds=seconds, outcome=made or article(item.url))


def polled(*urls: str, **fields: Any) -> Polled:
    """What a feed holds: links to these URLs."""
    links = tuple(Link(url=url, title=TITLE) for url in urls)
    found = {"kind": SourceKind.FEED, "title": "Ansel Courier", "links": links, "sources": (), "wait": None, "left_out": 0}
    return Polled(**{**found, "validators": Validators(), **fields})


def store(*articles: Article) -> None:
    """Store articles, as if a parser had made them of a page."""
    taken = ledger.accept_captures((made.url, capture(next(places))) for made in articles)
    assert all(item.row for item in taken)
    items = [i for m in ledger.hand_out(Settings(parse_in_flight=10_000)) if isinstance(m, ParseBatch) for i in m.items]
    with transaction() as connection:
        for item, made in zip(items, articles, strict=True):
            result = ParseResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=made)
            assert writes.save(connection, result, made, "test") is not None


def open_hosts() -> None:
    """Make every host one that may be fetched from: its robots.txt was read, and allows all."""
    with transaction() as connection:
        connection.execute("update hosts set robots_until = 'infinity'")


def find(feed: str, *titles: str) -> int:
    """A poll of a feed that names a page for each title. Gives the source's number."""
    number, _ = sources.watch(feed, Settings())
    named = tuple(Link(url=urljoin(feed, f"/found/{at}"), title=title) for at, title in enumerate(titles))
    found = Polled(kind=SourceKind.FEED, title=None, links=named, sources=(), wait=None, left_out=0, validators=Validators())
    with transaction() as connection:
        sql = "update sources set attempt = 1, lease_until = 'infinity' where id = %s"
        connection.execute(sql, (number,))
        result = PollResult(source=number, attempt=1, seconds=0.1, outcome=found)
        assert sources.polled(connection, result, Settings()) == "polled"
    return number


def look_again(outcome: Capture | NotModified | Failure | None = None) -> int:
    """A re-check of the page fetched last comes back from the fetcher: by default, it is as it was. Gives its row."""
    with transaction() as connection:
        sql = """insert into ledger (url_id, host, cause, state, attempt, lease_until)
            select url_id, urls.host, 'rechecked', 'fetching', 1, now() + interval '1 minute'
            from captures join urls on urls.id = url_id order by captures.id desc limit 1 returning id"""
        found = connection.execute(sql).fetchone()
    assert found is not None
    result = FetchResult(row=found["id"], attempt=1, seconds=0.1, outcome=outcome or NotModified())
    tasks.fetched.run(FetchedBatch(results=(result,)).model_dump(mode="json"))
    return int(found["id"])
