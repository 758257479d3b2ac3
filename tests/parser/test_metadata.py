"""Metadata: each field from the most trusted place that has it, with its evidence."""

import json
from typing import Any

import pytest
from lxml import html

from services.parser.authors import names
from services.parser.authorship import METAS
from services.parser.head import read_head
from services.parser.json_ld import loads, strings, walk
from services.parser.metadata import MODIFIED, PUBLISHED, SITE, Metadata, lead_pictures, read_metadata
from services.parser.titles import loose, without_outlet

URL = "https://www.harbourgazette.example/news/trams"


def read(head: str = "", body: str = "", **item: Any) -> Metadata:
    script = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **item})}</script>' if item else ""
    tree = html.document_fromstring(f"<html lang=en-GB><head>{head}{script}</head><body>{body}</body></html>")
    return read_metadata(read_head(tree, URL))


def test_json_ld_goes_before_meta_before_the_page() -> None:
    found = read(
        '<meta property="article:published_time" content="2024-01-01T00:00Z"><meta name=author content="Meta Name">',
        "<time datetime=2023-01-01T00:00>x</time>",
        headline="Forty trams",
        datePublished="2024-03-05T06:30:00+01:00",
        author={"@type": "Person", "name": "Ines Falk"},
        publisher={"name": "Harbour Gazette"},
    )
    assert (found.published, found.authors, found.outlet) == ("2024-03-05T06:30:00+01:00", ("Ines Falk",), "Harbour Gazette")
    assert found.evidence == dict.fromkeys(("title", "authors", "published", "outlet"), "json-ld") | {"language": "meta"}


def test_a_time_goes_before_a_day() -> None:
    found = read('<meta property="article:published_time" content="2024-03-05T06:30Z">', datePublished="2024-03-05")
    assert (found.published, found.evidence["published"]) == ("2024-03-05T06:30:00+00:00", "meta")


@pytest.mark.parametrize(
    "bad", ["2024-02-31T00:00Z", "9999-01-01", "0000-00-00", "soon", "", 20240305, None, ["x"], {"@value": 3}]
)
def test_a_time_that_cannot_be_is_null(bad: object) -> None:
    assert read(datePublished=bad, headline="x").published is None


def test_the_title_is_what_most_forms_say() -> None:
    head = (
        "<title>Forty trams for the east | Harbour Gazette</title><meta property=og:title content='These trams will shock you'>"
    )
    assert (
        read(head, "<h1>Forty trams for the east</h1>", headline="Forty trams for the east").title == "Forty trams for the east"
    )


def test_the_title_keeps_a_bar_of_its_own() -> None:
    assert read("<title>BUDGET | Forty trams</title>", "<h1>BUDGET | Forty trams</h1>").title == "BUDGET | Forty trams"


@pytest.mark.parametrize(
    ("title", "outlet", "others", "expected"),
    [
        ("Forty trams - Harbour Gazette", "Harbour Gazette", (), "Forty trams"),
        ("Forty trams - National | Gazette", None, ("Forty trams",), "Forty trams"),
        ("Forty trams - and a bus", "Harbour Gazette", (), "Forty trams - and a bus"),
        ("四十辆电车-政治｜海港报", "海港报", (), "四十辆电车"),
        ("Trams", "Trams", (), "Trams"),
    ],
)
def test_without_outlet(title: str, outlet: str | None, others: tuple[str, ...], expected: str) -> None:
    assert without_outlet(title, outlet, others) == expected


def test_authors_in_parts_and_by_reference() -> None:
    assert read(author=[{"givenName": "Ines", "familyName": "Falk"}]).authors == ("Ines Falk",)
    person = {"@type": "Person", "@id": "#p", "name": "Tom Abara"}
    assert read(author={"@id": "#p"}, headline="x", about=person).authors == ("Tom Abara",)


