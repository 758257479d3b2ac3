"""What stands in the way of running here: one line for each thing looked at, none of which changes anything."""

import datetime
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from services.contracts import broker
from services.contracts.contact import MISSING, contacts
from services.contracts.errors import TallywireError, UsageError
from services.contracts.settings import Settings
from services.embedded import home, postgres, redis
from services.embedded.hooks import Hooks
from services.embedded.postgres import Postgres

FREE_BYTES = 2 * 2**30  # Postgres stops hard when its disk is full
OPEN_FILES = 512  # a worker child holds some twenty, Postgres one for each relation it uses
EPOCH = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


class Finding(NamedTuple):
    """One thing that was looked at. `line` says what was found, or what to do."""

    name: str
    ok: bool
    line: str


def checks(settings: Settings, hooks: Hooks) -> list[Finding]:
    """Look at all that `tallywire up` needs. A stack that runs on this data folder is taken into account."""
    looks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("data folder", lambda: folder(settings.home)),
        ("disk", lambda: disk(settings.home)),
        ("web port", lambda: port(settings)),
        ("postgres", lambda: database(settings, hooks)),
        ("redis", lambda: queue(settings)),
        ("contact", lambda: contact(settings)),
        ("clock", clock),
        ("open files", open_files),
    )
    return [_finding(name, look) for name, look in looks]


def _finding(name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, look())
    except TallywireError as error:
        return Finding(name, False, str(error))


def folder(path: Path) -> str:
    """Where the data lies, or would lie."""
    try:
        with tempfile.TemporaryFile(dir=existing(path)):
            return f"{path} can be written"
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}): set TALLYWIRE_HOME to a folder that can.") from None


def disk(path: Path) -> str:
    free = shutil.disk_usage(existing(path)).free
    told = f"{free / 2**30:.1f} GiB free at {path}"
    if free < FREE_BYTES:
        raise UsageError(
            f"{told}: at least {FREE_BYTES / 2**30:.0f} GiB is wise; free some, or set TALLYWIRE_HOME to another disk."
        )
    return told


def port(settings: Settings) -> str:
    stack = home.running(settings.home)
    if stack is not None and stack.web is not None:
        return f"{stack.web} is served by the running stack (process {stack.pid})"
    home.check_port(settings.web_host, settings.web_port)
    return f"{settings.web_host}:{settings.web_port} is free"


def database(settings: Settings, hooks: Hooks) -> str:
    if settings.database_url:
        hooks.check(settings.database_url)
        return "the server at TALLYWIRE_DATABASE_URL answers"
    command = Postgres(settings.home.resolve()).command()
    who = "" if command.user is None and "--reuid" not in " ".join(command.argv) else ", run without root's rights"
    return f"{version(postgres.binary('postgres'))} (embedded{who})"


def queue(settings: Settings) -> str:
    if settings.redis_url:
        broker.check(settings.redis_url)
        return "the server at TALLYWIRE_REDIS_URL answers"
    return f"{version(redis.binary())} (embedded)"


def contact(settings: Settings) -> str:
    if not settings.contact:
        raise UsageError(f"{MISSING[0].upper()}{MISSING[1:]}.")
    return f"requests name {', '.join(contacts(settings.contact))}"


def clock() -> str:
    now = datetime.datetime.now(datetime.UTC)
    if now < EPOCH:
        raise UsageError(
            f"The clock says {now:%Y-%m-%d %H:%M} UTC, which is past: set it, or times of publication come out wrong."
        )
    return f"{now:%Y-%m-%d %H:%M} UTC"


def open_files() -> str:
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < OPEN_FILES:
        raise UsageError(f"This process may open {soft} files only: raise it with `ulimit -n 4096`.")
    return "no limit" if soft == resource.RLIM_INFINITY else f"up to {soft} in a process"


def version(program: Path) -> str:
    """What a program says of itself, in short. Raises UsageError where it does not run here."""
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True, timeout=10).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise UsageError(f"{program} does not run here: {error}") from None
    return " ".join(told.split()[:3])


def existing(path: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    whole = path.resolve()
    return next(candidate for candidate in (whole, *whole.parents) if candidate.exists())
