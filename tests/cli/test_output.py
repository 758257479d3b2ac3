"""What a person sees: tables on a terminal, tab-separated lines in a pipe, values with their bounds."""

import json
from datetime import UTC, datetime

import pytest

from services.cli import output


@pytest.mark.parametrize(
    ("low", "high", "bound", "shown"),
    [
        (260000, 260000, "about", "~ 260,000"),
        (120000, 120000, "at_least", "≥ 120,000"),
        (None, 10, "at_most", "≤ 10"),
        (18, 60, "between", "18–60"),
        (24, 99, "vague", "vague 24–99"),
        (0.1, 0.1, "exact", "0.1"),
        (None, None, "vague", "vague ?"),
    ],
)
def test_a_value_with_its_bound(low: float | None, high: float | None, bound: str, shown: str) -> None:
    assert output.value_of({"low": low, "high": high, "bound": bound}) == shown


def test_a_table_in_a_pipe_is_tab_separated_lines(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"a": 1, "b": "two\nlines\tand a tab", "c": None}, {"a": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "b": ["x", "y"]}]
    output.table(("a", "b", "c"), rows)
    assert capsys.readouterr().out == "a\tb\tc\n1\ttwo lines and a tab\t\n2026-01-02 03:04:05\tx, y\t\n"


def test_a_table_on_a_terminal_shows_every_cell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    output.table(("id", "title"), [{"id": 1, "title": "[bold]no markup[/bold]"}], wide="title")
    shown = capsys.readouterr().out
    assert "id" in shown
    assert "[bold]no markup[/bold]" in shown


def test_json_holds_any_text(capsys: pytest.CaptureFixture[str]) -> None:
    output.emit({"at": datetime(2026, 1, 2, tzinfo=UTC), "text": "Київ €5"})
    assert json.loads(capsys.readouterr().out) == {"at": "2026-01-02T00:00:00+00:00", "text": "Київ €5"}
