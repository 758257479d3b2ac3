"""The store's worker: takes in results, hands out work. Beat asks for a dispatch every second; so does every result."""

from typing import Any

from services.contracts.messages import (
    Capture,
    DiedBatch,
    Dispatch,
    Failure,
    FetchedBatch,
    FetchResult,
    Message,
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
from services.contracts.states import Reason
from services.contracts.worker import make_app, on_message, try_send
from services.store import hosts, ledger, rechecks, sources, topics, writes
from services.store.db import Connection, run, transaction
from services.store.totals import measured, outcomes, robots_outcome

app = make_app("store")
OFF_TOPIC = Failure(reason=Reason.OFF_TOPIC, detail="its text is on none of the source's topics")
PRUNE_SECONDS = 600.0


def _every(seconds: float, message: Message) -> dict[str, Any]:
    """An entry of beat's schedule; a message that waits for longer than the next few is dropped."""
    route, payload = ROUTES[type(message)], message.model_dump(mode="json")
    options = {"queue": route.queue, "expires": 5 * seconds, "ignore_result": True}
    return {"task": route.task, "schedule": seconds, "args": [payload], "options": options}


app.conf.beat_schedule = {"dispatch": _every(1.0, Dispatch()), "prune": _every(PRUNE_SECONDS, Prune())}


def hand_out() -> None:
    """Lease what is due and publish it; what cannot be published is given back."""
    messages = ledger.hand_out(load())
    unsent = [message for message in messages if not try_send(app, message)]
    if unsent:
        ledger.give_back(unsent)


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
    settings = load()
    with transaction() as connection:
        done = [(result, _fetched(connection, result, settings)) for result in batch.results]
        writes.count(connection, measured("fetch", done))
    hand_out()


def _fetched(connection: Connection, result: FetchResult, settings: Settings) -> str | None:
    """Move one row on; gives the outcome that is counted, null for a result that came too late."""
    failure = result.outcome if isinstance(result.outcome, Failure) else None
    done = _failed(connection, ledger.FETCH, result, failure, settings) if failure else _moved(connection, result)
    if done:
        hosts.rest(connection, result.row, failure, settings)
        _look_again(connection, result.row, settings)
    return done


def _look_again(connection: Connection, row: int, settings: Settings) -> None:
    """Where a row has ended: count it if it was a re-check, and line up the next one."""
    rechecks.count(connection, row)
    rechecks.line_up(connection, row, settings)


def _moved(connection: Connection, result: FetchResult) -> str | None:
    if isinstance(result.outcome, Redirected):
        return "redirected" if ledger.redirected(connection, result, result.outcome.url) else None
    if isinstance(result.outcome, Capture):
        return "captured" if ledger.captured(connection, result, result.outcome) else None
    if not ledger.not_modified(connection, result):
        return None
    return "not_modified"


@on_message(app, PolledBatch)
def polled(batch: PolledBatch) -> None:
    settings = load()
    with transaction() as connection:
        run(connection, "links", "one_taker")
        done = [(result, sources.polled(connection, result, settings)) for result in batch.results]
        writes.count(connection, outcomes("poll", (outcome for _, outcome in done if outcome)))
    hand_out()


@on_message(app, RobotsReadBatch)
def robots_read(batch: RobotsReadBatch) -> None:
    settings = load()
    with transaction() as connection:
        for result in sorted(batch.results, key=lambda result: result.host):
            hosts.robots_read(connection, result, settings)
        writes.count(connection, outcomes("robots", map(robots_outcome, batch.results)))
    hand_out()


@on_message(app, ParsedBatch)
def parsed(batch: ParsedBatch) -> None:
    settings = load()
    with transaction() as connection:
        writes.lock_claims(connection, (result.outcome for result in batch.results if isinstance(result.outcome, Article)))
        done = [(result, _parsed(connection, result, batch.parser, settings)) for result in batch.results]
        writes.count(connection, measured("parse", done))
    hand_out()


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
    return writes.save(connection, result, result.outcome, parser)


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
    hand_out()
