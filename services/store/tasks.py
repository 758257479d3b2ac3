"""The store's worker: takes in results, hands out work. Beat asks for a dispatch four times a second; results do so, too."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from services.contracts import clock
from services.contracts.messages import (
    Capture,
    DiedBatch,
    Dispatch,
    Failure,
    FetchedBatch,
    FetchResult,
    Message,
    NotModified,
    ParsedBatch,
    ParseResult,
    PolledBatch,
    Prune,
    Redirected,
    RobotsReadBatch,
)
from services.contracts.records import Article
from services.contracts.routes import ROUTES
from services.contracts.settings import Settings, load
from services.contracts.states import Reason, State
from services.contracts.worker import make_app, on_message, try_send
from services.store import hosts, ledger, pictures, rechecks, sources, topics, writes
from services.store.db import Connection, run, transaction
from services.store.totals import measured, outcomes, robots_outcome

app = make_app("store")
OFF_TOPIC = Failure(reason=Reason.OFF_TOPIC, detail="its text is on none of the source's topics")
SHARE = 0.25  # of handing out in the time of results
LEAST = 0.1  # seconds between two looks for work that results bring about
PRUNE_SECONDS = 600.0
# Of a child of the store: until Celery has put another in its place, up to 5 seconds, nothing is taken in and nothing handed out.
CHILD_TASKS = 50_000


def _every(seconds: float, message: Message) -> dict[str, Any]:
    """An entry of beat's schedule; a message that waits for longer than the next few is dropped."""
    route, payload = ROUTES[type(message)], message.model_dump(mode="json")
    options = {"queue": route.queue, "expires": 5 * seconds, "ignore_result": True}
    return {"task": route.task, "schedule": seconds, "args": [payload], "options": options}


app.conf.worker_max_tasks_per_child = CHILD_TASKS
app.conf.beat_schedule = {"dispatch": _every(hosts.TICK, Dispatch()), "prune": _every(PRUNE_SECONDS, Prune())}


@dataclass
class Pace:
    """When results may hand out work again: monotonic, of this process."""

    next_at: float = 0.0


PACE = Pace()


def hand_out() -> None:
    """Lease what is due and publish it; what cannot be published is given back."""
    started = time.monotonic()
    messages = ledger.hand_out(load())
    unsent = [message for message in messages if not try_send(app, message)]
    if unsent:
        ledger.give_back(unsent)
    ended = time.monotonic()
    PACE.next_at = ended + max(LEAST, (ended - started) / SHARE)


def hand_out_after_result() -> None:
    """As `hand_out`, but a few times a second and in no more than a fifth of the time: under load results come faster than it
    can look for work.

    What is left is handed out after the next result, or at the next tick.
    """
    if time.monotonic() >= PACE.next_at:
        hand_out()


def wake() -> bool:
    """Ask for a dispatch now. False where the broker does not answer; beat will see to it then."""
    return try_send(app, Dispatch())


@on_message(app, Dispatch)
def dispatch(_: Dispatch) -> None:
    hand_out()


@on_message(app, Prune)
def prune(_: Prune) -> None:
    with transaction() as connection:
        rechecks.prune(connection, load())


@on_message(app, FetchedBatch)
def fetched(batch: FetchedBatch) -> None:
    settings, passed = load(), clock.since(batch.made)
    with transaction() as connection:
        done = _fetched(connection, batch.results, settings, passed)
        writes.count(connection, measured("fetch", done))
    hand_out_after_result()


def _fetched(
    connection: Connection, results: Sequence[FetchResult], settings: Settings, passed: float = 0.0
) -> list[tuple[FetchResult, str | None]]:
    """Move rows on; gives each result with the outcome that is counted, null where it came too late.

    `passed` are the seconds that the results were under way.
    """
    captured = ledger.captured(connection, results)
    done = [(result, "captured" if result.row in captured else _moved(connection, result, settings)) for result in results]
    hosts.rest(connection, [result for result, outcome in done if outcome], settings, passed)
    for result, outcome in done:
        if outcome and not isinstance(result.outcome, Capture):
            _look_again(connection, result.row, settings)
    return done


def _look_again(connection: Connection, row: int, settings: Settings) -> None:
    """Where a row has ended: count it if it was a re-check, and line up the next one."""
    rechecks.count(connection, row)
    rechecks.line_up(connection, row, settings)


def _moved(connection: Connection, result: FetchResult, settings: Settings) -> str | None:
    if isinstance(result.outcome, Failure):
        return _failed(connection, ledger.FETCH, result, result.outcome, settings)
    if isinstance(result.outcome, Redirected):
        return "redirected" if ledger.redirected(connection, result, result.outcome.url) else None
    unchanged = isinstance(result.outcome, NotModified) and ledger.not_modified(connection, result)
    return "not_modified" if unchanged else None


@on_message(app, PolledBatch)
def polled(batch: PolledBatch) -> None:
    settings = load()
    with transaction() as connection:
        run(connection, "links", "one_taker")
        done = [(result, sources.polled(connection, result, settings)) for result in batch.results]
        writes.count(connection, outcomes("poll", (outcome for _, outcome in done if outcome)))
    hand_out_after_result()


@on_message(app, RobotsReadBatch)
def robots_read(batch: RobotsReadBatch) -> None:
    settings = load()
    with transaction() as connection:
        for result in sorted(batch.results, key=lambda result: result.host):
            hosts.robots_read(connection, result, settings)
        writes.count(connection, outcomes("robots", map(robots_outcome, batch.results)))
    hand_out_after_result()


@on_message(app, ParsedBatch)
def parsed(batch: ParsedBatch) -> None:
    settings = load()
    with transaction() as connection:
        writes.lock_claims(connection, (result.outcome for result in batch.results if isinstance(result.outcome, Article)))
        done = [(result, _parsed(connection, result, batch.parser, settings)) for result in batch.results]
        writes.count(connection, measured("parse", done))
    hand_out_after_result()


def _parsed(connection: Connection, result: ParseResult, parser: str, settings: Settings) -> str | None:
    done = _judged(connection, result, parser, settings)
    if done:
        _look_again(connection, result.row, settings)
    return done


def _judged(connection: Connection, result: ParseResult, parser: str, settings: Settings) -> str | None:
    if isinstance(result.outcome, Failure):
        return _failed(connection, ledger.PARSE, result, result.outcome, settings)
    if topics.is_off_topic(connection, result.row, result.outcome):
        return _failed(connection, ledger.PARSE, result, OFF_TOPIC, settings)
    state = writes.save(connection, result, result.outcome, parser)
    if state is State.STORED and settings.archive_pictures:
        pictures.accept(connection, pictures.wanted(result.outcome))
    return state


def _failed(
    connection: Connection, stage: ledger.Stage, result: FetchResult | ParseResult, failure: Failure, settings: Settings
) -> str | None:
    ended = ledger.failed(connection, stage, result.row, result.attempt, failure, settings)
    return failure.reason if ended else None


@on_message(app, DiedBatch)
def died(batch: DiedBatch) -> None:
    settings = load()
    ledger.died(batch.rows, batch.detail, settings)
    with transaction() as connection:
        for host in sorted(batch.hosts, key=lambda each: each.host):
            hosts.died(connection, host.host, host.attempt, batch.detail, settings)
        for source in batch.sources:
            sources.died(connection, source.source, source.attempt, batch.detail, settings)
    hand_out_after_result()
