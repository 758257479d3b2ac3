"""Waits for rows of the ledger to end, with a progress bar on a terminal and plain lines in a pipe, and says how they ended."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from services.cli import output
from services.contracts.states import State
from services.store import reads
from services.store.ledger import Accepted
from services.store.tasks import wake

FINE = (State.STORED, State.NOT_MODIFIED, State.DUPLICATE, State.REDIRECTED)
LISTED = 20
BETWEEN_LOOKS = 0.2
BETWEEN_LINES = 5.0


def wait_for(accepted: Sequence[Accepted], *, wait: bool, as_json: bool) -> int:
    """Say what was accepted and, if asked to, how it ended. Gives the exit code: 1 where a part was refused or not stored."""
    rows = [item.row for item in accepted if item.row is not None]
    refused = [item for item in accepted if item.refusal]
    wake()
    for item in refused:
        output.say(f"tallywire: {item.url[:200]}: refused: {item.refusal}")
    known = len(accepted) - len(rows) - len(refused)
    counts = ((len(rows), "accepted"), (known, "known already"), (len(refused), "refused"))
    output.say(", ".join(f"{n} {what}" for n, what in counts if n) or "nothing given")
    if not wait:
        if as_json:
            output.emit([item._asdict() for item in accepted])
        return int(bool(refused))
    watch("done", len(rows), lambda: len(rows) - reads.live(rows))
    return _ended(rows, as_json) or int(bool(refused))


def _ended(rows: Sequence[int], as_json: bool) -> int:
    ended = reads.row_states(rows)
    bad = [row for row in ended if row["state"] not in FINE]
    if as_json:
        output.emit(ended)
    for row in bad[:LISTED]:
        output.say(f"tallywire: {row['url']}: {row['state']}: {row['reason']}" + (f": {row['detail']}" if row["detail"] else ""))
    if len(bad) > LISTED:
        output.say(f"… and {len(bad) - LISTED} more that were not stored: `tallywire status`")
    counts = Counter(row["state"] for row in ended)
    output.say(", ".join(f"{n} {state}" for state, n in counts.most_common()) or "nothing new")
    return int(bool(bad))


def watch(verb: str, total: int, done: Callable[[], int]) -> None:
    """Wait until `done` reaches `total`, showing how far it is."""
    if sys.stderr.isatty():
        _watch_bar(verb, total, done)
    else:
        _watch_lines(verb, total, done)


def _watch_bar(verb: str, total: int, done: Callable[[], int]) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=output.error_console(), transient=True) as progress:
        task = progress.add_task(verb, total=total)
        while (now := done()) < total:
            progress.update(task, completed=now)
            time.sleep(BETWEEN_LOOKS)


def _watch_lines(verb: str, total: int, done: Callable[[], int]) -> None:
    said, last = time.monotonic(), -1
    while (now := done()) < total:
        if time.monotonic() - said >= BETWEEN_LINES and now != last:
            output.say(f"{now} of {total} {verb}")
            said, last = time.monotonic(), now
        time.sleep(BETWEEN_LOOKS)
