"""What the two embedded servers have in common: a short socket folder, and the wait until they answer."""

import hashlib
import os
import stat
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import Protocol

from services.contracts.errors import UnavailableError, UsageError
from services.embedded.processes import Command, last_line
from services.embedded.rights import Owner

SOCKET_BYTES = 103  # sun_path holds 108 bytes on Linux and 104 on macOS, the last one zero


class Server(Protocol):
    """A server that can be started again and again on the same data folder."""

    @property
    def name(self) -> str: ...
    @property
    def url(self) -> str: ...
    def prepare(self) -> None: ...
    def command(self) -> Command: ...
    def ready(self) -> bool: ...
    def clear(self) -> None: ...


def socket_folder(home: Path, name: str) -> Path:
    """Where a server's socket lies: outside the data folder, whose path may be too long for one, and the same each time."""
    digest = hashlib.sha256(str(home).encode()).hexdigest()[:10]
    folder = Path(tempfile.gettempdir()).resolve() / f"tallywire-{name}-{digest}"
    if len(os.fsencode(folder / ".s.PGSQL.5432")) > SOCKET_BYTES:
        raise UsageError(f"The temporary folder {folder.parent} has too long a path for a socket: set TMPDIR to a shorter one.")
    return folder


def make_private(folder: Path, who: Owner) -> None:
    """Make a folder that only `who` may enter. Raises UsageError where somebody else's is in its place."""
    try:
        folder.mkdir(mode=0o700)
        if who.user != os.geteuid():
            os.chown(folder, who.user, who.group)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != who.user or stat.S_IMODE(found.st_mode) != 0o700:
            raise UsageError(f"{folder} is not a private folder of user {who.user}: remove it and start again.") from None


def await_ready(server: Server, process: subprocess.Popen[bytes], stopping: threading.Event, seconds: float = 600) -> None:
    """Wait until a server answers; at once over when `stopping` is set. `seconds` leaves time to recover from a crash.

    Raises UnavailableError, with the last line of its log, where it ends or does not answer.
    """
    log = server.command().log
    for _ in range(int(seconds / 0.05)):
        if process.poll() is not None:
            raise UnavailableError(f"{server.name} ended with status {process.returncode}: {last_line(log)} (see {log})")
        if server.ready() or stopping.wait(0.05):
            return
    raise UnavailableError(f"{server.name} does not answer after {seconds:.0f} s (see {log})")
