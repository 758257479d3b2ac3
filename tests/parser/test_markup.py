"""An HTML page's parts in reading order: what goes where, and what of it is kept apart."""

from dataclasses import replace

import pytest

from services.contracts.records import Section
from services.parser.markup import (
    Parsed,
    body_of,
    data_tables,
    parts_in_order,
    people,
    picture,
    read_body,
    read_markup,
    with_visible,
    within,
)
from services.parser.metadata import Metadata
from services.parser.outline import Outline, outline
from services.parser.page import read_page
from services.parser.pictures import Found
from services.parser.tables import read_table

URL = "https://courier.example/trams"
FIRST = (
    "The council of Sund voted on Monday to buy 40 new trams for the eastern line, its chair told reporters after the meeting."
)
SECOND = "The first of them are to run in May of next year, when the depot at the harbour is ready to take them in."
LAST = "The old trams, which have run for 30 years, will be sold to a museum and to two towns on the other shore."


def parsed(markup: str, head: str = "") -> Parsed:
    """A page with a headline, three paragraphs and `markup` after the first."""
    body = f"<article><h1>Forty new trams</h1><p>{FIRST}</p>{markup}<p>{SECOND}</p><p>{LAST}</p></article>"
    payload = f"<!doctype html><html lang=en><head><title>Forty new trams</title>{head}</head><body>{body}</body></html>"
    page = read_page(payload.encode(), url=URL, content_type=None, limit=10**6)
    assert page.tree is not None
    return read_markup(page, page.tree)


def parts(found: Parsed) -> list[tuple[str, str]]:
    return [(section.value, text) for section, text in found.parts]


def test_title_and_paragraphs_in_their_order() -> None:
    assert parts(parsed("")) == [("title", "Forty new trams"), ("body", FIRST), ("body", SECOND), ("body", LAST)]


def test_a_caption_stands_where_its_picture_stands() -> None:
    found = parsed('<figure><img src="/a.jpg"><figcaption>A tram at the harbour (Image: EPA)</figcaption></figure>')
    assert parts(found)[1:4] == [("body", FIRST), ("caption", "A tram at the harbour"), ("body", SECOND)]
    assert [(one.url, one.caption, one.credit, one.lead) for one in found.pictures] == [
        ("https://courier.example/a.jpg", "A tram at the harbour", "EPA", True)
    ]


def test_a_table_is_no_body_and_stands_in_its_place() -> None:
    rows = "<tr><th>Line<th>Trams<tr><td>East<td>40<tr><td>West<td>12"
    found = parsed(f"<table><caption>Trams by line</caption>{rows}</table>")
    assert parts(found)[2] == ("table", "Trams by line\nLine | Trams\nEast | 40\nWest | 12")
    assert [table.header for table in found.tables] == [("Line", "Trams")]
    assert "East" not in body_of(found.parts)


def test_a_chart_is_no_body_and_stands_in_its_place() -> None:
    drawing = "<svg><title>Trams</title><text>East</text><text>40</text><text>West</text><text>12</text></svg>"
    assert ("chart", "Trams\nEast | 40\nWest | 12") in parts(parsed(drawing))


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="newsletter"><p>Get the news of the harbour in your inbox every single morning.</p></div>',
        '<p><a href="/x">Read also: why the old bridge over the harbour is closed again this week</a></p>',
        "<p>Read more: the bridge is closed again</p>",
        "<aside><p>The eastern line was built in 1921 and has 17 stops along the shore.</p></aside>",
        '<div class="related"><ul><li><a href="/1">One more story of trams</a><li><a href="/2">Another one</a></ul></div>',
        "<nav><a href=/>Home</a> <a href=/local>Local</a></nav>",
        "<form><p>Sign up for the newsletter of the harbour, every day at seven.</p><input></form>",
        "<script>var text = 'A paragraph that only a script knows';</script>",
        "<p>Share this on all your channels</p>",
        "<button>Listen to this article</button>",
    ],
)
def test_what_stands_in_between_and_is_no_part_of_it(markup: str) -> None:
    assert body_of(parsed(markup).parts) == f"{FIRST}\n{SECOND}\n{LAST}"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h2>The depot is late</h2>", "The depot is late"),
        ("<ul><li>40 trams in May<li>12 trams in June</ul>", "40 trams in May\n12 trams in June"),
        ("<blockquote><p>We waited ten years for these trams.</p></blockquote>", "We waited ten years for these trams."),
        ("<p>The price is <b>12</b> million <i>crowns</i>, says the <a href=/b>budget</a> of the town.</p>",
         "The price is 12 million crowns, says the budget of the town."),
        ("<p>One line of the paragraph<br>and one more line of it.</p>", "One line of the paragraph\nand one more line of it."),
    ],
)  # fmt: skip
def test_what_stands_in_between_and_is_part_of_it(markup: str, text: str) -> None:
    assert body_of(parsed(markup).parts) == f"{FIRST}\n{text}\n{SECOND}\n{LAST}"


