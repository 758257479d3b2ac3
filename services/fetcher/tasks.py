"""The fetcher's Celery app: takes FetchBatch, fetches, keeps the pages, answers with FetchedBatch."""

import asyncio
import functools
import time
from collections.abc import Sequence
from importlib.metadata import version
from urllib.parse import urljoin

import httpx
from celery import signals

from services.archive.decoding import beginning, coding_of
from services.archive.record import Received
from services.archive.segment import SegmentWriter
from services.contracts import clock, logs
from services.contracts.contact import user_agent
from services.contracts.errors import ArchiveError, PageError
from services.contracts.messages import (
    Capture,
    Death,
    DiedBatch,
    Failure,
    FetchBatch,
    FetchedBatch,
    FetchItem,
    FetchResult,
    HostDeath,
    PollBatch,
    Redirected,
    RobotsBatch,
    RobotsFile,
    RobotsReadBatch,
    RobotsResult,
    SourceDeath,
)
from services.contracts.settings import Settings, load
from services.contracts.states import Reason
from services.contracts.worker import make_app, on_death, on_message, send, try_send
from services.fetcher import polls, robots
from services.fetcher.client import Limits, Outcome, Wish, fetch_all
from services.fetcher.discovery.child import close_children
from services.fetcher.responses import validators_of

log = logs.get(__name__)
app = make_app("fetcher")
ROBOTS_BYTES = 2 * robots.LONGEST  # on the wire: packed text may be a little longer than its text


def limits_of(settings: Settings) -> Limits:
    """The limits that the settings ask for, and the name that the fetcher gives itself."""
    return Limits(
        deadline=settings.fetch_deadline,
        wire_bytes=settings.fetch_wire_bytes,
        decoded_bytes=settings.fetch_decoded_bytes,
        user_agent=user_agent(version("tallywire"), settings.contact),
        allowed=settings.allowed_hosts,
        public=settings.contact is not None,
    )


def fetched(batch: FetchBatch, limits: Limits, writer: SegmentWriter) -> FetchedBatch:
    """Fetch a batch and keep its pages. Every item gets a result; the pages of the captures are on the disk."""
    passed = clock.since(batch.made)
    wishes = [_wish(item, passed) for item in batch.items]
    outcomes = asyncio.run(fetch_all(wishes, limits))
    kept = iter(_keep([outcome.page for outcome in outcomes if outcome.page], writer))
    results = (_result(item, out, next(kept) if out.page else None) for item, out in zip(batch.items, outcomes, strict=True))
    told = tuple(results)
    return FetchedBatch(results=told, made=clock.now())


def _wish(item: FetchItem, passed: float) -> Wish:
    wait = max(0.0, item.wait - passed)
    return Wish(item.url, item.validators, robots.parsed(item.robots).denial, picture=item.picture, wait=wait)


def _keep(pages: list[Received], writer: SegmentWriter) -> Sequence[Capture | Failure]:
    """The capture of each page, or the same failure for all of them."""
    try:
        return writer.append_all(pages)
    except ArchiveError as error:
        log.error("pages_not_kept", pages=len(pages), error=str(error))
        return [Failure(reason=Reason.ARCHIVE, detail=str(error)[:200])] * len(pages)


def _result(item: FetchItem, outcome: Outcome, kept: Capture | Failure | None) -> FetchResult:
    about = {"row": item.row, "attempt": item.attempt, "seconds": outcome.seconds, "age": time.monotonic() - outcome.done}
    if isinstance(outcome.end, Received):
        end = kept or Failure(reason=Reason.ARCHIVE)
        if isinstance(end, Capture):
            end = end.model_copy(update={"usage": robots.usage(item.robots, outcome.end.url)})
        return FetchResult(**about, outcome=end, validators=validators_of(httpx.Headers(outcome.end.headers)))
    elsewhere = item.picture and isinstance(outcome.end, Redirected)
    other = Failure(reason=Reason.REDIRECTS, detail="a picture on another host, which has rules of its own")
    return FetchResult(**about, outcome=other if elsewhere else outcome.end)


def robots_read(batch: RobotsBatch, limits: Limits) -> RobotsReadBatch:
    """Read the robots.txt of hosts. It may lie on another host, but holds for the one that was asked (RFC 9309, 2.3.1.2)."""
    wishes = [Wish(urljoin(item.url, "/robots.txt"), anywhere=True, enough=ROBOTS_BYTES) for item in batch.items]
    outcomes = asyncio.run(fetch_all(wishes, limits))
    results = (
        RobotsResult(host=item.host, attempt=item.attempt, seconds=out.seconds, outcome=_allowed(out))
        for item, out in zip(batch.items, outcomes, strict=True)
    )
    return RobotsReadBatch(results=tuple(results))


def _allowed(outcome: Outcome) -> RobotsFile | Failure:
    try:
        return _rules_file(outcome.page) if outcome.page else _without_file(outcome.failure)
    except PageError as error:
        return Failure(reason=error.reason, detail=error.detail)


def _rules_file(page: Received) -> RobotsFile:
    coding = coding_of(httpx.Headers(page.headers).get_list("content-encoding"))
    text = robots.rules_text(beginning(page.body, coding, robots.LONGEST + 1))  # one more, so that the cut line is seen as such
    rules = robots.parsed(text)
    return RobotsFile(text=text, delay=rules.delay, sitemaps=rules.sitemaps)


def _without_file(failure: Failure | None) -> RobotsFile | Failure:
    failure = failure or Failure(reason=Reason.PROTOCOL, detail="no answer")
    return RobotsFile(text="") if robots.rules_without_file(failure.reason).known else failure


@functools.cache
def _writer() -> SegmentWriter:
    """The segment writer of this child, made after the fork."""
    settings = load()
    return SegmentWriter(settings.archive_folder, settings.segment_bytes, settings.segment_seconds)


@on_message(app, FetchBatch)
def fetch(batch: FetchBatch) -> None:
    send(app, fetched(batch, limits_of(load()), _writer()))


@on_message(app, RobotsBatch)
def read_robots(batch: RobotsBatch) -> None:
    send(app, robots_read(batch, limits_of(load())))


@on_message(app, PollBatch)
def poll(batch: PollBatch) -> None:
    send(app, polls.polled(batch, limits_of(load())))


@on_death(app, FetchBatch)
def died(batch: FetchBatch, detail: str) -> None:
    """Tell the store which rows a dead child held."""
    rows = tuple(Death(row=item.row, attempt=item.attempt) for item in batch.items)
    try_send(app, DiedBatch(rows=rows, detail=detail))


@on_death(app, RobotsBatch)
def died_reading_robots(batch: RobotsBatch, detail: str) -> None:
    """Tell the store whose robots.txt a dead child was reading."""
    hosts = tuple(HostDeath(host=item.host, attempt=item.attempt) for item in batch.items)
    try_send(app, DiedBatch(hosts=hosts, detail=detail))


@on_death(app, PollBatch)
def died_polling(batch: PollBatch, detail: str) -> None:
    """Tell the store which sources a dead child was asking."""
    sources = tuple(SourceDeath(source=item.source, attempt=item.attempt) for item in batch.items)
    try_send(app, DiedBatch(sources=sources, detail=detail))


def _stop_reading(**_: object) -> None:
    """A child of the worker ends: its reading child ends with it."""
    close_children()


signals.worker_process_shutdown.connect(_stop_reading)