def test_an_author_that_is_the_outlet_gives_way_to_one_that_is_none() -> None:
    found = read("<meta name=author content='Ines Falk'>", author="Harbour Gazette", publisher={"name": "Harbour Gazette"})
    assert found.authors == ("Ines Falk",)
    alone = read(author="Harbour Gazette", publisher={"name": "Harbour Gazette"})
    assert (alone.authors, alone.byline) == ((), ("Harbour Gazette",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ines Falk and Tom Abara", ("Ines Falk", "Tom Abara")),
        ("Von Ines Falk, Tom Abara", ("Ines Falk", "Tom Abara")),
        ("Falk, Ines", ("Falk, Ines",)),
        ("신현주 기자", ("신현주",)),
        ("牛镛、岳弘彬", ("牛镛", "岳弘彬")),
        ("https://paper.example/falk", ()),
        ("105092", ()),
        ("admin", ()),
        ("&Eacute;mile Roy", ("Émile Roy",)),
    ],
)
def test_names(text: str, expected: tuple[str, ...]) -> None:
    assert names([text]) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel=canonical href="/news/trams">', "https://www.harbourgazette.example/news/trams"),
        ('<link rel=canonical href="https://other.example/a">', "https://other.example/a"),
        ('<link rel=canonical href="javascript:alert(1)">', None),
        ('<link rel=canonical href="http://[">', None),
        ("", None),
    ],
)
def test_canonical(head: str, expected: str | None) -> None:
    assert read(head).canonical_url == expected


def test_language_of_the_page() -> None:
    assert (read().language, read(inLanguage="de-AT", headline="x").language) == ("en", "de")


def test_wild_json_is_read_as_far_as_it_is_sound() -> None:
    assert loads('{"a": NaN, "b": "line\nbreak"}') == {"a": None, "b": "line\nbreak"}
    assert loads("[" * 100_000) is None
    assert loads("not json") is None
    deep: dict[str, Any] = {}
    for _ in range(100):
        deep = {"a": deep}
    assert len(list(walk(deep))) == 13
    assert strings([{"name": "A"}, "B", {"name": ["C"]}, ["D"], 5]) == ["A", "B", "C"]
    assert strings({"name": {"name": "A"}}) == []


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


STAMP = "2024-03-05T06:30:00+01:00"


@pytest.mark.parametrize("name", PUBLISHED)
def test_each_name_under_which_pages_state_when_they_were_published(name: str) -> None:
    found = read(meta(name, STAMP))
    assert (found.published, found.evidence["published"]) == (STAMP, "meta")


@pytest.mark.parametrize("name", MODIFIED)
def test_each_name_under_which_pages_state_when_they_were_changed(name: str) -> None:
    found = read(meta(name, STAMP))
    assert (found.modified, found.evidence["modified"]) == (STAMP, "meta")


@pytest.mark.parametrize("name", METAS)
def test_each_name_under_which_pages_state_their_authors(name: str) -> None:
    found = read(meta(name, "Ines Falk"))
    assert (found.authors, found.evidence["authors"]) == (("Ines Falk",), "meta")


@pytest.mark.parametrize("name", SITE)
def test_each_name_under_which_pages_state_their_outlet(name: str) -> None:
    found = read(meta(name, "Harbour Gazette"))
    assert (found.outlet, found.evidence["outlet"]) == ("Harbour Gazette", "meta")


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<time datetime="2024-03-05T06:30:00+01:00">today</time>', STAMP),
        ('<p itemprop="datePublished" content="2024-03-05T06:30:00+01:00">today</p>', STAMP),
        ('<time itemprop="datePublished" datetime="2024-03-05T06:30:00+01:00">today</time>', STAMP),
        ('<span itemprop="datePublished">2024-03-05 06:30</span>', "2024-03-05T06:30:00"),
        ("<time>today</time>", None),
        ('<time datetime="PT5M">five minutes</time>', None),
        ('<time datetime="2024-03-05">d</time><time datetime="2024-03-06T07:00Z">t</time>', "2024-03-06T07:00:00+00:00"),
    ],
)
def test_times_in_the_page_count_last(body: str, published: str | None) -> None:
    found = read(body=body)
    assert found.published == published
    assert found.evidence.get("published") == ("text" if published else None)


@pytest.mark.parametrize(
    ("head", "item", "outlet", "source"),
    [
        ("", {"publisher": {"name": "Harbour Gazette"}}, "Harbour Gazette", "json-ld"),
        ("", {"publisher": [{"name": "Harbour Gazette"}, {"name": "Second"}]}, "Harbour Gazette", "json-ld"),
        (meta("og:site_name", "Meta Name"), {"publisher": {"name": "Harbour Gazette"}}, "Harbour Gazette", "json-ld"),
        (meta("og:site_name", "Tram &amp;amp; Rail"), {}, "Tram & Rail", "meta"),
        (meta("og:site_name", " "), {}, "harbourgazette.example", "url"),
        ("", {}, "harbourgazette.example", "url"),
    ],
)
def test_the_outlet(head: str, item: dict[str, Any], outlet: str, source: str) -> None:
    found = read(head, **({"headline": "x", **item} if item else {}))
    assert (found.outlet, found.evidence["outlet"]) == (outlet, source)


