"""What every test may ask for: a fresh database, an empty broker, a data folder of its own. All of it is real."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import hypothesis
import psycopg
import pytest
import redis

from services.store import db
from services.store.migrate import migrate
from tests import servers

TEMPLATE = "tallywire_template"
# The gate says the same of the same code: its examples are drawn alike each time, and none is too slow, which would say more of
# the machine. HYPOTHESIS_PROFILE=explore draws many others.
hypothesis.settings.register_profile("gate", deadline=None, derandomize=True)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=1500)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))
numbers = count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests first: xdist hands files out in this order, and the last to be done should be short ones."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches a test."""
    for name in [name for name in os.environ if name.startswith("TALLYWIRE_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The run's Postgres, with a migrated template. Gives the URL of the maintenance database."""
    with servers.postgres() as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"create database {TEMPLATE}")
        migrate(_beside(url, TEMPLATE))
        yield url


def _beside(url: str, name: str) -> str:
    """The URL of another database of the same server."""
    return f"{url.rpartition('/')[0]}/{name}"


@pytest.fixture
def database(postgres: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A migrated, empty database of this test's own: its URL, which is also the setting."""
    name = f"test_{next(numbers)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"create database {name} template {TEMPLATE} strategy file_copy")
        url = _beside(postgres, name)
        monkeypatch.setenv("TALLYWIRE_DATABASE_URL", url)
        yield url
        db.close()
        connection.execute(f"drop database if exists {name} with (force)")


@pytest.fixture(scope="session")
def _valkey() -> Iterator[str]:
    with servers.valkey() as url:
        yield url


@pytest.fixture
def broker(_valkey: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty server of the Redis protocol: its URL, which is also the setting."""
    redis.Redis.from_url(_valkey).flushall()
    monkeypatch.setenv("TALLYWIRE_REDIS_URL", _valkey)
    return _valkey


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, which is also the setting."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("TALLYWIRE_HOME", str(folder))
    return folder
