"""A hostile case, and the fetch that most of them end in."""

import asyncio
import ipaddress
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from services.fetcher.client import Limits, Wish, fetch_all
from services.fetcher.guard import Resolver
from tests.fetcher.conftest import limits

FOUND = "found"
DEADLINE = 1.0


class HostileCase(NamedTuple):
    """`wanted` are the outcomes that are right."""

    number: int
    entrance: str
    name: str
    run: Callable[[], str]
    wanted: set[str]


async def public(host: str, port: int) -> tuple[str, ...]:
    """A resolver for which every name is a public one; an address is itself."""
    with suppress(ValueError):
        return (str(ipaddress.ip_address(host)),)
    return ("93.184.216.34",)


def fetched(url: str, allowed: Limits | None = None, resolver: Resolver = public) -> str:
    (outcome,) = asyncio.run(fetch_all([Wish(url, anywhere=True)], allowed or limits(deadline=DEADLINE), resolver))
    return outcome.failure.reason if outcome.failure else FOUND
