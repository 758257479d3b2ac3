"""read_article: golden pages, hostile pages, and that any bytes give an article or a PageError."""

import json
import socket
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.errors import PageError
from services.contracts.records import Article, Section
from services.contracts.states import Reason
from services.parser.article import read_article, with_stated
from tests.pages import add

URL = "https://news.example/2024/story"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
SENTENCE = "The council voted on Monday to spend 12 million crowns on 40 new trams for the eastern line, its chair said. "


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang=en><head><title>Forty new trams</title>{head}</head><body>{body}</body></html>".encode()


def article(extra: str = "", head: str = "") -> bytes:
    return page(f"<article><h1>Forty new trams</h1><p>{SENTENCE * 2}</p>{extra}<p>{SENTENCE * 3}</p></article>", head)


def reason(payload: bytes, **given_: object) -> Reason:
    with pytest.raises(PageError) as caught:
        read_article(payload, url=URL, **given_)
    return caught.value.reason


def check_invariants(found: Article) -> None:
    """What holds for every article: blocks are in order and cover the text but for blank lines; it is storable."""
    at = 0
    for block in found.blocks:
        assert block.start == at
        assert block.end > block.start
        at = block.end + 2
    assert at == len(found.text) + 2
    dumped = found.model_dump_json()
    assert "\\u0000" not in dumped
    dumped.encode("utf-8")
    assert [picture.position for picture in found.pictures] == list(range(len(found.pictures)))


@pytest.mark.parametrize("name", add.names())
def test_golden_page(name: str) -> None:
    expected = json.loads((add.FOLDER / f"{name}.json").read_text("utf-8"))
    found = add.read(name, expected["url"])
    assert json.loads(json.dumps(found)) == expected["article"]


def test_there_are_golden_pages() -> None:
    assert len(add.names()) >= 2


def test_a_page_keeps_its_parts_apart() -> None:
    found = read_article(add.payload("bridge"), url="https://harbour.example/news/bridge-closes")
    check_invariants(found)
    assert "Photograph" not in found.body
    assert "Lorries stood in line" not in found.body
    captions = [found.text[b.start : b.end] for b in found.blocks if b.section is Section.CAPTION]
    assert captions[0].startswith("Lorries stood in line from dawn on Tuesday.")
    assert "READ MORE" not in found.body
    assert "All rights reserved" not in found.text
    tables = [found.text[b.start : b.end] for b in found.blocks if b.section is Section.TABLE]
    assert tables == ["Lorries a day\nRoad | Before | Now\nBridge | 9,100 | 0\nCoast | 1,200 | 5,600"]
    assert "9,100" not in found.body


def test_what_a_source_states_stands_where_the_page_says_nothing() -> None:
    stated = {"published": "2026-03-01T08:00:00+00:00", "title": "Another title", "author": "Ann Other"}
    found = read_article(article(), url=URL, evidence=stated)
    plain = read_article(article(), url=URL)
    assert plain.published is None
    assert (found.published, found.evidence["published"]) == (stated["published"], "feed")
    assert (found.title, found.evidence["title"]) == (plain.title, plain.evidence["title"])


@pytest.mark.parametrize(("day", "kept"), [("2026-03-01", "2026-03-01T08:00:00+00:00"), ("2026-02-28", "2026-02-28")])
def test_a_source_may_add_the_time_to_a_day_but_not_change_it(day: str, kept: str) -> None:
    page = Article(url=URL, text="", blocks=(), published=day)
    assert with_stated(page, {"published": "2026-03-01T08:00:00+00:00"}).published == kept


def test_language_is_found_where_the_page_does_not_say_it() -> None:
    text = "Der Gemeinderat hat am Montag beschlossen, zwölf Millionen Kronen für vierzig neue Straßenbahnen auszugeben. " * 3
    found = read_article(f"<html><body><article><p>{text}</p></article></body></html>".encode(), url=URL)
    assert (found.language, found.evidence["language"]) == ("de", "text")


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t ", Reason.EMPTY),
        (b"\x00\x00", Reason.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Reason.TYPE),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", Reason.TYPE),
        (b"PK\x03\x04" + bytes(200), Reason.TYPE),
        (zlib.compress(b"no text at all" * 999) + bytes(range(256)), Reason.TYPE),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", Reason.TYPE),
        (b"<?xml version='1.0'?><!-- made --><urlset></urlset>", Reason.TYPE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>", Reason.TYPE),
        (b"<html><body>" + b"<div>" * 100_000 + b"deep", Reason.TOO_DEEP),
        (b"<html><body><p title='" + b"a" * 12_000_000 + b"'>text</p>", Reason.TOO_BIG),
        (b"<html><body><p>" + b"a" * 12_000_000 + b"</p>", Reason.TOO_BIG),
        (b"<html><title>" + b"a" * 12_000_000 + b"</title>", Reason.TOO_BIG),
        (b"<p>" + b"word " * 6_000_000, Reason.TOO_BIG),
        (b"\xff\xfe" + b"\x00\xd8" * 400, Reason.ENCODING),
        (page("<nav><a href=/>Home</a></nav><p>Not found.</p>"), Reason.NOT_ARTICLE),
        (b"Only a few words.", Reason.NOT_ARTICLE),
    ],
)
def test_what_is_no_article_is_rejected_with_its_reason(payload: bytes, expected: Reason) -> None:
    assert reason(payload, content_type="text/html") is expected


