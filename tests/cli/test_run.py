"""`status`, `doctor` and `up`: what they tell, as a table, as JSON and by their exit codes."""

import resource
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from services.contracts.states import LIVE, TERMINAL
from services.embedded import doctor
from services.store import ledger
from services.store.db import transaction
from tests import samples
from tests.cli.conftest import Run
from tests.servers import free_port

Tallywire = Callable[..., Run]
CHECKS = ["data folder", "disk", "web port", "postgres", "redis", "contact", "clock", "open files"]


def test_status_of_nothing(tallywire: Tallywire, database: str) -> None:
    run = tallywire("status")
    assert (run.code, run.err) == (0, "")
    assert run.out == "state\trows\n\n0 accepted, 0 live, 0 ended; 0 articles in 0 versions with 0 figures\n"


def test_status_counts_rows_by_state(tallywire: Tallywire, database: str, broker: str) -> None:
    samples.store(samples.article("https://courier.example/1"), samples.article("https://courier.example/2"))
    ledger.accept(["https://courier.example/3"])
    out = tallywire("status").out
    assert out.splitlines()[:3] == ["state\trows", "queued\t1", "stored\t2"]
    assert out.splitlines()[-1] == "3 accepted, 1 live, 2 ended; 2 articles in 2 versions with 6 figures"


def test_status_tells_how_many_rows_wait_and_what_for(tallywire: Tallywire, database: str, broker: str) -> None:
    ledger.accept([f"https://courier.example/{number}" for number in range(4)])
    with transaction() as connection:
        for number, reason in enumerate(("contact", "contact", "dns"), 1):
            connection.execute("update ledger set reason = %s where id = %s", (reason, number))
    contact, dns = tallywire("status").out.splitlines()[-2:]
    assert contact.startswith("2 wait: no contact is set: set TALLYWIRE_CONTACT to ")
    assert dns == "1 wait: dns"


def test_status_as_json_names_every_state(tallywire: Tallywire, database: str, broker: str) -> None:
    ledger.accept(["https://courier.example/1", "https://courier.example/2"])
    with transaction() as connection:
        connection.execute("update ledger set state = 'gone', reason = 'not_found' where id = (select min(id) from ledger)")
    found = tallywire("status", "--json").json
    assert list(found["states"]) == [*LIVE, *TERMINAL]
    assert {state: n for state, n in found["states"].items() if n} == {"queued": 1, "gone": 1}
    assert found["reasons"] == [{"state": "gone", "reason": "not_found", "n": 1}]
    counts = {key: value for key, value in found.items() if key not in ("states", "reasons")}
    assert counts == {"accepted": 2, "live": 1, "terminal": 1, "urls": 2, "articles": 0, "versions": 0, "figures": 0}


@pytest.fixture
def fit(database: str, broker: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing is wrong."""
    monkeypatch.setenv("TALLYWIRE_WEB_PORT", str(free_port()))
    monkeypatch.setattr(doctor, "FREE_BYTES", 1)


def test_the_doctor_finds_nothing_wrong(tallywire: Tallywire, fit: None) -> None:
    run = tallywire("doctor")
    assert (run.code, run.err) == (0, "")
    assert [(row[""], row["check"]) for row in run.rows] == [("ok", name) for name in CHECKS]
    checks = tallywire("doctor", "--json").json
    assert [set(check) for check in checks] == [{"name", "ok", "line"}] * len(CHECKS)
    assert {check["name"]: check["line"] for check in checks}["postgres"] == "the server at TALLYWIRE_DATABASE_URL answers"


def closed() -> str:
    return f"127.0.0.1:{free_port()}"


ILLS = {
    "postgres": ("TALLYWIRE_DATABASE_URL", lambda: f"postgresql://postgres@{closed()}/none", "Postgres does not answer"),
    "redis": ("TALLYWIRE_REDIS_URL", lambda: f"redis://{closed()}/0", "Redis does not answer"),
    "data folder": ("TALLYWIRE_HOME", lambda: "/dev/null/none", "set TALLYWIRE_HOME"),
    "web port": ("TALLYWIRE_WEB_HOST", lambda: "203.0.113.7", "set TALLYWIRE_WEB_PORT"),
}


@pytest.mark.parametrize("ill", ILLS)
def test_the_doctor_names_what_is_wrong_and_says_what_to_do(
    ill: str, tallywire: Tallywire, fit: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, value, says = ILLS[ill]
    monkeypatch.setenv(name, value())
    run = tallywire("doctor")
    assert run.code == 1
    bad = [row for row in run.rows if row[""] == "NO"]
    assert [row["check"] for row in bad] == [ill]
    assert says in bad[0]["found"]


def test_the_doctor_knows_how_many_files_may_be_open(tallywire: Tallywire, fit: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 4096))
    assert [check["name"] for check in tallywire("doctor", "--json").json if not check["ok"]] == ["open files"]


def test_up_that_cannot_run_says_why_and_starts_nothing(
    tallywire: Tallywire, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("TALLYWIRE_WEB_PORT", str(taken.getsockname()[1]))
        run = tallywire("up")
    assert (run.code, run.out) == (2, "")
    assert "set TALLYWIRE_WEB_PORT to a free port" in run.err
    assert run.err.count("\n") == 1
    assert not (home / "postgres").exists()


def test_up_says_where_it_runs_and_when_it_has_stopped(tallywire: Tallywire, monkeypatch: pytest.MonkeyPatch) -> None:
    class Found:
        web, home = "http://127.0.0.1:1", "/srv/tallywire"

    monkeypatch.setattr("services.embedded.supervisor.up", lambda _settings, _hooks, announce: announce(Found))
    run = tallywire("up")
    assert (run.code, run.out) == (0, "")
    assert run.err.splitlines() == [
        "Tallywire runs: http://127.0.0.1:1 shows it. Data in /srv/tallywire. Ctrl-C stops it.",
        "Tallywire has stopped.",
    ]
