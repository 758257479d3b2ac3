"""Real servers for tests, from the wheels of the embedded default: none outlives the test run, whatever ends it."""

import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg
import redis

from services.embedded.postgres import Postgres
from services.embedded.redis import binary

# Runs a server until its own standard input ends: the pipe closes with the test run, even where that is killed.
GUARD = 'signal=$1; shift; "$@" & server=$!; cat >/dev/null; kill -"$signal" $server; wait $server'
PATIENCE = 30.0
Server = subprocess.Popen[bytes]


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def waited_for(ready: Callable[[], object], what: str, server: Server | None = None) -> None:
    """Wait until `ready` raises nothing more. Fails where the server ends, or half a minute passes, before."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            ready()
        except (OSError, psycopg.Error, redis.RedisError, httpx.TransportError, AssertionError) as error:
            ended = server is not None and server.poll() is not None
            if ended or time.monotonic() > until:
                raise AssertionError(f"{what} did not start: {error}") from error
            time.sleep(0.05)
        else:
            return


@contextmanager
def guarded(command: Sequence[str | Path], *, signal: str, log: Path, user: int | None = None) -> Iterator[Server]:
    """Run a server for the time of the block; it is stopped with `signal`, and also where this process dies."""
    groups: list[int] | None = [] if user else None
    with (
        log.open("wb") as out,
        subprocess.Popen(
            ["/bin/sh", "-c", GUARD, "sh", signal, *command],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=out,
            start_new_session=True,
            user=user,
            extra_groups=groups,
            cwd="/",
        ) as server,
    ):
        try:
            yield server
        finally:
            assert server.stdin is not None
            server.stdin.close()
            server.wait(PATIENCE)


@contextmanager
def postgres() -> Iterator[str]:
    """A Postgres of its own on loopback. Gives the URL of its maintenance database, for a superuser."""
    with tempfile.TemporaryDirectory(prefix="tallywire-", ignore_cleanup_errors=True) as name:
        home = Path(name).resolve()
        home.chmod(0o711)
        server, port = Postgres(home), free_port()
        server.prepare()
        password = server.password_file.read_text(encoding="ascii").strip()
        url = f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"
        options = {"listen_addresses": "127.0.0.1", "port": port, "fsync": "off"}
        command = [*server.command().argv, *(part for key, value in options.items() for part in ("-c", f"{key}={value}"))]
        with guarded(command, signal="INT", log=home / "log", user=server.command().user) as process:
            waited_for(lambda: psycopg.connect(url, connect_timeout=2).close(), "Postgres", process)
            yield url
        server.clear()


@contextmanager
def valkey() -> Iterator[str]:
    """A server of the Redis protocol of its own, empty and kept in memory only. Gives its URL."""
    port = free_port()
    url = f"redis://127.0.0.1:{port}/0"
    with _valkey("--port", str(port), "--bind", "127.0.0.1") as (server, _):
        waited_for(redis.Redis.from_url(url).ping, "Valkey", server)
        yield url


@contextmanager
def valkey_socket() -> Iterator[str]:
    """The same on a Unix socket only. Gives its URL as Celery writes it."""
    with _valkey("--port", "0", "--unixsocket", "socket") as (server, folder):
        path = folder / "socket"
        waited_for(redis.Redis(unix_socket_path=str(path)).ping, "Valkey", server)
        yield f"redis+socket://{path}"


@contextmanager
def _valkey(*flags: str) -> Iterator[tuple[Server, Path]]:
    with tempfile.TemporaryDirectory(prefix="tallywire-", ignore_cleanup_errors=True) as name:
        command = [binary(), "--dir", name, "--save", "", "--appendonly", "no", *flags]
        with guarded(command, signal="TERM", log=Path(name) / "log") as server:
            yield server, Path(name)
