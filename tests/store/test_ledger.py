"""The ledger on a real Postgres: accepted is committed, leases are bounded and fenced, poison stays alone."""

import threading
from collections import Counter
from collections.abc import Sequence

import psycopg
import pytest

from services.contracts.messages import Capture, Death, Failure, FetchBatch, FetchResult, ParseBatch
from services.contracts.settings import Settings, load
from services.contracts.states import Reason, State
from services.store import ledger, reads
from services.store.db import queries, transaction
from tests.examples import CAPTURE


@pytest.fixture
def settings(database: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("TALLYWIRE_HOST_SECONDS", "0")
    return load()


def urls(count: int) -> list[str]:
    """Pages of as many hosts, for a host is asked for one page at a time."""
    return [f"https://{number}.example.org/" for number in range(count)]


def accept(given: Sequence[str]) -> list[ledger.Accepted]:
    """Take in URLs of hosts that have no robots.txt and mind no haste."""
    taken = ledger.accept(given)
    with transaction() as connection:
        connection.execute("update hosts set robots_until = 'infinity'")
    return taken


def state_of(url: str) -> tuple[str, str | None]:
    last = reads.trace(url)[-1]
    return last["state"], last["reason"]


def run_out(database: str) -> None:
    """Let every lease run out now."""
    with psycopg.connect(database) as connection:
        for table in ("ledger", "hosts"):
            connection.execute(f"update {table} set lease_until = now() - interval '1 second' where lease_until is not null")


def due_now(database: str) -> None:
    with psycopg.connect(database) as connection:
        connection.execute("update ledger set not_before = now()")
        connection.execute("update hosts set lease_until = null, next_at = now()")


def leased(settings: Settings) -> list[tuple[int, ...]]:
    """The rows of each message handed out."""
    return [tuple(item.row for item in batch.items) for batch in ledger.hand_out(settings)]


def fetched(batch: FetchBatch, offset: int = 0) -> None:
    for at, item in enumerate(batch.items):
        with transaction() as connection:
            capture = CAPTURE.model_copy(update={"offset": offset + at, "url": item.url})
            result = FetchResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=capture)
            assert ledger.captured(connection, [result]) == {item.row}


def fail(item_row: int, attempt: int, failure: Failure, settings: Settings) -> State | None:
    with transaction() as connection:
        return ledger.failed(connection, ledger.FETCH, item_row, attempt, failure, settings)


def test_accepting_twice_makes_one_row(settings: Settings) -> None:
    first = ledger.accept(["https://example.org/a?utm_source=feed", "https://EXAMPLE.org:443/a#top"])
    again = ledger.accept(["https://example.org/a"])
    assert [item.row is not None for item in (*first, *again)] == [True, False, False]
    assert reads.status()["accepted"] == 1


def test_what_cannot_be_fetched_is_refused_with_a_reason(settings: Settings) -> None:
    refused = ledger.accept(["ftp://example.org/", "https://", "https://example.org/" + "a" * 2048])
    assert [str(item.refusal).split(":")[0] for item in refused] == ["scheme", "url", "url"]
    assert reads.status()["accepted"] == 0


def test_accept_is_committed_when_it_returns(settings: Settings, database: str) -> None:
    accept(urls(3))
    with psycopg.connect(database) as other:
        assert other.execute("select count(*) from ledger where state = 'queued'").fetchone() == (3,)


def test_many_callers_with_the_same_urls_make_each_row_once(settings: Settings) -> None:
    def accept(given: Sequence[str]) -> None:
        new.extend(item.row for item in ledger.accept(given) if item.row)

    new: list[int] = []
    callers = [threading.Thread(target=accept, args=(urls(200)[:: 1 if odd else -1],)) for odd in (0, 1, 0, 1)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert len(new) == len(set(new)) == 200


def test_work_goes_out_in_batches_within_the_bound(settings: Settings) -> None:
    accept(urls(100))
    small = settings.model_copy(update={"fetch_in_flight": 25, "batch": 10})
    assert [len(rows) for rows in leased(small)] == [9, 8, 8]
    assert leased(small) == []


def test_two_dispatchers_at_once_keep_the_bound_and_hand_nothing_out_twice(settings: Settings) -> None:
    accept(urls(100))
    small = settings.model_copy(update={"fetch_in_flight": 30})
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.extend(row for rows in leased(small) for row in rows)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(set(found)) == 30


def test_a_capture_is_parsed_next_and_comes_with_its_place(settings: Settings) -> None:
    accept(urls(1))
    (batch,) = ledger.hand_out(settings)
    assert isinstance(batch, FetchBatch)
    fetched(batch)
    (parse,) = ledger.hand_out(settings)
    assert isinstance(parse, ParseBatch)
    assert parse.items[0].attempt == batch.items[0].attempt + 1
    assert parse.items[0].capture.model_copy(update={"captured_at": CAPTURE.captured_at}) == CAPTURE.model_copy(
        update={"url": "https://0.example.org/", "offset": 0}
    )


def test_a_result_that_comes_twice_or_late_changes_nothing(settings: Settings, database: str) -> None:
    accept(urls(1))
    (batch,) = ledger.hand_out(settings)
    item = batch.items[0]
    result = FetchResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=CAPTURE)
    run_out(database)
    (again,) = ledger.hand_out(settings)
    with transaction() as connection:
        assert not ledger.captured(connection, [result])
        in_time = result.model_copy(update={"attempt": again.items[0].attempt})
        assert ledger.captured(connection, [in_time, result]) == {in_time.row}
        assert not ledger.captured(connection, [in_time])
    assert [step["state"] for step in reads.trace("https://0.example.org/")] == [
        "queued",
        "fetching",
        "queued",
        "fetching",
        "fetched",
    ]


