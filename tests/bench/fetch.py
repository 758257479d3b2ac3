"""`make bench-fetch`: pages a second of one fetcher, WARC written and results made, against a bare httpx loop on the same server.

Both fetch the same URLs of N local hosts that answer after 50 ms with a page of 60 kB, 10 at once, in turns in one run.
Prints both rates and their ratio; ends with 1 where the ratio is below 0.7.
"""

import argparse
import asyncio
import multiprocessing
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from services.archive.segment import SegmentWriter
from services.contracts.messages import FetchBatch, FetchItem
from services.fetcher.client import IN_FLIGHT, Limits
from services.fetcher.tasks import fetched

LATENCY = 0.05
LEAST = 0.7


def page(size: int = 60_000) -> bytes:
    """Words at random: about as compressible as news."""
    words = [bytes(random.Random(n).choices(b"abcdefghijklmnopqrstuvwxyz", k=2 + n % 9)) for n in range(3000)]
    chooser, body = random.Random(1), bytearray(b"<html><body><p>")
    while len(body) < size:
        body += chooser.choice(words) + b" "
    return bytes(body[:size])


def serve(hosts: int, ports: "multiprocessing.Queue[list[int]]") -> None:
    """One listener a host, in a process of its own."""
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
        servers = [await asyncio.start_server(talk, "127.0.0.1", 0) for _ in range(hosts)]
        ports.put([server.sockets[0].getsockname()[1] for server in servers])
        await asyncio.Event().wait()

    asyncio.run(listen())


def ours(batches: list[list[str]], folder: Path, limits: Limits) -> None:
    """What the fetcher's task does, batch by batch, without the broker."""
    with SegmentWriter(folder) as writer:
        for urls in batches:
            items = tuple(FetchItem(row=row, attempt=1, url=url) for row, url in enumerate(urls))
            answer = fetched(FetchBatch(items=items), limits, writer)
            assert all(result.capture for result in answer.results), answer.results
            answer.model_dump_json()


async def bare(batches: list[list[str]]) -> None:
    """The plainest httpx: one client, each batch gathered, bodies read and dropped."""
    async with httpx.AsyncClient(trust_env=False, limits=httpx.Limits(max_connections=IN_FLIGHT)) as client:
        for urls in batches:
            for response in await asyncio.gather(*(client.get(url) for url in urls)):
                assert response.status_code == 200


def rate(pages: int, run: Callable[[], None]) -> float:
    started = time.monotonic()
    run()
    return pages / (time.monotonic() - started)


def measure(batches: list[list[str]], rounds: int, limits: Limits) -> tuple[float, float]:
    """The medians of both rates over so many rounds, taken in turns."""
    pages = sum(map(len, batches))
    with tempfile.TemporaryDirectory() as folder:
        mine, plain = [], []
        for _ in range(rounds):
            plain.append(rate(pages, lambda: asyncio.run(bare(batches))))
            mine.append(rate(pages, lambda: ours(batches, Path(folder), limits)))
    return statistics.median(mine), statistics.median(plain)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=50)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    ports: multiprocessing.Queue[list[int]] = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(args.hosts, ports), daemon=True)
    server.start()
    try:
        names = [f"127.0.0.1:{port}" for port in ports.get(timeout=30)]
        urls = [f"http://{names[n % len(names)]}/story/{n}" for n in range(args.pages)]
        batches = [urls[at : at + IN_FLIGHT] for at in range(0, len(urls), IN_FLIGHT)]
        mine, plain = measure(batches, args.rounds, Limits(30, 2**24, 2**24, "tallywire/bench", frozenset(names)))
    finally:
        server.terminate()
        server.join()
    print(f"fetcher {mine:.0f} pages/s, bare httpx {plain:.0f} pages/s, ratio {mine / plain:.2f} (at least {LEAST})")
    return int(mine / plain < LEAST)


if __name__ == "__main__":
    sys.exit(main())
