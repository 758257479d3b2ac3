"""Data tables: caption, header, rows of cells; and as text, a row a line, with numbers near their words."""

from lxml.html import HtmlElement

from services.contracts.records import Table
from services.parser.outline import squeeze

CELL_BREAK = " | "
LONGEST_CELL = 300
MOST_ROWS = 1000


def cells(row: HtmlElement) -> tuple[str, ...]:
    """The texts of a row's cells."""
    return tuple(squeeze(" ".join(cell.itertext())) for cell in row if cell.tag in ("td", "th"))


def is_header(row: HtmlElement) -> bool:
    """Whether a row names the columns: it stands in `thead`, or has header cells only."""
    own = [cell.tag for cell in row if cell.tag in ("td", "th")]
    return next(row.iterancestors("thead"), None) is not None or all(tag == "th" for tag in own)


def is_layout(rows: list[tuple[str, ...]]) -> bool:
    """Whether rows only lay a page out: one row, one column, or running text in a cell."""
    return len(rows) < 2 or max(map(len, rows)) < 2 or max(len(cell) for row in rows for cell in row) > LONGEST_CELL


def read_table(table: HtmlElement, position: int = 0) -> Table | None:
    """A data table; None for one that only lays a page out (one column, one row, whole texts in cells)."""
    if table.find(".//table") is not None:
        return None
    filled = [row for row in list(table.iter("tr"))[:MOST_ROWS] if any(cells(row))]
    texts = [cells(row) for row in filled]
    if is_layout(texts):
        return None
    header = texts[0] if is_header(filled[0]) else ()
    caption = next((squeeze(" ".join(one.itertext())) for one in table.iter("caption")), "")
    return Table(position=position, caption=caption or None, header=header, rows=tuple(texts[1:] if header else texts))


def table_text(table: Table) -> str:
    """A table's caption, header and rows as lines."""
    rows = filter(None, (table.header, *table.rows))
    return "\n".join(filter(None, [table.caption, *(CELL_BREAK.join(row) for row in rows)]))
