"""What the benches of the whole stack share: real workers, and servers of pages in a process of their own."""

import multiprocessing
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@contextmanager
def worker(service: str, log: Path, *words: str) -> Iterator[None]:
    """A real Celery worker of a service, its settings from this process's environment."""
    command = [sys.executable, "-m", "celery", "-A", f"services.{service}.tasks", "worker", "-Q", service, *words]
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat", "-n", f"{service}@bench")
    with log.open("wb") as out, subprocess.Popen([*command, *quiet], stdout=out, stderr=out, cwd=ROOT) as process:
        try:
            yield
        finally:
            process.terminate()


@contextmanager
def serving(serve: Callable[..., None], *about: Any) -> Iterator[Connection]:
    """Run `serve(*about, connection)` in a process of its own. Gives this end of the connection."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=serve, args=(*about, theirs), daemon=True)
    process.start()
    try:
        yield ours
    finally:
        process.terminate()
        process.join()
