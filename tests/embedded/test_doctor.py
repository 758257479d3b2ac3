"""What the doctor says, of a machine that is fit and of each thing that is not."""

import os
import resource
import socket
from collections import namedtuple
from pathlib import Path

import pytest

from services.contracts.errors import UnavailableError
from services.contracts.settings import Settings
from services.embedded import doctor, processes
from services.embedded import home as folders
from services.embedded.home import Running
from services.embedded.hooks import Hooks
from tests.embedded.conftest import root_only
from tests.servers import free_port

Usage = namedtuple("Usage", "total used free")


def unreachable(_: str) -> None:
    raise UnavailableError("Postgres does not answer: no route")


def hooks(check: object = lambda _: None) -> Hooks:
    return Hooks(check, lambda _: None, lambda *_: 0, lambda _: 0)  # type: ignore[arg-type]


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(
        home=home / "not" / "yet", web_port=free_port(), database_url=None, redis_url=None, contact="desk@outlet.example"
    )


def finding(settings: Settings, name: str, given: Hooks | None = None) -> tuple[bool, str]:
    return {found.name: (found.ok, found.line) for found in doctor.checks(settings, given or hooks())}[name]


def test_a_fit_machine_gets_one_good_line_for_each_thing_and_nothing_is_changed(settings: Settings) -> None:
    found = doctor.checks(settings, hooks())
    assert [each for each in found if not each.ok] == []
    assert [each.name for each in found] == [
        "data folder",
        "disk",
        "web port",
        "postgres",
        "redis",
        "contact",
        "clock",
        "open files",
    ]
    assert all(each.line and "\n" not in each.line for each in found)
    assert "postgres (PostgreSQL) 18." in finding(settings, "postgres")[1]
    assert "Valkey server v=9." in finding(settings, "redis")[1]
    assert not settings.home.exists()


def test_who_is_named_in_requests_or_that_nobody_is(settings: Settings) -> None:
    assert finding(settings, "contact") == (True, "requests name mailto:desk@outlet.example")
    ok, line = finding(settings.model_copy(update={"contact": None}), "contact")
    assert not ok
    assert line.startswith("No contact is set: set TALLYWIRE_CONTACT to ")


@root_only
def test_root_is_told_that_postgres_runs_with_fewer_rights(settings: Settings, home: Path, open_home: Path) -> None:
    home.parent.chmod(0o700)
    for folder in (home, open_home):
        ok, line = finding(settings.model_copy(update={"home": folder}), "postgres")
        assert (ok, line.endswith("(embedded, run without root's rights)")) == (True, True)


@root_only
def test_a_closed_folder_without_setpriv_is_named(settings: Settings, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.parent.chmod(0o700)
    monkeypatch.setattr(processes, "setpriv", lambda: None)
    ok, line = finding(settings, "postgres")
    assert (ok, "set TALLYWIRE_HOME" in line) == (False, True)


def test_a_folder_that_cannot_be_written_is_named(settings: Settings, home: Path) -> None:
    (home / "file").touch()
    ok, line = finding(settings.model_copy(update={"home": home / "file"}), "data folder")
    assert (ok, "set TALLYWIRE_HOME" in line) == (False, True)


def test_a_full_disk_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(10, 10, 100 * 2**20))
    assert finding(settings, "disk") == (
        False,
        f"0.1 GiB free at {settings.home}: at least 2 GiB is wise; free some, or set TALLYWIRE_HOME to another disk.",
    )


def test_a_taken_port_is_named_unless_it_is_ours(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", settings.web_port)):
        ok, line = finding(settings, "web port")
        assert (ok, "set TALLYWIRE_WEB_PORT" in line) == (False, True)
        with folders.held(settings.home):
            web = f"http://127.0.0.1:{settings.web_port}"
            folders.write_note(Running(str(settings.home), os.getpid(), "", "", web, {}))
            assert finding(settings, "web port") == (True, f"{web} is served by the running stack (process {os.getpid()})")


def test_outside_servers_are_asked(settings: Settings) -> None:
    outside = settings.model_copy(update={"database_url": "postgresql://x", "redis_url": "redis://127.0.0.1:1"})
    assert finding(outside, "postgres") == (True, "the server at TALLYWIRE_DATABASE_URL answers")
    assert finding(outside, "postgres", hooks(unreachable)) == (False, "Postgres does not answer: no route")
    ok, line = finding(outside, "redis")
    assert (ok, "Redis does not answer" in line) == (False, True)


def test_a_program_that_does_not_run_here_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("services.embedded.redis.binary", lambda: tmp_path / "valkey-server")
    ok, line = finding(settings, "redis")
    assert (ok, "does not run here" in line) == (False, True)


def test_a_clock_that_stands_still_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "EPOCH", doctor.EPOCH.replace(year=9000))
    ok, line = finding(settings, "clock")
    assert (ok, "which is past: set it" in line) == (False, True)


@pytest.mark.parametrize(("soft", "ok"), [(256, False), (1024, True), (resource.RLIM_INFINITY, True)])
def test_too_few_open_files_are_named(settings: Settings, monkeypatch: pytest.MonkeyPatch, soft: int, ok: bool) -> None:
    monkeypatch.setattr("resource.getrlimit", lambda _: (soft, soft))
    assert finding(settings, "open files")[0] is ok
