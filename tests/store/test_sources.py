"""Sources: found out once, asked at their own pace, never given up in silence."""

from datetime import UTC, datetime

import psycopg
import pytest

from services.contracts.messages import (
    DiedBatch,
    Failure,
    FoundSource,
    Link,
    NotModified,
    PollBatch,
    Polled,
    PollItem,
    PollResult,
    RobotsBatch,
    SourceDeath,
    SourceKind,
    Validators,
)
from services.contracts.settings import Settings, load
from services.contracts.states import Reason
from services.store import ledger, reads, sources, tasks
from services.store.db import transaction

FEED = "https://outlet.example/feed"
LINKS = tuple(Link(url=f"https://outlet.example/{n}", title=f"Story {n}", published="2026-03-01") for n in range(3))


@pytest.fixture
def settings(database: str) -> Settings:
    return load()


def ready(database: str) -> None:
    """Every host may be asked now, and every source is due."""
    with psycopg.connect(database) as connection:
        connection.execute("update hosts set robots_until = 'infinity', next_at = now(), lease_until = null")
        connection.execute("update sources set next_at = now()")


def asked(settings: Settings) -> list[PollItem]:
    return [item for message in ledger.hand_out(settings) if isinstance(message, PollBatch) for item in message.items]


def found(*links: Link, kind: SourceKind = SourceKind.FEED, **changes: object) -> Polled:
    plain = Polled(
        kind=kind, title="Outlet", links=links, sources=(), wait=None, left_out=0, validators=Validators(etag='"1"', digest="d")
    )
    return plain.model_copy(update=changes)


def answer(settings: Settings, item: PollItem, outcome: Polled | NotModified | Failure) -> str | None:
    with transaction() as connection:
        result = PollResult(source=item.source, attempt=item.attempt, seconds=0.1, outcome=outcome)
        return sources.polled(connection, result, settings)


def poll(settings: Settings, database: str, outcome: Polled | NotModified | Failure) -> str | None:
    ready(database)
    (item,) = asked(settings)
    return answer(settings, item, outcome)


def waits(database: str) -> float:
    with psycopg.connect(database) as connection:
        row = connection.execute("select extract(epoch from next_at - now())::float8 from sources").fetchone()
    assert row is not None
    return row[0]


def test_a_source_waits_for_its_hosts_robots_txt(settings: Settings) -> None:
    sources.watch(FEED, settings)
    (batch,) = ledger.hand_out(settings)
    assert isinstance(batch, RobotsBatch)
    assert [(item.host, item.url) for item in batch.items] == [("outlet.example", FEED)]


def test_watching_twice_is_once(settings: Settings) -> None:
    first, again = sources.watch(FEED, settings), sources.watch(FEED + "?utm_source=x", settings)
    assert first == (again[0], True)
    assert len(sources.listed()) == 1


def test_new_links_are_rows_and_known_ones_are_not(settings: Settings, database: str) -> None:
    sources.watch(FEED, settings)
    assert poll(settings, database, found(*LINKS[:2])) == "polled"
    assert poll(settings, database, found(*LINKS)) == "polled"
    assert reads.status()["accepted"] == 3
    with psycopg.connect(database) as connection:
        assert connection.execute("select links, new, first from polls order by id").fetchall() == [(2, 2, True), (3, 1, False)]


def test_what_the_source_states_goes_to_the_parser(settings: Settings, database: str) -> None:
    sources.watch(FEED, settings)
    poll(settings, database, found(LINKS[0]))
    with psycopg.connect(database) as connection:
        connection.execute(
            """insert into captures (url_id, segment, "offset", length, digest, url, payload_bytes, captured_at)
            select id, 's.warc.gz', 0, 1, 'd', url, 1, now() from urls"""
        )
        connection.execute("update ledger set state = 'fetched', capture_id = 1")
    (batch,) = [message for message in ledger.hand_out(settings) if not isinstance(message, PollBatch)]
    assert batch.items[0].evidence == {"title": "Story 0", "published": "2026-03-01"}


def test_the_next_poll_is_conditional(settings: Settings, database: str) -> None:
    sources.watch(FEED, settings)
    poll(settings, database, found(*LINKS))
    ready(database)
    (item,) = asked(settings)
    assert item.validators == Validators(etag='"1"', digest="d")
    assert item.kind is SourceKind.FEED
    assert answer(settings, item, NotModified(validators=Validators(etag='"2"'))) == "not_modified"
    assert answer(settings, item, found(*LINKS)) is None, "a result that comes twice changes nothing"


def test_a_host_is_asked_by_one_of_its_sources_at_a_time(settings: Settings, database: str) -> None:
    for path in ("a", "b"):
        sources.watch(f"https://outlet.example/{path}", settings)
    sources.watch("https://other.example/feed", settings)
    ready(database)
    assert sorted(item.url.split("/")[2] for item in asked(settings)) == ["other.example", "outlet.example"]


