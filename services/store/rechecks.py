"""Re-checks of stored pages: lined up on a decaying schedule, counted by what came of them, forgotten when they are old."""

from services.contracts.schedule import schedule
from services.contracts.settings import Settings
from services.store.db import Connection, rows, run


def line_up(connection: Connection, row: int, settings: Settings) -> None:
    """Line the page of a row that has ended up to be looked at again, the later the longer it is stored."""
    if settings.rechecks:
        steps = schedule(settings.recheck_schedule)
        about = {"every": [step.every for step in steps], "until": [step.until for step in steps]}
        run(connection, "rechecks", "line_up", row=row, **about)


def count(connection: Connection, row: int) -> None:
    """Count a re-check that has ended by its outcome: `http_304`, `same_text`, `changed`, `failed`. Others count nothing."""
    for ended in rows(connection, "rechecks", "ended", row=row):
        run(connection, "ledger", "count", name="tallywire_rechecks", labels=[ended["outcome"]], value=1)


def switch(connection: Connection, source: int, *, on: bool, settings: Settings) -> None:
    """Switch the re-checks of a source, and of those that it named, on or off; those that wait come or go with it."""
    changed = [row["id"] for row in rows(connection, "rechecks", "switch", source=source, rechecks=on)]
    if on:
        run(connection, "rechecks", "start", sources=changed, until=schedule(settings.recheck_schedule)[-1].until)
    else:
        run(connection, "rechecks", "stop", sources=changed)


def prune(connection: Connection, settings: Settings) -> None:
    """Forget what is old: re-checks, links left out that are named no more, polls. No total goes down by it."""
    run(connection, "rechecks", "prune", days=settings.keep_rechecks_days)
    run(connection, "rechecks", "prune_left_out")
    run(connection, "rechecks", "prune_polls")
