"""By-lines and times in the lines around a text."""

import pytest
from lxml import html

from services.parser.outline import Leaf, outline
from services.parser.visible import ABOVE, is_name_line, line_authors, read_visible

WORDS = "Three ferries crossed the sound on Monday with 900 passengers, said the harbour office, and two stayed in port. "


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Nora Pike in Ostend May 1, 2024", ("Nora Pike",)),
        ("By Nora Pike and Tom Abara", ("Nora Pike", "Tom Abara")),
        ("Ports | By Nora Pike | 5 May 2024", ("Nora Pike",)),
        ("Von Käthe Brömmel, 28. April 2023", ("Käthe Brömmel",)),
        ("（责编：陈小河、李大江）", ("陈小河", "李大江")),
        ("Bystanders waited on the quay", ()),
        ("2024-11-14 13:25, autor: Beata Wrona", ("Beata Wrona",)),
        ("Posted by Nora Pike on May 3, 2024", ("Nora Pike",)),
        ("بقلم: سلمى الحداد", ("سلمى الحداد",)),
        ("מאת: נועה ים-סוף", ("נועה ים-סוף",)),
        ("Írta: Kovács Anna", ("Kovács Anna",)),
        ("文/陈小河", ("陈小河",)),
        ("記者 山田花子／台北報導", ("山田花子",)),
        ("文化の日に300人", ()),
        ("Davon ist nichts zu sehen", ()),
        ("Textile workers strike", ()),
        ("Published 5 May 2024", ()),
    ],
)
def test_authors_of_a_line(line: str, expected: tuple[str, ...]) -> None:
    assert line_authors(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nora Pike", True),
        ("Nora Pike and Tom Abara", True),
        ("NORA PIKE", True),
        ("Three ferries crossed", False),
        ("Pike", False),
    ],
)
def test_a_line_that_is_only_names(line: str, expected: bool) -> None:
    assert is_name_line(line) is expected


def leaves(*lines: str, kept: int) -> list[Leaf]:
    """Blocks of which those from index `kept` on are the text."""
    found = outline(
        html.document_fromstring("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>")
    ).leaves
    for leaf in found:
        leaf.kept = leaf.at >= kept
    return found


def test_author_and_time_stand_above_the_text() -> None:
    found = read_visible(leaves("Ferries stay", "By Nora Pike", "28. April 2023, 05:00 Uhr", WORDS, WORDS, kept=3), "de")
    assert (found.authors, found.time) == (("Nora Pike",), "2023-04-28T05:00:00")


def test_a_line_that_is_only_a_name_leaves_the_body() -> None:
    given = leaves("Ferries stay", "Nora Pike", WORDS, WORDS, kept=1)
    assert read_visible(given, "en").authors == ("Nora Pike",)
    assert not given[1].kept


def test_an_author_may_stand_under_the_text_and_times_far_away_do_not_count() -> None:
    given = leaves("1 May 2020, 10:00", *["Menu"] * 14, WORDS, WORDS, "By Tom Abara", kept=15)
    given[-1].kept = False
    found = read_visible(given, "en")
    assert (found.authors, found.time) == (("Tom Abara",), None)


def test_a_page_without_text_says_nothing() -> None:
    assert read_visible(leaves("By Nora Pike", kept=9), "en").authors == ()


@pytest.mark.parametrize(
    ("line", "language", "time"),
    [
        ("May 1, 2024, 07:30", "en", "2024-05-01T07:30:00"),
        ("Published: 1 May 2024 at 07.30", "en", "2024-05-01T07:30:00"),
        ("01.05.2024, 7:30 Uhr", "de", "2024-05-01T07:30:00"),
        ("1. Mai 2024 um 07:30", "de", "2024-05-01T07:30:00"),
        ("Publié le 1 mai 2024 à 7h30", "fr", "2024-05-01T07:30:00"),
        ("1 de mayo de 2024, 07:30", "es", "2024-05-01T07:30:00"),
        ("12 Mayıs 2023, 14:25", "tr", "2023-05-12T14:25:00"),
        ("1 мая 2024, 07:30", "ru", "2024-05-01T07:30:00"),
        ("07:30", "en", None),
        ("1 May 2024", "en", None),
    ],
)
def test_times_of_many_languages_above_the_text(line: str, language: str, time: str | None) -> None:
    assert read_visible(leaves("Ferries stay", line, WORDS, WORDS, kept=2), language).time == time


def test_a_time_that_is_known_is_not_looked_for() -> None:
    given = leaves("Ferries stay", "By Nora Pike", "May 1, 2024, 07:30", WORDS, WORDS, kept=3)
    found = read_visible(given, "en", timed=True)
    assert (found.authors, found.time) == (("Nora Pike",), None)


@pytest.mark.parametrize(("above", "found"), [(ABOVE - 1, True), (ABOVE, True), (ABOVE + 1, False)])
def test_lines_count_so_far_above_the_text(above: int, found: bool) -> None:
    given = leaves("By Nora Pike", *["Menu"] * (above - 1), WORDS, WORDS, kept=above)
    assert bool(read_visible(given, "en").authors) is found
