"""The body of a page: what is kept of its blocks, brought in and taken out."""

import pytest
from lxml import html

from services.parser.outline import outline
from services.parser.places import Places, is_foreign_name
from services.parser.sift import sift
from services.parser.text import aligned, key, mark_body

A = "The council voted on Monday to spend 12 million crowns on 40 new trams for the eastern line, its chair said after a vote."
B = "The first of them are to run in May 2026, two years later than was planned when the line was opened, the operator said."
C = "Fares will rise by 3 percent, and some 9,000 commuters a day are expected to change over from their cars to the line then."


def read(body: str, description: str = "", authors: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    """The kept blocks and the standfirst of a page."""
    tree = html.document_fromstring(f"<html><body>{body}</body></html>", ensure_head_body=True)
    leaves = outline(tree).leaves
    mark_body(tree, leaves)
    _, lead = sift(leaves, ("Forty new trams",), authors, description)
    return [leaf.text for leaf in leaves if leaf.kept], [leaves[index].text for index in lead]


def page(*blocks: str) -> str:
    return f"<article><h1>Forty new trams</h1>{''.join(blocks)}</article>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_headline_and_what_is_above_it_are_no_body() -> None:
    assert read("<p>Home &gt; News</p>" + page(paragraphs(A, B, C)))[0] == [A, B, C]


def test_a_marked_standfirst_is_kept_apart() -> None:
    assert read(
        page('<p class="article-standfirst">Forty trams, two years late, and dearer.</p>', f"<div>{paragraphs(A, B, C)}</div>")
    ) == (
        [A, B, C],
        ["Forty trams, two years late, and dearer."],
    )


def test_the_first_paragraph_is_no_standfirst_though_the_page_describes_itself_with_it() -> None:
    assert read(page(paragraphs(A, B, C)), description=A) == ([A, B, C], [])


@pytest.mark.parametrize(
    "block",
    [
        '<p><a href="/x">Port workers announce a strike for Friday and Saturday</a></p>',
        "<p>Read more: Port workers announce a strike</p>",
        '<div class="newsletter-box"><p>The news of the harbour every morning in your mail, at no cost.</p></div>',
        "<aside><p>The tram was first run in the city in 1899 and has been closed twice since, its museum says.</p></aside>",
        "<p>By Ines Falk</p>",
        "<p>Ines Falk</p>",
        "<p>A tram in the depot on Monday (Image: EPA)</p>",
        "<p>Additional reporting by Tom Abara in Harbour Town</p>",
        '<p>Sign up to our <a href="/n">morning newsletter</a> to have this in your mail.</p>',
    ],
)
def test_what_is_none_of_the_article_is_taken_out(block: str) -> None:
    assert read(page(paragraphs(A, B), block, paragraphs(C)), authors=("Ines Falk",))[0] == [A, B, C]


def test_subheadings_and_lists_stay_and_a_last_heading_goes() -> None:
    kept, _ = read(page(paragraphs(A, B), "<h2>What it costs</h2>", paragraphs(C), "<h2>More stories of the day</h2>"))
    assert kept == [A, B, "What it costs", C]


def test_a_container_of_the_same_kind_is_joined() -> None:
    chunk = '<div class="chunk">{}</div>'
    body = page(chunk.format(paragraphs(A, B)), '<div class="ad">Advertisement</div>', chunk.format(paragraphs(C)))
    assert read(body)[0] == [A, B, C]


def test_a_name_that_misleads_is_not_believed() -> None:
    assert read(page(f'<div class="with-sidebar"><div class="sidebar-grid">{paragraphs(A, B, C)}</div></div>'))[0] == [A, B, C]


@pytest.mark.parametrize("name", ["newsletter-box", "RelatedStories", "story_teaser", "article-tags", "SocialShare", "read-more"])
def test_foreign_names(name: str) -> None:
    assert is_foreign_name(name)


@pytest.mark.parametrize("name", ["article-body", "zendaya-promoted", "headline", "shareholder-news", "stage", "vintage", " "])
def test_names_of_an_article(name: str) -> None:
    assert not is_foreign_name(name)


def test_places_of_nothing() -> None:
    element = html.fromstring('<div class="newsletter"><p>x</p></div>')
    assert Places([]).is_foreign(element[0])


def test_aligned_finds_blocks_whatever_their_spacing() -> None:
    keys = [key(text) for text in ("One two.", "Three four!", "", "Five six", "One two")]
    assert aligned(keys, "One  two\nFIVE, six") == [0, 3]
    assert aligned(keys, "One two. Three four") == [0, 1]
    assert aligned(keys, "nothing of it") == []
    assert aligned([], "text") == []
