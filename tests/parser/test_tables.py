"""Data tables as lines, and tables that only lay a page out."""

import pytest
from lxml import html

from services.parser.tables import read_table, table_text

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
