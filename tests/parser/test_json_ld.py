"""JSON-LD as pages write it: sound, broken, nested, in lists and graphs."""

import json
from typing import Any

import pytest
from lxml import html

from services.parser.json_ld import DEEPEST, MOST, article_object, loads, objects, strings, types, walk


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        (' \n{"a": 1};\n', {"a": 1}),
        ('<![CDATA[{"a": 1}]]>', {"a": 1}),
        ('{"a": "one\ttwo"}', {"a": "one\ttwo"}),
        ('{"a": "one\ntwo"}', {"a": "one\ntwo"}),
        ('{"a": NaN, "b": Infinity, "c": -Infinity}', {"a": None, "b": None, "c": None}),
        ('["x", null, true]', ["x", None, True]),
        ('"only a text"', "only a text"),
        ("", None),
        ("{", None),
        ("{'a': 1}", None),
        ('{"a": 1,}', None),
        ("window.data = {}", None),
        ("[" * 100_000, None),
    ],
)
def test_loads(text: str, value: Any) -> None:
    assert loads(text) == value


def nested(depth: int) -> dict[str, Any]:
    value: dict[str, Any] = {"depth": depth}
    for at in reversed(range(depth)):
        value = {"depth": at, "inner": value}
    return value


def test_the_outer_object_comes_before_the_inner_ones() -> None:
    value = {"a": [{"b": {"c": 1}}, {"d": 2}], "e": "text"}
    assert list(walk(value)) == [value, {"b": {"c": 1}}, {"c": 1}, {"d": 2}]


def test_a_walk_goes_so_deep_and_no_deeper() -> None:
    assert [one["depth"] for one in walk(nested(40))] == list(range(DEEPEST + 1))


def test_a_walk_reads_so_many_of_a_list_and_no_more() -> None:
    assert len(list(walk([{"at": at} for at in range(MOST + 50)]))) == MOST


@pytest.mark.parametrize("value", [None, 7, "text", [], [[]], ["a", 1, None]])
def test_what_holds_no_object(value: Any) -> None:
    assert list(walk(value)) == []


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("NewsArticle", ["NewsArticle"]),
        ("https://schema.org/NewsArticle", ["NewsArticle"]),
        ("http://schema.org/BlogPosting", ["BlogPosting"]),
        (["Article", "http://schema.org/Report"], ["Article", "Report"]),
        ([None, 4, {"@id": "x"}, "Article"], ["Article"]),
        ({"a": 1}, []),
        (None, []),
        (7, []),
    ],
)
def test_types(given: Any, named: list[str]) -> None:
    assert types({"@type": given}) == named


def page(*scripts: Any, kind: str = "application/ld+json") -> html.HtmlElement:
    texts = [script if isinstance(script, str) else json.dumps(script) for script in scripts]
    markup = "".join(f'<script type="{kind}">{text}</script>' for text in texts)
    return html.document_fromstring(f"<html><head>{markup}</head><body><p>x</p></body></html>")


def test_the_objects_of_all_scripts_in_their_order() -> None:
    graph = {"@graph": [{"@type": "WebSite", "name": "Courier"}, {"@type": "NewsArticle", "headline": "Trams"}]}
    found = objects(page(graph, {"@type": "Person", "name": "Ada"}))
    assert [one.get("@type") for one in found] == [None, "WebSite", "NewsArticle", "Person"]


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("application/ld+json", 1),
        ("APPLICATION/LD+JSON", 1),
        ("application/ld+json; charset=utf-8", 1),
        ("application/json", 0),
        ("text/javascript", 0),
        ("", 0),
    ],
)
def test_only_scripts_of_json_ld_are_read(kind: str, count: int) -> None:
    assert len(objects(page({"@type": "NewsArticle"}, kind=kind))) == count


def test_a_broken_script_costs_only_itself() -> None:
    assert [one["name"] for one in objects(page('{"name": "one"', {"name": "two"}, "", {"name": "three"}))] == ["two", "three"]


def test_the_objects_of_a_page_are_bounded() -> None:
    assert len(objects(page([{"at": at} for at in range(1500)], [{"at": at} for at in range(1500)]))) == MOST


ARTICLE, REPORT = {"@type": "Article", "headline": "A"}, {"@type": "Report", "headline": "R"}
NEWS, BARE = {"@type": "NewsArticle", "headline": "N"}, {"@type": "NewsArticle", "name": "only a name"}


@pytest.mark.parametrize(
    ("items", "chosen"),
    [
        ([ARTICLE, NEWS], NEWS),
        ([NEWS, ARTICLE], NEWS),
        ([REPORT, ARTICLE], ARTICLE),
        ([BARE, NEWS], NEWS),
        ([BARE, ARTICLE], ARTICLE),
        ([BARE], {}),
        ([{"@type": "WebPage", "datePublished": "2024-01-01"}], {"@type": "WebPage", "datePublished": "2024-01-01"}),
        ([{"@type": ["Thing", "NewsArticle"], "author": "Ada"}], {"@type": ["Thing", "NewsArticle"], "author": "Ada"}),
        ([{"@type": "Recipe", "headline": "Soup"}], {}),
        ([{"headline": "without a type"}], {}),
        ([], {}),
    ],
)
def test_the_object_that_describes_the_article(items: list[dict[str, Any]], chosen: dict[str, Any]) -> None:
    assert article_object(items) == chosen


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("Ada Lund", ["Ada Lund"]),
        ({"name": "Ada Lund"}, ["Ada Lund"]),
        ({"name": ["Ada", "Bo"]}, ["Ada", "Bo"]),
        ([{"name": "Ada"}, "Bo", {"url": "/c"}], ["Ada", "Bo"]),
        ({"name": {"@value": "Ada"}}, []),
        ([["Ada"]], []),
        ([None, 7, True], []),
        (None, []),
        ({}, []),
    ],
)
def test_the_texts_of_a_property(value: Any, texts: list[str]) -> None:
    assert strings(value) == texts


def test_the_texts_of_a_property_by_another_name() -> None:
    assert strings([{"url": "/a.jpg", "name": "a"}, {"contentUrl": "/b.jpg"}, "/c.jpg"], "url") == ["/a.jpg", "/c.jpg"]
