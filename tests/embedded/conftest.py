"""Data folders, and servers that are stopped whatever a test does."""

import os
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest

from services.embedded import processes
from services.embedded.servers import Server, await_ready

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="needs root: it is about what root must hand over")


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
        processes.stop((process, server.command()))
        server.clear()


def query(url: str, text: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(text.encode())
        return cursor.fetchall() if cursor.description else []


def alive(members: list[psutil.Process]) -> list[psutil.Process]:
    """Those that still run: a zombie has ended, and waits only for whoever started it."""
    return [member for member in members if member.is_running() and member.status() != psutil.STATUS_ZOMBIE]


def await_true(condition: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not so after {seconds} s"
        time.sleep(0.05)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
