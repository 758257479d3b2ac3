"""What the supervisor needs of the store."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from services.contracts.settings import Settings


@dataclass(frozen=True)
class Hooks:
    """Each takes the database URL first, and raises UnavailableError where the database does not answer.

    `check` also raises UsageError for a URL that is none. `release_all(url, crashed)` takes back every lease, when a
    stack starts on an empty queue or has lost it. `progress` is a number that grows whenever a row moves.
    """

    check: Callable[[str], None]
    migrate: Callable[[str], Any]
    release_all: Callable[[str, bool], Any]
    progress: Callable[[str], int]


def store_hooks(settings: Settings) -> Hooks:
    """The store's own."""
    from services.store import db, ledger, migrate, reads

    return Hooks(
        check=db.check,
        migrate=migrate.migrate,
        release_all=lambda url, crashed: ledger.release_all(url, settings.deaths, crashed=crashed),
        progress=reads.progress,
    )
