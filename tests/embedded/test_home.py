"""The data folder: who may hold it, how it is found, and what its checks say."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from services.contracts.errors import UsageError
from services.contracts.settings import Settings, load
from services.embedded import home as folders
from services.embedded.home import Running


def note(home: Path, pid: int | None = None) -> Running:
    return Running(str(home), pid or os.getpid(), "postgresql://x", "redis+socket:///y", "http://127.0.0.1:1", {"web": 7})


def test_a_folder_is_made_and_held_once(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    with folders.held(home) as crashed:
        assert crashed is False
        with (
            pytest.raises(UsageError, match=rf"already runs on {home} \(process {os.getpid()}\).*TALLYWIRE_HOME"),
            folders.held(home),
        ):
            pass
    with folders.held(home):
        pass


def test_the_next_holder_knows_that_the_last_one_did_not_end_in_order(home: Path) -> None:
    with folders.held(home):
        folders.write_note(note(home))
    with folders.held(home) as crashed:
        assert crashed is True
        folders.remove_note(home)
    with folders.held(home) as crashed:
        assert crashed is False


def test_a_holder_that_is_killed_lets_go(home: Path) -> None:
    script = "import pathlib, sys\nfrom services.embedded.home import held\n"
    script += "with held(pathlib.Path(sys.argv[1])): print(flush=True), input()"
    words = [sys.executable, "-c", script, str(home)]
    with subprocess.Popen(words, cwd=Path(__file__).parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(UsageError, match=f"process {holder.pid}"), folders.held(home):
            pass
        holder.kill()
        holder.wait()
        with folders.held(home):
            pass


def test_a_file_in_its_place_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for home in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(UsageError, match=r"cannot be written .*: set TALLYWIRE_HOME") as caught, folders.held(home):
            pass
        assert "\n" not in str(caught.value)


def test_a_running_stack_is_found_by_its_note_and_only_while_its_lock_is_held(home: Path) -> None:
    assert folders.running(home / "nowhere") is None
    assert folders.running(home) is None
    with folders.held(home):
        assert folders.running(home) is None
        folders.write_note(note(home))
        assert folders.running(home) == note(home)
        assert stat.S_IMODE((home / "run.json").stat().st_mode) == 0o600
    assert folders.running(home) is None


def test_the_note_of_a_killed_stack_is_not_taken_for_one_that_is_just_starting(home: Path) -> None:
    folders.write_note(note(home, pid=1))
    with folders.held(home):
        assert folders.running(home) is None


def test_looking_does_not_get_in_the_way_of_a_start(home: Path) -> None:
    with (home / "lock").open("a+") as lock:
        assert folders._try_lock(lock, folders.fcntl.LOCK_SH)
        with pytest.raises(UsageError), folders.held(home):
            pass
    with folders.held(home):
        pass


def test_a_port_that_is_taken_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(UsageError, match=rf"127.0.0.1:{port} \(Address already in use\): set TALLYWIRE_WEB_PORT"):
            folders.check_port("127.0.0.1", port)
    folders.check_port("127.0.0.1", port)


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid"])
def test_an_address_that_is_not_ours_is_one_clear_line(host: str) -> None:
    with pytest.raises(UsageError, match="TALLYWIRE_WEB_HOST to an address of this machine"):
        folders.check_port(host, 8480)


def test_a_child_reads_the_same_settings_that_its_supervisor_has(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(home=home, web_port=1234, log_json=True, contact=None, allow_private="127.0.0.1:80", parse_seconds=2.5)
    variables = folders.environment(settings, "postgresql://x", "redis://y")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    wanted = settings.model_copy(update={"database_url": "postgresql://x", "redis_url": "redis://y", "archive": home / "archive"})
    assert load() == wanted
    assert "TALLYWIRE_CONTACT" not in variables
