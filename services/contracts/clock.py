"""The clock that the processes of one machine share, so that the time which a message was under way can be told.

It is the monotonic clock since the machine's start: it never jumps, needs nobody to be asked, and is the same in every process
and container. Two machines share none: between them a message's time is not told, and whoever reckons with it waits too long
rather than too short.
"""

import time
from functools import cache
from pathlib import Path

from services.contracts.records import Record

BOOT = Path("/proc/sys/kernel/random/boot_id")
NAMESPACE = Path("/proc/self/ns/time")


class Moment(Record):
    """A moment in seconds on the clock that `clock` names."""

    clock: str
    at: float


@cache
def _clock() -> str | None:
    """Which start of which machine it is, and in which time namespace; null where a system does not tell (Linux does)."""
    try:
        return f"{BOOT.read_text(encoding='ascii').strip()} {NAMESPACE.readlink()}"
    except OSError:
        return None


def now() -> Moment | None:
    """This moment; null where the machine does not name its clock."""
    clock = _clock()
    return Moment(clock=clock, at=time.monotonic()) if clock else None


def since(moment: Moment | None) -> float:
    """The seconds since a moment, no less than 0; 0 where another clock told it, or none."""
    return max(0.0, time.monotonic() - moment.at) if moment and moment.clock == _clock() else 0.0
