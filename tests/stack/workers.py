"""Real Celery processes without a supervisor, on the servers that the settings name."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Started(NamedTuple):
    """How one process is started, and the file of its output."""

    words: tuple[str, ...]
    log: Path


def worker(module: str, queue: str, folder: Path, name: str = "") -> Started:
    """A worker of two children."""
    words = ("worker", "-Q", queue, "-c", "2", "--without-gossip", "--without-mingle", "-n", f"{name or queue}@test")
    return Started(("-A", module, *words), folder / f"{name or queue}.log")


def beat(folder: Path) -> Started:
    """What asks for a dispatch every second."""
    return Started(("-A", "services.store.tasks", "beat", "-s", str(folder / "beat")), folder / "beat.log")


@contextmanager
def celery(*started: Started) -> Iterator[None]:
    """Run them for the time of the block; they are stopped together."""
    with ExitStack() as stack:
        running = [stack.enter_context(_process(one)) for one in started]
        try:
            yield
        finally:
            for process in running:
                process.terminate()


@contextmanager
def _process(one: Started) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "celery", *one.words]
    environment = {**os.environ, "REMAP_SIGTERM": "SIGQUIT"}
    with one.log.open("wb") as out, subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out) as process:
        yield process