@pytest.mark.parametrize(
    ("last", "new", "said", "expected"),
    [
        (1000, 3, None, 500),
        (1000, 0, None, 1500),
        (1000, 3, 3600, 3600),
        (130, 1, None, 120),
        (20000, 0, None, 21600),
        (1000, 0, 10**9, 21600),
    ],
)
def test_the_pace_follows_the_sources_own_history(last: float, new: int, said: float | None, expected: float) -> None:
    assert sources.next_wait(last, new, said, floor=120, ceiling=21600) == expected


def test_failures_back_off_and_show(settings: Settings, database: str) -> None:
    sources.watch(FEED, settings)
    found_waits = []
    for _ in range(4):
        poll(settings, database, Failure(reason=Reason.NOT_FOUND, detail="404"))
        found_waits.append(round(waits(database) / settings.poll_floor_seconds))
    assert found_waits == [1, 2, 4, 8]
    (listed,) = sources.listed()
    assert (listed["reason"], listed["failures"]) == ("not_found", 4)
    poll(settings, database, found(*LINKS))
    (listed,) = sources.listed()
    assert (listed["reason"], listed["failures"]) == (None, 0)


def test_sources_that_a_source_names_are_watched_to_a_depth(settings: Settings, database: str) -> None:
    sources.watch("https://outlet.example/0", settings)
    for depth in range(5):
        ready(database)
        items = {item.url: item for item in asked(settings)}
        item = items.get(f"https://outlet.example/{depth}")
        if item is None:
            break
        named = (FoundSource(url=f"https://outlet.example/{depth + 1}", kind=SourceKind.SITEMAP),)
        answer(settings, item, found(kind=SourceKind.SITEMAP, sources=named))
        with psycopg.connect(database) as connection:
            connection.execute("update sources set active = false where id = %s", (item.source,))
    assert len(sources.listed()) == sources.DEEPEST + 1


def test_a_home_page_brings_its_hosts_sitemaps(settings: Settings, database: str) -> None:
    sources.watch("https://outlet.example/", settings)
    with psycopg.connect(database) as connection:
        connection.execute("update hosts set sitemaps = '{https://outlet.example/news.xml}'")
    poll(settings, database, found(kind=SourceKind.HOME_PAGE))
    assert [row["kind"] for row in sources.listed()] == ["home_page", "sitemap"]


def history(database: str, a_day: int, last_new_days: float) -> None:
    """Four weeks of so many new articles a day, up to so many days ago."""
    with psycopg.connect(database) as connection:
        connection.execute(
            """insert into polls (source_id, at, links, new, first)
            select 1, now() - make_interval(days => day), 10, %s, false from generate_series(1, 27) as day where day >= %s""",
            (a_day, last_new_days),
        )
        connection.execute("update sources set last_new = now() - make_interval(secs => %s)", (last_new_days * 86400,))


@pytest.mark.parametrize(("a_day", "days", "silent"), [(10, 0.1, False), (10, 1.5, True), (1, 2, False), (2, 5, True)])
def test_silence_is_told_by_the_sources_own_history(
    settings: Settings, database: str, a_day: int, days: float, silent: bool
) -> None:
    sources.watch(FEED, settings)
    history(database, a_day, days)
    (listed,) = sources.listed()
    assert listed["silent"] is silent
    assert listed["expected"] == pytest.approx(a_day)


def test_what_is_watched_no_more_is_asked_no_more(settings: Settings, database: str) -> None:
    number, _ = sources.watch(FEED, settings)
    assert (sources.unwatch(number), sources.unwatch(number)) == (1, 0)
    ready(database)
    assert asked(settings) == []
    sources.watch(FEED, settings)
    assert len(asked(settings)) == 1


def test_a_source_that_killed_its_worker_is_asked_again_at_once_alone_and_then_later(
    settings: Settings, database: str, broker: str
) -> None:
    others = [f"https://{n}.example/feed" for n in range(2)]
    number, *_ = [sources.watch(url, settings)[0] for url in (FEED, *others)]
    waits_ = []
    for attempt in (1, 2, 3):
        ready(database)
        batches = [message.items for message in ledger.hand_out(settings) if isinstance(message, PollBatch)]
        assert len(batches) == (1 if attempt == 1 else 2), "it goes alone once it has killed"
        for given in (attempt - 1, attempt, attempt):
            dead = SourceDeath(source=number, attempt=given)
            tasks.died.run(DiedBatch(sources=(dead,), detail="signal 9").model_dump(mode="json"))
        row = next(row for row in sources.listed() if row["id"] == number)
        assert (row["reason"], row["failures"], row["detail"]) == ("worker_died", attempt, "signal 9")
        waits_.append(round((row["next_at"] - datetime.now(UTC)).total_seconds()))
        with psycopg.connect(database) as connection:
            connection.execute("update sources set lease_until = null")
    assert waits_ == [pytest.approx(want, abs=3) for want in (0, 240, 480)]
    ready(database)
    item = next(item for item in asked(settings) if item.source == number)
    assert answer(settings, item, found(*LINKS)) == "polled"
    row = next(row for row in sources.listed() if row["id"] == number)
    assert (row["reason"], row["failures"]) == (None, 0)
