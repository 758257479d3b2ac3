"""Small processes to supervise in place of Celery's: `python stand_in.py KIND`."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path


def sleep() -> None:
    """Lives until it is asked to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    time.sleep(600)


def crash() -> None:
    """Ends by itself after a moment."""
    time.sleep(0.1)
    sys.exit(3)


def listen() -> None:
    """Listens on the web page's port, after a moment."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    time.sleep(0.5)
    with socket.create_server(("127.0.0.1", int(os.environ["TALLYWIRE_WEB_PORT"]))):
        time.sleep(600)


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


PAIR = ("fetcher", "beat")


def farewell() -> None:
    """One of a pair that is asked to end together: says farewell only once the other was asked too."""

    def end(*_: object) -> None:
        Path(f"{sys.argv[2]}-was-asked").touch()
        while not all(Path(f"{name}-was-asked").exists() for name in PAIR):
            time.sleep(0.01)
        leave()

    signal.signal(signal.SIGTERM, end)
    Path(f"{sys.argv[2]}-is-there").touch()
    time.sleep(600)


def last() -> None:
    """Says farewell when it is asked to end."""
    signal.signal(signal.SIGTERM, lambda *_: leave())
    Path(f"{sys.argv[2]}-is-there").touch()
    time.sleep(600)


def leave() -> None:
    """Writes its name, and whether Redis was still there."""
    served = Path(os.environ.get("TALLYWIRE_REDIS_URL", "").removeprefix("redis+socket://")).is_socket()
    with Path("farewells").open("a") as file:
        file.write(f"{sys.argv[2]} {served}\n")
    sys.exit(0)


if __name__ == "__main__":
    globals()[sys.argv[1]]()
