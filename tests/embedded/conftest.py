"""Data folders, and servers that are stopped whatever a test does."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.contracts.settings import Settings
from services.embedded import processes
from services.embedded.postgres import Postgres
from tests.servers import free_port

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


@pytest.fixture(scope="session")
def initialised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after initdb: made once, for that takes longer than all else."""
    folder = tmp_path_factory.mktemp("initialised").resolve()
    postgres = Postgres(folder)
    postgres.prepare()
    postgres.clear()
    return folder


def copied(initialised: Path, home: Path) -> Postgres:
    subprocess.run(["cp", "-a", *initialised.iterdir(), home], check=True)
    return Postgres(home)


@pytest.fixture
def server(home: Path, initialised: Path) -> Postgres:
    """A Postgres that was initialised, but never started."""
    return copied(initialised, home)


@pytest.fixture
def open_server(open_home: Path, initialised: Path) -> Postgres:
    """The same in a folder that everyone may reach."""
    return copied(initialised, open_home)


@pytest.fixture
def settings(server: Postgres) -> Settings:
    """Settings for the embedded default on a folder whose Postgres was initialised, but never started."""
    return settings_of(server.home)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Settings]:
    """Settings for a folder that is not there yet."""
    yield settings_of(tmp_path.resolve() / "fresh")
    processes.sweep(tmp_path.resolve() / "fresh")


def settings_of(home: Path) -> Settings:
    return Settings(home=home, web_port=free_port(), database_url=None, redis_url=None)
