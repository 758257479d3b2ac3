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


ROWS = [{"id": 1, "title": "A " * 60, "at": None}, {"id": 22, "title": "[red]plain[/red]", "extra": "unseen"}]


@pytest.mark.parametrize("width", ["40", "80", "300"])
def test_a_terminal_of_any_width_shows_the_whole_of_the_wide_column(
    width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    output.table(("id", "title", "at"), ROWS, wide="title")
    shown = capsys.readouterr().out
    assert shown.count("A") == 60
    assert "[red]plain[/red]" in shown
    assert "unseen" not in shown


@pytest.mark.parametrize("terminal", [True, False])
def test_a_table_of_nothing_has_its_head(
    terminal: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    output.table(("id", "title"), [])
    out = capsys.readouterr().out
    assert out.index("id") < out.index("title")
    assert out.count("\n") == 1


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("", ""),
        (0, "0"),
        (1.5, "1.5"),
        (True, "True"),
        (["a", 1], "a, 1"),
        ((), ""),
        ("  much \n white\tspace ", "much white space"),
        (datetime(2026, 3, 1, 23, 59, 59, 999, tzinfo=UTC), "2026-03-01 23:59:59"),
    ],
)
def test_a_cell_is_one_line_of_words(value: object, cell: str, capsys: pytest.CaptureFixture[str]) -> None:
    output.table(("a", "b"), [{"a": value, "b": "x"}])
    assert capsys.readouterr().out.splitlines()[1] == f"{cell}\tx"


@pytest.mark.parametrize(
    ("low", "high", "bound", "shown"),
    [
        (0, 0, "exact", "0"),
        (-3, -3, "exact", "-3"),
        (5, None, "more_than", "> 5"),
        (None, 5, "less_than", "< 5"),
        (1_000_000, 1_500_000, "about", "~ 1,000,000–1,500,000"),
        (0.25, 0.75, "between", "0.25–0.75"),
    ],
)
def test_more_values_with_their_bounds(low: float | None, high: float | None, bound: str, shown: str) -> None:
    assert output.value_of({"low": low, "high": high, "bound": bound}) == shown


def test_advice_goes_to_standard_error_and_data_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    output.say("advice")
    output.emit({"data": 1})
    assert capsys.readouterr() == ('{"data": 1}\n', "advice\n")


@pytest.mark.parametrize("value", [None, [], {"a": [1, {"b": None}]}, "two\nlines", 1.5])
def test_a_json_document_is_one_line(value: object, capsys: pytest.CaptureFixture[str]) -> None:
    output.emit(value)
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert json.loads(out) == value