def test_a_standfirst_is_kept_apart_after_the_title() -> None:
    lead = "After ten years of talks the town buys new trams; the old ones go to a museum."
    body = (
        f'<article><h1>Forty new trams</h1><p class="standfirst">{lead}</p><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p></article>'
    )
    page = read_page(f"<html><body>{body}</body></html>".encode(), url=URL, content_type=None, limit=10**6)
    assert page.tree is not None
    found = read_markup(page, page.tree)
    assert found.standfirst == lead
    assert parts(found)[:2] == [("title", "Forty new trams"), ("title", lead)]
    assert lead not in body_of(found.parts)


def test_a_correction_is_kept_apart() -> None:
    notice = "Correction: an earlier version of this article named the wrong line."
    found = parsed(f"<p>{notice}</p>")
    assert found.corrections == (notice,)
    assert notice not in body_of(found.parts)


def test_the_text_of_json_ld_is_taken_where_the_page_shows_none() -> None:
    item = f'{{"@type":"NewsArticle","headline":"Trams","articleBody":"{FIRST}\\n{LAST}"}}'
    head = f'<script type="application/ld+json">{item}</script>'
    payload = f"<html><head>{head}</head><body><div id=app></div></body></html>".encode()
    page = read_page(payload, url=URL, content_type=None, limit=10**6)
    assert page.tree is not None
    assert body_of(read_markup(page, page.tree).parts) == f"{FIRST}\n{LAST}"


def test_the_text_of_a_script_is_taken_where_the_page_shows_none() -> None:
    state = f'{{"story": {{"html": "<p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p>", "firstPublished": "2024-05-01T07:00:00Z"}}}}'
    payload = f"<html><head></head><body><div id=app></div><script>window.state = {state}</script></body></html>".encode()
    page = read_page(payload, url=URL, content_type=None, limit=10**6)
    assert page.tree is not None
    found = read_markup(page, page.tree)
    assert body_of(found.parts) == f"{FIRST}\n{SECOND}\n{LAST}"
    assert (found.metadata.published, found.metadata.evidence["published"]) == ("2024-05-01T07:00:00+00:00", "text")


def seen_of(markup: str) -> Outline:
    page = read_page(f"<html><body>{markup}</body></html>".encode(), url=URL, content_type=None, limit=10**6)
    assert page.tree is not None
    return read_body(page.tree, Metadata())[0]


def test_what_stands_between_the_first_and_the_last_kept_block() -> None:
    seen = seen_of(
        f"<img src=0><p>{FIRST}</p><img src=1><p>{SECOND}</p><p>{LAST}</p><img src=2><p>End</p><p>of page</p><img src=3>"
    )
    for leaf in seen.leaves:
        leaf.kept = leaf.text in (FIRST, SECOND, LAST)
    assert [element.get("src") for element, _ in within(seen, seen.images)] == ["0", "1", "2"]
    for leaf in seen.leaves:
        leaf.kept = False
    assert list(within(seen, seen.images)) == []


