"""Politeness as the ledger decides it: robots.txt first, one request at a time, the host's own pace, and rest after failures."""

from collections.abc import Iterable

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts import clock
from services.contracts.clock import Moment
from services.contracts.messages import (
    DiedBatch,
    Failure,
    FetchBatch,
    FetchedBatch,
    FetchResult,
    HostDeath,
    NotModified,
    Redirected,
    RobotsBatch,
    RobotsFile,
    RobotsResult,
)
from services.contracts.settings import Settings, load
from services.contracts.states import Reason
from services.store import hosts, ledger, reads, tasks
from services.store.db import transaction
from services.store.tasks import _fetched
from tests.examples import CAPTURE, MADE

PAGES = [f"https://one.example/{number}" for number in range(3)]
RULES = "User-agent: *\nDisallow: /private"


@pytest.fixture
def settings(database: str) -> Settings:
    return load()


def robots_of(settings: Settings) -> list[tuple[str, str]]:
    """The hosts that are asked for their robots.txt now."""
    return [(item.host, item.url) for item in items(ledger.hand_out(settings), RobotsBatch)]


def pages_of(settings: Settings) -> list[str]:
    """The pages that are handed out now."""
    return [item.url for item in items(ledger.hand_out(settings), FetchBatch)]


def items(messages: Iterable[object], kind: type) -> list:
    return [item for message in messages if isinstance(message, kind) for item in message.items]


def answer(settings: Settings, outcome: RobotsFile | Failure, host: str = "one.example", attempt: int = 1) -> None:
    with transaction() as connection:
        hosts.robots_read(connection, RobotsResult(host=host, attempt=attempt, seconds=0.1, outcome=outcome), settings)


def allow(settings: Settings, text: str = "", delay: float | None = None, host: str = "one.example") -> None:
    assert host in [name for name, _ in robots_of(settings)]
    answer(settings, RobotsFile(text=text, delay=delay), host)


def fetched(settings: Settings, item: object, outcome: object) -> str | None:
    with transaction() as connection:
        result = FetchResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=outcome)
        return _fetched(connection, [result], settings)[0][1]


def later(database: str, seconds: float) -> None:
    """Let time pass for the hosts."""
    with psycopg.connect(database) as connection:
        connection.execute("update hosts set next_at = next_at - make_interval(secs => %s)", (seconds,))


def wait_of(database: str, host: str = "one.example") -> float:
    with psycopg.connect(database) as connection:
        row = connection.execute(
            "select extract(epoch from next_at - now())::float8 from hosts where host = %s", (host,)
        ).fetchone()
    assert row is not None
    return row[0]


def test_robots_txt_comes_before_the_pages_and_is_asked_for_once(settings: Settings) -> None:
    ledger.accept(PAGES)
    ((host, url),) = robots_of(settings)
    assert host == "one.example"
    assert url in PAGES
    assert ledger.hand_out(settings) == []


def test_the_rules_go_with_the_page(settings: Settings, database: str) -> None:
    ledger.accept(PAGES)
    allow(settings, RULES)
    later(database, 5)
    (item,) = items(ledger.hand_out(settings), FetchBatch)
    assert item.robots == RULES


def test_one_page_at_a_time_and_the_next_after_the_delay(settings: Settings, database: str) -> None:
    ledger.accept(PAGES)
    allow(settings)
    assert pages_of(settings) == []
    later(database, 5)
    (item,) = items(ledger.hand_out(settings), FetchBatch)
    later(database, 3600)
    assert pages_of(settings) == [], "another request is in flight"
    assert fetched(settings, item, CAPTURE) == "captured"
    assert pages_of(settings) == []
    assert wait_of(database) == pytest.approx(settings.host_seconds, abs=3)
    later(database, 5)
    assert len(pages_of(settings)) == 1


def test_a_host_whose_time_comes_soon_is_handed_out_with_its_wait(
    settings: Settings, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosts, "AHEAD", 300.0)
    ledger.accept(PAGES)
    allow(settings)
    for wait, handed_out in ((3600.0, False), (600.0, False), (150.0, True)):
        with psycopg.connect(database) as connection:
            connection.execute("update hosts set next_at = now() + make_interval(secs => %s)", (wait,))
        found = items(ledger.hand_out(settings), FetchBatch)
        assert [0 < item.wait <= wait for item in found] == [True] * handed_out


