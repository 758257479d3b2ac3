"""The processes of a data folder, real servers and small stand-ins for the workers: started, restarted, stopped in order."""

import os
import signal
import socket
from pathlib import Path

import psutil
import pytest

from services.contracts import broker
from services.contracts.settings import Settings
from services.embedded import home as folders
from services.embedded import posts, processes, stack
from services.embedded.supervisor import no_workers
from tests.embedded.supervised import Store, alive, await_true, pid, query, running, stand_ins


def test_servers_alone_for_a_test_or_the_doctor(settings: Settings) -> None:
    store = Store()
    with running(settings, no_workers, store) as note:
        assert sorted(note.processes) == ["postgres", "redis"]
        assert note.web is None
        assert query(note.database_url, "select count(*) from rows") == [(0,)]
        broker.check(note.redis_url)
        assert folders.running(settings.home) == note
    assert store.asked == [("migrate", []), ("release_all", False)]
    assert list(processes.marked(settings.home)) == []
    assert folders.running(settings.home) is None


def test_children_get_the_addresses(settings: Settings) -> None:
    with running(settings, stand_ins(("fetcher", "sleep"))) as note:
        variables = psutil.Process(note.processes["fetcher"]).environ()
        assert variables["TALLYWIRE_DATABASE_URL"] == note.database_url
        assert variables["TALLYWIRE_REDIS_URL"] == note.redis_url
        assert variables["TALLYWIRE_HOME"] == str(settings.home)


def test_the_page_can_be_opened_when_its_address_is_announced(settings: Settings) -> None:
    with running(settings, stand_ins(("web", "listen"))) as note:
        assert note.web == f"http://127.0.0.1:{settings.web_port}"
        socket.create_connection(("127.0.0.1", settings.web_port), timeout=1).close()


def test_a_page_that_does_not_come_up_is_no_reason_to_end(settings: Settings) -> None:
    with running(settings, stand_ins(("web", "crash"), ("fetcher", "sleep"))) as note:
        assert psutil.Process(note.processes["fetcher"]).is_running()


def test_a_child_that_is_killed_is_started_again_and_the_note_follows(settings: Settings) -> None:
    with running(settings, stand_ins(("fetcher", "sleep"))) as note:
        first = note.processes["fetcher"]
        os.kill(first, signal.SIGKILL)
        await_true(lambda: pid(settings.home, "fetcher") not in (0, first))
        assert psutil.Process(pid(settings.home, "fetcher")).is_running()


def test_a_child_that_keeps_ending_is_started_with_growing_delay(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def delay(failures: int) -> float:
        asked.append(failures)
        return 0.1

    monkeypatch.setattr(posts, "delay", delay)
    with running(settings, stand_ins(("fetcher", "crash"), ("parser", "sleep"))) as note:
        await_true(lambda: 3 in asked)
        assert sorted(asked) == asked
        assert pid(settings.home, "parser") == note.processes["parser"]
        assert pid(settings.home, "fetcher") != note.processes["fetcher"]


def test_what_a_killed_child_left_is_gone_before_the_next_is_started(settings: Settings) -> None:
    with running(settings, stand_ins(("fetcher", "stubborn"))) as note:
        await_true(lambda: len(list(processes.marked(settings.home, "fetcher"))) == 2)
        family = list(processes.marked(settings.home, "fetcher"))
        os.kill(note.processes["fetcher"], signal.SIGKILL)
        await_true(lambda: not alive(family))
        await_true(lambda: len(list(processes.marked(settings.home, "fetcher"))) == 2)


def test_a_worker_that_lives_and_does_nothing_is_restarted(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "PATIENCE", 0.5)
    monkeypatch.setattr(stack, "LOOK", 0.1)
    with running(settings, stand_ins(("fetcher", "sleep"), ("parser", "sleep"))) as note:
        with broker.client(note.redis_url) as connection:
            connection.rpush("fetcher", "message")
        await_true(lambda: pid(settings.home, "fetcher") != note.processes["fetcher"])
        assert pid(settings.home, "parser") == note.processes["parser"]


def test_a_worker_is_left_alone_while_rows_move(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "PATIENCE", 0.001)
    monkeypatch.setattr(stack, "LOOK", 0.1)
    store = Store(moves=True)
    with running(settings, stand_ins(("fetcher", "sleep")), store) as note:
        with broker.client(note.redis_url) as connection:
            connection.rpush("fetcher", "message")
        looks = store.progress
        await_true(lambda: store.progress > looks + 5)
        assert pid(settings.home, "fetcher") == note.processes["fetcher"]


def test_logs_are_kept_short_while_it_runs(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "LOOK", 0.1)
    monkeypatch.setattr(processes, "LOG_BYTES", 50)
    with running(settings, no_workers):
        await_true((settings.home / "logs" / "postgres.log.1").exists)


def test_a_killed_redis_comes_back_at_the_same_address_and_leases_are_taken_back(settings: Settings) -> None:
    store = Store()
    with running(settings, stand_ins(("fetcher", "sleep")), store) as note:
        os.kill(note.processes["redis"], signal.SIGKILL)
        await_true(lambda: pid(settings.home, "redis") not in (0, note.processes["redis"]))
        broker.check(note.redis_url)
        await_true(lambda: store.released() == [False, False])
        assert pid(settings.home, "fetcher") == note.processes["fetcher"]


def test_a_killed_postgres_comes_back_at_the_same_address_with_its_data(settings: Settings) -> None:
    store = Store()
    with running(settings, no_workers, store) as note:
        query(note.database_url, "insert into rows values (1), (2)")
        os.kill(note.processes["postgres"], signal.SIGKILL)
        await_true(lambda: pid(settings.home, "postgres") not in (0, note.processes["postgres"]))
        assert query(note.database_url, "select count(*) from rows") == [(2,)]
        assert store.released() == [False]


def test_children_are_stopped_before_the_store_and_all_of_them_before_the_servers(settings: Settings) -> None:
    kinds = stand_ins(("fetcher", "farewell"), ("beat", "farewell"), ("store", "last"), stop_seconds=60)
    with running(settings, kinds) as note:
        await_true(lambda: len(list(settings.home.glob("*-is-there"))) == 3)
        family = [psutil.Process(number) for number in note.processes.values()]
    said = [line.split() for line in (settings.home / "farewells").read_text().splitlines()]
    assert sorted(name for name, *_ in said[:2]) == ["beat", "fetcher"]  # each waited until the other was asked too
    assert said[2][0] == "store"
    assert [served for *_, served in said] == ["True"] * 3
    assert alive(family) == []
    assert "database system is shut down" in (settings.home / "logs" / "postgres.log").read_text()


def test_external_servers_are_used_and_left_alone(settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "other"
    store = Store()
    with running(settings, no_workers) as note:
        external = settings.model_copy(update={"home": other, "database_url": note.database_url, "redis_url": note.redis_url})
        with running(external, stand_ins(("fetcher", "sleep")), store) as second:
            assert sorted(second.processes) == ["fetcher"]
            assert second.database_url == note.database_url
        assert query(note.database_url, "select 1") == [(1,)]
        broker.check(note.redis_url)
    assert store.released() == []
