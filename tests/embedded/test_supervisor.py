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
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg
import pytest

from services.contracts import broker
from services.contracts.errors import TallywireError, UnavailableError, UsageError
from services.contracts.settings import Settings
from services.embedded import home as folders
from services.embedded import processes, stack
from services.embedded.home import Running
from services.embedded.hooks import Hooks
from services.embedded.postgres import Postgres
from services.embedded.processes import Command
from services.embedded.redis import Redis
from services.embedded.stack import Commands
from services.embedded.supervisor import no_workers, up, with_stack
from tests.embedded.conftest import alive, await_true, free_port, query

STAND_IN = Path(__file__).with_name("stand_in.py")
REPOSITORY = Path(__file__).parents[2]


@dataclass
class Store:
    """Stands for the store: writes down what is asked of it."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    progress: int = 0

    def hooks(self) -> Hooks:
        return Hooks(
            check=lambda url: psycopg.connect(url).close(),
            migrate=lambda url: self.asked.append(("migrate", query(url, "create table if not exists rows (n int)"))),
            release_all=lambda url, crashed: self.asked.append(("release_all", crashed)),
            progress=lambda _: self.progress,
        )

    def released(self) -> list[object]:
        return [asked[1] for asked in self.asked if asked[0] == "release_all"]


def stand_ins(*kinds: tuple[str, str]) -> Commands:
    """Children by name and kind."""

    def commands(settings: Settings, environment: Mapping[str, str]) -> tuple[Command, ...]:
        def one(name: str, kind: str) -> Command:
            return Command(name, settings.home, (sys.executable, str(STAND_IN), kind, name), environment, stop_seconds=2)

        return tuple(one(name, kind) for name, kind in kinds)

    return commands


@pytest.fixture(scope="session")
def initialised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after initdb: made once, for it takes a second or more."""
    folder = tmp_path_factory.mktemp("initialised").resolve()
    postgres = Postgres(folder)
    postgres.prepare()
    postgres.clear()
    return folder


@pytest.fixture
def settings(home: Path, initialised: Path) -> Settings:
    """Settings for the embedded default on a folder whose Postgres was initialised, but never started."""
    subprocess.run(["cp", "-a", f"{initialised}/.", home], check=True)
    return settings_of(home)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Settings]:
    """Settings for a folder that is not there yet."""
    yield settings_of(tmp_path.resolve() / "fresh")
    processes.sweep(tmp_path.resolve() / "fresh")


def settings_of(home: Path) -> Settings:
    return Settings(home=home, web_port=free_port(), database_url=None, redis_url=None)


@contextmanager
def running(settings: Settings, commands: Commands, store: Store | None = None) -> Iterator[Running]:
    with with_stack(settings, (store or Store()).hooks(), commands) as note:
        yield note


def pid(home: Path, name: str) -> int:
    note = folders.running(home)
    return note.processes.get(name, 0) if note else 0


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


def test_a_child_that_keeps_ending_is_started_with_growing_delay(settings: Settings) -> None:
    with running(settings, stand_ins(("fetcher", "crash"), ("parser", "sleep"))) as note:
        seen: set[int] = set()
        deadline = time.monotonic() + 6
        while time.monotonic() < deadline:
            seen.add(pid(settings.home, "fetcher"))
            time.sleep(0.02)
        assert len(seen) == 3  # at once, after 1 s, after 2 s more; the next would come after 4 s more
        assert psutil.Process(note.processes["parser"]).is_running()


def test_what_a_killed_child_left_is_gone_before_the_next_is_started(settings: Settings) -> None:
    with running(settings, stand_ins(("fetcher", "stubborn"))) as note:
        await_true(lambda: len(list(processes.marked(settings.home, "fetcher"))) == 2)
        family = list(processes.marked(settings.home, "fetcher"))
        os.kill(note.processes["fetcher"], signal.SIGKILL)
        await_true(lambda: not alive(family))
        await_true(lambda: len(list(processes.marked(settings.home, "fetcher"))) == 2)


def test_a_worker_that_lives_and_does_nothing_is_restarted(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "PATIENCE", 2.0)
    monkeypatch.setattr(stack, "LOOK", 0.2)
    with running(settings, stand_ins(("fetcher", "sleep"), ("parser", "sleep"))) as note:
        with broker.client(note.redis_url) as connection:
            connection.rpush("fetcher", "message")
        started = time.monotonic()
        await_true(lambda: pid(settings.home, "fetcher") != note.processes["fetcher"])
        assert time.monotonic() - started > 1.5
        assert pid(settings.home, "parser") == note.processes["parser"]


def test_a_worker_is_left_alone_while_rows_move(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "PATIENCE", 1.0)
    monkeypatch.setattr(stack, "LOOK", 0.1)
    store = Store()
    with running(settings, stand_ins(("fetcher", "sleep")), store) as note:
        with broker.client(note.redis_url) as connection:
            connection.rpush("fetcher", "message")
        for _ in range(30):
            store.progress += 1
            time.sleep(0.1)
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
    kinds = stand_ins(("fetcher", "farewell"), ("store", "farewell"), ("beat", "farewell"))
    with running(settings, kinds) as note:
        await_true(lambda: len(list(settings.home.glob("*-is-there"))) == 3)
        family = [psutil.Process(number) for number in note.processes.values()]
    said = [line.split() for line in (settings.home / "farewells").read_text().splitlines()]
    asked, ended = ({name: float(times[n]) for name, *times in said} for n in (0, 1))
    assert abs(asked["fetcher"] - asked["beat"]) < 0.2
    assert asked["store"] > max(ended["fetcher"], ended["beat"])
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
    from tests.embedded.test_supervisor import Store, stand_ins

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
        assert process.wait(10) == 0
        assert alive(family) == []
    assert not list(Path(tempfile.gettempdir()).glob(f"tallywire-*-{Redis(settings.home).sockets.name[-10:]}"))


def test_a_signal_during_the_start_ends_it_in_order(fresh: Settings) -> None:
    with supervisor(fresh) as process:
        await_true(lambda: (fresh.home / "postgres.new").exists() or (fresh.home / "postgres").exists())
        process.send_signal(signal.SIGTERM)
        assert says(process) == "down"
        assert process.wait(20) == 0
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
            time.sleep(1)
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
