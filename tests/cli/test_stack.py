"""Which Tallywire a command speaks to, and that it leaves the environment as it was."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from services.cli.stack import stack
from services.contracts.errors import UnavailableError, UsageError
from services.embedded import home as folders
from services.embedded import processes, supervisor
from services.embedded.children import BEAT, WEB
from services.embedded.home import Running
from services.store import db, reads
from tests.servers import free_port

NAMES = ("TALLYWIRE_DATABASE_URL", "TALLYWIRE_REDIS_URL")


def environment() -> list[str | None]:
    return [os.environ.get(name) for name in NAMES]


@contextmanager
def running(home: Path, database: str) -> Iterator[None]:
    """As if `tallywire up` ran on the data folder."""
    with folders.held(home):
        folders.write_note(Running(str(home), os.getpid(), database, "redis://127.0.0.1:1/0", None, {}))
        yield


def test_a_database_that_is_set_is_taken(database: str, home: Path) -> None:
    with running(home, "postgresql://another"), stack(work=True):
        assert environment() == [database, None]
        assert reads.status()["accepted"] == 0


def test_a_stack_that_runs_here_is_taken(database: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TALLYWIRE_DATABASE_URL")
    monkeypatch.setenv("TALLYWIRE_REDIS_URL", "redis://elsewhere/0")
    with running(home, database), stack(work=True):
        assert environment() == [database, "redis://127.0.0.1:1/0"]
        assert reads.status()["accepted"] == 0
    assert environment() == [None, "redis://elsewhere/0"]


def test_the_environment_is_as_before_also_after_an_error(database: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TALLYWIRE_DATABASE_URL")
    with pytest.raises(ZeroDivisionError), running(home, database), stack():
        raise ZeroDivisionError
    assert environment() == [None, None]


@pytest.mark.parametrize(("url", "error"), [("postgresql://127.0.0.1:{}/x", UnavailableError), ("nonsense", UsageError)])
def test_a_database_that_does_not_answer_is_known_before_anything_is_done(
    url: str, error: type[Exception], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALLYWIRE_DATABASE_URL", url.format(free_port()))
    with pytest.raises(error, match="Postgres"), stack():
        raise AssertionError("it went on")


def test_where_nothing_runs_servers_run_for_the_command_alone(home: Path) -> None:
    with stack():
        assert reads.status()["accepted"] == 0
        left = list(processes.marked(home.resolve()))
        assert len(left) > 2
        assert db.database_url() == os.environ["TALLYWIRE_DATABASE_URL"]
    assert environment() == [None, None]
    assert psutil.wait_procs(left, timeout=60)[1] == []
    assert folders.running(home) is None


@pytest.mark.parametrize("work", [True, False])
def test_only_a_command_that_waits_for_work_has_workers(home: Path, work: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    @contextmanager
    def with_stack(settings: object, hooks: object, commands: object) -> Iterator[Running]:
        seen.append([command.name for command in commands(settings, {})])
        yield Running(str(home), 1, "postgresql://x", "redis://y", None, {})

    monkeypatch.setattr(supervisor, "with_stack", with_stack)
    with stack(work=work):
        assert environment() == ["postgresql://x", "redis://y"]
    (names,) = seen
    assert WEB not in names
    assert names == (["fetcher", "parser", "store", BEAT] if work else [])
