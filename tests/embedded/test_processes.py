"""Processes, their descendants and their logs, with real ones."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from services.embedded import processes
from services.embedded.processes import Command
from tests.embedded.supervised import STAND_IN, alive, await_true


def command(home: Path, kind: str, name: str = "fetcher", stop_seconds: float = 10) -> Command:
    return Command(name, home, (sys.executable, str(STAND_IN), kind, name), {"COLOUR": "blue"}, stop_seconds=stop_seconds)


def await_marked(home: Path, count: int) -> list[psutil.Process]:
    await_true(lambda: len(list(processes.marked(home))) == count)
    return list(processes.marked(home))


def await_ready(asked: Command) -> None:
    """Until a stand-in has said that it listens to signals."""
    await_true(lambda: processes.last_line(asked.log) == "ready")


def test_a_process_has_its_own_session_its_variables_and_its_log(home: Path) -> None:
    words = (sys.executable, "-c", "import os; print(os.environ['COLOUR'], os.getcwd(), os.getsid(0) == os.getpid())")
    process = processes.start(Command("child", home, words, {"COLOUR": "blue"}))
    assert process.wait(60) == 0
    assert processes.last_line(home / "logs" / "child.log") == f"blue {home} True"


def test_stop_asks_first(home: Path) -> None:
    asked = command(home, "sleep")
    process = processes.start(asked)
    await_ready(asked)
    processes.stop((process, asked))
    assert process.returncode == 0
    assert list(processes.marked(home)) == []


def test_stop_kills_what_does_not_listen_and_its_descendants_in_other_sessions(home: Path) -> None:
    deaf = command(home, "stubborn", stop_seconds=0.3)
    process = processes.start(deaf)
    family = await_marked(home, 2)
    processes.stop((process, deaf))
    assert alive(family) == []


def test_descendants_of_a_process_that_died_are_found_by_their_mark(home: Path) -> None:
    process = processes.start(command(home, "stubborn"))
    await_marked(home, 2)
    process.kill()
    process.wait()
    assert len(list(processes.marked(home, "fetcher"))) == 1
    assert processes.sweep(home, "fetcher") == 1
    assert processes.sweep(home) == 0


def test_several_are_stopped_together_and_not_one_after_the_other(home: Path) -> None:
    both = [command(home, "farewell", name, stop_seconds=60) for name in ("fetcher", "beat")]
    running = [(processes.start(each), each) for each in both]
    await_true(lambda: len(list(home.glob("*-is-there"))) == 2)
    processes.stop(*running)
    assert sorted((home / "farewells").read_text().split()) == ["False", "False", "beat", "fetcher"]
    assert list(processes.marked(home)) == []


def test_a_sweep_leaves_other_names_other_folders_and_strangers_alone(home: Path, tmp_path: Path) -> None:
    other = tmp_path.resolve() / "home2"
    other.mkdir()
    stranger = subprocess.Popen(["sleep", "60"], cwd=home)
    kept = [processes.start(command(home, "sleep", "parser")), processes.start(command(other, "sleep", "fetcher")), stranger]
    try:
        processes.start(command(home, "sleep", "fetcher"))
        await_marked(home, 2)
        assert processes.sweep(home, "fetcher") == 1
        assert [process.poll() for process in kept] == [None, None, None]
    finally:
        processes.sweep(other)
        stranger.kill()
        stranger.wait()


def test_a_log_that_grew_long_is_put_aside_at_the_next_start(home: Path) -> None:
    log = command(home, "crash").log
    log.parent.mkdir()
    log.write_bytes(b"x" * (processes.LOG_BYTES + 1))
    processes.start(command(home, "crash")).wait(10)
    assert log.stat().st_size < 1000
    assert (log.parent / "fetcher.log.1").stat().st_size == processes.LOG_BYTES + 1
    log.write_bytes(b"short")
    processes.rotate(log)
    assert log.read_bytes() == b"short"


def test_a_log_is_put_aside_while_its_process_writes_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "LOG_BYTES", 100)
    script = """
import pathlib, time
print('first ' * 50, flush=True)
while not pathlib.Path('go-on').exists():
    time.sleep(0.01)
print('second', flush=True)
"""
    words = (sys.executable, "-c", script)
    writer = Command("writer", home, words)
    process = processes.start(writer)
    await_true(lambda: writer.log.stat().st_size > 100)
    processes.rotate(writer.log)
    (home / "go-on").touch()
    assert process.wait(60) == 0
    assert writer.log.read_text() == "second\n"
    assert writer.log.with_suffix(".log.1").read_text().startswith("first first")


@pytest.mark.parametrize(
    ("text", "last"), [(b"", ""), (b"one\ntwo\n\n", "two"), (b"a" * 9000 + b"\nend", "end"), (b"\xff!", "\ufffd!")]
)
def test_the_last_line_of_a_log(tmp_path: Path, text: bytes, last: str) -> None:
    log = tmp_path / "log"
    log.write_bytes(text)
    assert processes.last_line(log) == last


@pytest.mark.skipif(
    processes.setpriv() is None, reason="needs util-linux's setpriv: only Linux tells a child of its parent's death"
)
def test_a_child_ends_with_its_parent(home: Path) -> None:
    script = (
        "import pathlib, sys; from services.embedded import processes\n"
        "processes.start(processes.Command('child', pathlib.Path(sys.argv[1]), (sys.executable, sys.argv[2], 'sleep')))\n"
        "input()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(home), str(STAND_IN)], cwd=STAND_IN.parents[2], stdin=subprocess.PIPE
    )
    await_true(lambda: (home / "logs" / "child.log").exists() and processes.last_line(home / "logs" / "child.log") == "ready")
    (child,) = processes.marked(home)
    parent.kill()
    parent.communicate()
    psutil.wait_procs([child], timeout=60)
    assert alive([child]) == []


def test_without_setpriv_a_process_starts_all_the_same(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    processes.setpriv.cache_clear()
    monkeypatch.setenv("PATH", str(home))
    try:
        assert processes.death_signal(processes.signal.SIGTERM) == []
        assert processes.start(Command("child", home, (sys.executable, "-c", "pass"))).wait(10) == 0
    finally:
        processes.setpriv.cache_clear()


def test_the_mark_names_the_folder_and_the_process(home: Path) -> None:
    process = processes.start(command(home, "sleep", "beat"))
    await_marked(home, 1)
    assert psutil.Process(process.pid).environ()[processes.MARK] == f"{home}:beat"
    assert os.getpid() != process.pid
    processes.sweep(home)
    process.wait()
