"""A schedule of re-checks in words: `15m*3h,1h*1d` is every 15 minutes until 3 hours, then every hour until a day. Pure."""

import re
from typing import NamedTuple

STEP = re.compile(r"([0-9]{1,6})([smhd])\*([0-9]{1,6})([smhd])")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Step(NamedTuple):
    """Look again every so many seconds while a page has been stored for less than `until` seconds."""

    every: float
    until: float


def schedule(words: str) -> tuple[Step, ...]:
    """The steps, in order of time. Raises ValueError for what is none, a step of no time, and one that ends before the last."""
    steps: list[Step] = []
    for part in words.replace(" ", "").split(","):
        found = STEP.fullmatch(part)
        step = Step(int(found[1]) * SECONDS[found[2]], int(found[3]) * SECONDS[found[4]]) if found else Step(0, 0)
        if not step.every or step.until <= (steps[-1].until if steps else 0):
            raise ValueError(f"{part[:50]!r}: a schedule is written like 15m*3h,1h*1d: every 15 minutes until 3 hours, and so on")
        steps.append(step)
    return tuple(steps)