def test_a_host_whose_time_has_come_waits_for_nothing(settings: Settings, database: str) -> None:
    ledger.accept(PAGES)
    allow(settings)
    later(database, 3600)
    assert [item.wait for item in items(ledger.hand_out(settings), FetchBatch)] == [0.0]


def test_the_waits_run_from_a_moment_that_the_batch_names(settings: Settings, database: str) -> None:
    """The way to the fetcher is no part of the wait, and the moment is not before the one for which the waits were told."""
    ledger.accept(PAGES)
    allow(settings)
    later(database, 3600)
    before = clock.now()
    (batch,) = [message for message in ledger.hand_out(settings) if isinstance(message, FetchBatch)]
    after = clock.now()
    if before and after and batch.made:
        assert batch.made.clock == before.clock
        assert before.at <= batch.made.at <= after.at
    else:
        assert batch.made is None


def test_what_is_due_together_is_dealt_to_several_batches() -> None:
    leased = [{"deaths": 0, "row": row} for row in range(7)] + [{"deaths": 1, "row": 9}, {"deaths": 2, "row": 8}]
    dealt = [[row["row"] for row in batch] for batch in hosts.batches(leased, 3)]
    assert dealt == [[0, 3, 6], [1, 4], [2, 5], [9], [8]]
    assert hosts.batches([], 3) == []


@given(st.lists(st.integers(0, 1), max_size=60), st.integers(1, 12))
def test_every_row_is_in_one_batch_and_none_is_too_long(deaths: list[int], size: int) -> None:
    dealt = hosts.batches([{"deaths": each, "row": row} for row, each in enumerate(deaths)], size)
    assert sorted(row["row"] for batch in dealt for row in batch) == list(range(len(deaths)))
    assert all(0 < len(batch) <= size for batch in dealt)
    lengths = [len(batch) for batch in dealt if not deaths[batch[0]["row"]]]
    assert max(lengths, default=0) - min(lengths, default=0) <= 1


def test_a_batch_begins_with_what_waits_least(settings: Settings, database: str) -> None:
    ledger.accept([f"https://{name}.example/" for name in "abc"])
    for host, _ in robots_of(settings):
        answer(settings, RobotsFile(text=""), host)
    with psycopg.connect(database) as connection:
        for host, wait in (("a.example", 0.2), ("b.example", -9), ("c.example", 0.1)):
            connection.execute("update hosts set next_at = now() + make_interval(secs => %s) where host = %s", (wait, host))
    assert [url[8] for url in pages_of(settings)] == ["b", "c", "a"]


def test_while_one_process_hands_out_another_does_not(settings: Settings, database: str) -> None:
    ledger.accept(PAGES)
    with transaction() as elsewhere:
        assert ledger.rows(elsewhere, "ledger", "one_dispatcher") == [{"first": True}]
        assert ledger.hand_out(settings) == []
    assert len(robots_of(settings)) == 1


def test_a_host_may_ask_for_more_time_but_not_for_less(settings: Settings, database: str) -> None:
    for host, delay, expected in (("slow.example", 60.0, 60), ("fast.example", 0.1, 5)):
        ledger.accept([f"https://{host}/1", f"https://{host}/2"])
        allow(settings, delay=delay, host=host)
        assert wait_of(database, host) == pytest.approx(expected, abs=3)


def test_hosts_do_not_wait_for_each_other(settings: Settings, database: str) -> None:
    ledger.accept([*PAGES, *(f"https://two.example/{n}" for n in range(3))])
    assert {host for host, _ in robots_of(settings)} == {"one.example", "two.example"}
    for host in ("one.example", "two.example"):
        answer(settings, RobotsFile(text=""), host)
    later(database, 5)
    assert sorted(url.split("/")[2] for url in pages_of(settings)) == ["one.example", "two.example"]


def test_the_same_host_at_another_port_is_another_server(settings: Settings) -> None:
    ledger.accept(["http://one.example/", "http://one.example:8080/", "https://one.example/x"])
    assert sorted(host for host, _ in robots_of(settings)) == ["one.example", "one.example:8080"]


