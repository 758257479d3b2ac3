"""`figures`: the list is its default, `explain` works without any service."""

import json

import pytest

from services.cli.figures import check
from services.cli.main import call
from tests import samples

SENTENCE = "At the docks 40 of the 200 workers, or 30%, left Ostend."


def test_explain_tells_numbers_records_and_checks(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["figures", "explain", SENTENCE]) == 0
    out = capsys.readouterr().out
    assert "30%\tdigits\t1\tfigure 2" in out
    assert "  counted: workers" in out
    assert "30% of 200 = 40 (share): does not hold" in out


def test_explain_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["figures", "explain", "--json", SENTENCE]) == 0
    record = json.loads(capsys.readouterr().out)
    assert [figure["low"] for figure in record["figures"]] == [40, 200, 30]
    assert [number["figure"] for number in record["numbers"]] == [0, 1, 2]
    assert record["relations"][0]["figures"] == [2, 1, 0]
    assert record["tokens"][0] == {"text": "At", "kind": "word", "entries": []}


def test_the_list_is_the_default(
    database: str, broker: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    samples.store(samples.article("https://courier.example/1"))
    assert call(["figures", "--event", "departure", "--json"]) == 0
    assert [figure["event_class"] for figure in json.loads(capsys.readouterr().out)] == ["departure"]
    assert call(["figures", "--kind", "money"]) == 0
    assert "USD" in capsys.readouterr().out


@pytest.mark.parametrize(("holds", "says"), [(True, "holds"), (False, "does not hold")])
def test_a_check_is_a_line(holds: bool, says: str) -> None:
    assert check({"reads": "40 + 2 = 42", "kind": "sum", "holds": holds}) == f"40 + 2 = 42 (sum): {says}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Mindestens 40 Menschen verließen Ostende.", "--language", "de"], 40),
        (["Some 1.5 million people left Ostend."], 1_500_000),
        (["Twelve people left Ostend on Monday.", "--published", "2024-05-06"], 12),
    ],
)
def test_explain_reads_the_language_and_day_that_are_given(
    words: list[str], expected: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["figures", "explain", "--json", *words]) == 0
    assert [figure["low"] for figure in json.loads(capsys.readouterr().out)["figures"]] == [expected]


@pytest.mark.parametrize("sentence", ["", "No number at all.", "In 2024, at 10:40."])
def test_explain_of_a_text_without_figures(sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["figures", "explain", sentence]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Tokens\n")
    assert "\nFigure 0\n" not in out
    assert "\nChecks\n" not in out
