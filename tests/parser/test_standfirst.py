"""Which blocks under a headline are the standfirst, and which only stand there."""

import pytest
from lxml import html

from services.parser.places import Places
from services.parser.standfirst import LONGEST, TOP, is_container, is_first_paragraph, is_marked, may_be_standfirst, standfirst
from tests.parser.blocks import A, B, leaves_of, paragraphs

LEAD = "Forty trams, two years late, and dearer than was said."


def found(body: str, description: str = "") -> list[str]:
    """The standfirst of a page whose first block is its headline."""
    leaves = leaves_of(f"<h1>Forty new trams</h1>{body}")
    for leaf in leaves:
        leaf.kept = leaf.at > 0
    return [leaves[index].text for index in standfirst(leaves, 0, description, Places(leaves))]


@pytest.mark.parametrize(
    "name",
    [
        "standfirst",
        "article-subtitle",
        "Article__SubHeadline",
        "lead",
        "story-lead",
        "chapo",
        "entradilla",
        "ingress",
        "dek",
        "short-desc",
    ],
)
def test_a_block_is_marked_by_its_class(name: str) -> None:
    assert is_marked(html.fromstring(f'<p class="{name}">x</p>'))
    assert found(f'<div class="{name}">{LEAD}</div><div>{paragraphs(A, B)}</div>') == [LEAD]


@pytest.mark.parametrize("name", ["", "leader-board", "body", "misleading", "decked-out", "introvert"])
def test_other_classes_mark_nothing(name: str) -> None:
    assert not is_marked(html.fromstring(f'<p class="{name}">x</p>')) or name == "introvert"
    assert not is_marked(None)


def test_several_paragraphs_in_a_marked_container_are_one_standfirst() -> None:
    assert found(f'<div class="summary">{paragraphs(LEAD, "It is the second delay.")}</div>{paragraphs(A, B)}') == [
        LEAD,
        "It is the second delay.",
    ]


def test_a_marked_container_of_the_whole_text_is_no_standfirst() -> None:
    container = html.fromstring(f'<div class="summary"><p>{"long " * LONGEST}</p></div>')
    assert not is_container(container)
    assert is_container(html.fromstring('<div class="summary"><p>short</p></div>'))


def test_the_words_of_the_pages_description_are_a_standfirst() -> None:
    assert found(f"<h2>{LEAD}</h2><div>{paragraphs(A, B)}</div>", description=LEAD.upper()) == [LEAD]
    assert (
        found(f"<h2>{LEAD}</h2><div>{paragraphs(A, B)}</div>", description="Another text of the same length, more or less.") == []
    )


def test_the_first_of_like_paragraphs_is_body_whatever_the_description_says() -> None:
    assert found(paragraphs(A, B), description=A) == []


def test_a_first_paragraph_is_like_the_next_in_class_and_container() -> None:
    leaves = leaves_of(paragraphs(A, B) + f'<p class="x">{A}</p><div><p>{B}</p></div>')
    assert [is_first_paragraph(leaves, leaf) for leaf in leaves] == [True, False, False, False]


def test_it_stands_soon_after_the_headline_or_nowhere() -> None:
    menu = "<div>menu</div>"
    marked = f'<p class="dek">{LEAD}</p><div>{paragraphs(A, B)}</div>'
    assert found(menu * (TOP - 1) + marked) == [LEAD]
    assert found(menu * TOP + marked) == []


def test_it_is_not_looked_for_after_the_body_has_begun() -> None:
    assert found(f'<p>{A}</p><p class="dek">{LEAD}</p><p>{B}</p>') == []


@pytest.mark.parametrize(
    ("block", "may"),
    [
        (f"<p>{LEAD}</p>", True),
        ("<p>Too short</p>", False),
        (f"<p>{'long ' * LONGEST}</p>", False),
        (f'<p><a href="/x">{LEAD}</a></p>', False),
        ("<p>By Ines Falk, our correspondent in the harbour town</p>", False),
        ("<p>A tram that stands in the depot of the town (Image: EPA)</p>", False),
        (f'<div class="newsletter"><p>{LEAD}</p></div>', False),
    ],
)
def test_length_links_words_and_place_must_allow_it(block: str, may: bool) -> None:
    leaves = leaves_of(f"{block}<div>{paragraphs(A, B)}</div>", A, B)
    assert may_be_standfirst(leaves[0], Places(leaves)) is may