@pytest.mark.parametrize("asked", [0, 120, 3600])
def test_retry_after_makes_the_whole_host_wait(settings: Settings, database: str, asked: int) -> None:
    ledger.accept(PAGES)
    allow(settings)
    later(database, 5)
    (item,) = items(ledger.hand_out(settings), FetchBatch)
    fetched(settings, item, Failure(reason=Reason.RATE_LIMITED, retry_after=asked))
    assert wait_of(database) == pytest.approx(max(asked, settings.host_seconds), abs=3)


def test_failures_in_a_row_open_the_circuit_and_a_success_closes_it(settings: Settings, database: str) -> None:
    ledger.accept([f"https://one.example/{n}" for n in range(20)])
    allow(settings)
    waits = []
    for _ in range(7):
        later(database, 7200)
        (item,) = items(ledger.hand_out(settings), FetchBatch)
        fetched(settings, item, Failure(reason=Reason.SERVER_ERROR))
        waits.append(wait_of(database))
    assert waits == pytest.approx([5, 5, 5, 5, 30, 60, 120], abs=3)
    later(database, 7200)
    (item,) = items(ledger.hand_out(settings), FetchBatch)
    fetched(settings, item, Failure(reason=Reason.NOT_FOUND))
    assert wait_of(database) == pytest.approx(5, abs=3)


def test_an_unreadable_robots_txt_denies_the_whole_host_until_known(settings: Settings, database: str) -> None:
    ledger.accept(PAGES)
    robots_of(settings)
    answer(settings, Failure(reason=Reason.SERVER_ERROR, detail="503"))
    assert ledger.hand_out(settings) == []
    assert reads.trace(PAGES[0])[-1]["reason"] == "robots_unknown"
    later(database, 60)
    assert len(robots_of(settings)) == 1


def test_a_host_that_stays_unreadable_ends_its_rows_in_the_end(settings: Settings, database: str) -> None:
    ledger.accept(PAGES)
    for attempt in range(1, settings.tries + 1):
        later(database, 7200)
        assert len(robots_of(settings)) == 1
        answer(settings, Failure(reason=Reason.SERVER_ERROR), attempt=attempt)
    assert reads.status()["states"]["robots_denied"] == 3


def test_a_good_copy_holds_for_thirty_days(settings: Settings, database: str) -> None:
    ledger.accept(PAGES)
    allow(settings, RULES)
    with psycopg.connect(database) as connection:
        connection.execute("update hosts set robots_until = now() - interval '1 second'")
    later(database, 10)
    assert len(robots_of(settings)) == 1
    answer(settings, Failure(reason=Reason.NETWORK), attempt=2)
    later(database, 10)
    assert len(pages_of(settings)) == 1


def test_a_private_host_refuses_all_its_rows(settings: Settings) -> None:
    ledger.accept(PAGES)
    robots_of(settings)
    answer(settings, Failure(reason=Reason.ADDRESS, detail="10.0.0.1"))
    assert reads.status()["states"]["refused"] == 3


def test_a_late_answer_changes_nothing(settings: Settings, database: str) -> None:
    ledger.accept(PAGES)
    robots_of(settings)
    answer(settings, RobotsFile(text=RULES), attempt=0)
    later(database, 3600)
    assert pages_of(settings) == []


def test_a_redirect_to_another_host_is_a_row_of_its_own(settings: Settings, database: str) -> None:
    ledger.accept(PAGES[:1])
    allow(settings)
    later(database, 5)
    (item,) = items(ledger.hand_out(settings), FetchBatch)
    assert fetched(settings, item, Redirected(url="https://other.example/moved")) == "redirected"
    assert [step["state"] for step in reads.trace(PAGES[0])] == ["queued", "fetching", "redirected"]
    assert [step["state"] for step in reads.trace("https://other.example/moved")] == ["queued"]


def test_a_304_without_a_capture_is_no_end(settings: Settings, database: str) -> None:
    """The ledger's constraint holds: what was never captured cannot be unmodified."""
    ledger.accept(PAGES[:1])
    allow(settings)
    later(database, 5)
    (item,) = items(ledger.hand_out(settings), FetchBatch)
    with pytest.raises(psycopg.errors.CheckViolation):
        fetched(settings, item, NotModified())


