"""Data folders, and servers that are stopped whatever a test does."""

import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest

from services.embedded import processes
from services.embedded.servers import Server, await_ready

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="needs root: it is about what root must hand over")
Run = Callable[[Server], AbstractContextManager[subprocess.Popen[bytes]]]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """An empty data folder; as root it lies below a folder that only root may enter, for pytest makes it so."""
    folder = tmp_path.resolve() / "home"
    folder.mkdir()
    yield folder
    processes.sweep(folder)


@pytest.fixture
def open_home() -> Iterator[Path]:
    """A data folder that everyone may reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        yield folder
        processes.sweep(folder)


@contextmanager
def serving(server: Server) -> Iterator[subprocess.Popen[bytes]]:
    """A server that answers, stopped in order at the end."""
    server.prepare()
    process = processes.start(server.command())
    try:
        await_ready(server, process, threading.Event(), seconds=60)
        yield process
    finally:
        processes.stop(process, server.command())
        server.clear()


def query(url: str, text: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(text.encode())
        return cursor.fetchall() if cursor.description else []
