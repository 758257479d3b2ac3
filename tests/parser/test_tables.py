"""Data tables as lines, and tables that only lay a page out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from services.contracts.records import Table
from services.parser.tables import LONGEST_CELL, MOST_ROWS, is_layout, read_table, table_text

ROWS = "<tr><th>Road</th><th>Before</th></tr><tr><td>Bridge</td><td> 9,100\n</td></tr>"


def text(markup: str) -> str | None:
    table = read_table(html.fromstring(markup))
    return table_text(table) if table else None


def test_rows_and_cells_with_the_caption_first() -> None:
    assert text(f"<table><caption>Lorries a day</caption>{ROWS}</table>") == "Lorries a day\nRoad | Before\nBridge | 9,100"


def test_sections_and_empty_rows() -> None:
    assert text(f"<table><thead></thead><tbody>{ROWS}<tr><td></td></tr></tbody></table>") == "Road | Before\nBridge | 9,100"


@pytest.mark.parametrize(
    "markup",
    [
        "<table></table>",
        "<table><tr><td>One</td><td>row</td></tr></table>",
        "<table><tr><td>One</td></tr><tr><td>column</td></tr></table>",
        f"<table><tr><td>{'a long text ' * 40}</td><td>x</td></tr><tr><td>x</td><td>y</td></tr></table>",
        f"<table><tr><td><table>{ROWS}</table></td><td>x</td></tr><tr><td>x</td><td>y</td></tr></table>",
    ],
)
def test_a_table_for_layout_is_none(markup: str) -> None:
    assert text(markup) is None


@pytest.mark.parametrize(
    ("rows", "header", "body"),
    [
        ("<tr><th>A<th>B<tr><td>1<td>2", ("A", "B"), (("1", "2"),)),
        ("<thead><tr><td>A<td>B</thead><tr><td>1<td>2", ("A", "B"), (("1", "2"),)),
        ("<tr><td>A<td>B<tr><td>1<td>2", (), (("A", "B"), ("1", "2"))),
        ("<tr><th>A<td>1<tr><th>B<td>2", (), (("A", "1"), ("B", "2"))),
        ("<tr><th>A<th>B<tr><td>1<tr><td>2<td>3<td>4", ("A", "B"), (("1",), ("2", "3", "4"))),
        ("<tr><th>A<th>B<tr><td> <td><tr><td>1<td>", ("A", "B"), (("1", ""),)),
        ("<tr><th>A <b>b</b><th>C<tr><td><a href=x>1</a><td>2 <i>kg</i>", ("A b", "C"), (("1", "2 kg"),)),
    ],
)
def test_header_and_rows(rows: str, header: tuple[str, ...], body: tuple[tuple[str, ...], ...]) -> None:
    table = read_table(html.fromstring(f"<table>{rows}</table>"), 3)
    assert table is not None
    assert (table.header, table.rows, table.position, table.caption) == (header, body, 3, None)


def test_a_table_is_read_so_far_and_no_further() -> None:
    table = read_table(html.fromstring("<table>" + "<tr><td>1<td>2" * (MOST_ROWS + 20) + "</table>"))
    assert table is not None
    assert len(table.rows) == MOST_ROWS


@pytest.mark.parametrize(("length", "kept"), [(LONGEST_CELL, True), (LONGEST_CELL + 1, False)])
def test_a_cell_of_running_text_makes_a_layout(length: int, kept: bool) -> None:
    rows = f"<tr><td>{'x' * length}<td>1<tr><td>2<td>3"
    assert (read_table(html.fromstring(f"<table>{rows}</table>")) is not None) is kept


WORDS = st.text(alphabet="abcdefgh 0123456789.,%", max_size=12)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=2, max_size=5))
def test_every_filled_row_of_a_table_is_read(rows: list[list[str]]) -> None:
    markup = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    found = read_table(html.fromstring(f"<table>{markup}</table>"))
    filled = [tuple(" ".join(cell.split()) for cell in row) for row in rows if any(cell.strip() for cell in row)]
    assert (found.rows if found else None) == (tuple(filled) if len(filled) > 1 else None)


@pytest.mark.parametrize(
    ("rows", "holds"),
    [
        ([("a", "b"), ("1", "2")], False),
        ([("a",), ("1", "2")], False),
        ([("a", "b")], True),
        ([("a",), ("1",)], True),
        ([("a", "b"), ("x" * (LONGEST_CELL + 1), "2")], True),
        ([], True),
    ],
)
def test_rows_that_only_lay_a_page_out(rows: list[tuple[str, ...]], holds: bool) -> None:
    assert is_layout(rows) is holds


def test_a_table_without_caption_or_header_is_its_rows() -> None:
    assert table_text(Table(position=0, rows=(("a", "1"), ("b", "2")))) == "a | 1\nb | 2"
    assert table_text(Table(position=0)) == ""
