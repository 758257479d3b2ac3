"""What of a source's links is fetched, and that each of the others is counted once, by why."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from services.contracts.messages import Link, Polled, SourceKind, Validators
from services.contracts.settings import Settings
from services.contracts.urls import url_key
from services.store import ledger, links, reads, sources, topics
from services.store.db import reading, transaction
from services.store.links import Left, sift
from services.store.matching import Topic

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BASE = "https://outlet.example"
DRAFT = Topic("draft", ("mobilisation", "call-up"), ("Russia",))


def link(path: str, title: str | None = None, **stated: str) -> Link:
    return Link(url=f"{BASE}/{path}", title=title, **stated)


def take(given: Sequence[Link], *, kind: str = "feed", first: bool = False, **changes: object) -> int:
    """A poll of the one source that found these links."""
    found = Polled(
        kind=SourceKind(kind), title=None, links=tuple(given), sources=(), wait=None, left_out=0, validators=Validators()
    )
    with transaction() as connection:
        source = {"id": 1, "first": first}
        return links.take(connection, source, found, Settings(**changes), NOW)


@pytest.fixture
def source(database: str) -> int:
    return sources.watch(f"{BASE}/feed", Settings())[0]


def outcomes() -> dict[str, float]:
    with reading() as connection:
        found = connection.execute("select labels[1] as name, value from counters where name = 'tallywire_links'").fetchall()
    return {row["name"]: row["value"] for row in found}


def left() -> dict[str, str]:
    return {row["url"].removeprefix(f"{BASE}/"): row["reason"] for row in links.left_out(100)}


def listed() -> dict[str, object]:
    (row,) = sources.listed()
    return {why: row[why] for why in ("off_topic", "over_budget", "backlog")}


@pytest.mark.parametrize(
    ("stated", "fate"),
    [
        ({"title": "Russia: call-up widens"}, "wanted"),
        ({"title": "Volga towns", "summary": "Mobilisation in Russia"}, "wanted"),
        ({"title": "Russia", "summary": "the call-up"}, "wanted"),
        ({"title": "Belarus: call-up"}, Left.OFF_TOPIC),
        ({"summary": "A harbour reopens"}, Left.OFF_TOPIC),
        ({}, "judge"),
        ({"published": "2026-11-22"}, "judge"),
    ],
)
def test_topics_judge_what_a_source_states(stated: dict[str, str], fate: object) -> None:
    one = link("1", **stated)
    sifted = sift([one], (DRAFT,), SourceKind.FEED, (), first=True, now=NOW)
    assert sifted.left == ([(one, fate)] if isinstance(fate, Left) else [])
    assert (sifted.wanted == [one], bool(sifted.judge)) == (fate in ("wanted", "judge"), fate == "judge")
    assert sift([one], (), SourceKind.FEED, (), first=True, now=NOW) == ([one], set(), []), "without topics all is kept"


@pytest.mark.parametrize(
    ("stated", "kind", "first", "known", "backlog"),
    [
        ({}, "sitemap", True, False, True),
        ({}, "sitemap", False, False, False),
        ({}, "sitemap", False, True, True),
        ({"modified": "2026-11-22"}, "sitemap", True, False, False),
        ({"modified": "2026-11-20"}, "sitemap", True, True, False),
        ({"modified": "2026-11-19"}, "sitemap", True, False, True),
        ({"modified": "2019-01-01"}, "sitemap", False, False, True),
        ({"published": "2019-01-01"}, "sitemap", True, False, False),
        ({}, "news_sitemap", True, False, False),
        ({}, "feed", True, False, False),
        ({}, "list", True, False, False),
    ],
)
def test_a_plain_sitemaps_archive_is_not_news(stated: dict[str, str], kind: str, first: bool, known: bool, backlog: bool) -> None:
    one = link("1", **stated)
    keys = {url_key(one.url)} if known else set()
    sifted = sift([one], (), SourceKind(kind), keys, first=first, now=NOW)
    assert [why for _, why in sifted.left] == ([Left.BACKLOG] if backlog else [])


def test_each_link_is_counted_once_by_what_became_of_it(source: int) -> None:
    topics.add("draft", ["mobilisation"], [])
    given = [link("1", "Mobilisation begins"), link("2", "A harbour reopens"), link("3", "Ships leave"), link("4")]
    assert [take(given), take(given)] == [2, 0]
    assert outcomes() == {"taken": 2, "known": 2, "off_topic": 2}
    assert left() == {"2": "off_topic", "3": "off_topic"}
    assert listed() == {"off_topic": 2, "over_budget": 0, "backlog": 0}
    assert reads.status()["accepted"] == 2


def test_a_topic_that_comes_later_takes_what_was_left_out(source: int) -> None:
    topics.add("draft", ["mobilisation"], [])
    given = [link("2", "A harbour reopens")]
    assert take(given) == 0
    topics.add("ports", ["harbour"], [])
    assert take(given) == 1
    assert left() == {}


def test_a_known_page_is_not_left_out(source: int) -> None:
    ledger.accept([f"{BASE}/2"])
    topics.add("draft", ["mobilisation"], [])
    assert take([link("2", "A harbour reopens")]) == 0
    assert (left(), outcomes()) == ({}, {})


def test_a_host_has_a_budget_of_a_day_and_what_is_above_waits(source: int, database: str) -> None:
    given = [link(str(n)) for n in range(5)]
    elsewhere = Link(url="https://other.example/1")
    assert take([*given, elsewhere], host_links_a_day=3) == 4
    assert left() == {"3": "budget", "4": "budget"}
    assert take([*given, elsewhere], host_links_a_day=3) == 0
    assert outcomes() == {"taken": 4, "known": 4, "budget": 2}
    assert listed()["over_budget"] == 2
    with psycopg.connect(database) as connection:
        connection.execute("update ledger set accepted_at = accepted_at - interval '1 day'")
    assert take([*given, elsewhere], host_links_a_day=3) == 2
    assert left() == {}


def test_what_a_person_submits_spends_no_budget(source: int) -> None:
    ledger.accept([f"{BASE}/x{n}" for n in range(5)])
    assert take([link("1"), link("2")], host_links_a_day=2) == 2


def test_an_endless_source_costs_bounded_room(source: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "REMEMBERED", 10)
    for page in range(3):
        take([link(f"{page}-{n}") for n in range(8)], host_links_a_day=1)
    assert len(left()) == 10
    assert outcomes() == {"taken": 1, "budget": 23}


def test_the_first_look_at_an_undated_sitemap_is_what_later_ones_are_held_against(source: int) -> None:
    old = [link(f"old-{n}") for n in range(3)]
    assert take(old, kind="sitemap", first=True) == 0
    assert outcomes() == {"backlog": 3}
    assert take([*old, link("new")], kind="sitemap") == 1
    changed = link("old-1", modified=NOW.date().isoformat())
    assert take([changed], kind="sitemap") == 1, "an old page that says it changed is news"
    assert left() == {"old-0": "backlog", "old-2": "backlog"}


def test_what_is_still_seen_is_not_forgotten(source: int, database: str) -> None:
    take([link("1")], kind="sitemap", first=True)
    with psycopg.connect(database) as connection:
        connection.execute("update left_out set seen_at = now() - interval '3 days'")
    take([link("1")], kind="sitemap")
    with psycopg.connect(database) as connection:
        row = connection.execute("select now() - seen_at from left_out").fetchone()
    assert row is not None
    assert row[0] < timedelta(hours=1)
