"""The real workers over the real servers, as `tallywire up` runs them."""

import os
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path

import psutil
import pytest

from services.contracts.routes import QUEUES
from services.contracts.settings import Settings
from services.embedded import children, processes
from services.embedded.hooks import store_hooks
from services.embedded.processes import Command
from services.embedded.supervisor import with_stack
from services.store import db
from tests.embedded.supervised import alive, await_true, query
from tests.servers import free_port


@pytest.fixture
def settings(home: Path) -> Iterator[Settings]:
    yield Settings(home=home, web_port=free_port(), database_url=None, redis_url=None, log_level="DEBUG")
    db.close()


def without_web(settings: Settings, environment: Mapping[str, str]) -> tuple[Command, ...]:
    return tuple(command for command in children.commands(settings, environment) if command.name != children.WEB)


def dispatches(home: Path) -> int:
    return (home / "logs" / "store.log").read_text().count("task=tallywire.store.dispatch")


def ready(home: Path, queue: str) -> bool:
    return f"{queue}@" in (home / "logs" / f"{queue}.log").read_text().partition("Connected to ")[2]


def celery(home: Path) -> list[psutil.Process]:
    return [member for member in processes.marked(home) if "celery" in " ".join(member.cmdline())]


def temporary(home: Path) -> set[str]:
    return {folder.name for folder in (home / "tmp").iterdir() if folder.name.startswith("pymp")}


@pytest.mark.slow
def test_workers_work_on_after_a_crash_of_redis_and_of_one_of_them_and_leave_nothing(settings: Settings) -> None:
    with with_stack(settings, store_hooks(settings), without_web) as note:
        for queue in QUEUES:
            await_true(lambda queue=queue: ready(settings.home, queue))  # type: ignore[misc]
        await_true(lambda: dispatches(settings.home) > 1)
        os.kill(note.processes["redis"], signal.SIGKILL)
        before = dispatches(settings.home)
        await_true(lambda: dispatches(settings.home) > before + 2)
        assert query(note.database_url, "select count(*) from migrations") != [(0,)]

        first = psutil.Process(note.processes["fetcher"])
        workers = [first, *first.children(recursive=True)]
        assert len(workers) == 1 + settings.fetcher_processes
        killed = temporary(settings.home)  # a killed worker leaves its own until the next start
        first.kill()
        await_true(lambda: not alive(workers))
        await_true(lambda: (settings.home / "logs" / "fetcher.log").read_text().count(" ready.") == 2)
        await_true(lambda: len(celery(settings.home)) == 1 + 3 + 2 + 2 + 1)  # beat, and three workers with their children
        family = list(processes.marked(settings.home))
    assert alive(family) == []
    assert list(processes.marked(settings.home)) == []
    assert temporary(settings.home) <= killed