def test_without_a_contact_a_hosts_rows_are_held_and_said_why(settings: Settings, database: str) -> None:
    ledger.accept(PAGES)
    assert robots_of(settings)
    answer(settings, Failure(reason=Reason.CONTACT, detail="no contact is set", retry_after=900))
    rows = reads.row_states([1, 2, 3])
    assert {(row["state"], row["reason"]) for row in rows} == {("queued", "contact")}
    assert robots_of(settings) == []
    with psycopg.connect(database) as connection:
        found = connection.execute("select extract(epoch from next_at - now())::float8 from hosts").fetchone()
    assert found is not None
    assert 800 < found[0] <= 900


def test_rows_wait_for_a_contact_as_long_as_it_takes(settings: Settings, database: str) -> None:
    """Neither their robots.txt nor their pages lose a try by it; a host that does not answer ends its rows."""
    for reason, ends in ((Reason.CONTACT, {("queued", "contact")}), (Reason.NETWORK, {("gone", "network")})):
        host = f"{reason}.example"
        accepted = ledger.accept([f"https://{host}/1", f"https://{host}/2"])
        for attempt in range(1, settings.tries + 2):
            with psycopg.connect(database) as connection:
                connection.execute("update hosts set next_at = now(), robots_until = '-infinity' where host = %s", (host,))
            robots_of(settings)
            answer(settings, Failure(reason=reason), host, attempt)
        rows = reads.row_states([each.row for each in accepted if each.row])
        assert {(row["state"], row["reason"]) for row in rows} == ends


@pytest.mark.parametrize(("age", "rest"), [(0.0, 5.0), (2.0, 3.0), (60.0, 0.0)])
def test_a_host_rests_from_the_end_of_its_request_however_late_the_result_comes(
    settings: Settings, database: str, age: float, rest: float
) -> None:
    ledger.accept(PAGES)
    allow(settings)
    later(database, 5)
    (item,) = items(ledger.hand_out(settings), FetchBatch)
    with transaction() as connection:
        result = FetchResult(row=item.row, attempt=item.attempt, seconds=0.1, age=age, outcome=CAPTURE)
        assert _fetched(connection, [result], settings) == [(result, "captured")]
    assert wait_of(database) == pytest.approx(rest, abs=2)


@pytest.mark.parametrize(("passed", "rest"), [(0.0, 100.0), (30.0, 70.0), (95.0, 5.0)])
def test_the_time_that_a_result_was_under_way_is_rest_too(
    settings: Settings, database: str, broker: str, monkeypatch: pytest.MonkeyPatch, passed: float, rest: float
) -> None:
    monkeypatch.setenv("TALLYWIRE_HOST_SECONDS", "100")
    ledger.accept(PAGES)
    allow(settings)
    later(database, 3600)
    (item,) = items(ledger.hand_out(settings), FetchBatch)
    now = clock.now()
    if now is None:
        pytest.skip("this system does not name its clock")
    made = Moment(clock=now.clock, at=now.at - passed)
    result = FetchResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=CAPTURE)
    monkeypatch.setattr(tasks, "hand_out_after_result", lambda: None)
    tasks.fetched.run(FetchedBatch(results=(result,), made=made).model_dump(mode="json"))
    assert wait_of(database) == pytest.approx(rest, abs=20)


def test_a_result_from_another_machine_is_as_old_as_it_says(
    settings: Settings, database: str, broker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.accept(PAGES)
    allow(settings)
    later(database, 3600)
    (item,) = items(ledger.hand_out(settings), FetchBatch)
    result = FetchResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=CAPTURE)
    monkeypatch.setattr(tasks, "hand_out_after_result", lambda: None)
    tasks.fetched.run(FetchedBatch(results=(result,), made=MADE).model_dump(mode="json"))
    assert wait_of(database) == pytest.approx(settings.host_seconds, abs=3)


def test_what_a_server_asks_for_counts_from_now(settings: Settings, database: str) -> None:
    ledger.accept(PAGES)
    allow(settings)
    later(database, 5)
    (item,) = items(ledger.hand_out(settings), FetchBatch)
    failure = Failure(reason=Reason.RATE_LIMITED, retry_after=100)
    with transaction() as connection:
        result = FetchResult(row=item.row, attempt=item.attempt, seconds=0.1, age=60, outcome=failure)
        assert _fetched(connection, [result], settings) == [(result, Reason.RATE_LIMITED)]
    assert wait_of(database) == pytest.approx(100, abs=2)


