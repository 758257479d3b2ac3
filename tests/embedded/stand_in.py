"""Small processes to supervise in place of Celery's: `python stand_in.py KIND`."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def sleep() -> None:
    """Lives until it is asked to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    time.sleep(600)


def crash() -> None:
    """Ends by itself after a moment."""
    time.sleep(0.1)
    sys.exit(3)


def stubborn() -> None:
    """Does not listen to SIGTERM, and has a child of its own in another session that does not either."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if "INNER" not in os.environ:
        subprocess.Popen([sys.executable, __file__, "stubborn"], env={**os.environ, "INNER": "1"}, start_new_session=True)
    time.sleep(600)


def once() -> None:
    """Fails at its first start only."""
    flag = Path("been-here")
    if not flag.exists():
        flag.touch()
        sys.exit(1)
    sleep()


def farewell() -> None:
    """Writes its name into a file when it is asked to end, then takes a little while."""

    def end(*_: object) -> None:
        with Path("farewells").open("a") as file:
            file.write(f"{sys.argv[2]}\n")
        time.sleep(0.3)
        sys.exit(0)

    signal.signal(signal.SIGTERM, end)
    time.sleep(600)


if __name__ == "__main__":
    globals()[sys.argv[1]]()
