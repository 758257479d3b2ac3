"""Saving: twice is once, a change is a version, a replay compares or replaces; nothing is half done."""

import psycopg
import pytest

from services.contracts.messages import ParseBatch, ParseResult
from services.contracts.records import Article
from services.contracts.settings import Settings, load
from services.contracts.states import State
from services.store import ledger, reads, writes
from services.store.db import transaction
from tests.examples import ARTICLE, CAPTURE, PEOPLE

URL = ARTICLE.url


@pytest.fixture
def settings(database: str) -> Settings:
    return load()


def received(offset: int) -> None:
    """The page arrives (again), with other bytes than before."""
    ledger.accept_captures([(URL, CAPTURE.model_copy(update={"offset": offset, "digest": str(offset)}))])


def saved(settings: Settings, article: Article, times: int = 1, parser: str = "1") -> list[State | None]:
    """Take the one parse that is due and save its result, as often as it comes."""
    (batch,) = ledger.hand_out(settings)
    assert isinstance(batch, ParseBatch)
    (item,) = batch.items
    result = ParseResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=article)
    states = []
    for _ in range(times):
        with transaction() as connection:
            states.append(writes.save(connection, result, article, parser))
    return states


def whole_database(database: str) -> dict[str, list[object]]:
    """Every row of every table."""
    with psycopg.connect(database) as connection:
        names = [row[0] for row in connection.execute("select tablename from pg_tables where schemaname = 'public'")]
        return {name: connection.execute(f'select t::text from "{name}" t order by 1').fetchall() for name in names}


def test_an_article_is_read_back_as_it_was_saved(settings: Settings) -> None:
    received(0)
    assert saved(settings, ARTICLE) == [State.STORED]
    (listed,) = reads.articles()
    article = reads.article(listed["id"])
    assert article is not None
    assert article["figures"] == [figure.model_dump(mode="json") for figure in ARTICLE.figures]
    assert article["pictures"] == [picture.model_dump(mode="json") for picture in ARTICLE.pictures]
    for field in set(Article.model_fields) - {"figures"}:
        assert article[field] == ARTICLE.model_dump(mode="json")[field], field
    (exported,) = reads.stream_articles()
    assert {key: exported[key] for key in Article.model_fields if key != "figures"} == ARTICLE.model_dump(
        mode="json", exclude={"figures"}
    )
    assert (article["segment"], article["offset"]) == (CAPTURE.segment, 0)


def test_saving_the_same_message_twice_changes_nothing(settings: Settings, database: str) -> None:
    received(0)
    (batch,) = ledger.hand_out(settings)
    item = batch.items[0]
    result = ParseResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=ARTICLE)
    with transaction() as connection:
        assert writes.save(connection, result, ARTICLE, "1") is State.STORED
    before = whole_database(database)
    for _ in range(3):
        with transaction() as connection:
            assert writes.save(connection, result, ARTICLE, "1") is None
    assert whole_database(database) == before


def test_an_unchanged_page_costs_no_version_and_a_changed_one_is_the_next(settings: Settings) -> None:
    changed = ARTICLE.model_copy(update={"title": "Harbour opens at last"})
    outcomes = []
    for offset, article in enumerate((ARTICLE, ARTICLE, changed, ARTICLE)):
        received(offset)
        outcomes += saved(settings, article)
    assert outcomes == [State.STORED, State.NOT_MODIFIED, State.STORED, State.STORED]
    (listed,) = reads.articles()
    assert (listed["version"], listed["title"]) == (3, "Harbour opens")
    status = reads.status()
    assert (status["articles"], status["versions"], status["figures"]) == (1, 3, 2)


def test_a_failing_save_leaves_nothing_behind(settings: Settings, database: str) -> None:
    received(0)
    (batch,) = ledger.hand_out(settings)
    before = whole_database(database)
    item = batch.items[0]
    result = ParseResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=ARTICLE)
    twice = ARTICLE.model_copy(update={"pictures": 2 * ARTICLE.pictures})  # at the same position
    with pytest.raises(psycopg.errors.UniqueViolation), transaction() as connection:
        writes.save(connection, result, twice, "1")
    assert whole_database(database) == before


def replayed(settings: Settings, article: Article, *, apply: bool) -> dict[str, object]:
    number, total = ledger.open_replay(apply=apply)
    assert total == 1
    saved(settings, article, times=2, parser="2")
    return reads.replay(number)


FEWER = ARTICLE.model_copy(update={"figures": (PEOPLE,)})


@pytest.mark.parametrize("apply", [True, False])
def test_a_replay_with_the_same_parser_changes_nothing(settings: Settings, apply: bool) -> None:
    received(0)
    saved(settings, ARTICLE)
    before = list(reads.stream_figures()), list(reads.stream_articles())
    found = replayed(settings, ARTICLE, apply=apply)
    assert (found["articles_changed"], found["texts_changed"], found["figures_added"], found["figures_removed"]) == (0, 0, 0, 0)
    assert (list(reads.stream_figures()), list(reads.stream_articles())) == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(settings: Settings) -> None:
    received(0)
    saved(settings, ARTICLE)
    found = replayed(settings, FEWER, apply=False)
    assert (found["articles_changed"], found["texts_changed"], found["figures_removed"]) == (1, 0, 1)
    assert len(list(reads.stream_figures())) == 2
    assert reads.trace(URL)[-1]["reason"] == "dry_run"


def test_an_applied_replay_puts_the_new_parse_in_place(settings: Settings) -> None:
    received(0)
    saved(settings, FEWER)
    found = replayed(settings, ARTICLE, apply=True)
    assert (found["articles_changed"], found["figures_added"], found["figures_removed"]) == (1, 1, 0)
    (listed,) = reads.articles()
    article = reads.article(listed["id"])
    assert article is not None
    assert (article["version"], article["parser"], len(article["figures"])) == (1, "2", 2)
    assert replayed(settings, ARTICLE, apply=True)["articles_changed"] == 0


def test_replays_are_left_out_of_the_ledgers_counts(settings: Settings) -> None:
    received(0)
    saved(settings, ARTICLE)
    before = reads.status()
    replayed(settings, FEWER, apply=False)
    assert reads.status() == before


@pytest.mark.parametrize("text", ["\u2066bidi\u2069", "emoji 👍", "''; drop table urls; --", "%s %(x)s {} \\"])
def test_any_text_is_stored_as_it_is(settings: Settings, text: str) -> None:
    received(0)
    saved(settings, ARTICLE.model_copy(update={"title": text}))
    assert reads.articles()[0]["title"] == text


def test_relations_and_repeats_are_kept_and_replaced(settings: Settings) -> None:
    again = PEOPLE.model_copy(update={"repeats": 0})
    received(0)
    assert saved(settings, ARTICLE.model_copy(update={"figures": (*ARTICLE.figures, again), "relations": ()})) == [State.STORED]
    (listed,) = reads.articles()
    article = reads.article(listed["id"])
    assert article is not None
    assert article["relations"] == []
    assert [figure["repeats"] for figure in article["figures"]] == [None, None, 0]
    assert [figure["repeats"] for figure in reads.stream_figures()] == [None, None, 0]
    ledger.open_replay(apply=True)
    assert saved(settings, ARTICLE, parser="2") == [State.STORED]
    (exported,) = reads.stream_articles()
    assert exported["relations"] == [one.model_dump(mode="json") for one in ARTICLE.relations]
