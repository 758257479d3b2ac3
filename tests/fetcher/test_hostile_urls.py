"""Every hostile URL, submitted and in a redirect: the right reason, and not one dial to where it must not go."""

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from services.contracts.states import Reason
from services.fetcher.addresses import forbidden_text
from services.fetcher.client import Outcome, Wish, fetch_all
from services.fetcher.guard import resolve
from tests.fetcher.conftest import limits
from tests.fetcher.dialling import Dials, watched
from tests.fetcher.hostile_urls import PUBLIC, URL_CASES
from tests.sites import Site, redirect, reply


@pytest.fixture
def dials() -> Iterator[Dials]:
    with watched() as made:
        yield made


def outcome_of(url: str, *sites: Site, resolver: Any = resolve) -> Outcome:
    (outcome,) = asyncio.run(fetch_all([Wish(url, anywhere=True)], limits(*sites), resolver))
    return outcome


def reason_of(url: str, *sites: Site, resolver: Any = resolve) -> Reason | None:
    failure = outcome_of(url, *sites, resolver=resolver).failure
    return failure.reason if failure else None


@pytest.mark.parametrize(("number", "url", "reasons"), URL_CASES, ids=[f"{n}-{u[:40]!a}" for n, u, _ in URL_CASES])
def test_submitted(number: int, url: str, reasons: set[Reason], dials: Dials) -> None:
    assert reason_of(url) in reasons
    assert dials == []


REDIRECTED = [
    case for case in URL_CASES if case[1].lower().startswith("http") and case[1].isprintable() and len(case[1]) < 60_000
]


@pytest.mark.parametrize(("number", "url", "reasons"), REDIRECTED, ids=[f"{n}-{u[:40]!a}" for n, u, _ in REDIRECTED])
def test_in_a_redirect(number: int, url: str, reasons: set[Reason], dials: Dials) -> None:
    with Site({"/": redirect(url)}) as site:
        reason = reason_of(site.url(), site)
    expected = {Reason.ADDRESS} if reasons == {Reason.ADDRESS} else {Reason.REDIRECTS, Reason.ADDRESS, Reason.NOT_FOUND}
    assert reason in expected
    assert dials == [("127.0.0.1", site.port)] * len(dials)
    assert len(dials) == 1


@pytest.mark.parametrize("address", PUBLIC)
def test_neighbours_are_dialled(address: str, dials: Dials) -> None:
    assert not forbidden_text(address)
    host = f"[{address}]" if ":" in address else address
    assert reason_of(f"http://{host}:8080/") is Reason.NETWORK
    assert [(ipaddress.ip_address(host), port) for host, port in dials] == [(ipaddress.ip_address(address), 8080)]


def test_userinfo_is_neither_sent_nor_kept(dials: Dials) -> None:
    with Site({"/": reply()}) as site:
        outcome = outcome_of(f"http://desk:secret@{site.host}/", site)
    assert outcome.page is not None
    assert outcome.page.url == site.url()
    assert b"uthorization" not in site.requests[0]


def test_only_the_named_port_is_let_through(dials: Dials) -> None:
    with Site({"/": reply()}) as site, Site({"/": reply()}) as other:
        assert reason_of(site.url(), site) is None
        assert reason_of(other.url(), site) is Reason.PORT
        assert reason_of(f"http://localhost:{site.port}/", site) is Reason.PORT


def answers(*lists: tuple[str, ...]) -> Any:
    """A resolver that gives the lists in turn, the last for ever."""
    rest = list(lists)

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return rest.pop(0) if len(rest) > 1 else rest[0]

    return resolver


@pytest.mark.parametrize(
    "addresses",
    [
        ("93.184.216.34", "10.0.0.1"),
        ("10.0.0.1", "93.184.216.34"),
        ("93.184.216.34", "::1"),
        ("2606:4700::1111", "fd00::1", "93.184.216.34"),
        ("93.184.216.34", "::ffff:127.0.0.1"),
        ("fe80::1%eth0",),
        ("127.0.0.1",),
        ("93.184.216.34", "93.184.216.35", "93.184.216.36", "93.184.216.37", "93.184.216.38", "0.0.0.0"),
    ],
    ids=str,
)
def test_one_bad_address_refuses_the_host(addresses: tuple[str, ...], dials: Dials) -> None:
    """Classes 19 to 21."""
    assert reason_of("http://outlet.example/", resolver=answers(addresses)) is Reason.ADDRESS
    assert dials == []


def test_a_name_that_moves_is_looked_up_once_a_fetch(dials: Dials) -> None:
    """Class 18: what was checked is what is dialled; the next fetch sees the new address."""
    resolver = answers(("93.184.216.34",), ("127.0.0.1",))
    assert reason_of("http://outlet.example/", resolver=resolver) is Reason.NETWORK
    assert dials == [("93.184.216.34", 80)]
    assert reason_of("http://outlet.example/", resolver=resolver) is Reason.ADDRESS
    assert len(dials) == 1


def test_the_next_address_is_tried(dials: Dials) -> None:
    resolver = answers(("2606:4700::1111", "93.184.216.34", "93.184.216.35"))
    assert reason_of("http://outlet.example/", resolver=resolver) is Reason.NETWORK
    assert dials == [("2606:4700::1111", 80), ("93.184.216.34", 80), ("93.184.216.35", 80)]


def test_a_name_without_an_address(dials: Dials) -> None:
    """Class 22, with the machine's own resolver."""
    assert reason_of("http://nothing.invalid/") is Reason.DNS
    assert dials == []


def test_a_resolver_that_never_answers(monkeypatch: pytest.MonkeyPatch, dials: Dials) -> None:
    done = asyncio.Event()

    async def never(host: str, port: int) -> tuple[str, ...]:
        await done.wait()
        return ()

    assert reason_of("http://outlet.example/", resolver=never) is Reason.DEADLINE


def test_a_resolver_that_hangs_does_not_hold_up_the_batch(monkeypatch: pytest.MonkeyPatch, dials: Dials) -> None:
    monkeypatch.setattr("services.fetcher.guard.DNS_SECONDS", 0.2)
    released = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: released.wait(200))
    assert reason_of("http://outlet.example/") is Reason.DNS
    assert not released.is_set()
    released.set()


@pytest.mark.parametrize("error", [socket.gaierror(-2, "unknown"), UnicodeError("label too long"), OSError("odd")])
def test_what_a_resolver_raises(monkeypatch: pytest.MonkeyPatch, dials: Dials, error: Exception) -> None:
    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", failing)
    assert reason_of("http://outlet.example/") is Reason.DNS


def test_no_connection_outlives_its_batch(dials: Dials) -> None:
    """Class 23."""
    with Site({"/": reply()}) as site:
        for _ in range(3):
            assert reason_of(site.url(), site) is None
    assert len(dials) == 3
