"""Saves what the parser made of a page. Every write is fenced by its ledger row: twice is once, too late is nothing."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from psycopg.types.json import Jsonb

from services.contracts.messages import ParseResult
from services.contracts.metrics import declared
from services.contracts.records import Article, Figure
from services.contracts.states import State
from services.contracts.urls import url_key
from services.store.db import Connection, queries, rows, run
from services.store.identity import alike, identity
from services.store.reads import COLUMNS, figures_of

NESTED = ("blocks", "relations", "evidence", "tables", "refused", "rights")  # columns of JSON


def save(connection: Connection, result: ParseResult, article: Article, parser: str) -> State | None:
    """Save a parsed article, or note what a replay found. Gives the row's new state, null where it comes too late."""
    replayed = rows(connection, "writes", "claim_replay", row=result.row, attempt=result.attempt)
    if replayed:
        return _save_replay(connection, result.row, replayed[0], article, parser)
    pages = rows(connection, "writes", "page", row=result.row, attempt=result.attempt)
    if not pages:
        return None
    same = identity(article, pages[0]["fetched"])
    other = None if pages[0]["known"] else _other_form(connection, article, same)
    if other:
        run(connection, "writes", "duplicate", row=result.row, other=other)
        return State.DUPLICATE
    about = {"row": result.row, "attempt": result.attempt, "identity": same}
    found = rows(connection, "writes", "save", **about, **_columns(article, parser))
    if found[0]["version"] is not None:
        _add_parts(connection, found[0]["version"], article)
    return State(found[0]["state"])


def _other_form(connection: Connection, article: Article, same: bytes) -> str | None:
    """The URL of a stored article of which this one is another form."""
    twins = rows(connection, "writes", "twins", identity=same)
    return next((twin["url"] for twin in twins if alike(article, twin["title"], twin["signature"])), None)


def lock_claims(connection: Connection, articles: Iterable[Article]) -> None:
    """Let no other transaction save forms of these articles meanwhile. In a fixed order, so that two do not deadlock."""
    claims = {url_key(article.canonical_url) for article in articles if article.canonical_url}
    run(connection, "writes", "lock_claims", keys=[int.from_bytes(claim[:8], signed=True) for claim in claims])


def _save_replay(connection: Connection, row: int, stored: dict[str, Any], article: Article, parser: str) -> State:
    """Compare a new parse with the stored one; put it in its place where the replay is to be applied."""
    columns = _columns(article, parser)
    old = figures_of(connection, stored["version"])
    changed = bytes(stored["record_digest"]) != columns["record_digest"]
    if stored["apply"]:
        run(connection, "writes", "replace_version", version=stored["version"], **columns)
        run(connection, "writes", "clear_pictures", version=stored["version"])
        run(connection, "writes", "clear_figures", version=stored["version"])
        _add_parts(connection, stored["version"], article)
    run(
        connection,
        "writes",
        "finish_replay",
        row=row,
        replay=stored["replay_id"],
        apply=stored["apply"],
        text_changed=bytes(stored["text_digest"]) != columns["text_digest"],
        record_changed=changed,
        figures_added=len(_missing(article.figures, old)),
        figures_removed=len(_missing(old, article.figures)),
    )
    return State.STORED if stored["apply"] and changed else State.NOT_MODIFIED


def _missing(these: tuple[Figure, ...], those: tuple[Figure, ...]) -> list[str]:
    """The figures of the first that are not among the second, each as often as it is too many."""
    return list((Counter(map(_canonical, these)) - Counter(map(_canonical, those))).elements())


def _canonical(figure: Figure) -> str:
    return json.dumps(figure.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)


def _digest(value: str) -> bytes:
    return hashlib.sha256(value.encode()).digest()


def _columns(article: Article, parser: str) -> dict[str, Any]:
    """An article as the columns of a version. The record digest covers all that a reader can see of it."""
    record = article.model_dump(mode="json")
    unseen = {"url", "evidence", "refused", "signature"} | (set() if article.rights.statements else {"rights"})
    seen = {key: value for key, value in record.items() if key not in unseen}
    return {
        "parser": parser,
        "text_digest": _digest(article.text),
        "record_digest": _digest(json.dumps(seen, sort_keys=True, ensure_ascii=False)),
        **{name: Jsonb(record[name]) if name in NESTED else record[name] for name in COLUMNS},
    }


def _add_parts(connection: Connection, version: int, article: Article) -> None:
    pictures = [picture.model_dump(mode="json") for picture in article.pictures]
    figures = [{"position": at, **figure.model_dump(mode="json")} for at, figure in enumerate(article.figures)]
    run(connection, "writes", "add_pictures", version=version, pictures=Jsonb(pictures))
    run(connection, "writes", "add_figures", version=version, figures=Jsonb(figures))


def count(connection: Connection, increments: dict[tuple[str, tuple[str, ...]], float]) -> None:
    """Add to the totals. In a fixed order, so that two transactions wait for each other instead of deadlocking.

    Raises KeyError for a metric that is not declared, before anything is written.
    """
    for name, _ in increments:
        declared(name)
    totals = [{"name": name, "labels": list(labels), "value": value} for (name, labels), value in sorted(increments.items())]
    if totals:
        connection.cursor().executemany(queries("ledger")["count"].encode(), totals)
