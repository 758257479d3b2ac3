"""Runs the cases of one class and measures them."""

import functools
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from services.fetcher.addresses import forbidden_text
from services.fetcher.discovery.child import COMMAND, close_children, read_in_child
from tests.fetcher.dialling import watched
from tests.hostile.case import HostileCase
from tests.hostile.urls import NOW, SOURCE

MB = 2**20
PAUSE = 0.02
FIRST_GIVEN_PORT = 10_000


@dataclass
class Result:
    """What the cases of a class came to. Memory is in MB above its start, time the longest of a case."""

    number: int
    cases: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0
    megabytes: float = 0.0
    child_megabytes: float = 0.0


def ran(cases: Sequence[HostileCase]) -> Result:
    result = Result(cases[0].number)
    with watched() as dials, sampled(result):
        for case in cases:
            started = time.monotonic()
            try:
                outcome = str(case.run())
            except (Exception, AssertionError) as error:
                outcome = f"raised {type(error).__name__}"
            result.seconds = max(result.seconds, time.monotonic() - started)
            result.cases += 1
            result.outcomes[outcome] += 1
            if outcome not in {str(wanted) for wanted in case.wanted}:
                result.wrong.append(f"{case.number} {case.entrance} {case.name}: {outcome}, not {', '.join(sorted(case.wanted))}")
            result.wrong += [f"{case.number} {case.entrance} {case.name}: dialled {dial}" for dial in dials if private(*dial)]
            dials.clear()
    return result


@contextmanager
def sampled(result: Result) -> Iterator[None]:
    """Looks at the memory of this process and of its children, again and again: both end with their peaks above the start."""
    me, done = psutil.Process(), threading.Event()
    start, idle = me.memory_info().rss, child_idle()

    def look() -> None:
        while not done.wait(PAUSE):
            result.megabytes = max(result.megabytes, (me.memory_info().rss - start) / MB)
            for child in readers(me):
                result.child_megabytes = max(result.child_megabytes, (high_water(child.pid) - idle) / MB)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


@functools.cache
def child_idle() -> int:
    """The resident bytes of a reading child that has read one small feed."""
    close_children()
    read_in_child(b"<rss><channel><item><link>https://x.example/1</link></item></channel></rss>", url=SOURCE, now=NOW)
    (child,) = readers(psutil.Process())
    return int(child.memory_info().rss)


def readers(process: psutil.Process) -> list[psutil.Process]:
    """The reading children of a process. One that is just forked is not yet a reader, but still a copy of its parent."""
    return [child for child in process.children() if COMMAND[-1] in words(child)]


def words(process: psutil.Process) -> list[str]:
    with suppress(psutil.Error):
        return list(process.cmdline())
    return []


def private(host: str, port: int) -> bool:
    """Whether a dial went where none may; the test servers are on 127.0.0.1, on ports that the system gave them."""
    return forbidden_text(host) and (host != "127.0.0.1" or port < FIRST_GIVEN_PORT)


def high_water(pid: int) -> int:
    """The peak of a process's resident memory so far; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)
