"""The element that holds an article, its branches, and what its containers share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.branches import Shares, branches_of, drop_branches, is_list_of_links, main_element, size
from tests.parser.blocks import A, B, C, kept_of, leaves_of, paragraphs


def links(number: int) -> str:
    return "".join(f'<p><a href="/{at}">A link to another story, number {at}</a></p>' for at in range(number))


def test_size_counts_what_is_kept() -> None:
    assert size(leaves_of(paragraphs(A, B, C), A)) == len(A)
    assert size([]) == 0


def test_shares_go_by_tag_and_class_of_the_container_and_of_the_block() -> None:
    body = f'<div class="part"><p>{A}</p></div><div class="part"><p>{A}</p></div><div class="box"><p class="c">{A}</p></div>'
    leaves = leaves_of(body)
    shares = Shares(leaves)
    assert [round(shares.beside(leaf), 2) for leaf in leaves] == [0.67, 0.67, 0.33]
    assert [round(shares.like(leaf), 2) for leaf in leaves] == [0, 0, 0.33]


def test_a_container_without_a_class_is_a_kind_of_its_own() -> None:
    leaves = leaves_of(f"<div><p>{A}</p></div><div><p>{A}</p></div>")
    assert [Shares(leaves).beside(leaf) for leaf in leaves] == [0.5, 0.5]


def test_where_nothing_is_kept_every_block_has_its_fair_share() -> None:
    leaves = leaves_of(paragraphs(A, B), "nothing")
    shares = Shares(leaves)
    assert (shares.beside(leaves[0]), shares.like(leaves[1])) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<main><div id=a>{A}{B}</div><div id=b>{C}</div></main>", "a"),
        ("<main id=m><div>{A}</div><div>{B}</div><div>{C}</div></main>", "m"),
        ("<div id=outer><div id=inner>{A}{B}{C}</div><p>menu</p></div>", "inner"),
    ],
)
def test_the_main_element_is_the_innermost_that_holds_most(body: str, name: str) -> None:
    leaves = leaves_of(body.format(A=paragraphs(A), B=paragraphs(B), C=paragraphs(C)), A, B, C)
    main = main_element(leaves)
    assert main is not None
    assert main.get("id") == name


def test_branches_hold_the_blocks_between_the_first_kept_and_the_last() -> None:
    leaves = leaves_of(f"<main><p>menu</p>{paragraphs(A, B)}<div>{paragraphs(C, C)}</div><p>foot</p></main>", A, B, C)
    assert [[leaf.text for leaf in branch] for branch in branches_of(leaves)] == [[A], [B], [C, C]]


def test_no_kept_block_no_branch() -> None:
    assert branches_of(leaves_of(paragraphs(A), "nothing")) == []
    assert branches_of([]) == []


@pytest.mark.parametrize(
    ("branch", "total", "holds"),
    [
        (links(3), 2000, True),
        (links(1), 2000, False),
        (links(3), 100, False),
        (paragraphs(A, B), 2000, False),
        (links(2) + paragraphs(A), 2000, False),
    ],
)
def test_a_list_of_links_is_small_and_mostly_links(branch: str, total: int, holds: bool) -> None:
    assert is_list_of_links(leaves_of(f"<div>{branch}</div>"), total) is holds


def test_a_list_of_links_amid_the_text_goes_and_a_list_of_facts_stays() -> None:
    facts = "<ul><li>17 stops on the way</li><li>40 trams in all</li></ul>"
    leaves = leaves_of(f"<article>{paragraphs(A, B)}<div>{links(3)}</div>{facts}{paragraphs(C, A)}</article>")
    drop_branches(leaves)
    assert kept_of(leaves) == [A, B, "17 stops on the way", "40 trams in all", C, A]


def test_a_short_line_outside_of_the_main_element_goes_and_a_paragraph_stays() -> None:
    leaves = leaves_of(f'<div class="m">{paragraphs(A, B, C, A, B, C)}</div><div class="x"><p>Short line</p><p>{B} So.</p></div>')
    drop_branches(leaves)
    assert kept_of(leaves) == [A, B, C, A, B, C, f"{B} So."]


@given(
    st.lists(
        st.sampled_from((f"<p>{A}</p>", "<p>x</p>", links(2), f"<div>{links(3)}</div>", f"<div><p>{B}</p></div>")), max_size=8
    )
)
def test_no_whole_paragraph_is_lost(parts: list[str]) -> None:
    leaves = leaves_of(f"<main>{''.join(parts)}<p>end</p></main>")
    before = [text for text in kept_of(leaves) if text in (A, B)]
    drop_branches(leaves)
    assert [text for text in kept_of(leaves) if text in (A, B)] == before
