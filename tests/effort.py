"""How much work a piece of code does, counted and not timed, so that a busy machine changes nothing."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls(work: Callable[[], object]) -> int:
    """The calls and returns of Python and C functions while `work` runs."""
    counted = 0

    def count(_frame: FrameType, _event: str, _argument: Any) -> None:
        nonlocal counted
        counted += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def growth(work: Callable[[int], object], size: int, factor: int = 4) -> float:
    """How many times the calls of `work(size)` those of `work(factor * size)` are, over `factor`: about 1 or less is linear.

    The work is done once beforehand, so that what is loaded at the first use does not count.
    """
    work(size)
    return calls(lambda: work(factor * size)) / calls(lambda: work(size)) / factor
