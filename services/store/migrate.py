"""Numbered migrations: applied once, in order, under an advisory lock; an applied file must never change.

`python -m services.store.migrate` applies them to the database that the settings name.
"""

import hashlib
import sys
from importlib import resources

import psycopg

from services.contracts import logs
from services.contracts.errors import TallywireError
from services.contracts.settings import load
from services.store.db import database_url, translated

log = logs.get(__name__)

LOCK = 7214682
TABLE = """create table if not exists migrations (
    number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())"""


def files() -> list[tuple[int, str, str]]:
    """Every migration as (number, name, SQL), in order."""
    folder = resources.files("services.store").joinpath("sql", "migrations")
    found = sorted((file.name, file.read_text()) for file in folder.iterdir() if file.name.endswith(".sql"))
    return [(int(name.split("_", 1)[0]), name, text) for name, text in found]


def migrate(url: str) -> list[str]:
    """Apply the migrations that the database does not have yet, each in a transaction of its own; gives their names.

    Raises TallywireError where an applied file has changed since, or a lock is not had within five seconds.
    """
    with translated(), psycopg.connect(url, connect_timeout=5, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(%s)", (LOCK,))
        connection.execute(TABLE)
        applied: dict[int, str] = dict(connection.execute("select number, checksum from migrations").fetchall())
        return [name for number, name, text in files() if _apply(connection, applied, number, name, text)]


def _apply(connection: psycopg.Connection, applied: dict[int, str], number: int, name: str, text: str) -> bool:
    checksum = hashlib.sha256(text.encode()).hexdigest()
    if number in applied:
        if applied[number] != checksum:
            raise TallywireError(f"migration {name} was applied in another form: restore it and add a new one")
        return False
    with connection.transaction():
        connection.execute("set local lock_timeout = '5s'")
        connection.execute(text.encode())
        connection.execute("insert into migrations (number, name, checksum) values (%s, %s, %s)", (number, name, checksum))
    return True


def main() -> int:
    """Apply what is missing and log the names. Gives the exit code."""
    try:
        logs.configure(load())
        log.info("migrated", applied=migrate(database_url()))
    except TallywireError as error:
        log.error("not_migrated", error=str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
