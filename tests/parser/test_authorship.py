"""Who the head says wrote it: persons before organisations, organisations before nobody."""

import json
from typing import Any

import pytest
from lxml import html

from services.parser.authorship import (
    METAS,
    MOST,
    MOST_MARKED,
    author_texts,
    beside_outlet,
    choose_authors,
    flat,
    in_parts,
    is_organisation,
    is_own,
    organisation_names,
)
from services.parser.head import Head, read_head

URL = "https://www.harbourgazette.example/news/trams"


def head(meta: str = "", body: str = "", graph: tuple[dict[str, Any], ...] = (), **item: Any) -> Head:
    data = {"@graph": [{"@type": "NewsArticle", "headline": "x", **item}, *graph]}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return read_head(html.document_fromstring(f"<html><head>{meta}{script}</head><body>{body}</body></html>"), URL)


def authors(outlet: str | None = None, **given: Any) -> tuple[str, ...]:
    """The names that the head gives; where it gives only the outlet's, those of by-lines."""
    found, _ = choose_authors(head(**given), outlet)
    return tuple(found.get("authors") or found["byline"])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Ines Falk", ["Ines Falk"]),
        (["Ines Falk", "Tom Abara"], ["Ines Falk", "Tom Abara"]),
        ({"name": "Ines Falk"}, ["Ines Falk"]),
        ([{"name": "Ines Falk"}, {"name": ["Tom Abara", "Ada Lund"]}], ["Ines Falk", "Tom Abara", "Ada Lund"]),
        ([[{"name": "Ines Falk"}]], ["Ines Falk"]),
        ({"givenName": "Ines", "familyName": "Falk"}, ["Ines Falk"]),
        ({"familyName": "Falk"}, ["Falk"]),
        ({"@id": "#ines"}, ["Ines Falk"]),
        ({"@id": "#nobody"}, []),
        ({"url": "https://x.example"}, []),
        (17, []),
        ([None, {}, []], []),
        ("", []),
    ],
)
def test_every_form_of_the_property_is_read(given: Any, expected: list[str]) -> None:
    assert author_texts(head(author=given, graph=({"@type": "Person", "@id": "#ines", "name": "Ines Falk"},))) == expected


def test_creator_stands_in_where_no_author_is_given() -> None:
    assert author_texts(head(creator=["Ines Falk"])) == ["Ines Falk"]
    assert author_texts(head(author="Tom Abara", creator=["Ines Falk"])) == ["Tom Abara"]


def test_a_list_of_authors_is_read_so_far() -> None:
    assert len(flat([["x"] * MOST] * 3)) == MOST
    assert flat("one") == ["one"]


def test_a_name_in_parts_is_put_together_and_a_reference_goes_before_it() -> None:
    person = {"@id": "#ines", "givenName": "I.", "familyName": "F."}
    assert in_parts(person, []) == ["I. F."]
    assert in_parts(person, [{"@id": "#ines", "name": "Ines Falk"}]) == ["Ines Falk"]


@pytest.mark.parametrize(
    ("author", "holds"),
    [
        ({"@type": "Organization"}, True),
        ({"@type": "NewsMediaOrganization"}, True),
        ({"@type": "https://schema.org/Organization"}, True),
        ({"@type": ["Person", "Organization"]}, False),
        ({"@type": "Person"}, False),
        ({"name": "Organization"}, False),
        ("Organization", False),
    ],
)
def test_organisations_are_told_by_their_type(author: Any, holds: bool) -> None:
    assert is_organisation(author) is holds


def test_names_of_organisations() -> None:
    given = [{"@type": "Organization", "name": "Wire"}, {"@type": "Person", "name": "Ines Falk"}]
    assert organisation_names(head(author=given)) == ["Wire"]
    assert organisation_names(head()) == []


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("Harbour Gazette", True),
        ("Harbour Gazette Newsroom", True),
        ("The Harbour Gazette", True),
        ("HARBOUR", True),
        ("Ines Falk", False),
        ("Ann Ha", False),
    ],
)
def test_the_outlets_own_name(name: str, holds: bool) -> None:
    assert is_own(name, head(), "Harbour Gazette") is holds


def test_the_publishers_name_is_the_outlets_too() -> None:
    assert is_own("Quay Media", head(publisher={"name": "Quay Media"}), None)
    assert not is_own("Quay Media", head(), None)


def test_a_person_in_the_page_goes_before_an_organisation_in_the_head() -> None:
    wire = {"@type": "Organization", "name": "North Wire"}
    assert authors(author=wire, body="<p class=byline>By Ines Falk</p>") == ("Ines Falk",)
    assert authors(author=wire) == ("North Wire",)
    assert authors(author=[wire, {"@type": "Person", "name": "Tom Abara"}]) == ("North Wire", "Tom Abara")


def test_a_person_in_a_meta_element_goes_before_the_outlet_in_json_ld() -> None:
    found, evidence = choose_authors(
        head(author="Harbour Gazette", meta='<meta name=author content="Ines Falk">'), "Harbour Gazette"
    )
    assert (found, evidence) == ({"authors": ("Ines Falk",)}, {"authors": "meta"})


@pytest.mark.parametrize("name", METAS)
def test_every_meta_element_is_read(name: str) -> None:
    assert authors(meta=f'<meta name="{name}" content="Ines Falk">') == ("Ines Falk",)


def test_bylines_that_repeat_a_name_with_a_word_are_left_out() -> None:
    body = "<span class=author-name>Ines Falk</span><span class=author-title>About Ines Falk</span>"
    assert authors(body=body) == ("Ines Falk",)


def test_a_single_ascii_word_is_no_marked_author_and_there_are_so_many_at_most() -> None:
    assert authors(body="<p class=byline>Newsroom</p>") == ()
    names = [f"{first} Falk" for first in "Ines Tom Ada Nora Per Ole Jan Eva".split()]
    assert authors(body="".join(f"<p class=byline>{name}</p>" for name in names)) == tuple(names[:MOST_MARKED])


def test_themes_of_weblogs_mark_an_author_as_hcard_in_a_body_of_many_classes() -> None:
    link = '<span class="author vcard"><a class="url fn n" rel="author" href="/a">Bea Sandle</a></span>'
    tree = head(body=link)
    tree.tree.body.set("class", "single comments-open has-sidebar")
    assert choose_authors(tree, None)[0]["byline"] == ("Bea Sandle",)


@pytest.mark.parametrize(
    "name", ["comment-author", "related-author", "author-bio", "photo-author", "teaser__author", "author-card"]
)
def test_authors_of_something_else_are_not_the_articles(name: str) -> None:
    assert authors(body=f'<p class="{name}">Ines Falk</p>') == ()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (("Gazette", "Ines Falk"), ("Ines Falk",)),
        (("Ines Falk", "GAZETTE"), ("Ines Falk",)),
        (("Gazette",), ("Gazette",)),
        (("Gazette North", "Ines Falk"), ("Gazette North", "Ines Falk")),
        ((), ()),
    ],
)
def test_the_outlet_is_no_author_beside_a_person(found: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert beside_outlet(found, "Gazette") == expected
