"""The body of a page: what is kept of its blocks, brought in and taken out."""

import pytest
from lxml import html

from services.parser.asides import corrections
from services.parser.branches import branch_of, main_element
from services.parser.outline import outline
from services.parser.places import Places, is_foreign_name
from services.parser.sift import drop_appended, fill, headline, heads, may_fill, rescue, sift
from services.parser.text import aligned, key, mark_body
from tests.parser.blocks import A, B, C, kept_of, leaves_of, paragraphs


def read(body: str, description: str = "", authors: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    """The kept blocks and the standfirst of a page."""
    tree = html.document_fromstring(f"<html><body>{body}</body></html>", ensure_head_body=True)
    leaves = outline(tree).leaves
    mark_body(tree, leaves)
    _, lead = sift(leaves, ("Forty new trams",), authors, description)
    return [leaf.text for leaf in leaves if leaf.kept], [leaves[index].text for index in lead]


def page(*blocks: str) -> str:
    return f"<article><h1>Forty new trams</h1>{''.join(blocks)}</article>"


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


@pytest.mark.parametrize(
    "line",
    [
        "17 April 2024",
        "Monday, 17 April 2024, 10:40",
        "April 17, 2024",
        "17. April 2024",
        "17 de abril de 2024",
        "17 kwietnia 2024, 10:40",
    ],
)
def test_a_date_line_above_the_text_is_no_body_and_within_it_is_a_heading(line: str) -> None:
    assert read(page(paragraphs(line, A, B, C)))[0] == [A, B, C]
    assert read(page(paragraphs(A, B), f"<h3>{line}</h3>", paragraphs(C)))[0] == [A, B, line, C]


NEXT = "<h1>Old pier sold for one crown</h1><p>The wooden pier was sold on Monday to a club of divers, for one crown.</p>"


def test_a_post_that_follows_in_an_article_of_its_own_is_another_one() -> None:
    assert read(page(paragraphs(A, B, C)) + f"<div><article>{NEXT}</article></div>")[0] == [A, B, C]


def test_a_headline_within_the_same_article_ends_nothing() -> None:
    assert read(page(paragraphs(A, B), "<h1>Advertisement</h1>", paragraphs(C)))[0] == [A, B, C]


def test_the_article_after_a_post_that_is_shown_first_is_told_by_its_headline() -> None:
    leaves = outline(html.document_fromstring(f"<body>{page(paragraphs(A, B))}<article>{NEXT}</article></body>")).leaves
    for leaf in leaves:
        leaf.kept = leaf.text in (A, B) or leaf.text.startswith("The wooden")
    drop_appended(leaves, {key("Forty new trams")})
    assert [leaf.text for leaf in leaves if leaf.kept] == [A, B]
    drop_appended([], set())


def test_rescue_takes_the_containers_that_hold_most_of_the_text() -> None:
    block = '<div class="part">{}</div>'
    leaves = leaves_of("".join(block.format(f"<p>{text}</p>") for text in (A, B, C)), A)
    rescue(leaves)
    assert kept_of(leaves) == [A, B, C]


def test_rescue_leaves_alone_what_already_holds_most() -> None:
    leaves = leaves_of(f'<div class="a"><p>{A}</p><p>{B}</p></div><div class="b"><p>{C}</p></div>', A, B)
    rescue(leaves)
    assert kept_of(leaves) == [A, B]


@pytest.mark.parametrize(
    ("body", "top"),
    [
        ("<h1>Forty new trams</h1><p>{A}</p><p>{B}</p>", 0),
        ("<p>Home</p><h2>Forty New Trams!</h2><p>{A}</p><p>{B}</p>", 1),
        ("<h1><span>Forty new</span> trams</h1><p>{A}</p><p>{B}</p>", 0),
        ("<h1>Another headline</h1><p>{A}</p><p>{B}</p>", -1),
        ("<p>{A}</p><p>{B}</p><h1>Forty new trams</h1>", -1),
        ("<p>Forty new trams</p><p>{A}</p><p>{B}</p>", -1),
    ],
)
def test_the_headline_stands_above_the_text(body: str, top: int) -> None:
    assert headline(leaves_of(body.format(A=A, B=B), A, B), {key("Forty new trams")}) == top


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ('<p class="dek">Forty trams, two years late, and dearer.</p>', True),
        ('<h2 class="subtitle">Forty trams, two years late, and dearer.</h2>', True),
        ('<div class="article-summary"><p>Forty trams, two years late, and dearer.</p></div>', True),
        ('<p class="chapo">Forty trams, two years late, and dearer.</p>', True),
        ('<p class="dek">Too short for one</p>', False),
        ('<p class="dek"><a href="/x">Forty trams, two years late, and dearer.</a></p>', False),
        ('<p class="dek">A tram that stands in the depot of the town (Image: EPA)</p>', False),
        ("<p>Forty trams, two years late, and dearer.</p>", False),
    ],
)
def test_what_is_a_standfirst(block: str, found: bool) -> None:
    assert bool(read(page(block, f"<div>{paragraphs(A, B, C)}</div>"))[1]) is found


