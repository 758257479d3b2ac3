"""What the tests of this folder share besides fixtures: servers and stacks for the time of a block, stand-ins for workers."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg

from services.contracts.settings import Settings
from services.embedded import home as folders
from services.embedded import processes
from services.embedded.home import Running
from services.embedded.hooks import Hooks
from services.embedded.processes import Command
from services.embedded.servers import Server, await_ready
from services.embedded.stack import Commands
from services.embedded.supervisor import with_stack

STAND_IN = Path(__file__).with_name("stand_in.py")
REPOSITORY = Path(__file__).parents[2]

# A script that serves the data folder of its argument until its input ends, and says the URL and the server's pid.
SERVE = """
import sys, threading
from pathlib import Path
from services.embedded import processes
from services.embedded.postgres import Postgres
from services.embedded.servers import await_ready

postgres = Postgres(Path(sys.argv[1]))
postgres.prepare()
process = processes.start(postgres.command())
await_ready(postgres, process, threading.Event(), 120)
print(postgres.url, process.pid, flush=True)
sys.stdin.read()
processes.stop((process, postgres.command()))
postgres.clear()
"""


@contextmanager
def serving(server: Server) -> Iterator[subprocess.Popen[bytes]]:
    """A server that answers, stopped in order at the end."""
    server.prepare()
    process = processes.start(server.command())
    try:
        await_ready(server, process, threading.Event(), seconds=60)
        yield process
    finally:
        processes.stop((process, server.command()))
        server.clear()


def query(url: str, text: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(text.encode())
        return cursor.fetchall() if cursor.description else []


def alive(members: list[psutil.Process]) -> list[psutil.Process]:
    """Those that still run: a zombie has ended, and waits only for whoever started it."""
    return [member for member in members if member.is_running() and member.status() != psutil.STATUS_ZOMBIE]


def await_true(condition: Callable[[], object], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not so after {seconds} s"
        time.sleep(0.05)


@dataclass
class Store:
    """Stands for the store: writes down what is asked of it. Its rows move at every look, or never."""

    moves: bool = False
    progress: int = 0
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def hooks(self) -> Hooks:
        return Hooks(
            check=lambda url: psycopg.connect(url).close(),
            migrate=lambda url: self.asked.append(("migrate", query(url, "create table if not exists rows (n int)"))),
            release_all=lambda url, crashed: self.asked.append(("release_all", crashed)),
            progress=self._looked,
        )

    def _looked(self, _: str) -> int:
        self.progress += self.moves
        return self.progress

    def released(self) -> list[object]:
        return [asked[1] for asked in self.asked if asked[0] == "release_all"]


def stand_ins(*kinds: tuple[str, str], stop_seconds: float = 1) -> Commands:
    """Children by name and kind."""

    def commands(settings: Settings, environment: Mapping[str, str]) -> tuple[Command, ...]:
        def one(name: str, kind: str) -> Command:
            return Command(
                name, settings.home, (sys.executable, str(STAND_IN), kind, name), environment, stop_seconds=stop_seconds
            )

        return tuple(one(name, kind) for name, kind in kinds)

    return commands


@contextmanager
def running(settings: Settings, commands: Commands, store: Store | None = None) -> Iterator[Running]:
    with with_stack(settings, (store or Store()).hooks(), commands) as note:
        yield note


def pid(home: Path, name: str) -> int:
    note = folders.running(home)
    return note.processes.get(name, 0) if note else 0