def test_the_limit_is_the_callers() -> None:
    assert reason(article(), limit=100) is Reason.TOO_BIG
    assert read_article(article(), url=URL, limit=len(article())).title == "Forty new trams"


@pytest.mark.parametrize(
    "charset", ["utf-7", "undefined", "zlib_codec", "utf-16", "rot13", "idna", "x" * 9000, "\u0000", "unicode_escape"]
)
@pytest.mark.parametrize("where", ["header", "meta"])
def test_a_bad_charset_is_passed_over(charset: str, where: str) -> None:
    header = f"text/html; charset={charset}" if where == "header" else None
    meta = f'<meta charset="{charset}">' if where == "meta" else ""
    found = read_article(
        article("<p>Zwölf Bürger über Gebühr gerügt, +ADw-script+AD4- bleibt.</p>", meta), url=URL, content_type=header
    )
    assert "Zwölf Bürger über Gebühr gerügt, +ADw-script+AD4- bleibt." in found.text


def test_nothing_that_a_database_refuses_comes_out() -> None:
    nasty = "<p>One&#0; two\x00 three&#x0; four&#xD800; five\ufffe six&#1; seven, said the mayor of the town on Monday night.</p>"
    found = read_article(article(nasty), url=URL)
    assert "One two three four" in found.body.replace("\ufffd", "")
    assert not set(found.model_dump_json()) & {"\x00", "\x01", "\ufffe"}
    check_invariants(found)


def test_deep_and_wild_json_ld_costs_nothing() -> None:
    for script in (
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"@type":"NewsArticle","headline":NaN,"author":[{"name":{"x":[1e400]}}]}',
        "9" * 6000,
    ):
        found = read_article(article(head=f'<script type="application/ld+json">{script}</script>'), url=URL)
        assert found.title == "Forty new trams"
        assert found.authors == ()


@pytest.mark.parametrize("markup", ["<a href=x>link</a>" * 20_000, "<!-- x -->" * 50_000, "<p>a<b>" * 5_000, "<li>x" * 20_000])
def test_a_page_of_many_elements_ends_in_time(markup: str) -> None:
    found = read_article(article(markup), url=URL)
    assert SENTENCE.strip() in found.body


def test_no_socket_is_opened_and_nothing_printed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    read_article(add.payload("bridge"), url="https://harbour.example/news/bridge-closes")
    with pytest.raises(PageError):
        read_article(b"<html><body><p>x", url=URL)
    assert capfd.readouterr() == ("", "")


FRAGMENTS = (
    "<p>",
    "</p>",
    "<div class='",
    "'>",
    "<article>",
    "<script type='application/ld+json'>",
    "</script>",
    "<img srcset='",
    "<figure>",
)
FRAGMENTS += (
    "<table><tr><td>",
    "</table>",
    "<meta charset=",
    "&#xD800;",
    "<svg>",
    "<!--",
    "\x00",
    "READ MORE: ",
    "(Image: EPA)",
    SENTENCE,
)
MARKUP = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=40)), max_size=40).map("".join)
TYPES = st.one_of(
    st.none(), st.sampled_from(("text/html", "text/plain", "text/html; charset=utf-16", "image/png")), st.text(max_size=30)
)


@settings(max_examples=150, deadline=None)
@given(
    payload=st.one_of(st.binary(max_size=600), MARKUP.map(lambda text: text.encode("utf-8", "surrogatepass"))), content_type=TYPES
)
def test_any_bytes_give_an_article_or_a_page_error(payload: bytes, content_type: str | None) -> None:
    try:
        found = read_article(payload, url=URL, content_type=content_type)
    except PageError:
        return
    check_invariants(found)


@settings(max_examples=60, deadline=None)
@given(middle=MARKUP)
def test_any_markup_within_an_article_gives_the_same(middle: str) -> None:
    try:
        found = read_article(article(middle), url=URL)
    except PageError:
        return
    check_invariants(found)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not beside this repository")
def test_seed_articles_give_title_date_and_pictures() -> None:
    stated = {entry["doc"]: entry for entry in json.loads((SEEDS / "gold.json").read_text("utf-8"))["articles"]}
    for name, entry in stated.items():
        found = read_article((SEEDS / name).read_bytes(), url=f"file:///{name}", content_type="text/plain")
        check_invariants(found)
        assert (found.title, found.published) == (entry["title"], entry["published"])
        assert abs(len(found.pictures) - entry["pictures"]) <= 1, "the gold counts one picture more in 000 than its captions show"
