"""The guard by itself: what is dialled, in which order, what is counted, and how a lookup ends."""

import asyncio
import socket
from contextlib import nullcontext
from contextvars import copy_context
from typing import Any

import httpx
import pytest

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.fetcher import guard
from services.fetcher.guard import ADDRESSES, Allowance, GuardedBackend, GuardedStream, Resolver, allowance, resolve
from tests.fetcher.dialling import watched
from tests.sites import Site, reply

PUBLIC = tuple(f"93.184.216.{n}" for n in range(9))


def to(*addresses: str) -> Resolver:
    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return addresses

    return resolver


def connected(host: str, port: int, resolver: Resolver, *allowed: str) -> GuardedStream:
    return asyncio.run(GuardedBackend(frozenset(allowed), resolver).connect(host, port))


def test_addresses_are_tried_in_order_and_only_the_first_few() -> None:
    with watched() as dials, pytest.raises(httpx.ConnectError):
        connected("outlet.example", 80, to(*PUBLIC))
    assert dials == [(address, 80) for address in PUBLIC[:ADDRESSES]]


def test_one_bad_address_and_nothing_is_dialled() -> None:
    with watched() as dials, pytest.raises(PageError) as caught:
        connected("outlet.example", 80, to(*PUBLIC, "10.0.0.1"))
    assert (caught.value.reason, dials) == (Reason.ADDRESS, [])
    assert "10.0.0.1" in caught.value.detail


@pytest.mark.parametrize(
    ("host", "name", "refused"),
    [
        ("inner.example", "inner.example:{}", False),
        ("inner.example", "inner.example:80", True),
        ("inner.example", "127.0.0.1:{}", True),
        ("::1", "[::1]:{}", False),
    ],
)
def test_an_allowed_host_is_a_name_and_a_port(host: str, name: str, refused: bool) -> None:
    with Site({"/": reply()}) as site:
        expected = pytest.raises(PageError, match="is 127") if refused else nullcontext()
        with expected:
            connected(host, site.port, to("127.0.0.1"), name.format(site.port))


def test_the_next_address_answers_where_the_first_does_not() -> None:
    with Site({"/": reply()}) as site, watched() as dials:
        connected("inner.example", site.port, to("127.0.0.2", "127.0.0.1"), f"inner.example:{site.port}")
    assert [address for address, _ in dials] == ["127.0.0.2", "127.0.0.1"]


def test_a_connect_that_hangs_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(*_: Any) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(guard, "CONNECT_SECONDS", 0.05)
    monkeypatch.setattr(asyncio, "open_connection", never)
    with pytest.raises(httpx.ConnectError, match="Timeout"):
        connected("outlet.example", 80, to("93.184.216.34"))


def exchanged(left: int) -> bytes:
    """What comes of a server's answer where `left` bytes may be read."""

    async def talk(site: Site) -> bytes:
        allowance.set(Allowance(left, Reason.TOO_BIG))
        stream = await GuardedBackend(frozenset({site.host}), resolve).connect("127.0.0.1", site.port)
        stream.write(b"GET / HTTP/1.1\r\n\r\n")
        answer = b""
        while data := await stream.read(65536):
            answer += data
        assert allowance.get().ended
        stream.abort()
        return answer

    with Site({"/": reply(b"x" * 1000, "200 OK", "Connection: close")}) as site:
        return copy_context().run(asyncio.run, talk(site))


def test_what_is_read_is_counted() -> None:
    whole = exchanged(10_000)
    assert exchanged(len(whole)) == whole
    with pytest.raises(PageError) as caught:
        exchanged(len(whole) - 1)
    assert caught.value.reason is Reason.TOO_BIG


def test_a_connection_tells_whom_it_reached() -> None:
    async def peer(site: Site) -> str | None:
        return (await GuardedBackend(frozenset({site.host}), resolve).connect("127.0.0.1", site.port)).peer

    with Site({}) as site:
        assert asyncio.run(peer(site)) == "127.0.0.1"


def test_a_name_is_looked_up_once_for_all_its_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(host: str, port: int, *_: Any) -> list[Any]:
        asked.append((host, port))
        return [(0, 0, 0, "", (address, port)) for address in ("8.8.8.8", "8.8.4.4", "8.8.8.8")]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert asyncio.run(resolve("outlet.example", 443)) == ("8.8.8.8", "8.8.4.4")
    assert asked == [("outlet.example", 443)]


@pytest.mark.parametrize("error", [socket.gaierror(-2, "no such name"), UnicodeError("label too long"), OSError("no network")])
def test_every_failure_of_the_resolver_is_one_reason(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(PageError) as caught:
        asyncio.run(resolve("outlet.example", 80))
    assert caught.value.reason is Reason.DNS