def test_a_standfirst_is_what_the_page_describes_itself_with() -> None:
    lead = "Forty trams, two years late, and dearer than was said."
    assert read(page(f"<h2>{lead}</h2>", f"<div>{paragraphs(A, B, C)}</div>"), description=lead) == ([A, B, C], [lead])


def test_links_among_the_text_are_dropped_with_their_branch() -> None:
    links = "".join(f'<p><a href="/{at}">A link to another story, number {at}</a></p>' for at in range(4))
    assert read(page(paragraphs(A, B), f"<div>{links}</div>", paragraphs(C)))[0] == [A, B, C]


def test_a_branch_is_the_child_of_the_main_element() -> None:
    tree = html.fromstring("<main><div id=a><p><i>x</i></p></div><p id=b>y</p></main>")
    known: dict[html.HtmlElement, html.HtmlElement | None] = {}
    inner = tree.find(".//i")
    assert branch_of(inner, tree, known) is tree[0]
    assert branch_of(tree[1], tree, known) is tree[1]
    assert branch_of(tree, tree, known) is tree
    assert branch_of(html.fromstring("<p>elsewhere</p>"), tree, {}) is None
    assert branch_of(None, tree, known) is None


def test_without_kept_blocks_there_is_nothing_to_sift() -> None:
    leaves = leaves_of(f"<p>{A}</p>", "nothing")
    assert main_element(leaves) is None
    assert sift([], (), (), "") == (-1, [])
    assert corrections(leaves, -1) == ()


def test_corrections_are_looked_for_near_the_text_only() -> None:
    notice = "Correction: the line has 17 stops, not 18."
    near = leaves_of(f"<p>{A}</p><p>{B}</p><p>{notice}</p><p>{notice}</p>", A, B)
    far = leaves_of(f"<p>{A}</p>" + "<p>menu</p>" * 20 + f"<p>{notice}</p>", A)
    assert (corrections(near, -1), corrections(far, -1)) == ((notice,), ())


def post(heading: str, *texts: str) -> str:
    return f"<article class=post><header><time>22.40</time><h2>{heading}</h2></header><div>{paragraphs(*texts)}</div></article>"


def test_the_headings_of_a_live_blogs_posts_stay() -> None:
    body = f"<main><h1>Forty new trams</h1>{post('Vote at nine', A)}{post('Debate begins', B)}{post('Good morning', C)}</main>"
    assert read(body)[0] == ["Vote at nine", A, "Debate begins", B, "Good morning", C]


@pytest.mark.parametrize(
    ("markup", "holds"),
    [
        ("<section><header><h2>Costs</h2></header><p>{A}</p></section>", True),
        ("<div><h3>Costs</h3><p>{A}</p></div>", True),
        ("<div><h2>Costs</h2></div><div><p>{A}</p></div>", False),
        ("<section><h2>Costs</h2></section><section><p>{A}</p></section>", False),
        ("<section><p>Costs</p><p>{A}</p></section>", False),
        ("<section><h2>Costs</h2><p>not kept</p><p>{A}</p></section>", False),
        ("<section><h2>Costs</h2></section>", False),
    ],
)
def test_a_heading_belongs_to_the_block_right_after_it(markup: str, holds: bool) -> None:
    leaves = leaves_of(markup.format(A=A), A)
    assert heads(leaves[0], leaves) is holds


@pytest.mark.parametrize(
    ("block", "holds"),
    [
        (f"<p>{A}</p>", True),
        ("<blockquote>“We have waited for years,” she said.</blockquote>", True),
        ("<h3>What the trams will cost</h3>", True),
        ("<p>Short</p>", False),
        ("<div>A block of a length that would do</div>", False),
        ("<li>A block of a length that would do</li>", False),
    ],
)
def test_what_may_fill_a_gap(block: str, holds: bool) -> None:
    (leaf,) = leaves_of(block)
    assert may_fill(leaf) is holds


def test_a_gap_beside_kept_paragraphs_is_filled_and_the_end_of_the_page_is_not() -> None:
    body = f"<h1>Forty new trams</h1><div>{paragraphs(A, B, C)}</div><h1>Another story</h1><div><p>{C} So.</p></div>"
    leaves = leaves_of(body, A, C)
    fill(leaves, Places(leaves), 0)
    assert kept_of(leaves) == [A, B, C]


def test_blocks_in_foreign_elements_fill_nothing() -> None:
    leaves = leaves_of(f'<div>{paragraphs(A, B)}<aside><h3>Also</h3><p>{C}</p></aside><p class="caption">{C}</p></div>', A, B)
    fill(leaves, Places(leaves), -1)
    assert kept_of(leaves) == [A, B]


def test_a_date_under_a_standfirst_is_no_body() -> None:
    lead = '<div class="intro"><p>Forty trams, two years late, and dearer than anyone said.</p></div>'
    assert read(page(lead, "<div>21 aug. 2025</div>", f"<div>{paragraphs(A, B, C)}</div>"))[0] == [A, B, C]


def test_notes_offers_and_comments_go_in_one_pass() -> None:
    body = page(
        paragraphs(A, B, C, "Ines Falk covers trams for us."),
        "<h3>Comments (2)</h3>",
        paragraphs("Well said!", "About time, is all I can say."),
    )
    assert read(body, authors=("Ines Falk",))[0] == [A, B, C]
