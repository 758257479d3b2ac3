"""Topics: which hold where, what they let through after parsing, and that what a person asks for is never off topic."""

from datetime import UTC, datetime

import psycopg
import pytest

from services.contracts.errors import UsageError
from services.contracts.messages import (
    FetchBatch,
    FetchedBatch,
    FetchResult,
    Link,
    ParseBatch,
    ParsedBatch,
    Polled,
    Redirected,
    SourceKind,
    Validators,
)
from services.contracts.settings import Settings
from services.store import ledger, links, reads, sources, tasks, topics
from services.store.db import reading, transaction
from tests import samples

PAGE = "https://outlet.example/1"
HOME, FEED, OTHER = "https://outlet.example/", "https://outlet.example/feed", "https://other.example/feed"


@pytest.fixture
def settings(database: str, broker: str) -> Settings:
    return Settings()


def found(page: str = PAGE, **stated: str) -> None:
    """A feed names a page."""
    number, _ = sources.watch(FEED, Settings())
    links_ = (Link(url=page, **stated),)
    polled = Polled(kind=SourceKind.FEED, title=None, links=links_, sources=(), wait=None, left_out=0, validators=Validators())
    with transaction() as connection:
        links.take(connection, {"id": number, "first": False}, polled, Settings(), datetime.now(UTC))


def fetched(settings: Settings, outcome: object = None) -> None:
    """All that is due is fetched."""
    samples.open_hosts()
    with transaction() as connection:
        connection.execute("update hosts set next_at = now(), lease_until = null")
        connection.execute("update sources set next_at = 'infinity'")
    items = [item for message in ledger.hand_out(settings) if isinstance(message, FetchBatch) for item in message.items]
    results = [
        FetchResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=outcome or samples.capture(item.row))
        for item in items
    ]
    tasks.fetched.run(FetchedBatch(results=tuple(results)).model_dump(mode="json"))


def parsed(settings: Settings) -> None:
    """All that is fetched is parsed, as an article about dockers."""
    with reading() as connection:
        sql = "select ledger.id as row, attempt, urls.url from ledger join urls on urls.id = url_id where state = 'parsing'"
        leased = connection.execute(sql).fetchall()
    items = [i for message in ledger.hand_out(settings) if isinstance(message, ParseBatch) for i in message.items]
    pairs = [(row["row"], row["attempt"], row["url"]) for row in leased] + [(i.row, i.attempt, i.url) for i in items]
    made = [
        samples.ParseResult(row=row, attempt=attempt, seconds=0.1, outcome=samples.article(url)) for row, attempt, url in pairs
    ]
    tasks.parsed.run(ParsedBatch(parser="test", results=tuple(made)).model_dump(mode="json"))


def ends(url: str = PAGE) -> tuple[str, str | None]:
    last = reads.trace(url)[-1]
    return last["state"], last["reason"]


@pytest.mark.parametrize(("phrase", "end"), [("dockers", ("stored", "new")), ("cranes stand", ("stored", "new"))])
def test_a_page_that_states_nothing_is_kept_by_its_text(settings: Settings, phrase: str, end: tuple[str, str]) -> None:
    topics.add("t", [phrase], [])
    found()
    fetched(settings)
    parsed(settings)
    assert ends() == end


def test_a_page_off_topic_is_rejected_and_counted(settings: Settings) -> None:
    topics.add("t", ["mobilisation"], [])
    found()
    fetched(settings)
    parsed(settings)
    assert ends() == ("rejected", "off_topic")
    assert reads.status()["articles"] == 0
    with reading() as connection:
        sql = "select value from counters where name = 'tallywire_results' and labels = '{parse,off_topic}'"
        assert connection.execute(sql).fetchall() == [{"value": 1}]


def test_a_page_whose_link_matched_is_not_judged_again(settings: Settings) -> None:
    topics.add("t", ["mobilisation"], [])
    found(title="Mobilisation: a picture story")
    fetched(settings)
    parsed(settings)
    assert ends() == ("stored", "new")


