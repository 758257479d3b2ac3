"""Re-checks: when they are due, what is counted of them, for whom they are off, and that they are forgotten in time."""

import psycopg
import pytest

from services.contracts.messages import Failure, FetchedBatch, FetchResult, ParsedBatch, Prune
from services.contracts.settings import Settings
from services.store import exporter, ledger, reads, sources, tasks
from services.store.db import reading, transaction
from tests import samples

FEED, PAGE = "https://outlet.example/feed", "https://outlet.example/found/0"
MINUTE, HOUR, DAY = 60, 3600, 86400


@pytest.fixture
def settings(database: str, broker: str) -> Settings:
    return Settings()


def run(sql: str, *values: object) -> list[tuple[object, ...]]:
    with psycopg.connect(exporter.database_url()) as connection:
        cursor = connection.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def work(**article: object) -> None:
    """All that is due is fetched and parsed."""
    run("update hosts set robots_until = 'infinity', next_at = now(), lease_until = null")
    run("update sources set next_at = now() + interval '1 year'")
    ledger.hand_out(Settings())
    leased = "select l.id, attempt, url from ledger l join urls u on u.id = url_id where state = %s order by l.id"
    fetched = [
        FetchResult(row=row, attempt=attempt, seconds=0.1, outcome=samples.capture(next(samples.places)))
        for row, attempt, _ in run(leased, "fetching")
    ]
    tasks.fetched.run(FetchedBatch(results=tuple(fetched)).model_dump(mode="json"))
    tasks.hand_out()
    parsed = [
        samples.ParseResult(row=row, attempt=attempt, seconds=0.1, outcome=samples.article(str(url), **article))
        for row, attempt, url in run(leased, "parsing")
    ]
    tasks.parsed.run(ParsedBatch(parser="t", results=tuple(parsed)).model_dump(mode="json"))


def waiting() -> list[tuple[str, float]]:
    """The re-checks that wait: their pages, and in how many seconds they are due."""
    sql = """select u.url, extract(epoch from not_before - now())::float8 from ledger l join urls u on u.id = l.url_id
        where cause = 'rechecked' and state = 'queued' order by u.url"""
    return [(str(url), float(str(seconds))) for url, seconds in run(sql)]


def counted() -> dict[str, float]:
    return {
        str(name): float(str(n)) for name, n in run("select labels[1], value from counters where name = 'tallywire_rechecks'")
    }


def due_now(**article: object) -> None:
    """Every re-check that waits comes due and is done, with this page."""
    run("update ledger set not_before = now() where cause = 'rechecked'")
    work(**article)


@pytest.mark.parametrize(
    ("schedule", "stored", "due"),
    [
        (None, 0, 15 * MINUTE),
        (None, 2.9 * HOUR, 15 * MINUTE),
        (None, 3.1 * HOUR, HOUR),
        (None, 2 * DAY, 3 * HOUR),
        (None, 8 * DAY, 3 * DAY),
        (None, 31 * DAY, 30 * DAY),
        (None, 366 * DAY, None),
        ("5m*1h,1d*2d", 0, 5 * MINUTE),
        ("5m*1h,1d*2d", 1.1 * HOUR, DAY),
        ("5m*1h,1d*2d", 3 * DAY, None),
    ],
)
def test_when_a_page_is_looked_at_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, schedule: str | None, stored: float, due: float | None
) -> None:
    ledger.accept([PAGE])
    work()
    run("delete from ledger where cause = 'rechecked'")
    run("update articles set first_stored_at = now() - make_interval(secs => %s)", stored)
    if schedule:
        monkeypatch.setenv("TALLYWIRE_RECHECK_SCHEDULE", schedule)
    samples.look_again()
    assert [round(seconds) for _, seconds in waiting()] == ([] if due is None else [pytest.approx(due, abs=5)])


def test_what_comes_of_re_checks_is_counted(settings: Settings) -> None:
    ledger.accept([PAGE])
    work()
    assert counted() == {}, "the first look is none"
    due_now()
    due_now(title="Harbour town recounts its losses")
    samples.look_again()
    samples.look_again(Failure(reason="not_found", detail="404"))
    samples.look_again(Failure(reason="network", detail="tried again later"))
    assert counted() == {"same_text": 1, "changed": 1, "http_304": 1, "failed": 1}
    found = exporter.measure(settings)["tallywire_rechecks"]
    assert found == {("same_text",): 1, ("changed",): 1, ("http_304",): 1, ("failed",): 1}


