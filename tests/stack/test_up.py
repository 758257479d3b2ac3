"""`tallywire up` where it cannot run: one clear line, nothing started, nothing left running."""

import json
import socket
import subprocess
from pathlib import Path

import psutil
import pytest

from tests.stack.conftest import TALLYWIRE, Stack, eventually

pytestmark = pytest.mark.slow


def refused(stack: Stack, code: int, *says: str) -> None:
    done = stack.call("up")
    assert done.returncode == code, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("tallywire: ")
    for words in says:
        assert words in line
    assert stack.members() == []


def test_a_taken_port(idle: Stack) -> None:
    with socket.create_server(("127.0.0.1", idle.port)):
        refused(idle, 2, str(idle.port), "TALLYWIRE_WEB_PORT")


def test_a_folder_that_cannot_be_written(idle: Stack) -> None:
    idle.home.write_text("a file where the folder should be")
    refused(idle, 2, str(idle.home), "TALLYWIRE_HOME")


def test_a_database_that_nobody_answers_for(idle: Stack) -> None:
    idle.settings["TALLYWIRE_DATABASE_URL"] = "postgresql://postgres@127.0.0.1:9/postgres"
    refused(idle, 3, "Postgres does not answer")


def test_commands_work_where_nothing_runs(idle: Stack, tmp_path: Path) -> None:
    assert json.loads(idle.call("status", "--json").stdout)["accepted"] == 0
    assert idle.call("show", 1).returncode == 2
    assert idle.members() == []


def test_a_command_that_is_terminated_stops_what_it_started(idle: Stack, tmp_path: Path) -> None:
    site = tmp_path / "demo.log"
    with site.open("w") as log:
        demo = subprocess.Popen([*TALLYWIRE, "demo"], env=idle.environment, stdout=log, stderr=log)
        eventually(lambda: "Ctrl-C stops" in site.read_text())
        started = psutil.Process(demo.pid).children(recursive=True)
        assert len(started) > 5
        demo.terminate()
        assert demo.wait() == 0
    assert psutil.wait_procs(started, timeout=60)[1] == []
