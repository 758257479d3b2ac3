"""Back-up and restore as docs/operations.md has them, tried."""

import re
import subprocess
from pathlib import Path

import pytest

from services.contracts.settings import Settings, load
from services.embedded.hooks import store_hooks
from services.embedded.postgres import binary
from services.embedded.supervisor import no_workers, with_stack
from services.store import db, exporter, reads
from services.store.migrate import migrate
from tests import samples, servers
from tests.deploy.images import ROOT

OPERATIONS = (ROOT / "docs" / "operations.md").read_text()


def options(program: str) -> list[str]:
    """The options of a program of Postgres in the documented command, but for names of users and databases."""
    line = next(line for line in OPERATIONS.splitlines() if f" {program} " in line)
    words = line.partition(program)[2].split()
    return [word for word in words if re.match(r"--(?!username|dbname)", word)]


def test_a_dump_restores_into_a_new_server(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples.store(samples.article("https://courier.example/1"))
    before = reads.article(1)
    dump = tmp_path / "dump"
    assert options("pg_dump") == ["--format=custom"]
    subprocess.run([binary("pg_dump"), *options("pg_dump"), f"--file={dump}", database], check=True)
    with servers.postgres() as url:
        migrate(url)
        assert options("pg_restore") == ["--clean", "--if-exists"]
        subprocess.run([binary("pg_restore"), *options("pg_restore"), f"--dbname={url}", dump], check=True)
        monkeypatch.setenv("TALLYWIRE_DATABASE_URL", url)
        assert reads.article(1) == before
        assert migrate(url) == []
        with db.reading() as connection:
            assert connection.execute("select current_user as name").fetchone() == {"name": "tallywire_reader"}
        samples.store(samples.article("https://courier.example/2"))
        assert b"tallywire_articles 2.0" in exporter.exposition()
        db.close()


@pytest.mark.slow
def test_a_copy_of_the_data_folder_is_a_back_up(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _in_the_stack(load(), monkeypatch, store=True)
    command = re.search(r"^(cp --archive) ", OPERATIONS, flags=re.MULTILINE)
    assert command is not None
    subprocess.run([*command[1].split(), home, tmp_path / "copy"], check=True)
    monkeypatch.setenv("TALLYWIRE_HOME", str(tmp_path / "copy"))
    assert _in_the_stack(load(), monkeypatch, store=False) == before


def _in_the_stack(settings: Settings, monkeypatch: pytest.MonkeyPatch, *, store: bool) -> object:
    """The first article in the embedded stack of these settings, made there first with `store`."""
    here = settings.model_copy(update={"web_port": 0})
    with with_stack(here, store_hooks(here), no_workers) as found, monkeypatch.context() as patch:
        patch.setenv("TALLYWIRE_DATABASE_URL", found.database_url)
        if store:
            samples.store(samples.article("https://courier.example/1"))
        article = reads.article(1)
        db.close()
    assert article is not None
    return article
