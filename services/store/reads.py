"""The read side: articles, figures, traces, states. Uses connections that cannot write, except inside a write's transaction."""

from collections.abc import Iterator, Sequence
from typing import Any

from psycopg.rows import DictRow

from services.contracts.exports import article_record
from services.contracts.records import Article, Figure, Picture
from services.contracts.states import LIVE, TERMINAL
from services.contracts.urls import url_key
from services.store.db import Connection, queries, reading, rows

ABOUT = ("url", "title", "outlet", "published")
# The fields of an article that are columns of its version: the URL stands in `urls`, pictures and figures in tables of their own.
COLUMNS = tuple(name for name in Article.model_fields if name not in ("url", "pictures", "figures"))


def status(database: str | None = None) -> dict[str, Any]:
    """Counts of everything: rows by state and by reason, URLs, articles, versions, figures."""
    with reading(database) as connection:
        states = {row["state"]: row["n"] for row in rows(connection, "reads", "states")}
        reasons = rows(connection, "reads", "reasons")
        totals = rows(connection, "reads", "totals")[0]
    return {
        "accepted": sum(states.values()),
        "live": sum(states.get(state, 0) for state in LIVE),
        "terminal": sum(states.get(state, 0) for state in TERMINAL),
        "states": {str(state): states.get(state, 0) for state in (*LIVE, *TERMINAL)},
        "reasons": [dict(row) for row in reasons],
        **{key: totals[key] for key in ("urls", "articles", "versions", "figures")},
    }


def live(ids: Sequence[int] | None = None, database: str | None = None) -> int:
    """How many rows, of these or of all, have not ended yet."""
    with reading(database) as connection:
        return int(rows(connection, "reads", "live", rows=None if ids is None else list(ids))[0]["n"])


def row_states(ids: Sequence[int]) -> list[dict[str, Any]]:
    """URL, state, reason and detail of these rows."""
    with reading() as connection:
        return [dict(row) for row in rows(connection, "reads", "row_states", rows=list(ids))]


def progress(database: str) -> int:
    """A number that grows whenever any row moves."""
    with reading(database) as connection:
        return int(rows(connection, "reads", "progress")[0]["n"])


def last_move() -> float | None:
    """When any row last changed its state, Unix time; None where none ever did."""
    with reading() as connection:
        found = rows(connection, "reads", "last_move")
    return found[0]["at"] if found else None


def articles(limit: int = 50, before: int | None = None) -> list[dict[str, Any]]:
    """Articles, newest first; `before` pages on."""
    with reading() as connection:
        return [dict(row) for row in rows(connection, "reads", "articles", limit=limit, before=before)]


def article(number: int, *, obey: bool = True) -> dict[str, Any] | None:
    """One article: its record with pictures, figures, and where its capture lies. None where there is none.

    With `obey`, without the text that its page withholds.
    """
    with reading() as connection:
        found = rows(connection, "reads", "article", id=number)
        if not found:
            return None
        row = found[0]
        whole = _article(connection, row, figures_of(connection, row["version_id"]))
        archived = rows(connection, "pictures", "archived", version=row["version_id"])
    return {
        **article_record(whole, obey=obey, id=row["id"]),
        "figures": [figure.model_dump(mode="json") for figure in whole.figures],
        "archived_pictures": [dict(one) for one in archived],
        **{key: row[key] for key in ("version", "parser", "stored_at", "segment", "offset", "captured_at")},
    }


def _article(connection: Connection, row: DictRow, figures: tuple[Figure, ...] = ()) -> Article:
    pictures = tuple(Picture(**picture) for picture in rows(connection, "reads", "pictures", version=row["version_id"]))
    return Article(url=row["url"], **{key: row[key] for key in COLUMNS}, pictures=pictures, figures=figures)


def figures_of(connection: Connection, version: int) -> tuple[Figure, ...]:
    """The figures of one version, in reading order."""
    return tuple(Figure(**row) for row in rows(connection, "reads", "figures_of", version=version))


def stream_articles(*, obey: bool = True) -> Iterator[dict[str, Any]]:
    """The export form of every article, without holding them all; with `obey`, without texts that their pages withhold."""
    with reading() as connection, connection.cursor(name="articles") as cursor:
        for row in cursor.execute(queries("reads")["stream_articles"].encode()):
            yield article_record(_article(connection, row), obey=obey, id=row["id"])


def stream_figures() -> Iterator[dict[str, Any]]:
    """The export form of every figure, without holding them all."""
    with reading() as connection, connection.cursor(name="figures") as cursor:
        for row in cursor.execute(queries("reads")["stream_figures"].encode()):
            about = {"id": row.pop("article_id"), **{key: row.pop(key) for key in ABOUT}}
            yield {"article": about, **Figure(**row).model_dump(mode="json")}


def trace(url: str) -> list[dict[str, Any]]:
    """Every state that a URL (in its canonical form) passed through, oldest first."""
    with reading() as connection:
        return [dict(row) for row in rows(connection, "reads", "trace", key=url_key(url))]


def quarantined() -> list[dict[str, Any]]:
    """The rows in quarantine."""
    with reading() as connection:
        return [dict(row) for row in rows(connection, "reads", "quarantined")]


def replay(number: int) -> dict[str, Any]:
    """How far a replay is, and what it found."""
    with reading() as connection:
        return dict(rows(connection, "reads", "replay", replay=number)[0])