def test_the_cells_of_a_data_table_leave_the_body_and_those_of_a_layout_stay() -> None:
    cells = "<table><tr><td>East<td>40<tr><td>West<td>12</table>"
    layout = f"<table><tr><td>{SECOND}</table>"
    page = read_page(f"<p>{FIRST}</p>{cells}{layout}<p>{LAST}</p>".encode(), url=URL, content_type=None, limit=10**6)
    assert page.tree is not None
    seen = outline(page.tree)
    for leaf in seen.leaves:
        leaf.kept = True
    ((table, at),) = data_tables(seen)
    assert (table.rows, at) == ((("East", "40"), ("West", "12")), 1)
    assert [leaf.text for leaf in seen.leaves if leaf.kept] == [FIRST, SECOND, LAST]


def test_parts_of_all_kinds_are_sorted_by_place() -> None:
    seen = seen_of(f"<p>{FIRST}</p><p>{SECOND}</p>")
    for leaf in seen.leaves:
        leaf.kept = True
    tree = read_page(b"<table><tr><td>a<td>1<tr><td>b<td>2</table>", url=URL, content_type=None, limit=999).tree
    table = read_table(next(tree.iter("table"))) if tree is not None else None
    assert table is not None
    ordered = parts_in_order(
        seen, [Found("u", 1, "A caption"), Found("v", 0), Found("w", 2, "The end")], [(table, 1)], [("a | 1", 2)]
    )
    assert [section for section, _ in ordered] == [
        Section.BODY, Section.CAPTION, Section.TABLE, Section.BODY, Section.CAPTION, Section.CHART,
    ]  # fmt: skip


@pytest.mark.parametrize(("position", "lead"), [(0, True), (1, False)])
def test_the_first_picture_leads(position: int, lead: bool) -> None:
    made = picture(Found("https://a.example/a.jpg", 3, "Caption", "Ada", "alt", 10, 20), position)
    assert (made.position, made.lead, made.caption, made.credit, made.alt, made.width, made.height) == (
        position, lead, "Caption", "Ada", "alt", 10, 20,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("metadata", "authors", "published"),
    [
        (Metadata(), ("Ada Lund",), "2024-05-01T07:30:00"),
        (Metadata(authors=("Bo Ek",)), ("Bo Ek",), "2024-05-01T07:30:00"),
        (Metadata(published="2024-05-01"), ("Ada Lund",), "2024-05-01T07:30:00"),
        (Metadata(published="2024-04-30"), ("Ada Lund",), "2024-04-30"),
        (Metadata(published="2024-05-01T06:00:00+00:00"), ("Ada Lund",), "2024-05-01T06:00:00+00:00"),
    ],
)
def test_what_the_lines_above_the_text_say_fills_what_the_head_leaves_open(
    metadata: Metadata, authors: tuple[str, ...], published: str
) -> None:
    seen = seen_of(f"<p>By Ada Lund</p><p>May 1, 2024, 07:30</p><p>{FIRST}</p><p>{SECOND}</p>")
    for leaf in seen.leaves:
        leaf.kept = leaf.text in (FIRST, SECOND)
    found = with_visible(metadata, seen)
    assert (found.authors, found.published) == (authors, published)
    assert {name for name, source in found.evidence.items() if source == "text"} == {
        name for name in ("authors", "published") if getattr(found, name) != getattr(metadata, name)
    }


def test_a_byline_in_the_markup_is_the_last_resort() -> None:
    seen = seen_of(f"<p>{FIRST}</p><p>{SECOND}</p>")
    assert with_visible(replace(Metadata(), byline=("Courier",)), seen).authors == ("Courier",)


@pytest.mark.parametrize(
    ("outlet", "authors", "byline", "expected"),
    [
        ("Harbour Gazette", ("Ines Falk",), ("Tom Abara",), ("Ines Falk",)),
        ("Harbour Gazette", (), ("Tom Abara",), ("Tom Abara",)),
        ("Harbour Gazette", ("Harbour Gazette",), (), ()),
        ("Harbour Gazette", ("Gazette",), (), ()),
        ("Harbour Gazette", ("Harbour Gazette Newsroom", "Ines Falk"), (), ("Ines Falk",)),
        (None, ("Ines Falk",), (), ("Ines Falk",)),
        (None, (), (), ()),
    ],
)
def test_people_are_the_authors_but_for_the_outlet(
    outlet: str | None, authors: tuple[str, ...], byline: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert people(Metadata(outlet=outlet, authors=authors, byline=byline)) == expected
