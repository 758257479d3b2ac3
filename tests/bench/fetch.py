"""`make bench-fetch`, its first part: pages a second of one fetcher process against a bare httpx loop on the same servers.

Both fetch the same URLs of HOSTS local hosts that answer after 50 ms with a page of 60 kB, 10 at once, in turns in one run. Ours
is a real Celery worker of one process: batches come over a real broker, pages are written as WARC and synced, results are
published. Prints both rates and their ratio, medians of ROUNDS; ends with 1 where the ratio is below 0.7.
"""

import argparse
import asyncio
import base64
import json
import os
import random
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path

import httpx
import redis

from services.contracts.messages import Capture, FetchBatch, FetchedBatch, FetchItem
from services.contracts.routes import ROUTES
from services.contracts.worker import make_app, send
from tests import servers
from tests.bench.workers import serving, worker

LATENCY = 0.05
LEAST = 0.7
AT_ONCE = 10  # the default batch
STORE = ROUTES[FetchedBatch].queue
PATIENCE = 120.0


def page(size: int = 60_000) -> bytes:
    """Words at random: about as compressible as news."""
    words = [bytes(random.Random(n).choices(b"abcdefghijklmnopqrstuvwxyz", k=2 + n % 9)) for n in range(3000)]
    chooser, body = random.Random(1), bytearray(b"<html><body><p>")
    while len(body) < size:
        body += chooser.choice(words) + b" "
    return bytes(body[:size])


def serve(hosts: int, parent: Connection) -> None:
    """One listener a host. Tells their ports."""
    body = page()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                await asyncio.sleep(LATENCY)
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def listen() -> None:
        listeners = [await asyncio.start_server(talk, "127.0.0.1", 0) for _ in range(hosts)]
        parent.send([listener.sockets[0].getsockname()[1] for listener in listeners])
        await asyncio.Event().wait()

    asyncio.run(listen())


def ours(urls: list[str], queue: "redis.Redis[bytes]") -> None:
    """Publish the URLs as the store does, and wait for the last result to be published."""
    app, size = make_app("bench"), AT_ONCE
    batches = [urls[at : at + size] for at in range(0, len(urls), size)]
    queue.delete(STORE)
    for batch in batches:
        send(app, FetchBatch(items=tuple(FetchItem(row=row, attempt=1, url=url) for row, url in enumerate(batch))))
    until = time.monotonic() + PATIENCE
    while queue.llen(STORE) < len(batches):
        assert time.monotonic() < until, "the worker does not answer: see its log"
        time.sleep(0.002)


def checked(queue: "redis.Redis[bytes]", pages: int) -> None:
    """Every page must have become a capture."""
    bodies = [json.loads(base64.b64decode(json.loads(raw)["body"])) for raw in queue.lrange(STORE, 0, -1)]
    results = [result for body in bodies for result in FetchedBatch.model_validate(body[0][0]).results]
    assert sum(isinstance(result.outcome, Capture) for result in results) == pages


async def bare(urls: list[str]) -> None:
    """The plainest httpx: one client, 10 at once, bodies read and dropped."""
    gate = asyncio.Semaphore(AT_ONCE)
    async with httpx.AsyncClient(trust_env=False, limits=httpx.Limits(max_connections=AT_ONCE)) as client:

        async def get(url: str) -> None:
            async with gate:
                assert (await client.get(url)).status_code == 200

        await asyncio.gather(*map(get, urls))


def rates(urls: list[str], rounds: int, queue: "redis.Redis[bytes]") -> tuple[float, float]:
    """The medians of both rates, taken in turns after one round that warms up."""
    mine, plain = [], []
    for _ in range(rounds + 1):
        started = time.monotonic()
        asyncio.run(bare(urls))
        between = time.monotonic()
        ours(urls, queue)
        mine.append(len(urls) / (time.monotonic() - between))
        plain.append(len(urls) / (between - started))
        checked(queue, len(urls))
    return statistics.median(mine[1:]), statistics.median(plain[1:])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=50)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with ExitStack() as stack:
        names = [f"127.0.0.1:{port}" for port in stack.enter_context(serving(serve, args.hosts)).recv()]
        broker, folder = stack.enter_context(servers.valkey()), stack.enter_context(tempfile.TemporaryDirectory())
        os.environ |= {"TALLYWIRE_REDIS_URL": broker, "TALLYWIRE_HOME": folder, "TALLYWIRE_ALLOW_PRIVATE": ",".join(names)}
        os.environ["TALLYWIRE_CONTACT"] = "mailto:desk@outlet.example"
        stack.enter_context(worker("fetcher", Path(folder) / "log", "-c", "1", "-l", "WARNING"))
        urls = [f"http://{names[n % len(names)]}/story/{n}" for n in range(args.pages)]
        mine, plain = rates(urls, args.rounds, redis.Redis.from_url(broker))
    print(f"fetcher {mine:.0f} pages/s, bare httpx {plain:.0f} pages/s, ratio {mine / plain:.2f} (at least {LEAST})")
    return int(mine / plain < LEAST)


if __name__ == "__main__":
    sys.exit(main())
