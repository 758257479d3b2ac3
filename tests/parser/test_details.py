"""Section, topics, paywall and refused dates, each from the most trusted place that has it."""

import json
from typing import Any

import pytest
from lxml import html

from services.parser.details import Details, read_details
from services.parser.head import read_head
from services.parser.times import iso_time, mail_time, refusal


def read(head: str = "", url: str = "https://a.example/x", **item: Any) -> Details:
    script = (
        f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "x", **item})}</script>'
        if item
        else ""
    )
    tree = html.document_fromstring(f"<html><head>{head}{script}</head><body></body></html>")
    return read_details(read_head(tree, url))


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_the_section_is_the_articles_own_before_the_meta_elements() -> None:
    found = read(meta("article:section", "World"), articleSection=["Europe", "World"])
    assert (found.section, found.evidence["section"]) == ("Europe", "json-ld")
    found = read(meta("article:section", "Arts &amp;amp; Books"))
    assert (found.section, found.evidence["section"]) == ("Arts & Books", "meta")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["ports", "Ports", "ferries"], ("ports", "ferries")),
        ("ports, ferries; storms", ("ports", "ferries", "storms")),
        (["type:story", "ports"], ("ports",)),
        (["x" * 200], ()),
        ({"name": "ports"}, ("ports",)),
        ("港、船，嵐", ("港", "船", "嵐")),
    ],
)
def test_topics_are_listed_in_many_ways(given: Any, expected: tuple[str, ...]) -> None:
    assert read(keywords=given).topics == expected


def test_topics_of_meta_elements_add_up() -> None:
    found = read(meta("article:tag", "ports") + meta("article:tag", "ferries"))
    assert (found.topics, found.evidence["topics"]) == (("ports", "ferries"), "meta")


@pytest.mark.parametrize(
    ("value", "expected"), [(False, True), ("False", True), ("false", True), (True, False), ("True", False), (None, False)]
)
def test_what_is_not_free_is_paywalled(value: Any, expected: bool) -> None:
    assert read(isAccessibleForFree=value).paywalled is expected


def test_a_content_tier_that_is_locked_is_paywalled() -> None:
    found = read(meta("article:content_tier", "locked"))
    assert (found.paywalled, found.evidence["paywalled"]) == (True, "meta")
    assert not read(meta("article:content_tier", "metered")).paywalled


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("0000-01-01", "out of bounds: 0000-01-01"),
        ("9999-12-31T00:00:00Z", "out of bounds: 9999-12-31T00:00:00Z"),
        ("10000-01-01", "out of bounds: 10000-01-01"),
        ("2024-02-31", "out of bounds: 2024-02-31"),
        ("2024-05-05T10:00:00+99:99", "out of bounds: 2024-05-05T10:00:00+99:99"),
        ("2099-01-01", "out of bounds: 2099-01-01"),
        ("yesterday", "no date: yesterday"),
        ("99999999999999999999", "out of bounds: 99999999999999999999"),
    ],
)
def test_a_date_that_cannot_be_is_null_with_a_reason(date: str, reason: str) -> None:
    assert read(datePublished=date).refused == {"published": reason}


def test_a_date_that_another_place_gives_soundly_is_not_refused() -> None:
    assert read(meta("article:published_time", "2024-05-05"), datePublished="0001-01-01").refused == {}
    assert refusal("") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue, 19 Nov 2019 06:13:48 -0600", "2019-11-19T06:13:48-06:00"),
        ("20 Nov 2019 08:00 GMT", "2019-11-20T08:00:00+00:00"),
        ("Tue, 99 Nov 2019 06:13:48 -0600", None),
        ("Mon, 01 Jan 2099 00:00:00 GMT", None),
        ("no date", None),
    ],
)
def test_mail_times(text: str, expected: str | None) -> None:
    assert mail_time(text) == expected
    assert iso_time(text) == expected


def test_a_page_is_an_article_by_its_types() -> None:
    assert read(datePublished="2024-05-05").is_article
    assert read(meta("og:type", "Article")).is_article
    assert not read(meta("og:type", "website")).is_article
    assert read(url="https://a.example/live/storm").live
    assert not read(url="https://a.example/olive/storm").live
