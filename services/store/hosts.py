"""Politeness: one clock for each host. What a request did to its host, and what the host's robots.txt says of the next."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from psycopg.rows import DictRow

from services.contracts.messages import Failure, FetchResult, RobotsBatch, RobotsFile, RobotsItem, RobotsResult
from services.contracts.settings import Settings
from services.contracts.states import OUTCOME, PATIENT, RETRIED, Reason
from services.store.db import Connection, rows, run

TICK = 0.25  # seconds between two looks for work
AHEAD = 2 * TICK  # a page is handed out so long before its host is free: until the next look, and as long again to get there
# Failures that say something of the host, not of the page: after several in a row the host is left alone.
OF_THE_HOST = frozenset(RETRIED) - PATIENT - {Reason.ARCHIVE}
# Where robots.txt is refused or unsound by its server, nobody knows what is allowed (RFC 9309, 2.3.1.4).
UNSAID = frozenset({Reason.SERVER_ERROR, Reason.RATE_LIMITED, Reason.TRUNCATED, Reason.ENCODING, Reason.PROTOCOL, Reason.TOO_BIG})
UNSAID |= {Reason.WORKER_DIED}


def lease_fetches(connection: Connection, settings: Settings) -> list[DictRow]:
    """Lease one due page of each host that is free soon (`AHEAD`). `wait` says for how many seconds it is not yet."""
    about = {"in_flight": settings.fetch_in_flight, "lease": settings.lease_seconds, "ahead": AHEAD}
    return rows(connection, "ledger", "lease_fetches", **about)


def lease_robots(connection: Connection, settings: Settings) -> list[RobotsBatch]:
    """The hosts whose robots.txt must be read before their due rows are fetched; one that a worker died over goes alone."""
    found = rows(connection, "hosts", "lease_robots", in_flight=settings.fetch_in_flight, lease=settings.lease_seconds)
    return [RobotsBatch(items=tuple(RobotsItem(**row) for row in batch)) for batch in batches(found, settings.fetch_batch)]


def batches(leased: Sequence[DictRow], size: int) -> list[list[DictRow]]:
    """What was leased in batches of about the same size; what has `deaths` goes alone, so that it can harm nothing else.

    Rows are dealt out one by one, so that what is due at about the same time is not all the work of one process. Takes `deaths`
    off.
    """
    marked = [(int(row.pop("deaths")), row) for row in leased]
    sound = [row for deaths, row in marked if not deaths]
    count = ceil(len(sound) / size)
    return [sound[first::count] for first in range(count)] + [[row] for deaths, row in marked if deaths]


def died(connection: Connection, host: str, attempt: int, detail: str, settings: Settings) -> None:
    """A worker died over a host's robots.txt: it is read again at once, alone; if that kills too, later and later."""
    about = {"host": host, "attempt": attempt, "spacing": settings.host_seconds, "backoff": settings.backoff_seconds}
    found = rows(connection, "hosts", "died", **about)
    if found and found[0]["again"]:
        _fail_rows(connection, host, Failure(reason=Reason.WORKER_DIED, detail=detail), settings)


def robots_read(connection: Connection, result: RobotsResult, settings: Settings) -> None:
    """Keep what a host allows; where nobody can say, the host waits and its rows have one try less."""
    about = {"host": result.host, "attempt": result.attempt, "spacing": settings.host_seconds}
    if isinstance(result.outcome, RobotsFile):
        said = {"text": result.outcome.text, "delay": result.outcome.delay, "sitemaps": list(result.outcome.sitemaps)}
        run(connection, "hosts", "allowed", **about, **said, seconds=settings.robots_seconds)
        return
    failure = result.outcome
    waits = {"retry_after": failure.retry_after or 0.0, "backoff": settings.backoff_seconds}
    found = rows(connection, "hosts", "unknown", **about, **waits, reason=failure.reason)
    if found and not found[0]["has_copy"]:
        _fail_rows(connection, result.host, failure, settings)


def _fail_rows(connection: Connection, host: str, failure: Failure, settings: Settings) -> None:
    reason = Reason.ROBOTS_UNKNOWN if failure.reason in UNSAID else failure.reason
    run(
        connection,
        "hosts",
        "failed_host",
        host=host,
        reason=reason,
        detail=f"robots.txt: {failure.reason}: {failure.detail}"[:500],
        final=OUTCOME.get(reason),
        exhausted=RETRIED.get(reason),
        cost=int(reason not in PATIENT),
        tries=settings.tries,
    )


def rest(connection: Connection, results: Iterable[FetchResult], settings: Settings, passed: float = 0.0) -> None:
    """Let the hosts of rows rest after their requests. The results were under way for `passed` seconds."""
    ended = [_Ended(result.row, None, result.age + passed, _failure(result.outcome)) for result in results]
    _rest(connection, ended, settings)


def rest_host(connection: Connection, host: str, failure: Failure | None, settings: Settings) -> None:
    """Let a host rest after a request."""
    _rest(connection, [_Ended(None, host, 0.0, failure)], settings)


class _Ended(NamedTuple):
    """A request to a host, or to that of a row, that ended `age` seconds ago."""

    row: int | None
    host: str | None
    age: float
    failure: Failure | None

    @property
    def reason(self) -> Reason | None:
        """Why it failed, where that says something of the host."""
        return self.failure.reason if self.failure and self.failure.reason in OF_THE_HOST else None

    @property
    def wait(self) -> float:
        """The seconds for which the server asked to be left alone."""
        return (self.failure.retry_after or 0.0) if self.failure else 0.0


def _failure(outcome: object) -> Failure | None:
    return outcome if isinstance(outcome, Failure) else None


def _rest(connection: Connection, ended: Sequence[_Ended], settings: Settings) -> None:
    run(
        connection,
        "hosts",
        "rest",
        rows=[each.row for each in ended],
        hosts=[each.host for each in ended],
        ages=[each.age for each in ended],
        failing=[each.reason is not None for each in ended],
        reasons=[each.reason for each in ended],
        waits=[each.wait for each in ended],
        spacing=settings.host_seconds,
        circuit=settings.circuit_failures,
        backoff=settings.backoff_seconds,
    )
