"""Exports: every record once, and no cell that a spreadsheet would run."""

import csv
import io
import json

import pytest

from services.cli.exporting import safe, write_csv, write_lines


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_cell_that_a_sheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert safe(cell) == "'" + cell


def test_other_cells_stay_as_they_are() -> None:
    values = ("plain", 3, None, "a=b", ["x"], {"k": 1})
    assert [safe(value) for value in values] == ["plain", 3, None, "a=b", '["x"]', '{"k": 1}']
        "plain",
        3,
        None,
        "a=b",
        '["x"]',
        '{"k": 1}',
    ]


def test_csv_and_lines_hold_the_same_records() -> None:
    records = [
        {"article": {"id": n, "url": f"https://example.org/{n}"}, "text": 'a "quote", and\na line', "low": n} for n in (1, 2)
    ]
    lines, sheet = io.StringIO(), io.StringIO()
    write_lines([dict(record) for record in records], lines)
    write_csv([dict(record) for record in records], sheet)
    assert [json.loads(line) for line in lines.getvalue().splitlines()] == records
    rows = list(csv.DictReader(io.StringIO(sheet.getvalue())))
    assert [(row["article_id"], row["text"], row["low"]) for row in rows] == [("1", text, "1"), ("2", text, "2")]

        (str(r["low"]), r["text"], str(r["low"])) for r in records
    ]
