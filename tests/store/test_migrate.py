"""Migrations: once, in order, unchanged; two runners at once; a lock that is not had is an error, not a wait."""

import threading
from pathlib import Path

import psycopg
import pytest

from services.contracts.errors import TallywireError, UnavailableError, UsageError
from services.store import db, migrate


@pytest.fixture
def empty(postgres: str) -> str:
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("drop database if exists empty with (force)")
        connection.execute("create database empty")
    return f"{postgres.rpartition('/')[0]}/empty"


def test_an_empty_database_gets_all_of_them_once(empty: str) -> None:
    names = [name for _, name, _ in migrate.files()]
    assert migrate.migrate(empty) == names
    assert migrate.migrate(empty) == []


def test_numbers_are_unique_and_without_gaps() -> None:
    assert [number for number, _, _ in migrate.files()] == list(range(1, len(migrate.files()) + 1))


def test_two_runners_at_once_apply_each_once(empty: str) -> None:
    applied: list[str] = []
    runners = [threading.Thread(target=lambda: applied.extend(migrate.migrate(empty))) for _ in range(3)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    assert sorted(applied) == [name for _, name, _ in migrate.files()]


def test_an_applied_file_must_not_change(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate.migrate(empty)
    changed = [(number, name, text + "-- more") for number, name, text in migrate.files()]
    monkeypatch.setattr(migrate, "files", lambda: changed)
    with pytest.raises(TallywireError, match=r"0001_ledger.sql was applied in another form"):
        migrate.migrate(empty)


def test_a_failing_migration_leaves_nothing_behind(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    files = migrate.files()
    bad = [*files, (len(files) + 1, "bad.sql", "create table half (id int); select nonsense")]
    monkeypatch.setattr(migrate, "files", lambda: bad)
    with pytest.raises(psycopg.errors.UndefinedColumn):
        migrate.migrate(empty)
    with psycopg.connect(empty) as connection:
        assert connection.execute("select to_regclass('half')").fetchone() == (None,)
        assert connection.execute("select max(number) from migrations").fetchone() == (len(files),)


def test_a_server_that_does_not_answer_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="Postgres does not answer"):
        db.check(f"postgresql://postgres@/postgres?host={tmp_path}")


def test_a_malformed_url_is_one_clear_error() -> None:
    with pytest.raises(UsageError, match="TALLYWIRE_DATABASE_URL is no Postgres URL"):
        db.check("postgres!//nowhere")


def test_the_reader_cannot_write(database: str) -> None:
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction), db.reading() as connection:
        connection.execute("insert into counters values ('x', '{}', 1)")
    with db.reading() as connection:
        row = connection.execute("select current_user as name").fetchone()
    assert row == {"name": "tallywire_reader"}


def test_named_statements_are_described_and_used() -> None:
    """No statement is left that nothing calls."""
    code = "".join(path.read_text() for path in Path(db.__file__).parent.rglob("*.py"))
    for file in ("ledger", "writes", "reads"):
        for name, text in db.queries(file).items():
            assert f'"{name}"' in code, f"{file}.sql: {name} is used nowhere"
            assert text.strip()
