"""Whose rights Postgres runs with: it refuses root, so root hands it to the owner of its data folder, or to nobody.

Where the data folder or the environment lies below a folder that only root may search (a clone under /root, a HOME of
`mktemp -d`), the server gets one Linux capability that lets it pass; the user's folders stay as they are
(docs/adr/0005-embedded.md).
"""

import os
import pwd
import stat
from pathlib import Path
from typing import NamedTuple

from services.contracts.errors import UsageError
from services.embedded import processes

READ_SEARCH, OVERRIDE = "dac_read_search", "dac_override"
READ_SEARCH_BIT = 2  # CAP_DAC_READ_SEARCH in linux/capability.h


class Rights(NamedTuple):
    """The words to put before a command, and the user and group to start it with (None: those of the caller)."""

    prefix: tuple[str, ...] = ()
    user: int | None = None
    group: int | None = None


class Owner(NamedTuple):
    user: int
    group: int


def owner(data: Path) -> Owner:
    """Who owns the data folder, or is to own it: the caller, or nobody where the caller is root."""
    if data.exists():
        found = data.stat()
        return Owner(found.st_uid, found.st_gid)
    if os.geteuid() != 0:
        return caller()
    nobody = pwd.getpwnam("nobody")
    return Owner(nobody.pw_uid, nobody.pw_gid)


def caller() -> Owner:
    return Owner(os.geteuid(), os.getegid())


def rights(who: Owner, folders: tuple[Path, ...], program: Path) -> Rights:
    """The rights to run `program` with, which must reach `folders`. Raises UsageError where that cannot be done."""
    if os.geteuid() != 0:
        return Rights()
    barred = next((path for path in (*folders, program) if closed(path)), None)
    if barred is None:
        return Rights((), who.user, who.group)
    tool = processes.setpriv()
    if tool is None:
        raise UsageError(
            f"Postgres may not run as root, and only root may enter the folders above {barred}: "
            "set TALLYWIRE_HOME to a folder like /var/lib/tallywire, or run as a plain user."
        )
    return Rights(capable(tool, who, capability(program)))


def capable(tool: str, who: Owner, needed: str) -> tuple[str, ...]:
    """setpriv's words for a user with one capability and nothing to gain by what it runs.

    Without `no_setuid_fixup` access(2), by which Postgres looks for its own program, would leave the capability out of
    account; without `keep` the change of user would clear the signal of `processes.death_signal`.
    """
    only = f"-all,+{needed}"
    ids = (f"--reuid={who.user}", f"--regid={who.group}", "--clear-groups", "--no-new-privs", "--pdeathsig=keep")
    caps = (f"--inh-caps={only}", f"--ambient-caps={only}", f"--bounding-set={only}")
    return (tool, *ids, "--securebits=+no_setuid_fixup", *caps, "--")


def closed(path: Path) -> bool:
    """True where some folder above may not be searched by everyone, or the path is a program that not everyone may run."""
    above = (folder for folder in path.resolve().parents if folder.exists())
    return any(not folder.stat().st_mode & stat.S_IXOTH for folder in above) or (path.is_file() and not everyone_runs(path))


def capability(program: Path) -> str:
    """The smaller capability that does: to search and read, unless the program is root's alone or a container withholds it."""
    held = Path("/proc/self/status").read_text(encoding="ascii").partition("CapEff:")[2].split()[0]
    searches = int(held, 16) >> READ_SEARCH_BIT & 1
    return READ_SEARCH if searches and everyone_runs(program) else OVERRIDE


def everyone_runs(program: Path) -> bool:
    return bool(program.stat().st_mode & stat.S_IXOTH)
