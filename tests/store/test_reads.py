"""The read side: pages of articles without gaps, exports in order, traces, counts; nothing of it can write."""

from datetime import UTC, datetime

import psycopg
import pytest

from services.contracts.records import Article
from services.contracts.settings import Settings
from services.contracts.states import LIVE, TERMINAL, State
from services.store import ledger, reads, rechecks
from services.store.db import reading, transaction
from tests import samples
from tests.examples import ARTICLE


def urls(count: int) -> list[str]:
    return [f"https://courier.example/{number:03}" for number in range(count)]


@pytest.fixture
def stored(database: str) -> list[str]:
    """Seven articles, the last stored first in a list."""
    samples.store(*map(samples.article, urls(7)))
    return urls(7)[::-1]


def test_pages_hold_every_article_once_newest_first(stored: list[str]) -> None:
    for size in (1, 2, 3, 7, 10):
        seen: list[str] = []
        before = None
        while page := reads.articles(size, before):
            assert len(page) <= size
            seen += [article["url"] for article in page]
            before = page[-1]["id"]
        assert seen == stored


def test_an_article_stored_meanwhile_shifts_no_page(stored: list[str]) -> None:
    first = reads.articles(3)
    samples.store(samples.article("https://courier.example/late"))
    second = reads.articles(3, first[-1]["id"])
    assert [article["url"] for article in (*first, *second)] == stored[:6]


def test_a_page_beyond_the_ends(stored: list[str]) -> None:
    for before in (0, -1, 2**62):
        assert [article["url"] for article in reads.articles(50, before)] == (stored if before > 0 else [])


def test_only_the_newest_version_is_read(database: str) -> None:
    url = urls(1)[0]
    for title in ("One", "Two", "Three"):
        samples.store(samples.article(url, title=title))
    (listed,) = reads.articles()
    assert (listed["title"], listed["version"]) == ("Three", 3)
    assert [article["title"] for article in reads.stream_articles()] == ["Three"]
    assert {figure["article"]["title"] for figure in reads.stream_figures()} == {"Three"}
    status = reads.status()
    assert (status["articles"], status["versions"], status["figures"]) == (1, 3, 3)


def test_every_column_of_a_version_is_a_field_of_an_article(database: str) -> None:
    assert set(reads.COLUMNS) == set(Article.model_fields) - {"url", "pictures", "figures"}
    with reading() as connection:
        found = connection.execute("select column_name as name from information_schema.columns where table_name = 'versions'")
        columns = {row["name"] for row in found}
    own = {"id", "article_id", "number", "newest", "capture_id", "parser", "text_digest", "record_digest", "stored_at"}
    assert columns == own | set(reads.COLUMNS)


def test_a_stream_is_in_the_order_of_the_first_storing(stored: list[str]) -> None:
    samples.store(samples.article(stored[-1], title="Again"))
    assert [article["url"] for article in reads.stream_articles()] == stored[::-1]
    figures = [(figure["article"]["url"], figure["start"]) for figure in reads.stream_figures()]
    assert [url for url, _ in figures] == [url for url in stored[::-1] for _ in range(3)]
    for url in stored:
        assert [start for owner, start in figures if owner == url] == [f.start for f in samples.article(url).figures]


def test_a_stream_that_is_left_early_gives_its_connection_back(stored: list[str]) -> None:
    for _ in range(9):  # more than a pool holds
        stream = reads.stream_figures()
        next(stream)
        stream.close()
    assert reads.status()["articles"] == 7


def test_status_counts_what_was_taken_in_and_not_what_came_of_it(stored: list[str]) -> None:
    ledger.accept(["https://courier.example/queued"])
    ledger.open_replay(apply=False)
    with transaction() as connection:
        for row in connection.execute("select id from ledger where state = 'stored'").fetchall():
            rechecks.line_up(connection, row["id"], Settings())
    status = reads.status()
    assert (status["accepted"], status["live"], status["terminal"]) == (8, 1, 7)
    assert status["states"] == {state: {State.QUEUED: 1, State.STORED: 7}.get(state, 0) for state in (*LIVE, *TERMINAL)}
    assert status["reasons"] == [{"state": "stored", "reason": "new", "n": 7}]


def test_rows_that_have_not_ended(database: str) -> None:
    ledger.accept(urls(4))
    with transaction() as connection:
        connection.execute("update ledger set state = 'gone', reason = 'not_found' where id = 4")
    assert [reads.live(which) for which in (None, [], [1, 2], [1, 99])] == [3, 0, 2, 1]


def test_states_of_rows_are_in_the_order_of_the_rows(database: str) -> None:
    ledger.accept(urls(3))
    assert [row["row"] for row in reads.row_states([3, 1, 99, 2])] == [1, 2, 3]
    assert reads.row_states([]) == []


def test_progress_and_the_last_move_follow_every_move(database: str) -> None:
    assert (reads.progress(database), reads.last_move()) == (0, None)
    began = datetime.now(UTC).timestamp()
    ledger.accept(urls(2))
    first = reads.progress(database)
    assert first > 0
    moved = reads.last_move()
    assert moved is not None
    assert moved >= began - 1
    samples.open_hosts()
    ledger.hand_out(Settings())
    assert reads.progress(database) > first


def test_a_trace_of_what_was_never_accepted_is_empty(database: str) -> None:
    assert reads.trace("https://nowhere.example/") == []


def test_a_trace_joins_all_work_on_a_url(database: str) -> None:
    url = urls(1)[0]
    samples.store(samples.article(url))
    samples.store(samples.article(url, title="Again"))
    steps = reads.trace(url)
    assert [step["state"] for step in steps] == ["fetched", "parsing", "stored"] * 2
    assert len({step["row"] for step in steps}) == 2
    assert len({step["offset"] for step in steps}) == 2
    assert [step["at"] for step in steps] == sorted(step["at"] for step in steps)


def test_the_pictures_of_an_article_are_in_reading_order(database: str) -> None:
    pictures = [{"position": at, "url": f"https://x.example/{at}.jpg", "lead": at == 0} for at in (2, 0, 1)]
    samples.store(Article.model_validate(samples.article(urls(1)[0]).model_dump() | {"pictures": pictures}))
    found = reads.article(reads.articles()[0]["id"])
    assert found is not None
    assert [picture["position"] for picture in found["pictures"]] == [0, 1, 2]


def test_an_article_tells_where_its_capture_lies(stored: list[str]) -> None:
    number = reads.articles(1)[0]["id"]
    found = reads.article(number)
    assert found is not None
    assert (found["id"], found["url"], found["version"], found["parser"]) == (number, stored[0], 1, "test")
    assert found["segment"] == "tallywire-20261120-0.warc.gz"
    assert found["captured_at"] == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert reads.article(number + 1000) is None


def test_a_reader_has_no_right_to_write(stored: list[str]) -> None:
    for statement in ("delete from figures", "update ledger set tries = 0", "create table t ()", "truncate urls"):
        with (
            pytest.raises((psycopg.errors.ReadOnlySqlTransaction, psycopg.errors.InsufficientPrivilege)),
            reading() as connection,
        ):
            connection.execute(statement.encode())
        with pytest.raises(psycopg.errors.InsufficientPrivilege), reading() as connection:
            connection.execute(b"set transaction read write; " + statement.encode())
    assert reads.status()["articles"] == 7


def test_every_field_of_the_example_is_read_back(database: str) -> None:
    samples.store(ARTICLE)
    found = reads.article(reads.articles()[0]["id"])
    assert found is not None
    wanted = ARTICLE.model_dump(mode="json")
    assert {name: found[name] for name in wanted} == wanted
