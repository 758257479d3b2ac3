"""Pictures as pieces of work: off by default, each once, done when they are captured, and shown where they lie."""

import psycopg
import pytest

from services.contracts.messages import Failure, FetchBatch, FetchItem, FetchResult, ParseBatch, ParseResult
from services.contracts.records import Article, Picture, Right, Rights
from services.contracts.settings import load
from services.contracts.states import Reason, State
from services.store import ledger, pictures, reads
from services.store.db import transaction
from services.store.tasks import _parsed
from tests.examples import ARTICLE, CAPTURE

PICTURE = "https://example.org/h.jpg"


@pytest.fixture
def asked_for(database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The setting is on, and hosts mind no haste."""
    monkeypatch.setenv("TALLYWIRE_ARCHIVE_PICTURES", "true")
    monkeypatch.setenv("TALLYWIRE_HOST_SECONDS", "0")
    return database


def stored(article: Article = ARTICLE, offset: int = 0) -> None:
    """A page arrives and is parsed."""
    ledger.accept_captures([(article.url, CAPTURE.model_copy(update={"offset": offset, "digest": f"d{offset}"}))])
    (batch,) = (one for one in ledger.hand_out(load()) if isinstance(one, ParseBatch))
    (item,) = batch.items
    with transaction() as connection:
        result = ParseResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=article)
        assert _parsed(connection, result, "1", load()) == State.STORED


def due() -> list[FetchItem]:
    """What is handed out to the fetcher, from hosts whose robots.txt is known."""
    with transaction() as connection:
        connection.execute("update hosts set robots_until = 'infinity', next_at = now(), lease_until = null")
    return [item for one in ledger.hand_out(load()) if isinstance(one, FetchBatch) for item in one.items]


def captured(item: FetchItem) -> None:
    capture = CAPTURE.model_copy(update={"offset": 9000, "url": item.url, "content_type": "image/jpeg", "digest": "p"})
    with transaction() as connection:
        result = FetchResult(row=item.row, attempt=item.attempt, seconds=0.1, outcome=capture)
        assert ledger.captured(connection, [result]) == {item.row}


def archived() -> list[dict[str, object]]:
    article = reads.article(reads.articles()[0]["id"])
    assert article is not None
    found: list[dict[str, object]] = article["archived_pictures"]
    return found


def test_no_picture_is_fetched_unless_asked_for(database: str) -> None:
    stored()
    assert due() == []
    assert archived() == []


def test_a_picture_is_fetched_kept_and_not_parsed(asked_for: str) -> None:
    stored()
    (item,) = due()
    assert (item.url, item.picture, item.validators) == (PICTURE, True, None)
    captured(item)
    last = reads.trace(PICTURE)[-1]
    assert (last["state"], last["reason"]) == ("stored", "new")
    assert [one for one in ledger.hand_out(load()) if isinstance(one, ParseBatch)] == []
    (found,) = archived()
    assert found == {
        "position": 0,
        "segment": CAPTURE.segment,
        "offset": 9000,
        "digest": "p",
        "content_type": "image/jpeg",
        "payload_bytes": CAPTURE.payload_bytes,
    }


@pytest.mark.parametrize(
    ("right", "fetched"),
    [
        (Right.NOIMAGEINDEX, False),
        (Right.NOIMAGEAI, False),
        (Right.NOARCHIVE, False),
        (Right.TDM_RESERVED, False),
        (Right.NOINDEX, True),
        (Right.NOAI, True),
    ],
)
def test_pictures_are_fetched_where_no_right_speaks_against_it(asked_for: str, right: Right, fetched: bool) -> None:
    stored(ARTICLE.model_copy(update={"rights": Rights(flags=(right,))}))
    assert [item.url for item in due()] == [PICTURE] * fetched


def test_a_known_picture_is_not_fetched_again(asked_for: str) -> None:
    stored()
    (item,) = due()
    captured(item)
    changed = ARTICLE.model_copy(update={"text": ARTICLE.text + "!", "title": "Harbour opens again"})
    stored(changed, offset=1)
    assert due() == []
    assert len(archived()) == 1


def test_a_picture_that_fails_ends_like_a_page(asked_for: str) -> None:
    stored()
    (item,) = due()
    with transaction() as connection:
        failure = Failure(reason=Reason.TYPE, detail="no picture")
        assert ledger.failed(connection, ledger.FETCH, item.row, item.attempt, failure, load()) is State.REJECTED
    assert archived() == []


def test_every_picture_of_an_article_with_an_address_is_taken_in(asked_for: str) -> None:
    given = (
        "https://cdn.example/a.jpg?w=1",
        None,
        "data:image/png;base64,A",
        "https://cdn.example/a.jpg?w=1#x",
        "https://b.example/ü.png",
    )
    made = tuple(Picture(position=at, url=url) for at, url in enumerate(given))
    with transaction() as connection:
        pictures.accept(connection, made)
    with psycopg.connect(asked_for) as connection:
        rows = connection.execute("select host, cause, state from ledger order by host").fetchall()
        assert rows == [("b.example", "picture", "queued"), ("cdn.example", "picture", "queued")]
        assert connection.execute("select count(*) from picture_urls").fetchone() == (3,)


def test_no_pictures_is_no_work(asked_for: str) -> None:
    with transaction() as connection:
        pictures.accept(connection, ())
    assert reads.status()["accepted"] == 0
