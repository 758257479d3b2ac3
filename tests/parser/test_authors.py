"""By-lines to names, in the ways and scripts in which pages write them."""

import pytest
from lxml import html

from services.parser.authors import bylines, is_name, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Nora Pike", ("Nora Pike",)),
        ("by Nora Pike and Tom Abara", ("Nora Pike", "Tom Abara")),
        ("Nora Pike, Tom Abara", ("Nora Pike", "Tom Abara")),
        ("Nora Pike; Tom Abara", ("Nora Pike", "Tom Abara")),
        ("Nora Pike | Tom Abara", ("Nora Pike", "Tom Abara")),
        ("Nora Pike, Senior Reporter", ("Nora Pike",)),
        ("Von Käthe Brömmel und Jörg Aal", ("Käthe Brömmel", "Jörg Aal")),
        ("Par Solène Abgrall et Luc Oger", ("Solène Abgrall", "Luc Oger")),
        ("Por Leire Zabala y Iker Lasa", ("Leire Zabala", "Iker Lasa")),
        ("Di Tommaso Verri", ("Tommaso Verri",)),
        ("Av Ingrid Lie og Per Ås", ("Ingrid Lie", "Per Ås")),
        ("한바다 기자", ("한바다",)),
        ("山川花子、海野太郎", ("山川花子", "海野太郎")),
        ("陈小河，李大江", ("陈小河", "李大江")),
        ("记者：陈小河", ("陈小河",)),
        ("Автор: Анна Береговая", ("Анна Береговая",)),
        ("ليلى حداد، عمر سالم", ("ليلى حداد", "عمر سالم")),
        ("Pike, Nora", ("Pike, Nora",)),
        ("The Associated Press", ("The Associated Press",)),
        ("O&#039;Neil Byrne", ("O'Neil Byrne",)),
        ("https://a.example/authors/9", ()),
        ("desk@paper.example", ()),
        ("admin", ()),
        ("2024", ()),
        ("", ()),
    ],
)
def test_names(text: str, expected: tuple[str, ...]) -> None:
    assert names([text]) == expected


def test_each_name_comes_once_whatever_its_case() -> None:
    assert names(["Nora Pike", "NORA PIKE", "Tom Abara"]) == ("Nora Pike", "Tom Abara")


@pytest.mark.parametrize(
    ("text", "expected"), [("x" * 61, False), ("a b c d e f g h", False), ("Who wrote this?", False), ("Li", True)]
)
def test_what_can_be_a_name(text: str, expected: bool) -> None:
    assert is_name(text) is expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<span itemprop=author>Nora Pike</span>", ["Nora Pike"]),
        ("<a rel=author href=/n>Nora Pike</a>", ["Nora Pike"]),
        ("<p class='byline'>By Nora Pike</p>", ["By Nora Pike"]),
        ("<p class='article-author-name'>Nora Pike</p>", ["Nora Pike"]),
        ("<div class='comment'><p class=author>A Reader</p></div>", []),
        ("<div class='related-teaser'><p class=author>Other Writer</p></div>", []),
        ("<p class=byline>Senior correspondent</p>", []),
        ("<p class=authority>Port office</p>", []),
        (f"<p class=byline>{'Nora Pike ' * 20}</p>", []),
    ],
)
def test_bylines_are_marked_by_attribute_or_class(markup: str, expected: list[str]) -> None:
    assert list(bylines(html.document_fromstring(f"<html><body>{markup}</body></html>"))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("김하늘 기자 (haneul@badanews.example)", ("김하늘",)),
        ("Nora Pike <nora.pike@paper.example>", ("Nora Pike",)),
        ("Nora Pike, nora.pike@paper.example", ("Nora Pike",)),
        ("nora.pike@paper.example", ()),
    ],
)
def test_an_address_beside_a_name_is_no_part_of_it(text: str, expected: tuple[str, ...]) -> None:
    assert names([text]) == expected
