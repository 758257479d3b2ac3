"""Exports: every record once, and no cell that a spreadsheet would run."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.cli.exporting import opened, safe, write_csv, write_lines
from services.contracts.errors import UsageError

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


def test_a_file_is_written_as_utf_8_without_changed_line_ends(tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    with opened(out) as file:
        write_lines([{"text": "Zürich\r\nöffnet"}], file)
    assert out.read_bytes() == '{"text": "Zürich\\r\\nöffnet"}\n'.encode()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r": Is a directory$"), opened(tmp_path):
        pass
    with pytest.raises(UsageError, match=r"file: No such file or directory$"), opened(tmp_path / "no" / "file"):
        pass


def test_without_a_file_it_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    with opened(None) as file:
        write_lines([{"a": 1}], file)
    assert capsys.readouterr().out == '{"a": 1}\n'


def test_no_record_is_an_empty_file() -> None:
    lines, sheet = io.StringIO(), io.StringIO()
    write_lines([], lines)
    write_csv([], sheet)
    assert (lines.getvalue(), sheet.getvalue()) == ("", "")


@given(
    st.lists(
        st.fixed_dictionaries({"text": st.text(max_size=20).filter(lambda text: "\x00" not in text)}), min_size=1, max_size=4
    )
)
def test_no_cell_of_a_sheet_begins_as_a_formula_and_none_is_lost(records: list[dict[str, str]]) -> None:
    sheet = io.StringIO(newline="")
    write_csv([dict(record) for record in records], sheet)
    cells = [row["text"] for row in csv.DictReader(io.StringIO(sheet.getvalue(), newline=""))]
    assert [cell.removeprefix("'") if cell[1:2] in tuple("=+-@\t\r") else cell for cell in cells] == [r["text"] for r in records]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
