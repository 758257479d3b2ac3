"""Reads sources in a process of its own, with limits of time and memory: `python -m services.fetcher.discovery.child`.

A subprocess, because the children of a Celery worker are daemons, which multiprocessing lets have none. It stays for the next
source, because starting one takes most of a second. On its standard input come a line of JSON (`Request`) and the payload; on its
standard output go lines of JSON (`Answer`). The kernel ends it: an alarm when its time is up, an address space that does not
grow further. It ends by itself when its input closes, or when a source left it fat.
"""

import functools
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from services.contracts.errors import PageError, TallywireError, UnavailableError
from services.contracts.messages import Failure, Link, SourceKind
from services.contracts.records import Record
from services.contracts.states import Reason
from services.fetcher.discovery.found import Found, LeftOut, ReadLimits
from services.fetcher.discovery.reader import read_source

MB = 2**20
SECONDS = 20.0  # of its processor time
PATIENCE = 1.35  # times as long on the clock: a busy machine is no fault of the source
AT_LEAST = 0.5  # seconds on the clock, however long it took to start
MEMORY = 58 * MB  # of address space above the idle child: with what it had mapped and not touched, less than 64 MB resident
FAT = 16 * MB  # above the idle child, between two sources: the next one would lack it
PART = 1000  # links in one line of an answer
COMMAND = (sys.executable, "-P", "-m", "services.fetcher.discovery.child")
DEATHS = {
    signal.SIGPROF: Failure(reason=Reason.TOO_SLOW, detail="the processor time to read it was up"),
    signal.SIGALRM: Failure(reason=Reason.TOO_SLOW, detail="the time to read it was up"),
    signal.SIGKILL: Failure(reason=Reason.TOO_BIG, detail="its reader was killed"),
    signal.SIGABRT: Failure(reason=Reason.TOO_BIG, detail="more memory than a source may cost"),  # so ends Rust without memory
}


class Request(Record):
    """A source to be read: `size` bytes follow. `seconds` is the processor time it may take, `asked` when the clock began to run
    (monotonic, which all processes share): a child that takes long to start has less time to read."""

    url: str
    now: datetime
    kind: SourceKind | None
    content_type: str | None
    limits: ReadLimits
    hosts: frozenset[str]
    seconds: float
    asked: float
    size: int


