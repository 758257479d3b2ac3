"""`make bench-fetch`, its second part: does the ledger hand out all that politeness allows?

HOSTS servers, each on a loopback address of its own, answer after 50 ms; the delay of each is 1 s. Pages wait for all of them in
a real ledger; a store worker with beat hands them out over a real broker to real fetcher workers, which write WARC. The servers'
own log tells the rate, and that no host was asked before its time. Allowed is one request a host each (1 s + 50 ms): the
delay runs from the end of a request. Prints what was allowed, what was achieved and the ratio; ends with 1 below 0.95.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

from services.store import db, ledger
from services.store.migrate import migrate
from services.store.tasks import wake
from tests import servers
from tests.bench.workers import serving, worker

LATENCY = 0.05
DELAY = 1.0
LEAST = 0.95
WARM_UP = 5.0  # seconds until every host has been asked
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3600\r\n\r\n"
    + b"<p>Twelve ships left the harbour." * 109
    + b"..."
)
Times = dict[str, list[float]]


def serve(addresses: list[str], port: int, parent: Connection) -> None:
    """One listener an address, in a process of its own. Tells when it listens and, once asked, when each was asked for pages."""
    times: Times = defaultdict(list)

    class Host(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport

        def data_received(self, _: bytes) -> None:
            times[self.transport.get_extra_info("sockname")[0]].append(time.monotonic())
            asyncio.get_running_loop().call_later(LATENCY, self.transport.write, ANSWER)  # type: ignore[attr-defined]

    async def listen() -> None:
        loop = asyncio.get_running_loop()
        await loop.create_server(Host, addresses, port)
        parent.send("listening")
        await loop.run_in_executor(None, parent.recv)
        parent.send(dict(times))

    asyncio.run(listen())


def requests(addresses: list[str], port: int, pages: int, seconds: float, fetchers: int, home: Path) -> tuple[Times, float]:
    """Let the stack run; gives the servers' log, and when its measured part began."""
    with ExitStack() as stack:
        server = stack.enter_context(serving(serve, addresses, port))
        assert server.recv() == "listening"
        ledger.accept(f"http://{address}:{port}/story/{page}" for page in range(pages) for address in addresses)
        with db.transaction() as connection:
            connection.execute("update hosts set robots_until = 'infinity'")
        stack.enter_context(worker("store", home / "store.log", "-c", "1", "-B", "-s", str(home / "beat")))
        stack.enter_context(worker("fetcher", home / "fetcher.log", "-c", str(fetchers)))
        wake()
        time.sleep(WARM_UP + seconds)
        server.send("tell")
        return server.recv(), time.monotonic() - seconds


def environment(hosts: list[str], home: Path, redis: str, database: str) -> dict[str, str]:
    settings = {"HOME": home, "REDIS_URL": redis, "DATABASE_URL": database, "HOST_SECONDS": DELAY, "LOG_LEVEL": "WARNING"}
    settings |= {"ALLOW_PRIVATE": ",".join(hosts), "FETCH_IN_FLIGHT": len(hosts), "BATCH": 20}
    return {f"TALLYWIRE_{name}": str(value) for name, value in settings.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--fetchers", type=int, default=2, help="processes of the fetcher worker")
    args = parser.parse_args()
    addresses = [f"127.1.{number // 250}.{number % 250 + 1}" for number in range(args.hosts)]
    port, pages = servers.free_port(), int((args.seconds + WARM_UP) / DELAY) + 2
    with servers.postgres() as database, servers.valkey() as redis, tempfile.TemporaryDirectory() as folder:
        migrate(database)
        os.environ |= environment([f"{address}:{port}" for address in addresses], Path(folder), redis, database)
        times, began = requests(addresses, port, pages, args.seconds, args.fetchers, Path(folder))
        db.close()
    return report(times, began, args.hosts, args.seconds)


def report(times: Times, began: float, hosts: int, seconds: float) -> int:
    achieved = sum(at >= began for each in times.values() for at in each) / seconds
    allowed = hosts / (DELAY + LATENCY)
    closest = min((after - before for each in times.values() for before, after in pairwise(each)), default=0.0)
    ratio = achieved / allowed
    print(f"{hosts} hosts, delay {DELAY:g} s: allowed {allowed:.0f} pages/s, achieved {achieved:.0f}, ratio {ratio:.2f}", end=" ")
    print(f"(at least {LEAST}); closest two requests to a host {closest:.2f} s apart")
    return int(ratio < LEAST or closest < DELAY)


if __name__ == "__main__":
    sys.exit(main())