def test_a_lease_that_runs_out_is_handed_out_alone_and_the_third_time_quarantined(settings: Settings, database: str) -> None:
    accept(urls(3))
    assert leased(settings) == [(1, 2, 3)]
    for expected in ([(1,), (2,), (3,)], [(1,), (2,), (3,)], []):
        run_out(database)
        assert leased(settings) == expected
    assert state_of("https://0.example.org/") == ("quarantined", "worker_died")
    assert {row["row"] for row in reads.quarantined()} == {1, 2, 3}


def test_a_reported_death_counts_once_and_only_for_its_attempt(settings: Settings) -> None:
    accept(urls(1))
    for attempt in (1, 2, 3):
        assert leased(settings) == [(1,)]
        ledger.died([Death(row=1, attempt=attempt - 1)], "late news", settings)
        ledger.died([Death(row=1, attempt=attempt), Death(row=1, attempt=attempt)], "signal 9", settings)
    assert state_of("https://0.example.org/") == ("quarantined", "worker_died")
    assert reads.quarantined()[0]["deaths"] == 3


def test_the_door_of_the_quarantine(settings: Settings) -> None:
    accept(urls(2))
    for attempt in (1, 2, 3):
        leased(settings)
        ledger.died([Death(row=row, attempt=attempt) for row in (1, 2)], "signal 9", settings)
    assert (ledger.requeue([1]), ledger.requeue([1]), ledger.drop([2]), ledger.drop([2])) == (1, 0, 1, 0)
    assert [(row["state"], row["reason"]) for row in reads.row_states([1, 2])] == [("queued", "requeued"), ("gone", "dropped")]
    assert leased(settings) == [(1,)]


@pytest.mark.parametrize(("crashed", "deaths"), [(True, 1), (False, 0)])
def test_a_start_takes_every_lease_back(settings: Settings, database: str, crashed: bool, deaths: int) -> None:
    accept(urls(2))
    leased(settings)
    assert ledger.release_all(database, settings.deaths, crashed=crashed) == 2
    with psycopg.connect(database) as connection:
        assert connection.execute("select distinct state, deaths from ledger").fetchall() == [("queued", deaths)]
    assert leased(settings) == ([(1,), (2,)] if crashed else [(1, 2)])


def test_a_final_failure_ends_the_row(settings: Settings) -> None:
    accept(urls(1))
    leased(settings)
    assert fail(1, 1, Failure(reason=Reason.NOT_FOUND, detail="404"), settings) is State.GONE
    assert state_of("https://0.example.org/") == ("gone", "not_found")


def test_a_passing_failure_is_tried_again_later_and_given_up_in_the_end(settings: Settings, database: str) -> None:
    accept(urls(1))
    for attempt in range(1, settings.tries):
        assert leased(settings) == [(1,)]
        assert fail(1, attempt, Failure(reason=Reason.DNS), settings) is State.QUEUED
        assert leased(settings) == []
        due_now(database)
    leased(settings)
    assert fail(1, settings.tries, Failure(reason=Reason.DNS), settings) is State.GONE


@pytest.mark.parametrize(
    ("tries", "asked", "least"), [(0, None, 30), (1, None, 60), (4, None, 480), (0, 3600, 3600), (30, None, 86400)]
)
def test_delays_double_and_heed_the_server(
    settings: Settings, database: str, tries: int, asked: float | None, least: float
) -> None:
    accept(urls(1))
    with psycopg.connect(database) as connection:
        connection.execute("update ledger set tries = %s", (tries,))
    leased(settings)
    many = settings.model_copy(update={"tries": 100})
    fail(1, 1, Failure(reason=Reason.SERVER_ERROR, retry_after=asked), many)
    with psycopg.connect(database) as connection:
        row = connection.execute("select extract(epoch from not_before - now())::float8 from ledger").fetchone()
    assert row is not None
    assert row[0] == pytest.approx(least, abs=5)


def test_what_could_not_be_sent_is_given_back(settings: Settings, database: str) -> None:
    accept(urls(3))
    ledger.give_back(ledger.hand_out(settings))
    due_now(database)
    assert leased(settings) == [(1, 2, 3)]
    with psycopg.connect(database) as connection:
        assert connection.execute("select max(deaths) from ledger").fetchone() == (0,)


def capture(offset: int, digest: str) -> Capture:
    return CAPTURE.model_copy(update={"offset": offset, "digest": digest})


def test_an_imported_page_is_parsed_without_a_fetch_and_the_same_bytes_are_known(settings: Settings) -> None:
    url = "file:///tmp/a.html"
    taken = [
        ledger.accept_captures([(url, capture(at, digest))])[0].row for at, digest in enumerate(("one", "one", "two", "one"))
    ]
    assert taken == [1, None, 2, 3]
    (batch,) = ledger.hand_out(settings)
    assert isinstance(batch, ParseBatch)
    assert Counter(item.url for item in batch.items) == {url: 3}


def test_expired_leases_are_counted_by_stage(settings: Settings, database: str) -> None:
    accept(urls(2))
    leased(settings)
    run_out(database)
    leased(settings)
    with transaction() as connection:
        found = connection.execute("select labels, value from counters where name = 'tallywire_leases_expired'").fetchall()
    assert found == [{"labels": ["fetch"], "value": 2}]


def test_leases_that_ran_out_are_found_by_an_index_however_long_the_ledger_is(database: str) -> None:
    ledger.accept(f"https://{number % 50}.example/{number}" for number in range(3000))
    with transaction() as connection:
        asked = ("explain " + queries("ledger")["expire"]).encode()
        plan = psycopg.ClientCursor(connection).execute(asked, {"deaths": 3}).fetchall()
    assert "Scan on ledger_leased" in str(plan) or "Scan using ledger_leased" in str(plan), plan
