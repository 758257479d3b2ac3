"""The ledger: takes in URLs and captures, hands out work under leases, moves rows on. Accepted means committed here."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from services.contracts import clock
from services.contracts.errors import PageError
from services.contracts.messages import (
    Capture,
    Death,
    Failure,
    FetchBatch,
    FetchItem,
    FetchResult,
    ParseBatch,
    ParseItem,
    PollBatch,
    PollItem,
    RobotsBatch,
    RobotsItem,
    Validators,
)
from services.contracts.settings import Settings
from services.contracts.states import OUTCOME, PATIENT, RETRIED, Reason, State
from services.contracts.urls import canonical_url, host_of, url_key
from services.store import hosts, sources
from services.store.db import Connection, queries, rows, run, transaction

ACCEPTED_AT_ONCE = 1000
SUBMITTED, FOUND = "submitted", "found"  # by a person, by a source
Work = FetchBatch | RobotsBatch | PollBatch | ParseBatch


class Stage(NamedTuple):
    """A stage of work, and the state of the rows that are worked on."""

    name: str
    working: State


FETCH = Stage("fetch", State.FETCHING)
PARSE = Stage("parse", State.PARSING)


class Accepted(NamedTuple):
    """What became of one given URL or capture: a new row; `row` is null where it was known, or refused with `refusal`."""

    url: str
    row: int | None = None
    refusal: str | None = None


def accept(urls: Iterable[str], database: str | None = None) -> list[Accepted]:
    """Take in URLs to fetch, in their canonical form. Returns after the commit: what is accepted here is never lost."""
    judged = [_judge(url) for url in urls]
    good = [item for item in judged if not item.refusal]
    new: dict[bytes, int] = {}
    for at in range(0, len(good), ACCEPTED_AT_ONCE):
        with transaction(database) as connection:
            new |= _accept(connection, [item.url for item in good[at : at + ACCEPTED_AT_ONCE]], SUBMITTED)
    return [item if item.refusal else Accepted(item.url, new.pop(url_key(item.url), None)) for item in judged]


def _accept(connection: Connection, urls: list[str], cause: str) -> dict[bytes, int]:
    """Take in canonical URLs; gives the key and row of each new one."""
    keys = [url_key(url) for url in urls]
    found = rows(connection, "ledger", "accept", keys=keys, urls=urls, hosts=[host_of(url) for url in urls], cause=cause)
    return {bytes(row["key"]): row["row"] for row in found}


def _judge(url: str) -> Accepted:
    try:
        return Accepted(canonical_url(url))
    except PageError as error:
        return Accepted(url, refusal=str(error))


def accept_captures(captures: Iterable[tuple[str, Capture]], database: str | None = None) -> list[Accepted]:
    """Take in pages that are in the archive already, each with the URL that names it. Returns after the commit."""
    taken = []
    with transaction(database) as connection:
        for url, capture in captures:
            url_id = rows(connection, "ledger", "accept_url", key=url_key(url), url=url, host=host_of(url))[0]["id"]
            found = rows(connection, "ledger", "accept_capture", url_id=url_id, **capture.model_dump())
            taken.append(Accepted(url, found[0]["row"] if found else None))
    return taken


def hand_out(settings: Settings, database: str | None = None) -> list[Work]:
    """Take back what died, lease what is due within the bounds, and give the messages that carry it.

    Nothing where another process does so at this moment. Fetches are leased last: their waits run from then.
    """
    with transaction(database) as connection:
        if not rows(connection, "ledger", "one_dispatcher")[0]["first"]:
            return []
        for row in rows(connection, "ledger", "expire", deaths=settings.deaths):
            run(connection, "ledger", "count", name="tallywire_leases_expired", labels=[row["stage"]], value=row["n"])
        polls = sources.lease_polls(connection, settings)
        robots = hosts.lease_robots(connection, settings)
        parse = rows(connection, "ledger", "lease_parses", in_flight=settings.parse_in_flight, lease=settings.lease_seconds)
        fetch = hosts.lease_fetches(connection, settings)
        made = clock.now()
    sound = hosts.batches(fetch, settings.fetch_batch)
    fetches = [FetchBatch(items=tuple(map(_fetch_item, batch)), made=made) for batch in sound]
    parses = [ParseBatch(items=tuple(map(_parse_item, batch))) for batch in hosts.batches(parse, settings.batch)]
    return [*fetches, *polls, *robots, *parses]


def _fetch_item(row: DictRow) -> FetchItem:
    known = Validators(etag=row["etag"], modified=row["modified"])
    validators = known if row["cause"] == "rechecked" and (known.etag or known.modified) else None
    about = {"row": row["row"], "attempt": row["attempt"], "url": row["url"], "robots": row["robots"], "wait": row["wait"]}
    return FetchItem(**about, validators=validators, picture=row["cause"] == "picture")


def _parse_item(row: DictRow) -> ParseItem:
    about = {"row": row["row"], "attempt": row["attempt"], "url": row["url"], "evidence": row["evidence"] or {}}
    return ParseItem(**about, capture=Capture(**row["capture"]))


def give_back(unsent: Iterable[Work], database: str | None = None) -> None:
    """Undo the leases of messages that could not be sent."""
    items = [item for batch in unsent for item in batch.items]
    ids = [item.row for item in items if isinstance(item, FetchItem | ParseItem)]
    asked = [item.host for item in items if isinstance(item, RobotsItem)]
    polls = [item for item in items if isinstance(item, PollItem)]
    with transaction(database) as connection:
        run(connection, "ledger", "give_back_hosts", rows=ids, hosts=asked + [host_of(item.url) for item in polls])
        run(connection, "sources", "give_back", ids=[item.source for item in polls])
        run(connection, "ledger", "give_back", rows=ids)


def captured(connection: Connection, results: Iterable[FetchResult]) -> set[int]:
    """Keep where fetched pages lie and let them be parsed. Gives the rows, without those whose result comes too late."""
    captures = [_captured(result, result.outcome) for result in results if isinstance(result.outcome, Capture)]
    return {row["row"] for row in rows(connection, "ledger", "captured", captures=Jsonb(captures))} if captures else set()


def _captured(result: FetchResult, capture: Capture) -> dict[str, Any]:
    validators = {"etag": result.validators.etag, "modified": result.validators.modified}
    return {"row": result.row, "attempt": result.attempt, **capture.model_dump(), **validators}


def redirected(connection: Connection, result: FetchResult, target: str) -> bool:
    """End a row whose page has moved to another host, and take in where it moved to. False where it comes too late."""
    ended = _ended(connection, result, Reason.OTHER_HOST, target)
    if ended and _accept(connection, [target], FOUND if ended["cause"] == FOUND else SUBMITTED):
        run(connection, "links", "carry", row=result.row, key=url_key(target))
    return bool(ended)


def not_modified(connection: Connection, result: FetchResult) -> bool:
    """End a row whose page the server says is as it was. False where the result comes too late."""
    return bool(_ended(connection, result, Reason.HTTP_304, ""))


def _ended(connection: Connection, result: FetchResult, reason: Reason, detail: str) -> DictRow | None:
    """End a row; gives its cause, null where the result comes too late."""
    about = {"row": result.row, "attempt": result.attempt, "state": OUTCOME[reason], "reason": reason, "detail": detail[:500]}
    found = rows(connection, "ledger", "ended_by_fetch", **about)
    return found[0] if found else None


def failed(connection: Connection, stage: Stage, row: int, attempt: int, failure: Failure, settings: Settings) -> State | None:
    """End a row, or let it wait for another try. Gives its new state, null where the result comes too late."""
    found = rows(
        connection,
        "ledger",
        "failed",
        row=row,
        attempt=attempt,
        working=stage.working,
        reason=failure.reason,
        detail=failure.detail[:500],
        final=OUTCOME.get(failure.reason),
        exhausted=RETRIED.get(failure.reason),
        cost=int(failure.reason not in PATIENT),
        tries=settings.tries,
        backoff=settings.backoff_seconds,
        retry_after=failure.retry_after or 0.0,
    )
    return State(found[0]["state"]) if found else None


def died(deaths: Iterable[Death], detail: str, settings: Settings, database: str | None = None) -> None:
    """Count a worker's death against the rows that it held; the third quarantines."""
    with transaction(database) as connection:
        connection.cursor().executemany(
            queries("ledger")["died"].encode(),
            [{"row": d.row, "attempt": d.attempt, "detail": detail[:500], "deaths": settings.deaths} for d in deaths],
        )


def release_all(database: str, deaths: int, *, crashed: bool) -> int:
    """Take back every lease when a stack starts or has lost its queue. A crash counts as a death, an orderly stop does not."""
    with transaction(database) as connection:
        return int(rows(connection, "ledger", "release_all", died=crashed, deaths=deaths)[0]["n"])


def requeue(ids: Sequence[int]) -> int:
    """Give quarantined rows another chance. Gives how many there were."""
    with transaction() as connection:
        return int(rows(connection, "ledger", "requeue", rows=list(ids))[0]["n"])


def drop(ids: Sequence[int]) -> int:
    """Close quarantined rows for good. Gives how many there were."""
    with transaction() as connection:
        return int(rows(connection, "ledger", "drop", rows=list(ids))[0]["n"])


def open_replay(*, apply: bool) -> tuple[int, int]:
    """Line every stored article's capture up to be parsed again. Gives the replay's id and how many there are."""
    with transaction() as connection:
        replay = int(rows(connection, "ledger", "open_replay", apply=apply)[0]["id"])
        return replay, int(rows(connection, "ledger", "accept_replay", replay=replay)[0]["n"])
