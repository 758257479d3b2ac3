"""`make bench-fetch`, its second part: does the ledger hand out all that politeness allows?

HOSTS servers, each on a loopback address of its own, answer after 50 ms; the delay of each is 1 s. Pages wait for all of them in
a real ledger; a store worker with beat hands them out over a real broker to real fetcher workers, which write WARC. The servers'
own log tells the rate, and that no host was asked before its time. Allowed is one request a host each (1 s + 50 ms): the
delay runs from the end of a request. A request at the edge of the measured time counts by the share of the time until the
next one that lies within: hosts in step would all be counted once more, or less. Prints for 100 hosts up to 1,000 what was
allowed, what was achieved and the ratio, what a page costs each program, and where the processors' time went: where none is
idle, they and not the rules are the limit. Ends with 1 where a ratio is below 0.95.
"""

import argparse
import os
import selectors
import socket
import sys
import tempfile
import time
from collections import Counter, defaultdict, deque
from contextlib import ExitStack, suppress
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, cast

import psutil
import redis

from services.store import db, ledger
from services.store.migrate import migrate
from services.store.tasks import wake
from tests import servers
from tests.bench.workers import serving, worker
from tests.servers import waited_for

LATENCY = 0.05
DELAY = 1.0
LEAST = 0.95
BATCH = 80  # eight times the default: an eighth of the messages and statements
PATIENCE = 3.0  # seconds after those that are measured, for the requests that come next
SPARE = 15  # pages of a host beyond those of the time that is measured
PROGRAMS = ("services.fetcher", "services.store", "postgres", "valkey")
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3600\r\n\r\n"
    + b"<p>Twelve ships left the harbour." * 109
    + b"..."
)
Times = dict[str, list[float]]


def serve(addresses: list[str], port: int, parent: Connection) -> None:
    """One listener an address, in a process of its own. Tells when it listens and, once asked, when each was asked for pages.

    On bare sockets, so that it takes little of the processors on which the rest is measured.
    """
    times: Times = defaultdict(list)
    answers: deque[tuple[float, socket.socket]] = deque()
    with selectors.DefaultSelector() as selector:
        for address in addresses:
            selector.register(socket.create_server((address, port)), selectors.EVENT_READ, "listener")
        selector.register(parent, selectors.EVENT_READ, "parent")
        parent.send("listening")
        while True:
            ready = selector.select(max(0.0, answers[0][0] - time.monotonic()) if answers else None)
            for key, _ in ready:
                if key.data == "parent":
                    parent.send(dict(times))
                    return
                handled(key, selector, times, answers)
            while answers and answers[0][0] <= time.monotonic():
                with suppress(OSError), answers.popleft()[1] as connection:
                    connection.sendall(ANSWER)


def handled(
    key: selectors.SelectorKey, selector: selectors.BaseSelector, times: Times, answers: deque[tuple[float, socket.socket]]
) -> None:
    """Take a connection, or the request that came on one: its answer is due after the latency."""
    ready = cast(socket.socket, key.fileobj)
    if key.data == "listener":
        selector.register(ready.accept()[0], selectors.EVENT_READ, "connection")
        return
    selector.unregister(ready)
    if ready.recv(65536):
        now = time.monotonic()
        times[ready.getsockname()[0]].append(now)
        answers.append((now + LATENCY, ready))


class Run(NamedTuple):
    """What the servers saw within `seconds` of measuring, and the processor seconds that each program spent on it.

    `idle` is how many percent of the machine's processor time nobody used.
    """

    times: Times
    began: float
    seconds: float
    spent: Counter[str]
    idle: float


def run(addresses: list[str], port: int, seconds: float, fetchers: int, home: Path) -> Run:
    """Let the stack run: until every host was asked once, then for `seconds`."""
    with ExitStack() as stack:
        server = stack.enter_context(serving(serve, addresses, port))
        assert server.recv() == "listening"
        pages = range(int(seconds / DELAY) + SPARE)
        ledger.accept(f"http://{address}:{port}/story/{page}" for page in pages for address in addresses)
        with db.transaction() as connection:
            connection.execute("update hosts set robots_until = 'infinity'")
        stack.enter_context(worker("store", home / "store.log", "-c", "1", "-B", "-s", str(home / "beat")))
        stack.enter_context(worker("fetcher", home / "fetcher.log", "-c", str(fetchers)))
        wake()
        waited_for(lambda: all_asked(len(addresses)), "a request to every host")
        before, began = processor_seconds(), time.monotonic()
        idle = psutil.cpu_times_percent(seconds).idle
        spent, lasted = processor_seconds() - before, time.monotonic() - began
        time.sleep(PATIENCE)
        server.send("tell")
        return Run(server.recv(), began, lasted, spent, idle)


