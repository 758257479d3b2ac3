"""The supervisor over the real servers and small stand-ins for the workers: starts, restarts, stops, and kill -9."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from services.contracts.errors import TallywireError, UnavailableError, UsageError
from services.contracts.settings import Settings
from services.embedded import home as folders
from services.embedded import processes
from services.embedded.home import Running
from services.embedded.hooks import Hooks
from services.embedded.postgres import Postgres
from services.embedded.redis import Redis
from services.embedded.supervisor import no_workers, up, with_stack
from tests.embedded.supervised import Store, alive, await_true, query, running
from tests.servers import free_port

REPOSITORY = Path(__file__).parents[2]


def refused(fresh: Settings, error: type[TallywireError], words: str, hooks: Hooks | None = None) -> None:
    store = Store()
    with pytest.raises(error, match=words) as caught, with_stack(fresh, hooks or store.hooks(), no_workers):
        pass
    assert "\n" not in str(caught.value)
    assert store.asked == []
    assert not fresh.home.is_dir() or not (fresh.home / "postgres").exists()
    assert list(processes.marked(fresh.home)) == []


def test_nothing_is_started_where_the_port_is_taken(fresh: Settings) -> None:
    with socket.create_server(("127.0.0.1", fresh.web_port)):
        refused(fresh, UsageError, "set TALLYWIRE_WEB_PORT to a free port")


def test_nothing_is_started_where_the_folder_cannot_be_written(fresh: Settings) -> None:
    fresh.home.touch()
    refused(fresh, UsageError, "cannot be written")


def test_nothing_is_started_where_the_database_does_not_answer(fresh: Settings) -> None:
    def check(url: str) -> None:
        raise UnavailableError("Postgres does not answer")

    hooks = Hooks(check, Store().hooks().migrate, Store().hooks().release_all, Store().hooks().progress)
    refused(
        fresh.model_copy(update={"database_url": "postgresql://x"}),
        UnavailableError,
        "does not answer: .*correct TALLYWIRE_DATABASE_URL",
        hooks,
    )


def test_nothing_is_started_where_redis_does_not_answer(fresh: Settings) -> None:
    refused(
        fresh.model_copy(update={"redis_url": "redis://127.0.0.1:1/0"}),
        UnavailableError,
        "correct TALLYWIRE_REDIS_URL, or unset it",
    )


def test_a_second_start_is_refused_and_the_first_goes_on(settings: Settings) -> None:
    with running(settings, no_workers) as note:
        second = settings.model_copy(update={"web_port": free_port()})
        with pytest.raises(UsageError, match="already runs on"), with_stack(second, Store().hooks(), no_workers):
            pass
        assert query(note.database_url, "select 1") == [(1,)]
        assert folders.running(settings.home) == note


def test_a_failed_migration_leaves_nothing_running(settings: Settings) -> None:
    def migrate(url: str) -> None:
        raise TallywireError("migration 7 was applied in another form")

    hooks = Hooks(lambda _: None, migrate, lambda *_: 0, lambda _: 0)
    with pytest.raises(TallywireError, match="migration 7"), with_stack(settings, hooks, no_workers):
        pass
    assert list(processes.marked(settings.home)) == []
    with running(settings, no_workers):
        pass


SCRIPT = """
    import sys
    from pathlib import Path
    from services.contracts.settings import Settings
    from services.embedded.supervisor import up
    from tests.embedded.supervised import Store, stand_ins

    settings = Settings(home=Path(sys.argv[1]), web_port=int(sys.argv[2]), database_url=None, redis_url=None)
    store = Store()
    kinds = stand_ins(("fetcher", "stubborn"), ("store", "sleep"))
    up(settings, store.hooks(), lambda note: print("up", store.released(), flush=True), kinds)
    print("down", flush=True)
"""


@pytest.fixture(autouse=True)
def _signals_as_on_a_terminal() -> Iterator[None]:
    """A background job of a shell, as a run of the tests may be one, has these ignored, and its children after it."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGINT, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@contextmanager
def supervisor(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """`up` in a process of its own, as the command line runs it."""
    words = [sys.executable, "-c", textwrap.dedent(SCRIPT), str(settings.home), str(settings.web_port)]
    with subprocess.Popen(words, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()
            process.wait()
            processes.sweep(settings.home)
            for server in (Postgres(settings.home), Redis(settings.home)):
                server.clear()


def says(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_all_of_it_with_all_descendants(settings: Settings, number: signal.Signals) -> None:
    with supervisor(settings) as process:
        assert says(process) == "up [False]"
        await_true(lambda: len(list(processes.marked(settings.home, "fetcher"))) == 2)
        family = psutil.Process(process.pid).children(recursive=True) + list(processes.marked(settings.home))
        assert len(family) > 8
        process.send_signal(number)
        assert says(process) == "down"
        assert process.wait(60) == 0
        assert alive(family) == []
    assert not list(Path(tempfile.gettempdir()).glob(f"tallywire-*-{Redis(settings.home).sockets.name[-10:]}"))


def test_a_signal_during_the_start_ends_it_in_order(fresh: Settings) -> None:
    with supervisor(fresh) as process:
        await_true(lambda: (fresh.home / "postgres.new").exists() or (fresh.home / "postgres").exists())
        process.send_signal(signal.SIGTERM)
        assert says(process) == "down"
        assert process.wait(60) == 0
        assert list(processes.marked(fresh.home)) == []


def test_after_kill_9_of_the_supervisor_the_next_start_clears_up_and_finds_all_data(settings: Settings) -> None:
    store = Store()
    with supervisor(settings) as process:
        assert says(process) == "up [False]"
        await_true(lambda: len(list(processes.marked(settings.home, "fetcher"))) == 2)
        note = folders.running(settings.home)
        assert note
        query(note.database_url, "insert into rows values (1)")
        left = list(processes.marked(settings.home))
        process.kill()
        process.wait()
        with running(settings, no_workers, store) as second:
            assert alive(left) == []
            assert query(second.database_url, "select count(*) from rows") == [(1,)]
    assert store.released() == [True]


def test_after_kill_9_of_everything_the_next_start_finds_all_data(settings: Settings) -> None:
    store = Store()
    with supervisor(settings) as process:
        assert says(process) == "up [False]"
        note = folders.running(settings.home)
        assert note
        query(note.database_url, "insert into rows values (1)")
        process.kill()
        for victim in list(processes.marked(settings.home)):
            with suppress(psutil.NoSuchProcess):
                victim.kill()
        with running(settings, no_workers, store) as second:
            assert query(second.database_url, "select count(*) from rows") == [(1,)]
    assert store.released() == [True]


def test_a_hangup_that_nohup_switched_off_stays_off(settings: Settings) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with supervisor(settings) as process:
            assert says(process) == "up [False]"
            process.send_signal(signal.SIGHUP)
            time.sleep(0.6)  # more than two of its ticks
            assert process.poll() is None
            assert folders.running(settings.home)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_up_may_run_twice_in_one_process_and_gives_the_signals_back(settings: Settings) -> None:
    before = signal.getsignal(signal.SIGTERM)
    seen: list[Running] = []

    def announce(note: Running) -> None:
        seen.append(note)
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()

    for _ in range(2):
        up(settings, Store().hooks(), announce, no_workers)
    assert len(seen) == 2
    assert signal.getsignal(signal.SIGTERM) is before