def test_a_batch_of_every_outcome_frees_each_host(settings: Settings, database: str) -> None:
    names = [f"{name}.example" for name in ("captured", "failed", "moved", "late")]
    ledger.accept(f"https://{name}/" for name in names)
    with transaction() as connection:
        connection.execute("update hosts set robots_until = 'infinity'")
    given = {item.url.split("/")[2].split(".")[0]: item for item in items(ledger.hand_out(settings), FetchBatch)}
    ends = {
        "captured": CAPTURE,
        "failed": Failure(reason=Reason.SERVER_ERROR),
        "moved": Redirected(url="https://else.example/"),
        "late": CAPTURE.model_copy(update={"offset": 1}),
    }
    results = [
        FetchResult(row=given[name].row, attempt=given[name].attempt + (name == "late"), seconds=0.1, outcome=end)
        for name, end in ends.items()
    ]
    with transaction() as connection:
        done = _fetched(connection, results, settings)
    assert [outcome for _, outcome in done] == ["captured", Reason.SERVER_ERROR, "redirected", None]
    with psycopg.connect(database) as connection:
        found = connection.execute("select host, lease_until is null, failures from hosts order by host").fetchall()
    freed = {host.split(".")[0]: (free, failures) for host, free, failures in found if host != "else.example"}
    assert freed == {"captured": (True, 0), "failed": (True, 1), "moved": (True, 0), "late": (False, 0)}


def death(settings: Settings, host: str = "one.example", attempt: int = 1) -> None:
    tasks.died.run(DiedBatch(hosts=(HostDeath(host=host, attempt=attempt),), detail="signal 9").model_dump(mode="json"))


def free_in(database: str) -> float:
    """In how many seconds the host may be asked."""
    with psycopg.connect(database) as connection:
        found = connection.execute("select extract(epoch from next_at - now())::float8 from hosts").fetchone()
    assert found is not None
    return float(found[0])


def rested(database: str) -> None:
    with psycopg.connect(database) as connection:
        connection.execute("update hosts set next_at = now()")
        connection.execute("update ledger set not_before = now() where state = 'queued'")


def test_a_robots_txt_that_killed_its_worker_is_read_again_at_once_and_then_later_and_later(
    settings: Settings, database: str, broker: str
) -> None:
    ledger.accept(PAGES)
    waits = []
    for attempt in (1, 2, 3):
        assert [name for name, _ in robots_of(settings)] == ["one.example"]
        death(settings, attempt=attempt - 1)
        assert robots_of(settings) == [], "news of an earlier attempt changes nothing"
        death(settings, attempt=attempt)
        waits.append(round(free_in(database)))
        rested(database)
    assert waits == [pytest.approx(want, abs=1) for want in (settings.host_seconds, 60, 120)]
    assert {(row["state"], row["reason"]) for row in reads.row_states([1, 2, 3])} == {("queued", "robots_unknown")}


def test_a_host_whose_robots_txt_always_kills_ends_its_rows(settings: Settings, database: str, broker: str) -> None:
    ledger.accept(PAGES)
    for attempt in range(1, settings.tries + 2):
        robots_of(settings)
        death(settings, attempt=attempt)
        rested(database)
    assert {(row["state"], row["reason"]) for row in reads.row_states([1, 2, 3])} == {("robots_denied", "robots_unknown")}


def test_a_robots_txt_that_killed_goes_alone_until_it_is_read(settings: Settings, database: str, broker: str) -> None:
    ledger.accept([f"https://{n}.example/" for n in range(4)])
    assert len(ledger.hand_out(settings)) == 1
    for host in ("1.example", "2.example"):
        death(settings, host)
    with psycopg.connect(database) as connection:
        connection.execute("update hosts set lease_until = null, next_at = now()")
    batches = [[item.host for item in message.items] for message in ledger.hand_out(settings) if isinstance(message, RobotsBatch)]
    assert sorted(batches) == [["0.example", "3.example"], ["1.example"], ["2.example"]]
    answer(settings, RobotsFile(text=""), "1.example", attempt=2)
    with psycopg.connect(database) as connection:
        assert connection.execute("select reason from hosts where host = '1.example'").fetchone() == (None,)
