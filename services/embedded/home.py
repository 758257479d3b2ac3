"""The data folder: who holds it, what it must allow, and the note by which another terminal finds the running stack."""

import fcntl
import json
import os
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from services.contracts.errors import UsageError
from services.contracts.settings import Settings

LOCK, NOTE = "lock", "run.json"
PATIENCE = 1.0  # a reader of the lock holds it for a moment; a stack holds it for good


@dataclass(frozen=True)
class Running:
    """A stack that runs: its addresses, the supervisor's pid, the pid of each of its processes by name, and two settings."""

    home: str
    pid: int
    database_url: str
    redis_url: str
    web: str | None
    processes: dict[str, int]
    contact: str = ""
    allow_private: str = ""


@contextmanager
def held(home: Path) -> Iterator[bool]:
    """Hold the data folder for as long as the block runs, making it if need be; true where the last holder did not end in order.

    Raises UsageError where the folder cannot be written, or another process holds it.
    """
    with _open_lock(home) as lock:
        if not _acquire(lock):
            holder = lock.read().strip() or "unknown"
            raise UsageError(
                f"Tallywire already runs on {home} (process {holder}): `tallywire status` shows it. "
                "For a second one set TALLYWIRE_HOME and TALLYWIRE_WEB_PORT."
            )
        crashed = (home / NOTE).exists()
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        yield crashed


def _open_lock(home: Path) -> IO[str]:
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            return (home / LOCK).open("a+", encoding="ascii")
    except OSError as error:
        raise UsageError(
            f"The data folder {home} cannot be written ({error.strerror}): set TALLYWIRE_HOME to one that can."
        ) from None


def _acquire(lock: IO[str]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not _try_lock(lock, fcntl.LOCK_EX):
        if time.monotonic() > deadline:
            lock.seek(0)
            return False
        time.sleep(0.05)
    return True


def _try_lock(lock: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def running(home: Path) -> Running | None:
    """The stack that runs on a data folder; None where there is none, it has not finished starting, or is another user's."""
    folder = home.resolve()
    try:
        with (folder / LOCK).open(encoding="ascii") as lock:
            if _try_lock(lock, fcntl.LOCK_SH):
                return None
            holder = lock.read()
        note = Running(**json.loads((folder / NOTE).read_text(encoding="utf-8")))
    except OSError:
        return None
    return note if str(note.pid) == holder else None


def write_note(note: Running) -> None:
    """Say what runs, whole at any moment; only the owner may read it, for the URLs carry passwords."""
    path = Path(note.home) / NOTE
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(note), file)
    fresh.replace(path)


def remove_note(home: Path) -> None:
    (home / NOTE).unlink(missing_ok=True)


def check_port(host: str, port: int) -> None:
    """Raises UsageError where the web page could not listen."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(found[0], found[1]) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found[4])
    except OSError as error:
        raise UsageError(
            f"The web page cannot listen on {host}:{port} ({error.strerror}): set TALLYWIRE_WEB_PORT to a free port, "
            "TALLYWIRE_WEB_HOST to an address of this machine."
        ) from None


def environment(settings: Settings, database_url: str, redis_url: str) -> dict[str, str]:
    """The settings as variables for a child, which may have been started with others in its environment."""
    values = settings.model_dump() | {"database_url": database_url, "redis_url": redis_url}
    values |= {"home": settings.home.resolve(), "archive": settings.archive_folder.resolve()}
    return {f"TALLYWIRE_{name.upper()}": str(value) for name, value in values.items() if value is not None}
