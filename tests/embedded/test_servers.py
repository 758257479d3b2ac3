"""What the embedded servers share: the folder of a socket, and the wait until a server answers."""

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from services.contracts.errors import UnavailableError, UsageError
from services.embedded import processes, rights
from services.embedded.processes import Command
from services.embedded.servers import SOCKET_BYTES, await_ready, make_private, socket_folder

ME = rights.caller()


@pytest.mark.parametrize("name", ["pg", "redis"])
def test_a_socket_lies_at_the_same_place_for_the_same_folder_and_short_enough(name: str, tmp_path: Path) -> None:
    deep = tmp_path / ("long-name/" * 40)
    found = socket_folder(deep, name)
    assert found == socket_folder(deep, name)
    assert found.name.startswith(f"tallywire-{name}-")
    assert len(os.fsencode(found / ".s.PGSQL.5432")) <= SOCKET_BYTES


def test_two_folders_and_two_servers_have_two_places(tmp_path: Path) -> None:
    places = {socket_folder(tmp_path / folder, name) for folder in ("a", "b") for name in ("pg", "redis")}
    assert len(places) == 4


def test_a_private_folder_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "sockets"
    make_private(folder, ME)
    make_private(folder, ME)
    assert folder.stat().st_mode & 0o777 == 0o700


def spoil(kind: str, folder: Path) -> None:
    """Put something else where the private folder should be."""
    other = folder.with_name("other")
    other.mkdir(mode=0o700)
    match kind:
        case "open":
            folder.mkdir(mode=0o755)
            folder.chmod(0o755)
        case "file":
            folder.touch(mode=0o700)
        case "link":
            folder.symlink_to(other)
        case "dangling link":
            folder.symlink_to(folder.with_name("nowhere"))


@pytest.mark.parametrize("kind", ["open", "file", "link", "dangling link"])
def test_what_is_no_private_folder_of_ours_is_refused_and_left_as_it_is(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "sockets"
    spoil(kind, folder)
    before = folder.lstat()
    with pytest.raises(UsageError, match=r"is not a private folder of user .*: remove it and start again"):
        make_private(folder, ME)
    assert folder.lstat() == before


@dataclass
class Fake:
    """A server that answers when it is asked often enough."""

    home: Path
    argv: tuple[str, ...]
    answers_after: int = 3
    name: str = "fake"
    url: str = "fake://"
    asked: int = 0

    def prepare(self) -> None:
        """Nothing is needed."""

    def clear(self) -> None:
        """Nothing is left."""

    def command(self) -> Command:
        return Command(self.name, self.home, self.argv, stop_seconds=30)

    def ready(self) -> bool:
        self.asked += 1
        return self.asked >= self.answers_after


SLEEP = (sys.executable, "-S", "-c", "import time; time.sleep(600)")


def started(server: Fake) -> "subprocess.Popen[bytes]":
    return processes.start(server.command())


def test_the_wait_ends_when_the_server_answers(home: Path) -> None:
    server = Fake(home, SLEEP)
    process = started(server)
    await_ready(server, process, threading.Event(), seconds=60)
    assert server.asked == 3
    assert process.poll() is None
    processes.stop((process, server.command()))


def test_the_wait_ends_at_once_where_a_stop_is_asked_for(home: Path) -> None:
    server = Fake(home, SLEEP, answers_after=10**9)
    process, stopping = started(server), threading.Event()
    stopping.set()
    await_ready(server, process, stopping, seconds=10**6)
    assert server.asked == 1
    processes.stop((process, server.command()))


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("raise SystemExit(3)", "fake ended with status 3:  "),
        ("print('one'); print('the port is taken'); raise SystemExit(1)", "fake ended with status 1: the port is taken "),
        ("import os; os.kill(os.getpid(), 9)", "fake ended with status -9:  "),
    ],
)
def test_a_server_that_ends_is_an_error_with_its_last_line(script: str, says: str, home: Path) -> None:
    server = Fake(home, (sys.executable, "-S", "-c", script), answers_after=10**9)
    with pytest.raises(UnavailableError) as caught:
        await_ready(server, started(server), threading.Event(), seconds=600)
    assert str(caught.value) == f"{says}(see {home / 'logs' / 'fake.log'})"


def test_a_server_that_never_answers_is_an_error_with_its_log(home: Path) -> None:
    server = Fake(home, SLEEP, answers_after=10**9)
    process = started(server)
    with pytest.raises(UnavailableError, match=r"fake does not answer after 0 s \(see .*fake\.log\)"):
        await_ready(server, process, threading.Event(), seconds=0.2)
    processes.stop((process, server.command()))
