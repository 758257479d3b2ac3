"""Exports: every record once, and no cell that a spreadsheet would run."""

import csv
import io
import json

import pytest

from services.cli.exporting import safe, write_csv, write_lines

TEXT = 'a "quote", and\na line'


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_cell_that_a_sheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize(("value", "cell"), [("plain", "plain"), (3, 3), (None, None), ("a=b", "a=b"), (["x"], '["x"]')])
def test_other_cells_stay_as_they_are(value: object, cell: object) -> None:
    assert safe(value) == cell


def test_csv_and_lines_hold_the_same_records() -> None:
    records = [{"article": {"id": n, "url": f"https://example.org/{n}"}, "text": TEXT, "low": n} for n in (1, 2)]
    lines, sheet = io.StringIO(), io.StringIO()
    write_lines([dict(record) for record in records], lines)
    write_csv([dict(record) for record in records], sheet)
    assert [json.loads(line) for line in lines.getvalue().splitlines()] == records
    rows = list(csv.DictReader(io.StringIO(sheet.getvalue())))
    assert [(row["article_id"], row["text"], row["low"]) for row in rows] == [("1", TEXT, "1"), ("2", TEXT, "2")]
