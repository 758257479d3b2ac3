"""Data tables as text: a row a line, cells apart by a bar, so that numbers keep their row's and column's words near."""

from lxml.html import HtmlElement

from services.parser.outline import squeeze

CELL_BREAK = " | "
LONGEST_CELL = 300
MOST_ROWS = 1000


def cells(row: HtmlElement) -> list[str]:
    """The texts of a row's cells."""
    return [squeeze(" ".join(cell.itertext())) for cell in row if cell.tag in ("td", "th")]


def rows(table: HtmlElement) -> list[list[str]]:
    """The rows that hold any text, of this table and not of one inside it."""
    own = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    return [texts for texts in map(cells, own[:MOST_ROWS]) if any(texts)]


def table_text(table: HtmlElement) -> str | None:
    """A data table's caption and rows as lines; None for one that only lays a page out (one column, whole texts in cells)."""
    if table.find(".//table") is not None:
        return None
    body = rows(table)
    if len(body) < 2 or max(map(len, body)) < 2 or any(len(cell) > LONGEST_CELL for row in body for cell in row):
        return None
    caption = next((squeeze(" ".join(one.itertext())) for one in table.iter("caption")), "")
    return "\n".join(filter(None, [caption, *(CELL_BREAK.join(row) for row in body)]))