@pytest.mark.parametrize(
    ("head", "body", "item", "title", "source"),
    [
        ("<title>Forty trams</title>", "", {}, "Forty trams", "meta"),
        (
            "<title>Forty trams - Harbour Gazette</title>",
            "",
            {"publisher": {"name": "Harbour Gazette"}, "author": "I. Falk"},
            "Forty trams",
            "meta",
        ),
        (meta("og:title", "Forty trams"), "", {}, "Forty trams", "meta"),
        ("", "<h1>Forty trams</h1>", {}, "Forty trams", "text"),
        ("", "", {"headline": "Forty trams &amp; a bus"}, "Forty trams & a bus", "json-ld"),
        ("<title>Trams, trams</title>", "<h1>Forty trams</h1>", {"headline": "Forty trams"}, "Forty trams", "json-ld"),
        (meta("og:title", "Shock"), "<h1>Forty <em>trams</em></h1>", {}, "Forty trams", "text"),
        ("<title>Forty trams</title>", "<h1>Menu</h1><h1>Forty trams</h1>", {}, "Forty trams", "text"),
        ("", "", {}, None, None),
    ],
)
def test_the_title(head: str, body: str, item: dict[str, Any], title: str | None, source: str | None) -> None:
    found = read(head, body, **item)
    assert (found.title, found.evidence.get("title")) == (title, source)


@pytest.mark.parametrize(
    ("item", "authors"),
    [
        ({"author": "Ines Falk"}, ("Ines Falk",)),
        ({"author": "Ines Falk, Tom Abara"}, ("Ines Falk", "Tom Abara")),
        ({"author": [{"name": "Ines Falk"}, {"name": "Tom Abara"}]}, ("Ines Falk", "Tom Abara")),
        ({"author": [[{"name": "Ines Falk"}]]}, ("Ines Falk",)),
        ({"creator": ["Ines Falk"]}, ("Ines Falk",)),
        ({"author": {"name": ["Ines Falk", "Tom Abara"]}}, ("Ines Falk", "Tom Abara")),
        ({"author": [{"name": "Ines Falk"}, {"name": "INES FALK"}]}, ("Ines Falk",)),
        ({"author": {"@id": "#nobody"}}, ()),
        ({"author": {"url": "https://a.example/falk"}}, ()),
        ({"author": "https://a.example/falk"}, ()),
        ({"author": ""}, ()),
    ],
)
def test_authors_in_json_ld(item: dict[str, Any], authors: tuple[str, ...]) -> None:
    assert read(headline="x", **item).authors == authors


@pytest.mark.parametrize(
    ("head", "item", "language"),
    [
        ("", {}, "en"),
        ("", {"inLanguage": "de"}, "de"),
        ("", {"inLanguage": {"name": "fr-CA"}}, "fr"),
        ("", {"inLanguage": "german"}, "en"),
        (meta("og:locale", "sv_SE"), {}, "en"),
    ],
)
def test_the_language_of_json_ld_goes_before_that_of_the_document(head: str, item: dict[str, Any], language: str) -> None:
    assert read(head, **({"headline": "x", **item} if item else {})).language == language


def test_the_pictures_by_which_a_page_wants_to_be_shown() -> None:
    head = meta("og:image", "/a.jpg?x=1&amp;amp;y=2") + meta("twitter:image", "/b.jpg") + meta("og:image", "/c.jpg")
    tree = html.document_fromstring(f"<html><head>{head}</head><body></body></html>")
    found = lead_pictures(read_head(tree, URL))
    assert found == ("/a.jpg?x=1&y=2", "/c.jpg", "/b.jpg")
    assert read(image=[{"url": "/d.jpg"}, "/e.jpg", {"contentUrl": "/f.jpg"}], headline="x").pictures == (
        "/d.jpg",
        "/e.jpg",
        "/f.jpg",
    )


@pytest.mark.parametrize(("one", "other"), [("Forty trams!", "forty  TRAMS"), ("Straße", "STRASSE"), ("„A“ b", "A b")])
def test_titles_are_compared_without_marks_and_case(one: str, other: str) -> None:
    assert loose(one) == loose(other)
