"""The one way to Postgres: named SQL, connections, and the driver's errors in our words."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from threading import Lock
from typing import Any

import psycopg
from psycopg.rows import DictRow, dict_row
from psycopg_pool import ConnectionPool, PoolTimeout

from services.contracts.errors import UnavailableError, UsageError
from services.contracts.settings import load

Connection = psycopg.Connection[DictRow]
READER_SECONDS, WRITER_SECONDS = 3.0, 10.0  # for a connection: a reader waits before a page, a writer has a lease to keep
UNSET = "no database: set TALLYWIRE_DATABASE_URL, or start the embedded one with `tallywire up`"


@cache
def queries(name: str) -> dict[str, str]:
    """The named statements of `sql/NAME.sql`: what stands between one `-- name: x` line and the next."""
    text = resources.files("services.store").joinpath("sql", f"{name}.sql").read_text()
    parts = re.split(r"^-- name: (\w+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def database_url() -> str:
    """The database of this process. Raises UsageError where none is set."""
    url = load().database_url
    if not url:
        raise UsageError(UNSET)
    return url


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's connection errors, and missing tables, into UnavailableError; other errors stay as they are."""
    try:
        yield
    except psycopg.errors.UndefinedTable as error:
        raise UnavailableError("the database has not been migrated: run `python -m services.store.migrate`") from error
    except (psycopg.OperationalError, PoolTimeout) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise UnavailableError(f"Postgres does not answer: {reason}") from error


_pools: dict[tuple[str, bool, int], ConnectionPool[Connection]] = {}
_opening = Lock()


def _pool(url: str, read_only: bool) -> ConnectionPool[Connection]:
    """One pool for each process: a forked child must not use its parent's connections."""
    key = (url, read_only, os.getpid())
    with _opening:
        if key not in _pools:
            _pools[key] = _open_pool(url, read_only)
        return _pools[key]


def _open_pool(url: str, read_only: bool) -> ConnectionPool[Connection]:
    return ConnectionPool(
        url,
        min_size=0,
        max_size=4,
        timeout=READER_SECONDS if read_only else WRITER_SECONDS,
        max_idle=60,
        open=True,
        check=ConnectionPool.check_connection,
        kwargs={"row_factory": dict_row, "connect_timeout": 5},
        configure=_read_only if read_only else None,
        name=f"tallywire-{os.getpid()}",
    )


def close() -> None:
    """Close the connections of this process: when it ends in good order."""
    for key in [key for key in _pools if key[2] == os.getpid()]:
        _pools.pop(key).close()


def _read_only(connection: Connection) -> None:
    """Give up the right to write: the reader's role where it exists, and read-only transactions."""
    if connection.execute("select from pg_roles where rolname = 'tallywire_reader'").fetchone() is not None:
        connection.execute("set role tallywire_reader")
    connection.commit()
    connection.read_only = True


@contextmanager
def transaction(url: str | None = None) -> Iterator[Connection]:
    """A connection whose work is committed at the end, or undone by an exception. Raises UnavailableError."""
    with translated(), _pool(url or database_url(), False).connection() as connection:
        yield connection


@contextmanager
def reading(url: str | None = None) -> Iterator[Connection]:
    """A connection that can only read: for pages, exports and metrics. Raises UnavailableError."""
    with translated(), _pool(url or database_url(), True).connection() as connection:
        yield connection


def check(url: str) -> None:
    """Raise UnavailableError, or UsageError for a malformed URL, unless a server answers at the URL."""
    try:
        with translated(), psycopg.connect(url, connect_timeout=5) as connection:
            connection.execute("select 1")
    except psycopg.ProgrammingError as error:
        raise UsageError(f"TALLYWIRE_DATABASE_URL is no Postgres URL: {str(error).strip()}") from None


def rows(connection: Connection, file: str, name: str, /, **values: Any) -> list[DictRow]:
    """Run a named statement and give its rows."""
    return connection.execute(queries(file)[name].encode(), values).fetchall()


def run(connection: Connection, file: str, name: str, /, **values: Any) -> None:
    """Run a named statement that gives no rows."""
    connection.execute(queries(file)[name].encode(), values)
