"""Waiting for rows to end: what is said meanwhile and at the end, and the exit code."""

from collections.abc import Callable, Iterator

import pytest

from services.cli import waiting
from services.cli.waiting import LISTED, wait_for, watch
from services.contracts.messages import Failure
from services.contracts.states import Reason
from services.store import ledger
from services.store.ledger import Accepted
from tests.cli.conftest import Workers

URL = "https://courier.example/"


def counting(*steps: int) -> Callable[[], int]:
    """What is done at each look."""
    looks: Iterator[int] = iter(steps)
    return lambda: next(looks)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "BETWEEN_LOOKS", 0.001)
    monkeypatch.setattr(waiting, "BETWEEN_LINES", 0.0)


def test_in_a_pipe_each_step_is_a_line_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    watch("done", 3, counting(0, 0, 1, 1, 2, 3))
    assert capsys.readouterr().err.splitlines() == ["0 of 3 done", "1 of 3 done", "2 of 3 done"]


@pytest.mark.parametrize("total", [0, 2])
def test_what_is_done_already_is_not_waited_for(total: int, capsys: pytest.CaptureFixture[str]) -> None:
    watch("done", total, counting(total))
    assert capsys.readouterr().err == ""


def test_on_a_terminal_a_bar_is_drawn_and_taken_away(capsys: pytest.CaptureFixture[str]) -> None:
    waiting._watch_bar("done", 2, counting(0, 1, 2))
    assert "of 2 done" not in capsys.readouterr().err


@pytest.mark.parametrize("as_json", [False, True])
def test_without_waiting_it_is_said_what_was_accepted_known_and_refused(
    as_json: bool, database: str, broker: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ledger.accept([f"{URL}1", f"{URL}1", "ftp://courier.example/2"])
    assert wait_for(given, wait=False, as_json=as_json) == 1
    said = capsys.readouterr()
    assert "tallywire: ftp://courier.example/2: refused: " in said.err
    assert "1 accepted, 1 known already, 1 refused" in said.err
    assert (said.out.count('"url"') == 3) is as_json


def test_nothing_given_is_said_so(database: str, broker: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert wait_for([], wait=True, as_json=False) == 0
    assert capsys.readouterr().err.splitlines() == ["nothing given", "nothing new"]


def test_rows_that_end_well_give_zero(workers: Workers, capsys: pytest.CaptureFixture[str]) -> None:
    assert wait_for(ledger.accept([f"{URL}1", f"{URL}2"]), wait=True, as_json=False) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "2 stored"


def test_a_row_that_ends_badly_is_named_with_its_reason(workers: Workers, capsys: pytest.CaptureFixture[str]) -> None:
    workers.fetched[f"{URL}gone"] = Failure(reason=Reason.NOT_FOUND, detail="404")
    assert wait_for(ledger.accept([f"{URL}1", f"{URL}gone"]), wait=True, as_json=False) == 1
    said = capsys.readouterr().err.splitlines()
    assert f"tallywire: {URL}gone: gone: not_found: 404" in said
    assert said[-1] in ("1 stored, 1 gone", "1 gone, 1 stored")


def test_of_many_that_end_badly_the_first_are_named(workers: Workers, capsys: pytest.CaptureFixture[str]) -> None:
    urls = [f"{URL}{number}" for number in range(LISTED + 2)]
    workers.fetched.update((url, Failure(reason=Reason.NOT_FOUND)) for url in urls)
    assert wait_for(ledger.accept(urls), wait=True, as_json=False) == 1
    said = capsys.readouterr().err
    assert said.count(": gone: not_found") == LISTED
    assert "… and 2 more that were not stored: `tallywire status`" in said


def test_a_refusal_counts_though_all_that_was_accepted_is_stored(workers: Workers) -> None:
    assert wait_for(ledger.accept([f"{URL}1", "no url at all"]), wait=True, as_json=False) == 1


def test_an_accepted_url_is_a_record() -> None:
    assert Accepted._fields[0] == "url"
