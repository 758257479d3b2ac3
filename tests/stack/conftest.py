"""A whole `tallywire up` on a data folder of its own, and the command line as a person uses it."""

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psutil
import psycopg
import pytest

from services.cli.main import call
from services.embedded import processes
from services.embedded.home import running
from services.store import db
from tests.servers import free_port

TALLYWIRE = (sys.executable, "-P", "-c", "from services.cli.main import main; main()")
PATIENCE = 120.0


@dataclass
class Stack:
    """One data folder and what runs on it."""

    home: Path
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None

    @property
    def environment(self) -> dict[str, str]:
        plain = {name: value for name, value in os.environ.items() if not name.startswith("TALLYWIRE_")}
        return {**plain, "TALLYWIRE_HOME": str(self.home), "TALLYWIRE_WEB_PORT": str(self.port), **self.settings}

    def call(self, *words: object, timeout: float = PATIENCE) -> subprocess.CompletedProcess[str]:
        """Run one command of the command line."""
        return subprocess.run(
            [*TALLYWIRE, *map(str, words)], env=self.environment, capture_output=True, text=True, timeout=timeout, check=False
        )

    def look(self, *words: object) -> str:
        """What one command prints that only looks at a running stack: in this process, which saves a start of Python."""
        out, err = io.StringIO(), io.StringIO()
        with patch.dict(os.environ, self.environment, clear=True), redirect_stdout(out), redirect_stderr(err):
            code = call([str(word) for word in words])
        assert code == 0, err.getvalue()
        return out.getvalue()

    def json(self, *words: object) -> Any:
        return json.loads(self.look(*words))

    def lines(self, *words: object) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.look(*words).splitlines()]

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of the running stack's database."""
        found = running(self.home)
        assert found is not None
        with psycopg.connect(found.database_url) as connection:
            return connection.execute(query.encode(), values).fetchall()

    def start(self) -> None:
        """`tallywire up` in a process of its own; returns when it runs."""
        log = (self.home.parent / "up.log").open("a")
        self.process = subprocess.Popen([*TALLYWIRE, "up"], env=self.environment, stdout=log, stderr=log, text=True)
        eventually(lambda: running(self.home) is not None or self.process.poll() is not None)
        assert running(self.home), (self.home.parent / "up.log").read_text()

    def members(self) -> list[psutil.Process]:
        """Every living process of this stack."""
        return [*processes.marked(self.home), *([psutil.Process(self.process.pid)] if self.process else [])]

    def stop(self) -> None:
        db.close()
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)
        self.process = None


def eventually(holds: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait until something holds. Fails where it does not within the time."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not come to hold"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A running stack that the tests of one module share."""
    one = Stack(tmp_path_factory.mktemp("stack").resolve() / "home")
    one.start()
    yield one
    one.stop()
    assert one.members() == []


@pytest.fixture
def idle(tmp_path: Path) -> Iterator[Stack]:
    """A data folder on which nothing runs yet."""
    one = Stack(tmp_path.resolve() / "home")
    yield one
    one.stop()
    processes.sweep(one.home)
