"""Titles: the forms that a page gives, the vote on them, and what is the outlet's name and no title."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from services.parser.head import Head, read_head
from services.parser.titles import choose_title, heading, loose, named_in_title, title_candidates, without_outlet


def head(title: str = "", h1: str = "", og: str = "", headline: str = "") -> Head:
    script = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": headline})}</script>'
    shared = f'<meta property="og:title" content="{og}">' if og else ""
    markup = f"<html><head><title>{title}</title>{shared}{script if headline else ''}</head><body>{h1}</body></html>"
    return read_head(html.document_fromstring(markup), "https://a.example/x")


def chosen(outlet: str | None = None, **given_: str) -> str | None:
    found = choose_title(title_candidates(head(**given_)), outlet)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ({"headline": "Forty trams", "og": "Trams!", "title": "Trams! - Gazette"}, "Forty trams"),
        ({"headline": "Trams (short)", "h1": "<h1>Forty trams</h1>", "og": "Forty trams"}, "Forty trams"),
        ({"h1": "<h1>Forty trams</h1>", "og": "You will not believe these trams"}, "Forty trams"),
        ({"title": "Forty trams"}, "Forty trams"),
        ({"h1": "<h1>Gazette</h1><h1>Forty new trams</h1>", "og": "Forty new trams for the east"}, "Forty new trams"),
        ({"og": "Forty &amp;amp; two trams"}, "Forty & two trams"),
        ({}, None),
    ],
)
def test_what_most_forms_say_is_the_title(forms: dict[str, str], expected: str | None) -> None:
    assert chosen(**forms) == expected


def test_letter_case_and_marks_make_no_other_form() -> None:
    assert chosen(headline="FORTY TRAMS", h1="<h1>Forty trams!</h1>", og="Something else") == "FORTY TRAMS"


@pytest.mark.parametrize(
    ("title", "outlet", "others", "expected"),
    [
        ("Forty trams | Gazette", "Gazette", (), "Forty trams"),
        ("Forty trams - The Gazette", "Gazette", (), "Forty trams"),
        ("Forty trams – late", "Gazette", (), "Forty trams – late"),
        ("Forty trams – late | Gazette", "Gazette", (), "Forty trams – late"),
        ("Forty trams | News | Gazette", None, ("Forty trams",), "Forty trams"),
        ("Well-known trams", "Gazette", (), "Well-known trams"),
        ("堤防の工事-社会｜川辺日報", "川辺日報", (), "堤防の工事"),
        ("Gazette", "Gazette", (), "Gazette"),
        ("", None, (), ""),
    ],
)
def test_the_outlets_name_is_cut_off_and_nothing_else(
    title: str, outlet: str | None, others: tuple[str, ...], expected: str
) -> None:
    assert without_outlet(title, outlet, others) == expected


@pytest.mark.parametrize(
    ("title", "og", "named"),
    [
        ("Forty trams | Gazette", "Forty trams", ["Gazette"]),
        ("Forty trams | Interview | Gazette", "Forty trams", ["Gazette"]),
        ("Forty trams – late", "Forty trams – late", []),
        ("Another title | Gazette", "Forty trams", []),
        ("Forty trams", "Forty trams", []),
        ("Forty trams | Gazette", "", []),
        ("Forty trams | www.gazette.example", "Forty trams", ["gazette.example"]),
    ],
)
def test_the_outlet_is_what_the_title_ends_in_after_another_form_of_it(title: str, og: str, named: list[str]) -> None:
    assert named_in_title(head(title=title, og=og)) == named


def test_the_heading_with_most_words_in_common_is_taken() -> None:
    page = head(h1="<h1>Weather</h1><h1>Forty new trams</h1><h1>Sport</h1>")
    assert heading(page, ["New trams for the east"]) == ["Forty new trams"]
    assert heading(page, []) == ["Weather"]
    assert heading(head(), ["x"]) == []


@given(st.text(max_size=60), st.one_of(st.none(), st.text(max_size=12)))
def test_no_title_makes_it_raise_or_grow(title: str, outlet: str | None) -> None:
    assert len(without_outlet(title, outlet, [title])) <= len(title)


@given(st.text(max_size=60))
def test_loose_forms_are_stable(text: str) -> None:
    assert loose(loose(text)) == loose(text)
