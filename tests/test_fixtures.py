"""The fixtures that every other test stands on: real servers, nothing shared between tests, nothing left behind."""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import psycopg
import pytest
import redis

from services.contracts.settings import load
from services.store import db, reads


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_has_a_migrated_and_empty_database(database: str, turn: int) -> None:
    assert load().database_url == database
    assert reads.status()["accepted"] == 0
    with db.transaction() as connection:
        connection.execute("insert into urls (key, url, host) values (%s, 'https://a.example/', 'a.example')", (bytes(32),))
    assert reads.status()["urls"] == 1


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_has_an_empty_broker(broker: str, turn: int) -> None:
    assert load().redis_url == broker
    client = redis.Redis.from_url(broker)
    assert client.keys() == []
    client.set("left", turn)


def test_the_settings_are_the_defaults_and_the_home_is_empty(home: Path) -> None:
    settings = load()
    assert settings.home == home
    assert list(home.iterdir()) == []
    assert settings.database_url is None


def test_the_reader_cannot_write(database: str) -> None:
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction), db.reading() as connection:
        connection.execute("insert into replays (apply) values (false)")
    with db.reading() as connection:
        assert connection.execute("select current_user as name").fetchall() == [{"name": "tallywire_reader"}]


def test_close_ends_the_connections_and_the_next_use_opens_them_again(database: str, postgres: str) -> None:
    reads.progress(database)
    db.close()
    with psycopg.connect(postgres) as other:
        left = other.execute(
            "select count(*) from pg_stat_activity where datname = %s", (database.rpartition("/")[2],)
        ).fetchone()
    assert left == (0,)
    assert reads.progress(database) == 0


KILLED = """
import os, signal
from tests import servers
with servers.postgres() as url, servers.valkey() as broker:
    print(url, broker, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_server_outlives_a_killed_test_run() -> None:
    root = Path(__file__).parents[1]
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        environment = {**os.environ, "TMPDIR": folder}
        done = subprocess.run(
            [sys.executable, "-c", KILLED], cwd=root, env=environment, capture_output=True, text=True, check=False
        )
        until = time.monotonic() + 90
        while (left := _servers_below(folder)) and time.monotonic() < until:
            time.sleep(0.1)
    assert left == []
    assert done.returncode == -9
    assert len(done.stdout.split()) == 2


def _servers_below(folder: str) -> list[psutil.Process]:
    """Told by their data folders: a port may be somebody else's by now."""
    return [one for one in psutil.process_iter(["cmdline"]) if any(folder in word for word in one.info["cmdline"] or ())]