def all_asked(hosts: int) -> None:
    with db.transaction() as connection:
        found = connection.execute(
            "select count(distinct host) as n from ledger where state not in ('queued', 'fetching')"
        ).fetchone()
    assert found is not None
    assert found["n"] == hosts


def processor_seconds() -> Counter[str]:
    """What the programs under this process have spent so far, by name."""
    spent: Counter[str] = Counter()
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            words = " ".join(child.cmdline())
            name = next((name for name in PROGRAMS if name in words), "servers of pages")
            spent[name] += sum(child.cpu_times()[:4])  # with that of children that have ended: workers replace theirs
    return spent


def environment(hosts: list[str], home: Path, broker: str, database: str) -> dict[str, str]:
    settings = {"HOME": home, "REDIS_URL": broker, "DATABASE_URL": database, "HOST_SECONDS": DELAY, "LOG_LEVEL": "WARNING"}
    settings |= {
        "ALLOW_PRIVATE": ",".join(hosts),
        "FETCH_IN_FLIGHT": len(hosts),
        "FETCH_BATCH": BATCH,
        "CONTACT": "mailto:desk@outlet.example",
    }
    return {f"TALLYWIRE_{name}": str(value) for name, value in settings.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, nargs="+", default=[100, 250, 500, 1000])
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--fetchers", type=int, default=6, help="processes of the fetcher worker")
    args = parser.parse_args()
    with servers.valkey() as broker:
        return max([measured(hosts, args.seconds, args.fetchers, broker) for hosts in args.hosts])


def measured(hosts: int, seconds: float, fetchers: int, broker: str) -> int:
    """One run with so many hosts, on a ledger and in a data folder of its own. Gives 1 where it falls short."""
    redis.Redis.from_url(broker).flushall()
    addresses, port = [f"127.1.{number // 250}.{number % 250 + 1}" for number in range(hosts)], servers.free_port()
    with servers.postgres() as database, tempfile.TemporaryDirectory() as folder:
        migrate(database)
        os.environ |= environment([f"{address}:{port}" for address in addresses], Path(folder), broker, database)
        result = run(addresses, port, seconds, fetchers, Path(folder))
        db.close()
    return report(result, hosts)


def share(result: Run, at: float, following: float) -> float:
    """How much of the time between two requests to a host was measured, 0 to 1."""
    within = min(following, result.began + result.seconds) - max(at, result.began)
    return max(0.0, within) / (following - at)


def report(result: Run, hosts: int) -> int:
    pages = sum(share(result, *pair) for each in result.times.values() for pair in pairwise(each))
    achieved, allowed = pages / result.seconds, hosts / (DELAY + LATENCY)
    closest = min(after - before for each in result.times.values() for before, after in pairwise(each))
    print(f"{hosts} hosts, delay {DELAY:g} s: allowed {allowed:.0f} pages/s, achieved {achieved:.0f},", end=" ")
    print(f"ratio {achieved / allowed:.2f} (at least {LEAST}); closest two requests to a host {closest:.2f} s apart")
    costs = ", ".join(f"{name.split('.')[-1]} {1000 * seconds / pages:.2f}" for name, seconds in result.spent.most_common())
    total, cores = result.spent.total() / pages, os.cpu_count() or 1
    print(f"  processor ms a page: {costs}; together {1000 * total:.2f}, so {cores} cores can do {cores / total:.0f} pages/s")
    ours, idle = result.spent.total() / result.seconds / cores, result.idle / 100
    print(f"  of the processors' time: this run {ours:.0%}, others {max(0.0, 1 - idle - ours):.0%}, idle {idle:.0%}")
    return int(achieved / allowed < LEAST or closest < DELAY)


if __name__ == "__main__":
    sys.exit(main())
