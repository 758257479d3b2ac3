"""Start processes, and stop them with all that they started: nothing is left behind, and no stranger is ever hit.

Every process carries a mark in its environment that its children inherit: `TALLYWIRE_SUPERVISED=<data folder>:<name>`.
It finds what an earlier run left after a kill -9, also grandchildren whose parent is gone, where a pid file would
name a dead parent or a pid that was given to somebody else. Postgres writes its title over its environment: it is
known by its name and its working directory, which is its data folder.
"""

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from services.contracts.errors import UnavailableError

MARK = "TALLYWIRE_SUPERVISED"
LOG_BYTES = 10 * 2**20
SWEEP_SECONDS = 30.0


@dataclass(frozen=True)
class Command:
    """How one process is run. `stop_seconds` is the time it has after `stop_signal` before it is killed.

    `user` and `group` are given by root only, to run it with fewer rights.
    """

    name: str
    home: Path
    argv: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    stop_signal: signal.Signals = signal.SIGTERM
    stop_seconds: float = 15
    user: int | None = None
    group: int | None = None

    @property
    def log(self) -> Path:
        return self.home / "logs" / f"{self.name}.log"


def start(command: Command) -> subprocess.Popen[bytes]:
    """Run it in a session of its own, with its output in its log file.

    Where setpriv can do it (Linux), it gets `stop_signal` from the kernel when the thread that calls this ends, so
    that a kill -9 of the supervisor stops it too.
    """
    command.log.parent.mkdir(exist_ok=True)
    rotate(command.log)
    environment = {**os.environ, **command.environment, MARK: f"{command.home}:{command.name}"}
    groups: list[int] | None = None if command.user is None else []
    with command.log.open("ab") as log:
        return subprocess.Popen(
            [*death_signal(command.stop_signal), *command.argv],
            env=environment,
            cwd=command.home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            user=command.user,
            group=command.group,
            extra_groups=groups,
        )


def stop(*running: tuple[subprocess.Popen[bytes], Command]) -> None:
    """Ask them all to end, wait for each, and kill what is left of them and of all that they started."""
    for process, command in running:
        if process.poll() is None:
            process.send_signal(command.stop_signal)
    asked = time.monotonic()
    for process, command in running:
        try:
            process.wait(max(0, asked + command.stop_seconds - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        sweep(command.home, command.name)


def sweep(home: Path, name: str | None = None) -> int:
    """Kill every process with the mark of this data folder (and this name), until there is none; the number of them.

    The caller holds the folder's lock, so whatever bears its mark and is not the caller's is from an earlier run.
    Raises UnavailableError where one cannot be killed, as while it hangs on a dead disk.
    """
    killed: set[psutil.Process] = set()
    deadline = time.monotonic() + SWEEP_SECONDS
    while found := list(marked(home, name)):
        if time.monotonic() > deadline:
            raise UnavailableError(f"process {found[0].pid} of an earlier run on {home} cannot be killed: see what it waits for.")
        for process in found:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        killed.update(found)
        time.sleep(0.02)
    return len(killed)


def marked(home: Path, name: str | None = None) -> Iterator[psutil.Process]:
    """The living processes that were started for this data folder (under this name), and their descendants."""
    for process in psutil.process_iter():
        try:
            if bears_mark(process, home, name):
                yield process
        except psutil.Error:
            continue  # it has ended (a zombie has too), or is another user's, hence not ours


def bears_mark(process: psutil.Process, home: Path, name: str | None) -> bool:
    if name in (None, "postgres") and process.name() == "postgres" and process.cwd() == str(home / "postgres"):
        return True
    folder, _, own_name = process.environ().get(MARK, "").rpartition(":")
    return folder == str(home) and name in (None, own_name)


def rotate(log: Path) -> None:
    """Put a log aside that has grown too long: at most two files of about LOG_BYTES stay.

    It is emptied in place, for a running process goes on writing at its end; lines written meanwhile may be lost.
    """
    if log.exists() and log.stat().st_size > LOG_BYTES:
        shutil.copyfile(log, log.with_suffix(".log.1"))
        os.truncate(log, 0)


def last_line(log: Path) -> str:
    """The last line that is not empty, to say why a process ended."""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 4096))
        lines = file.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


def death_signal(number: signal.Signals) -> list[str]:
    """The words before a command that make the kernel send it a signal when its parent dies; none where that cannot be."""
    tool = setpriv()
    return [tool, "--pdeathsig", number.name.removeprefix("SIG"), "--"] if tool else []


@functools.cache
def setpriv() -> str | None:
    """The path of util-linux's setpriv, where it can do all that is asked of it here (2.33 and newer)."""
    tool = shutil.which("setpriv")
    if tool is None:
        return None
    told = subprocess.run([tool, "--help"], capture_output=True, text=True, check=False).stdout
    return tool if "--pdeathsig" in told and "--ambient-caps" in told else None
