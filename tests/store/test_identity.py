"""One article for all forms of its URL, and none lost to a canonical link that is wrong."""

import json
from typing import Any

import psycopg
import pytest

from services.contracts.messages import ParsedBatch
from services.contracts.records import Article
from services.store import ledger, reads, tasks
from services.store.identity import alike, claimed, identity
from tests import samples

HERE = "https://outlet.example/news/1"
SIGNATURE = "".join(f"{n:08x}" for n in range(64))
OTHER = "".join(f"{n + 900:08x}" for n in range(64))


def mixed(share: int) -> str:
    """A signature that has so many of its 64 permutations in common with SIGNATURE."""
    return SIGNATURE[: share * 8] + OTHER[share * 8 :]


@pytest.mark.parametrize(
    ("canonical", "fetched", "believed"),
    [
        (HERE, HERE, True),
        (HERE + "?utm_source=x#top", HERE, True),
        ("https://www.outlet.example/news/1", HERE, True),
        (HERE, "https://m.outlet.example/news/1", True),
        ("https://www.outlet.example/news/1", "https://amp.outlet.example/news/1", True),
        ("https://edition.outlet.example/news/1", "https://www.outlet.example/news/1", True),
        ("http://127.0.0.1:81/a", "http://127.0.0.1:81/b", True),
        ("https://outlet.example/?p=7", HERE, True),
        ("https://outlet.example/", HERE, False),
        ("https://outlet.example", HERE, False),
        ("https://other.example/news/1", HERE, False),
        ("https://myoutlet.example/news/1", HERE, False),
        ("https://outlet.example.evil.example/news/1", HERE, False),
        ("http://127.0.0.1:82/a", "http://127.0.0.1:81/b", False),
        ("javascript:alert(1)", HERE, False),
        ("https://outlet.example/" + "a" * 3000, HERE, False),
        ("", HERE, False),
        (None, HERE, False),
        (HERE, "file:///srv/pages/1.html", False),
    ],
)
def test_which_canonical_links_are_believed(canonical: str | None, fetched: str, believed: bool) -> None:
    article = samples.article(HERE, canonical_url=canonical)
    assert (claimed(article, fetched) is not None) is believed
    assert (identity(article, fetched) == identity(samples.article(HERE), fetched)) is (
        not believed or claimed(article, fetched) == fetched
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "title", "same"),
    [
        (SIGNATURE, SIGNATURE, "Other", True),
        (SIGNATURE, mixed(32), "Other", True),
        (SIGNATURE, mixed(31), samples.TITLE, False),
        (SIGNATURE, OTHER, samples.TITLE, False),
        (None, SIGNATURE, samples.TITLE.upper(), True),
        (SIGNATURE, None, "Other", False),
        (None, None, None, False),
    ],
)
def test_texts_bear_a_claim_out(mine: str | None, theirs: str | None, title: str | None, same: bool) -> None:
    assert alike(samples.article(HERE, signature=mine), title, theirs) is same


def page(url: str, canonical: str | None = None, signature: str = SIGNATURE) -> Article:
    return samples.article(url, canonical_url=canonical, signature=signature)


def parse(*articles: Article) -> None:
    """Pages that were fetched at their URLs come back from the parser, in this order, one at a time."""
    for made in articles:
        number = next(samples.places)
        ledger.accept_captures([(made.url, samples.capture(number).model_copy(update={"url": made.url}))])
        messages = ledger.hand_out(samples.Settings())
        (item,) = [item for message in messages if isinstance(message, samples.ParseBatch) for item in message.items]
        results = (samples.parsed(item, made),)
        tasks.parsed.run(json.loads(ParsedBatch(parser="test", results=results).model_dump_json()))


def ends(url: str) -> tuple[str, str | None, str]:
    last = reads.trace(url)[-1]
    return last["state"], last["reason"], last["detail"]


A, B, C = HERE, "https://m.outlet.example/news/1", "https://outlet.example/x/1"


@pytest.mark.parametrize(
    ("pages", "stored", "duplicates"),
    [
        ((page(A, A), page(B, A)), {A}, {B: A}),
        ((page(B, A), page(A, A)), {B}, {A: B}),
        ((page(A), page(B, A), page(C, A)), {A}, {B: A, C: A}),
        ((page(B, A), page(C, A)), {B}, {C: B}),
        ((page(A, B), page(B, A)), {A, B}, {}),
        ((page(A, A), page(B, A, OTHER)), {A, B}, {}),
        ((page(A, "https://outlet.example/"), page(C, "https://outlet.example/")), {A, C}, {}),
        ((page(A), page("https://other.example/1", A)), {A, "https://other.example/1"}, {}),
        ((page(A), page(C)), {A, C}, {}),
    ],
    ids=[
        "canonical first",
        "form first",
        "three forms",
        "canonical never seen",
        "in a circle",
        "other text",
        "home",
        "syndicated",
        "no claim",
    ],
)
def test_forms_of_one_article(
    database: str, broker: str, pages: tuple[Article, ...], stored: set[str], duplicates: dict[str, str]
) -> None:
    parse(*pages)
    assert {row["url"] for row in reads.articles()} == stored
    found = {made.url: ends(made.url) for made in pages if made.url not in stored}
    assert found == {url: ("duplicate", "same_canonical", other) for url, other in duplicates.items()}
    assert reads.live() == 0


def test_a_page_with_an_article_of_its_own_keeps_it(database: str, broker: str) -> None:
    """It may claim another one later: a re-check never makes an article disappear."""
    parse(page(A), page(C), page(C, A, SIGNATURE[:-8] + "0000ffff"))
    assert ends(C)[:2] == ("stored", "changed")
    assert len(reads.articles()) == 2


def test_a_result_that_comes_twice_is_once(database: str, broker: str) -> None:
    parse(page(A))
    ledger.accept_captures([(B, samples.capture(7).model_copy(update={"url": B}))])
    (batch,) = ledger.hand_out(samples.Settings())
    payload: dict[str, Any] = json.loads(
        ParsedBatch(parser="test", results=(samples.parsed(batch.items[0], page(B, A)),)).model_dump_json()
    )
    tasks.parsed.run(payload)
    tasks.parsed.run(payload)
    with psycopg.connect(database) as connection:
        sql = "select labels, value from counters where name = 'tallywire_results' order by labels"
        assert connection.execute(sql).fetchall() == [(["parse", "duplicate"], 1), (["parse", "stored"], 1)]


def test_where_a_page_was_fetched_at_last_counts(database: str, broker: str) -> None:
    """A short link on the same host leads to the article: one article, two URLs."""
    parse(page(A))
    short = "https://outlet.example/s/9"
    ledger.accept_captures([(short, samples.capture(8).model_copy(update={"url": A}))])
    (batch,) = ledger.hand_out(samples.Settings())
    tasks.parsed.run(
        json.loads(ParsedBatch(parser="t", results=(samples.parsed(batch.items[0], page(short)),)).model_dump_json())
    )
    assert ends(short) == ("duplicate", "same_canonical", A)