def test_they_are_off_where_the_setting_says_so(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_RECHECKS", "false")
    ledger.accept([PAGE])
    work()
    assert waiting() == []


def test_they_are_off_for_a_source_and_those_it_names_from_the_start(settings: Settings) -> None:
    home, _ = sources.watch("https://outlet.example/", settings, rechecks=False)
    with transaction() as connection:
        child, _ = sources._watch(connection, FEED, None, settings, parent=home, depth=1)
    assert samples.find(FEED, "Ships leave") == child
    ledger.accept(["https://other.example/1"])
    work()
    assert reads.status()["articles"] == 2
    assert [url for url, _ in waiting()] == ["https://other.example/1"]
    assert [row["rechecks"] for row in sources.listed()] == [False, False]


def test_a_source_that_is_watched_already_can_be_switched(settings: Settings) -> None:
    samples.find(FEED, "Ships leave", "Ships return")
    work()
    work()
    assert len(waiting()) == 2
    run("update ledger set state = 'queued', reason = 'network' where cause = 'rechecked'")
    sources.watch(FEED, settings, rechecks=False)
    assert waiting() == []
    sources.watch(FEED, settings)
    assert [row["rechecks"] for row in sources.listed()] == [False], "left as it is where nothing is said"
    run(
        "update articles set first_stored_at = now() - interval '2 years' where url_id = (select id from urls where url <> %s)",
        PAGE,
    )
    for _ in range(2):
        sources.watch(FEED, settings, rechecks=True)
        assert [url for url, _ in waiting()] == [PAGE]


def prune(**changes: str) -> None:
    tasks.prune.run(Prune().model_dump(mode="json"))


def test_old_re_checks_are_forgotten_and_no_total_goes_down(settings: Settings) -> None:
    ledger.accept([PAGE])
    work()
    for _ in range(3):
        samples.look_again()
    before = {name: dict(values) for name, values in exporter.measure(settings).items()}
    steps, status = len(reads.trace(PAGE)), reads.status()
    run("update ledger set changed_at = now() - interval '31 days'")
    prune()
    after = exporter.measure(settings)
    for name in (
        "tallywire_rows",
        "tallywire_rechecks",
        "tallywire_results",
        "tallywire_articles",
        "tallywire_last_move_timestamp_seconds",
    ):
        assert after[name] == before[name], name
    assert reads.status() == status
    assert [state for (state,) in run("select state from ledger where cause = 'rechecked' order by id")].count(
        "not_modified"
    ) == 1
    assert len(reads.trace(PAGE)) < steps
    assert reads.trace(PAGE)[0]["cause"] == "submitted"


def test_young_re_checks_and_those_that_wait_stay(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.accept([PAGE])
    work()
    samples.look_again()
    rows = run("select id from ledger order by id")
    run("update ledger set changed_at = now() - interval '31 days' where state = 'queued'")
    prune()
    assert run("select id from ledger order by id") == rows
    monkeypatch.setenv("TALLYWIRE_KEEP_RECHECKS_DAYS", "1")
    run("update ledger set changed_at = now() - interval '2 days'")
    ledger.accept(["https://other.example/1"])
    prune()
    assert len(run("select id from ledger where cause = 'rechecked' and state <> 'queued'")) == 0


def test_what_sources_named_long_ago_is_forgotten(settings: Settings) -> None:
    number = samples.find(FEED, "Ships leave")
    run(
        """insert into left_out (source_id, key, url, reason, seen_at) values
        (%s, 'a', 'a', 'backlog', now() - interval '31 days'), (%s, 'b', 'b', 'backlog', now() - interval '29 days')""",
        number,
        number,
    )
    run("update sources set last_read = now()")
    run("insert into polls (source_id, at, links, new, first) values (%s, now() - interval '61 days', 1, 1, true)", number)
    prune()
    assert run("select url from left_out") == [("b",)]
    assert len(run("select id from polls")) == 1
    run("update sources set last_read = now() - interval '90 days'")
    run("update left_out set seen_at = now() - interval '91 days'")
    prune()
    assert run("select url from left_out") == [("b",)], "a source that was not read since may still name it"


STATES = {
    "new": "update sources set last_attempt = null",
    "ok": "update sources set last_attempt = now()",
    "failing": "update sources set last_attempt = now(), reason = 'not_found'",
    "off": "update sources set active = false",
}


@pytest.mark.parametrize("state", STATES)
def test_sources_are_counted_by_state(settings: Settings, state: str) -> None:
    sources.watch(FEED, settings)
    run(STATES[state])
    counts = {name: n for (name,), n in exporter.measure(settings)["tallywire_sources"].items()}
    assert counts == {**dict.fromkeys(("new", "ok", "failing", "silent", "off"), 0), state: 1}


def test_a_silent_source_is_counted_as_such(settings: Settings) -> None:
    number, _ = sources.watch(FEED, settings)
    run(
        """insert into polls (source_id, at, links, new, first)
        select %s, now() - make_interval(days => day), 10, 9, false from generate_series(3, 27) as day""",
        number,
    )
    run("update sources set last_attempt = now(), last_new = now() - interval '3 days', reason = 'network'")
    assert exporter.measure(settings)["tallywire_sources"]["silent",] == 1
    with reading() as connection:
        assert [row["state"] for row in sources.listed(connection)] == ["silent"]
