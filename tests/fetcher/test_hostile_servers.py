"""Every hostile server: the right reason, in time, and a sound page beside it all the same."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.contracts.states import Reason
from tests.fetcher.conftest import Fetch
from tests.fetcher.hostile_servers import PAGE, SERVER_CASES, Case
from tests.sites import Site, redirect, reply

DEADLINE = 1.0
LONG = 60.0  # the servers flood from this very process, and the machine may be busy


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    answers = {f"/{number}": case.answer for number, case in enumerate(SERVER_CASES)}
    with Site({**answers, "/sound": reply(PAGE)}) as site:
        yield site


@pytest.mark.parametrize("number", range(len(SERVER_CASES)), ids=[f"{c.number}-{c.name[:40]!a}" for c in SERVER_CASES])
def test_server(fetch: Fetch, site: Site, number: int) -> None:
    case: Case = SERVER_CASES[number]
    # A short deadline only where it is what ends the fetch: on a busy machine it would end others too.
    deadline = DEADLINE if case.reasons and Reason.DEADLINE in case.reasons else LONG
    hostile, sound = fetch([site.url(f"/{number}"), site.url("/sound")], site, deadline=deadline)
    assert sound.page is not None
    assert sound.page.body == PAGE
    assert (hostile.page is None) == (hostile.failure is not None)
    if case.reasons is None:
        assert hostile.failure is None
    else:
        assert hostile.failure is not None
        assert hostile.failure.reason in case.reasons
        assert len(hostile.failure.detail) <= 260


def test_the_chain_and_the_growing_query_end(fetch: Fetch) -> None:
    """Class 27: 25 hops, two that point at each other, and a query that grows."""
    chain = {f"/chain{n}": redirect(f"/chain{n + 1}") for n in range(25)}
    grow = {"/grow" + "?" * (n > 0) + "a" * n: redirect("/grow?" + "a" * (n + 1)) for n in range(25)}
    with Site({**chain, **grow, "/ping": redirect("/pong"), "/pong": redirect("/ping")}) as site:
        outcomes = fetch([site.url("/chain0"), site.url("/grow"), site.url("/ping")], site)
    assert {o.failure.reason for o in outcomes if o.failure} == {Reason.REDIRECTS}
    assert len(site.requests) == 3 * 6


def test_a_redirect_of_many_slow_hops_has_one_deadline(fetch: Fetch) -> None:
    def slow(connection: object) -> None:
        time.sleep(0.3)
        connection.sendall(redirect("/on"))  # type: ignore[attr-defined]

    with Site({None: slow}) as site:
        (outcome,) = fetch([site.url("/")], site, deadline=0.7)
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.DEADLINE  # with one for each hop it would be `redirects`


def test_a_batch_of_nothing_but_hostile_pages_ends(fetch: Fetch, site: Site) -> None:
    slow = [n for n, case in enumerate(SERVER_CASES) if case.number in (34, 35, 36) and case.reasons]
    outcomes = fetch([site.url(f"/{n}") for n in slow], site, deadline=DEADLINE)
    assert len(slow) > 2
    assert all(o.failure for o in outcomes)


MEASURE = """
import asyncio, resource, sys
from services.fetcher.client import Wish, fetch_all
from tests.fetcher.conftest import limits
from tests.fetcher.hostile_servers import bomb, coded
from tests.sites import Site, endless, reply
name = sys.argv[1]
flood = endless(b"x" * 65536, b"HTTP/1.1 200 OK\\r\\n\\r\\n")
answer = flood if name == "endless" else coded(name.split(",")[0], bomb(name, 160 * 2**20))
with Site({"/bomb": answer, "/": reply()}) as site:
    sizes = dict(deadline=100.0, wire_bytes=16 * 2**20, decoded_bytes=16 * 2**20)
    asyncio.run(fetch_all([Wish(site.url())], limits(site)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (outcome,) = asyncio.run(fetch_all([Wish(site.url("/bomb"))], limits(site, **sizes)))
    print(outcome.failure.reason, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("name", ["gzip", "deflate, bare", "br", "zstd", "endless"])
def test_a_bomb_costs_little_memory(name: str) -> None:
    """Class 30, in a process of its own: peak memory above that of a plain fetch."""
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", MEASURE, name], cwd=root, capture_output=True, text=True, check=True, timeout=120)
    reason, megabytes = run.stdout.split()
    assert reason == "too_big"
    assert int(megabytes) <= 64
