"""Metadata: each field from the most trusted place that has it, with its evidence."""

import json
from typing import Any

import pytest
from lxml import html

from services.parser.authors import names
from services.parser.head import read_head
from services.parser.json_ld import loads, strings, walk
from services.parser.metadata import Metadata, read_metadata, without_outlet

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