class Part(Record):
    """Some of the links of a source, and of what was left out."""

    links: tuple[Link, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class Answer(Record):
    """What a source holds, or why it cannot be read; as many lines of JSON (`Part`) with the rest of it follow as `parts` says.

    In one line a large source would take again as much memory as its reading. After the `last` answer the child ends.
    """

    outcome: Found | Failure
    parts: int
    last: bool


class Child:
    """The process that reads, started when it is first needed, and again after its end. For one thread."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, request: Request, payload: bytes) -> Found:
        """As `read_source`. Raises PageError, also for what the child died of; UnavailableError where it does not start."""
        process = self._running()
        answer = _asked(process, request, payload)
        if answer is None:
            self._process = None
            raise _death(process)
        outcome, last = answer
        if last:
            self.close()
        if isinstance(outcome, Failure):
            raise PageError(outcome.reason, outcome.detail)
        return outcome

    def close(self) -> None:
        """End the child, if there is one."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            environment = {name: value for name, value in os.environ.items() if not name.startswith("TALLYWIRE_")}
            self._process = subprocess.Popen(
                [*COMMAND, str(self._memory)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
            )
        return self._process


def read_in_child(
    payload: bytes,
    *,
    url: str,
    now: datetime,
    kind: SourceKind | None = None,
    content_type: str | None = None,
    limits: ReadLimits | None = None,
    hosts: frozenset[str] = frozenset(),
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Found:
    """As `read_source`, in this process's reading child: at most `seconds` of processor time, `memory` bytes above its idle size.

    Raises PageError as `read_source` does, `too_slow` and `too_big` at the limits, `xml` where the child died of something else.
    """
    request = Request(
        url=url,
        now=now,
        kind=kind,
        content_type=content_type,
        limits=limits or ReadLimits(),
        hosts=hosts,
        seconds=seconds,
        asked=time.monotonic(),
        size=len(payload),
    )
    return _child(os.getpid(), memory).read(request, payload)


def close_children() -> None:
    """End this process's reading children: for a process that ends without running what `atexit` knows."""
    for child in _children:
        child.close()


_children: list[Child] = []


@functools.cache
def _child(_: int, memory: int) -> Child:
    """One for each process (a fork must not share its parent's) and memory limit."""
    child = Child(memory)
    _children.append(child)
    return child


def _asked(process: subprocess.Popen[bytes], request: Request, payload: bytes) -> tuple[Found | Failure, bool] | None:
    """The child's answer and whether it was its last, None where it died over it."""
    requests, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
    try:
        requests.write(request.model_dump_json().encode() + b"\n")
        requests.write(payload)
        requests.flush()
    except BrokenPipeError:
        return None
    head = answers.readline()
    if not head.endswith(b"\n"):
        return None
    answer = Answer.model_validate_json(head)
    lines = [answers.readline() for _ in range(answer.parts)]
    if not all(line.endswith(b"\n") for line in lines):
        return None
    return joined(answer.outcome, map(Part.model_validate_json, lines)), answer.last


def parted(outcome: Found | Failure) -> tuple[Found | Failure, list[Part]]:
    """A source without its links and what was left out of it, and these in parts."""
    if isinstance(outcome, Failure):
        return outcome, []
    parts = [Part(links=outcome.links[at : at + PART]) for at in range(0, len(outcome.links), PART)]
    parts += [Part(left_out=outcome.left_out[at : at + PART]) for at in range(0, len(outcome.left_out), PART)]
    return replace(outcome, links=(), left_out=()), parts


def joined(outcome: Found | Failure, parts: Iterable[Part]) -> Found | Failure:
    """The inverse of `parted`."""
    if isinstance(outcome, Failure):
        return outcome
    given = tuple(parts)
    links = tuple(link for part in given for link in part.links)
    return replace(outcome, links=links, left_out=tuple(one for part in given for one in part.left_out))


def _death(process: subprocess.Popen[bytes]) -> TallywireError:
    """What the child's end means for the source that it read."""
    process.communicate()
    code = process.returncode
    if code >= 0:
        return UnavailableError(f"the reader of sources does not run (exit code {code})")
    death = DEATHS.get(signal.Signals(-code), Failure(reason=Reason.XML, detail=f"its reader died of signal {-code}"))
    return PageError(death.reason, death.detail)


def serve(requests: BinaryIO, answers: BinaryIO, memory: int) -> None:
    """The child: answers requests until there are no more."""
    idle = address_space()
    if idle:
        resource.setrlimit(resource.RLIMIT_AS, (idle + memory, idle + memory))
    while line := requests.readline():
        request = Request.model_validate_json(line)
        signal.setitimer(signal.ITIMER_PROF, request.seconds)
        signal.setitimer(signal.ITIMER_REAL, max(request.asked + request.seconds * PATIENCE - time.monotonic(), AT_LEAST))
        outcome = _outcome(request, requests)
        last = address_space() > idle + FAT or (isinstance(outcome, Failure) and outcome.reason is Reason.TOO_BIG)
        head, parts = parted(outcome)
        for piece in (Answer(outcome=head, parts=len(parts), last=last), *parts):
            answers.write(piece.model_dump_json(exclude_none=True).encode() + b"\n")
        answers.flush()
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if last:
            return


def _outcome(request: Request, requests: BinaryIO) -> Found | Failure:
    try:
        return read_source(
            requests.read(request.size),
            url=request.url,
            now=request.now,
            kind=request.kind,
            content_type=request.content_type,
            limits=request.limits,
            hosts=request.hosts,
        )
    except PageError as error:
        return Failure(reason=error.reason, detail=error.detail)
    except MemoryError:
        return Failure(reason=Reason.TOO_BIG, detail="more memory than a source may cost")


def address_space() -> int:
    """The bytes of this process's address space; 0 where the system does not tell, or does not limit it."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize() if _LINUX else 0


_LINUX = sys.platform == "linux"


def main() -> None:
    """Run as the child: its one argument is the memory limit in bytes. An interrupt at the terminal is for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for ended_by in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(ended_by, signal.SIG_DFL)
    serve(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[1]))


if __name__ == "__main__":
    main()
