"""Sources of links: which are due, what their polls found, and when each is asked again. A poll obeys its host's clock."""

from collections.abc import Mapping
from contextlib import nullcontext
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from services.contracts.messages import (
    Failure,
    FoundSource,
    NotModified,
    PollBatch,
    Polled,
    PollItem,
    PollResult,
    SourceKind,
    Validators,
)
from services.contracts.settings import Settings
from services.contracts.urls import canonical_url, host_of, url_key
from services.store import hosts, links
from services.store.db import Connection, reading, rows, run, transaction
from services.store.rechecks import switch

DEEPEST = 3  # a source named by a source named by …
CHILDREN = 50  # sources that one source may name
SILENT = 5.0  # articles missed: at a steady pace, silence that long has a chance of 1 in 150
QUICKER, SLOWER = 0.5, 1.5


def watch(url: str, settings: Settings, kind: SourceKind | None = None, *, rechecks: bool | None = None) -> tuple[int, bool]:
    """Watch a source from now on. Gives its id and whether it is new. Raises PageError for what is no URL.

    `rechecks` says whether its pages are looked at again; null leaves that as it is, which is yes for a new source.
    """
    with transaction() as connection:
        number, fresh = _watch(connection, canonical_url(url), kind, settings)
        if rechecks is not None:
            switch(connection, number, on=rechecks, settings=settings)
        return number, fresh


def _watch(
    connection: Connection, url: str, kind: SourceKind | None, settings: Settings, parent: int | None = None, depth: int = 0
) -> tuple[int, bool]:
    host = host_of(url)
    run(connection, "sources", "know_host", host=host)
    about = {"key": url_key(url), "url": url, "host": host, "kind": kind, "parent": parent, "depth": depth}
    found = rows(connection, "sources", "watch", **about, wait=settings.poll_floor_seconds)[0]
    return int(found["id"]), bool(found["fresh"])


def unwatch(number: int) -> int:
    """Stop watching a source and those that it named. Gives how many there were."""
    with transaction() as connection:
        return len(rows(connection, "sources", "unwatch", id=number))


def listed(connection: Connection | None = None) -> list[dict[str, Any]]:
    """Every source with its `state`; `silent` where it should have brought new articles by its own history."""
    with nullcontext(connection) if connection else reading() as connected:
        found = [dict(row) for row in rows(connected, "sources", "sources")]
    told = [{**row, "silent": row["active"] and (row["missed"] or 0) >= SILENT} for row in found]
    return [{**row, "state": state_of(row)} for row in told]


class SourceState(StrEnum):
    """How a source stands: not asked yet, as it should be, its last poll failed, silent against its history, not watched."""

    NEW = "new"
    OK = "ok"
    FAILING = "failing"
    SILENT = "silent"
    OFF = "off"


def state_of(source: Mapping[str, Any]) -> SourceState:
    """The state of a listed source: the worst that holds."""
    worst = (
        (not source["active"], SourceState.OFF),
        (source["last_attempt"] is None, SourceState.NEW),
        (source["silent"], SourceState.SILENT),
        (source["reason"] is not None, SourceState.FAILING),
    )
    return next((state for holds, state in worst if holds), SourceState.OK)


def lease_polls(connection: Connection, settings: Settings) -> list[PollBatch]:
    """The sources to be asked now; one that a worker died over goes alone."""
    found = rows(connection, "sources", "lease_polls", in_flight=settings.fetch_in_flight, lease=settings.lease_seconds)
    batches = hosts.batches(found, settings.fetch_batch)
    return [PollBatch(items=tuple(_poll_item(**row) for row in batch)) for batch in batches]


def died(connection: Connection, source: int, attempt: int, detail: str, settings: Settings) -> None:
    """A worker died over a source."""
    for row in rows(connection, "sources", "died", source=source, attempt=attempt, detail=detail[:500]):
        hosts.rest_host(connection, row["host"], None, settings)


def _poll_item(etag: str | None, modified: str | None, digest: str | None, **about: Any) -> PollItem:
    return PollItem(**about, validators=Validators(etag=etag, modified=modified, digest=digest))


def polled(connection: Connection, result: PollResult, settings: Settings) -> str | None:
    """Take in what a poll found. Gives the outcome that is counted, null where the result comes too late."""
    found = rows(connection, "sources", "claim", source=result.source, attempt=result.attempt)
    if not found:
        return None
    source, failure = found[0], result.outcome if isinstance(result.outcome, Failure) else None
    hosts.rest_host(connection, source["host"], failure, settings)
    if failure:
        about = {"reason": failure.reason, "detail": failure.detail[:500], "retry_after": failure.retry_after or 0.0}
        run(connection, "sources", "poll_failed", source=result.source, **about)
        return failure.reason
    if isinstance(result.outcome, NotModified):
        _done(connection, source, result.outcome, 0, settings)
        return "not_modified"
    if isinstance(result.outcome, Polled):
        new, waiting = links.take(connection, source, result.outcome, settings, datetime.now(UTC))
        _watch_named(connection, source, result.outcome, settings)
        _done(connection, source, result.outcome, new, settings)
        about = {"links": len(result.outcome.links), "new": new, "first": source["first"]}
        run(connection, "sources", "note_poll", source=result.source, **about)
        if waiting:
            run(connection, "sources", "read_again", source=result.source)
    return "polled"


def _watch_named(connection: Connection, source: dict[str, Any], outcome: Polled, settings: Settings) -> None:
    """Watch the sources that this one names: the sitemaps of an index, the feeds of a home page and its host's sitemaps."""
    if source["depth"] >= DEEPEST:
        return
    named = list(outcome.sources)
    if outcome.kind is SourceKind.HOME_PAGE:
        sitemaps = rows(connection, "sources", "host_sitemaps", host=source["host"])[0]["sitemaps"]
        named += [FoundSource(url=url, kind=SourceKind.SITEMAP) for url in sitemaps]
    for found in named[:CHILDREN]:
        _watch(connection, found.url, found.kind, settings, parent=source["id"], depth=source["depth"] + 1)


def _done(connection: Connection, source: dict[str, Any], outcome: Polled | NotModified, new: int, settings: Settings) -> None:
    asked = outcome.wait if isinstance(outcome, Polled) else None
    run(
        connection,
        "sources",
        "polled",
        source=source["id"],
        new=new,
        wait=next_wait(source["wait_seconds"], new, asked, settings.poll_floor_seconds, settings.poll_ceiling_seconds),
        kind=outcome.kind if isinstance(outcome, Polled) else None,
        title=outcome.title if isinstance(outcome, Polled) else None,
        **outcome.validators.model_dump(),
    )


def next_wait(last: float, new: int, asked: float | None, floor: float, ceiling: float) -> float:
    """Seconds until the next poll: half the last wait where there was news, half as much again where there was none.

    Never sooner than the source asks (`ttl`, `Cache-Control`), and between the floor and the ceiling whatever it asks.
    """
    learned = last * (QUICKER if new else SLOWER)
    return min(max(learned, asked or 0.0, floor), ceiling)
