"""The client against servers on loopback, in tests: short deadlines, and the guard told which of them it may let through."""

import asyncio
from collections.abc import Callable, Sequence

import pytest

from services.fetcher.client import Limits, Outcome, Wish, fetch_all
from tests.sites import Site

MB = 2**20
Fetch = Callable[..., tuple[Outcome, ...]]


def limits(*sites: Site, deadline: float = 2.0, **changes: int) -> Limits:
    sizes = {"wire_bytes": 4 * MB, "decoded_bytes": 4 * MB, **changes}
    return Limits(deadline=deadline, user_agent="tallywire/test", allowed=frozenset(site.host for site in sites), **sizes)


@pytest.fixture
def fetch() -> Fetch:
    def run(urls: Sequence[str], *sites: Site, deadline: float = 2.0, **changes: int) -> tuple[Outcome, ...]:
        return asyncio.run(fetch_all([Wish(url, anywhere=True) for url in urls], limits(*sites, deadline=deadline, **changes)))

    return run
