"""One process that is to run: started, and started again with growing delay whenever it ends by itself."""

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

from services.contracts import logs
from services.contracts.errors import TallywireError
from services.embedded import processes
from services.embedded.processes import Command
from services.embedded.watch import delay

HEALTHY = 60.0  # a process that lived so long starts its delays anew
log = logs.get(__name__)


@dataclass
class Post:
    """`prepare` runs before each start, `ready` waits until the process answers, `again` follows each start but the first."""

    name: str
    command: Callable[[], Command]
    prepare: Callable[[], None] = lambda: None
    ready: Callable[[subprocess.Popen[bytes]], None] = lambda _: None
    again: Callable[[], None] = lambda: None
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started: float = 0
    due: float | None = None

    def start(self) -> None:
        """Start it, and clear away what an earlier one left. Raises UnavailableError or UsageError where it does not come up."""
        command = self.command()
        processes.sweep(command.home, command.name)
        self.prepare()
        self.due, self.started = None, time.monotonic()
        self.process = processes.start(command)
        self.ready(self.process)

    def restart(self) -> None:
        """Stop it in order and start it at once."""
        stop(self)
        self.start()

    def tend(self) -> bool:
        """Look after it; true where it was started again."""
        if self.due is None and self.process is not None and self.process.poll() is not None:
            self._ended(f"status {self.process.returncode}")
        if self.due is None or time.monotonic() < self.due:
            return False
        try:
            self.start()
            self.again()
        except TallywireError as error:
            self._ended(str(error))
        return True

    def _ended(self, reason: str) -> None:
        now = time.monotonic()
        self.failures = 1 if now - self.started > HEALTHY else self.failures + 1
        self.due = now + delay(self.failures)
        log.warning("process_ended", process=self.name, reason=reason, again_in_seconds=delay(self.failures))


def stop(*posts: Post) -> None:
    """Stop these together; what does not run is left alone."""
    processes.stop(*((post.process, post.command()) for post in posts if post.process is not None))
    for post in posts:
        post.process = post.due = None
