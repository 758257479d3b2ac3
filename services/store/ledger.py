"""The ledger: takes in URLs and captures, hands out work under leases, moves rows on. Accepted means committed here."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from psycopg.rows import DictRow

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
)
from services.contracts.settings import Settings
from services.contracts.states import OUTCOME, RETRIED, State
from services.contracts.urls import canonical_url, host_of, url_key
from services.store.db import Connection, queries, rows, run, transaction
from services.store.writes import count

ACCEPTED_AT_ONCE = 1000


class Stage(NamedTuple):
    """A stage of work: rows wait in one state and are worked on in the other."""

    name: str
    waiting: State
    working: State


FETCH = Stage("fetch", State.QUEUED, State.FETCHING)
PARSE = Stage("parse", State.FETCHED, State.PARSING)


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
        part = [item.url for item in good[at : at + ACCEPTED_AT_ONCE]]
        keys = [url_key(url) for url in part]
        with transaction(database) as connection:
            found = rows(connection, "ledger", "accept", keys=keys, urls=part, hosts=[host_of(url) for url in part])
        new |= {bytes(row["key"]): row["row"] for row in found}
    return [item if item.refusal else Accepted(item.url, new.pop(url_key(item.url), None)) for item in judged]


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


def hand_out(settings: Settings, database: str | None = None) -> list[FetchBatch | ParseBatch]:
    """Take back what died, lease what is due within the bounds, and give the messages that carry it."""
    with transaction(database) as connection:
        run(connection, "ledger", "one_dispatcher")
        expired = rows(connection, "ledger", "expire", deaths=settings.deaths)
        count(connection, {("tallywire_leases_expired", (row["stage"],)): row["n"] for row in expired})
        fetch = _lease(connection, FETCH, settings.fetch_in_flight, settings.lease_seconds)
        parse = _lease(connection, PARSE, settings.parse_in_flight, settings.lease_seconds)
    fetches = [FetchBatch(items=tuple(map(_fetch_item, batch))) for batch in batches(fetch, settings.batch)]
    parses = [ParseBatch(items=tuple(map(_parse_item, batch))) for batch in batches(parse, settings.batch)]
    return [*fetches, *parses]


def _lease(connection: Connection, stage: Stage, in_flight: int, seconds: float) -> list[DictRow]:
    return rows(connection, "ledger", "lease", waiting=stage.waiting, working=stage.working, in_flight=in_flight, lease=seconds)


def batches(leased: Sequence[DictRow], size: int) -> list[list[DictRow]]:
    """Rows in batches; a row that has seen a worker die goes alone, so that it can harm no other."""
    sound = [row for row in leased if not row["deaths"]]
    alone = [[row] for row in leased if row["deaths"]]
    return [sound[at : at + size] for at in range(0, len(sound), size)] + alone


def _fetch_item(row: DictRow) -> FetchItem:
    return FetchItem(row=row["row"], attempt=row["attempt"], url=row["url"])


def _parse_item(row: DictRow) -> ParseItem:
    return ParseItem(row=row["row"], attempt=row["attempt"], url=row["url"], capture=Capture(**row["capture"]))


def give_back(unsent: Iterable[FetchBatch | ParseBatch], database: str | None = None) -> None:
    """Undo the leases of messages that could not be sent."""
    ids = [item.row for batch in unsent for item in batch.items]
    with transaction(database) as connection:
        run(connection, "ledger", "give_back", rows=ids)


def captured(connection: Connection, result: FetchResult, capture: Capture) -> bool:
    """Keep where a fetched page lies and let it be parsed. False where the result comes too late."""
    return bool(rows(connection, "ledger", "captured", row=result.row, attempt=result.attempt, **capture.model_dump()))


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
