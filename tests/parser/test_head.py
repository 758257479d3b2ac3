"""The head of a page: meta elements under whatever attribute, and the article's object."""

import pytest
from lxml import html

from services.parser.head import Head, meta_elements, read_head

URL = "https://courier.example/a"


def head_of(markup: str) -> Head:
    return read_head(html.document_fromstring(f"<html><head>{markup}</head><body><p>x</p></body></html>"), URL)


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<meta name="author" content="Ada Lund">', {"author": ["Ada Lund"]}),
        ('<meta property="og:title" content="Trams">', {"og:title": ["Trams"]}),
        ('<meta itemprop="datePublished" content="2024-05-01">', {"datepublished": ["2024-05-01"]}),
        ('<meta NAME="Author" CONTENT=" Ada \n Lund ">', {"author": ["Ada Lund"]}),
        ('<meta property="og:title" name="title" content="Trams">', {"og:title": ["Trams"]}),
        ('<meta name="a" content="1"><meta name="A" content="2">', {"a": ["1", "2"]}),
        ('<meta name="author" content="">', {}),
        ('<meta name="author">', {}),
        ('<meta name="author" content="&nbsp;&#8203;">', {}),
        ('<meta charset="utf-8">', {}),
        ('<meta content="of nothing">', {"": ["of nothing"]}),
        ('<meta name="title" content="Tram &amp; rail">', {"title": ["Tram & rail"]}),
    ],
)
def test_meta_elements(markup: str, found: dict[str, list[str]]) -> None:
    assert meta_elements(html.document_fromstring(f"<html><head>{markup}</head><body>x</body></html>")) == found


def test_meta_elements_that_stand_in_the_body_count_too() -> None:
    tree = html.document_fromstring('<body><div><meta itemprop="dateModified" content="2024-05-02"></div></body>')
    assert meta_elements(tree)["datemodified"] == ["2024-05-02"]


def test_named_gives_the_values_in_the_order_of_the_names() -> None:
    head = head_of('<meta name="b" content="2"><meta name="a" content="1"><meta name="b" content="3">')
    assert list(head.named(("a", "none", "b"))) == [("1", "meta"), ("2", "meta"), ("3", "meta")]
    assert list(head.named(())) == []


def test_the_articles_object_is_found_among_the_pages() -> None:
    script = '<script type="application/ld+json">[{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "T"}]</script>'
    head = head_of(script)
    assert head.item == {"@type": "NewsArticle", "headline": "T"}
    assert len(head.items) == 2
    assert head.url == URL


def test_a_page_without_a_head_has_an_empty_one() -> None:
    head = read_head(html.document_fromstring("<p>x</p>"), URL)
    assert (head.meta, head.items, head.item) == ({}, [], {})