def test_a_topic_holds_for_what_is_found_after_it(settings: Settings) -> None:
    found()
    topics.add("t", ["mobilisation"], [])
    fetched(settings)
    parsed(settings)
    assert ends() == ("stored", "new")


def test_what_a_person_asks_for_is_never_off_topic(settings: Settings) -> None:
    topics.add("t", ["mobilisation"], [])
    ledger.accept([PAGE])
    samples.accept_pages([7])
    fetched(settings)
    parsed(settings)
    assert ends() == ("stored", "new")
    assert ends("https://courier.example/7") == ("stored", "new")


@pytest.mark.parametrize("when", ["queued", "fetched", "rejected"])
def test_a_person_may_ask_for_what_a_source_found(settings: Settings, when: str) -> None:
    topics.add("t", ["mobilisation"], [])
    found()
    if when != "queued":
        fetched(settings)
    if when == "rejected":
        parsed(settings)
        assert ends() == ("rejected", "off_topic")
    if when == "fetched":
        with transaction() as connection:
            connection.execute("update ledger set state = 'fetched', lease_until = null")
    accepted = [ledger.accept([PAGE])[0].row is not None for _ in range(2)]
    assert accepted == [when == "rejected", False]
    fetched(settings)
    parsed(settings)
    assert ends() == ("stored", "new")


@pytest.mark.parametrize(("asked", "end"), [(False, ("rejected", "off_topic")), (True, ("stored", "new"))])
def test_a_page_that_moved_to_another_host_is_judged_like_the_one_that_was_named(
    settings: Settings, asked: bool, end: tuple[str, str]
) -> None:
    moved = "https://elsewhere.example/1"
    topics.add("t", ["mobilisation"], [])
    if asked:
        ledger.accept([PAGE])
    else:
        found()
    fetched(settings, Redirected(url=moved))
    assert ends() == ("redirected", "other_host")
    fetched(settings)
    parsed(settings)
    assert ends(moved) == end


def names_of(source: int) -> list[str]:
    with reading() as connection:
        return [topic.name for topic in topics.of_source(connection, source)]


def test_a_topic_holds_for_all_sources_or_for_one_and_those_it_names(settings: Settings, database: str) -> None:
    home, feed, other = (sources.watch(url, settings)[0] for url in (HOME, FEED, OTHER))
    with psycopg.connect(database) as connection:
        connection.execute("update sources set parent_id = %s where id = %s", (home, feed))
    topics.add("everywhere", ["a"], [])
    topics.add("here", [], ["b", "c"], HOME)
    assert [names_of(source) for source in (home, feed, other)] == [
        ["everywhere", "here"],
        ["everywhere", "here"],
        ["everywhere"],
    ]
    assert [(row["name"], row["any_of"], row["all_of"], row["source"]) for row in topics.listed()] == [
        ("everywhere", ["a"], [], None),
        ("here", [], ["b", "c"], HOME),
    ]


def test_after_a_change_of_topics_sources_are_read_in_full(settings: Settings, database: str) -> None:
    sources.watch(FEED, settings)
    for change in (lambda: topics.add("t", ["a"], []), lambda: topics.remove("t")):
        with psycopg.connect(database) as connection:
            connection.execute("update sources set etag = 'x', modified = 'y', digest = 'z'")
        change()
        with psycopg.connect(database) as connection:
            assert connection.execute("select etag, modified, digest from sources").fetchall() == [(None, None, None)]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: topics.add("t", [], []), "needs a phrase"),
        (lambda: topics.add("taken", ["b"], []), "there is a topic 'taken'"),
        (lambda: topics.add("t", ["a"], [], FEED), "is not watched"),
        (lambda: topics.remove("t"), "no topic 't'"),
    ],
)
def test_what_cannot_be_done_is_said(settings: Settings, call: object, says: str) -> None:
    topics.add("taken", ["a"], [])
    with pytest.raises(UsageError, match=says):
        call()
    assert [row["name"] for row in topics.listed()] == ["taken"]
