"""Links of a source: which are worth a fetch. The others are left out, and counted by why."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from services.contracts.messages import Link, Polled, SourceKind
from services.contracts.settings import Settings
from services.contracts.urls import host_of, url_key
from services.store.db import Connection, reading, rows, run
from services.store.matching import Topic, on_topic
from services.store.topics import of_source

FRESH = timedelta(days=2)  # a page of a plain sitemap that changed longer ago is no news
REMEMBERED = 20_000  # links left out, of one source; beyond that one is counted again at each poll


class Left(StrEnum):
    """Why a link is not fetched."""

    OFF_TOPIC = "off_topic"
    BUDGET = "budget"
    BACKLOG = "backlog"


class Sifted(NamedTuple):
    """The links worth a fetch, which of them (`judge`) by their pages' texts, and those left out."""

    wanted: list[Link]
    judge: set[bytes]
    left: list[tuple[Link, Left]]


def take(connection: Connection, source: dict[str, Any], found: Polled, settings: Settings, now: datetime) -> int:
    """Take in the links of a poll, and count what became of them. Gives how many are new."""
    backlog = _backlog(connection, source["id"], found) if found.kind is SourceKind.SITEMAP else frozenset()
    topics = of_source(connection, source["id"])
    sifted = sift(found.links, topics, found.kind, backlog, first=source["first"], now=now)
    given = [(link, url_key(link.url)) for link in sifted.wanted]
    answers: dict[bytes, bool] = {
        bytes(row["key"]): row["taken"] for row in _take(connection, source["id"], given, sifted.judge, settings)
    }
    over = [(link, Left.BUDGET) for link, key in given if answers.get(key) is False]
    left = _leave(connection, source["id"], [*sifted.left, *over])
    new = sum(answers.values())
    _count(connection, source["id"], Counter({"taken": new, "known": len(given) - len(answers), **left}))
    return new


def sift(
    links: Iterable[Link],
    topics: tuple[Topic, ...],
    kind: SourceKind,
    backlog: Collection[bytes],
    *,
    first: bool,
    now: datetime,
) -> Sifted:
    """Tell links that are worth a fetch from others. `backlog` are the keys left out at the first look at a sitemap."""
    sifted = Sifted([], set(), [])
    for link in links:
        key = url_key(link.url)
        stated = link.title or link.summary
        if kind is SourceKind.SITEMAP and is_backlog(link, now, known=first or key in backlog):
            sifted.left.append((link, Left.BACKLOG))
        elif topics and stated and not on_topic(topics, link.title, link.summary):
            sifted.left.append((link, Left.OFF_TOPIC))
        else:
            sifted.wanted.append(link)
            sifted.judge.update({key} if topics and not stated else ())
    return sifted


def is_backlog(link: Link, now: datetime, *, known: bool) -> bool:
    """Whether a link of a plain sitemap, which names a site's whole archive, is old: by its dates, else where it is `known`."""
    if link.published:
        return False
    return date.fromisoformat(link.modified) < (now - FRESH).date() if link.modified else known


def _backlog(connection: Connection, source: int, found: Polled) -> frozenset[bytes]:
    keys = [url_key(link.url) for link in found.links if not link.modified]
    return frozenset(bytes(row["key"]) for row in rows(connection, "links", "backlog", source=source, keys=keys))


def _take(
    connection: Connection, source: int, given: Sequence[tuple[Link, bytes]], judge: set[bytes], settings: Settings
) -> list[Any]:
    columns = {
        "keys": [key for _, key in given],
        "urls": [link.url for link, _ in given],
        "hosts": [host_of(link.url) for link, _ in given],
        "titles": [link.title for link, _ in given],
        "published": [link.published for link, _ in given],
        "authors": [link.author for link, _ in given],
        "judge": [key in judge for _, key in given],
    }
    return rows(connection, "links", "take", source=source, budget=settings.host_links_a_day, **columns)


def _leave(connection: Connection, source: int, left: Sequence[tuple[Link, Left]]) -> dict[str, int]:
    """Remember links that are left out. Gives how many were not known before, by why."""
    columns = {
        "keys": [url_key(link.url) for link, _ in left],
        "urls": [link.url for link, _ in left],
        "titles": [link.title for link, _ in left],
        "reasons": [why for _, why in left],
    }
    found = rows(connection, "links", "leave_out", source=source, room=REMEMBERED, **columns)
    return {row["reason"]: row["n"] for row in found}


def _count(connection: Connection, source: int, ended: Counter[str]) -> None:
    run(connection, "links", "count_left_out", source=source, **{why: ended[why] for why in Left})
    for outcome, n in sorted(ended.items()):
        if n:
            run(connection, "ledger", "count", name="tallywire_links", labels=[outcome], value=n)


def left_out(limit: int, source: int | None = None) -> list[dict[str, Any]]:
    """Links that were left out, of one source or of all, the latest first: `url`, `title`, `reason`, `left_at`, `source`."""
    with reading() as connection:
        return [dict(row) for row in rows(connection, "links", "left_out", limit=limit, source=source)]
