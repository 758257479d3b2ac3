"""Classes 18 to 25 and 29: names, connections, certificates."""

import atexit
import functools
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import httpx

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.fetcher.guard import Resolver, resolve
from services.fetcher.responses import next_hop
from services.fetcher.transport import ssl_context
from tests import certificates
from tests.fetcher.conftest import limits
from tests.hostile.case import DEADLINE, FOUND, HostileCase, fetched
from tests.sites import Site, reply


def name_cases() -> Iterator[HostileCase]:
    """Classes 18 to 24."""
    for addresses in (("93.184.216.34", "10.0.0.1"), ("::1", "93.184.216.34"), ("93.184.216.34", "fd00::1"), ("127.0.0.1",)):
        yield HostileCase(
            19,
            "submitted",
            str(addresses),
            functools.partial(fetched, "http://outlet.example/", None, _answer(addresses)),
            {Reason.ADDRESS},
        )
    yield HostileCase(18, "submitted", "a name that moves", _moved, {"network, address"})
    yield HostileCase(
        20,
        "submitted",
        "AAAA private, A public",
        lambda: fetched("http://x.example/", None, _answer(("fd00::1", "8.8.8.8"))),
        {Reason.ADDRESS},
    )
    yield HostileCase(
        21,
        "submitted",
        "a name of loopback",
        lambda: fetched("http://x.example/", None, _answer(("127.0.0.1",))),
        {Reason.ADDRESS},
    )
    yield HostileCase(22, "submitted", "no such name", lambda: fetched("http://nothing.invalid/", None, resolve), {Reason.DNS})
    yield HostileCase(23, "submitted", "no connection is kept", _kept, {"3 connections"})


def _answer(addresses: tuple[str, ...]) -> Resolver:
    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return addresses

    return resolver


def _moved() -> str:
    rest = [("93.184.216.34",), ("127.0.0.1",)]

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return rest.pop(0)

    return ", ".join(fetched("http://outlet.example/", None, resolver) for _ in range(2))


def _kept() -> str:
    with Site({"/": reply()}) as site:
        for _ in range(3):
            fetched(site.url(), limits(site), resolve)
        return f"{site.connections} connections"


def tls_cases() -> Iterator[HostileCase]:
    """Classes 24, 25 and 29."""
    yield HostileCase(24, "submitted", "HTTP_PROXY in the environment", _proxied, {"0 to the proxy"})
    yield HostileCase(25, "submitted", "plain text where TLS should be", _no_tls, {Reason.TLS, Reason.NETWORK, Reason.DEADLINE})
    for name in certificates.BAD:
        yield HostileCase(25, "submitted", f"a certificate: {name}", functools.partial(_sealed, name), {Reason.TLS})
    yield HostileCase(25, "submitted", "a certificate: good", functools.partial(_sealed, "good"), {FOUND})
    yield HostileCase(25, "submitted", "a handshake that stalls", _stalled, {Reason.DEADLINE})
    for name, headers, wanted in (("HSTS", {"strict-transport-security": "max-age=9"}, Reason.REDIRECTS), ("no HSTS", {}, FOUND)):
        yield HostileCase(29, "redirect", f"down to http, {name}", functools.partial(_down, headers), {wanted})


def _proxied() -> str:
    with Site({None: reply()}) as proxy, Site({"/": reply()}) as site, patch.dict(os.environ, {"HTTP_PROXY": proxy.url()}):
        fetched(site.url(), limits(site), resolve)
        return f"{proxy.connections} to the proxy"


def _no_tls() -> str:
    with Site({"/": reply()}) as site:
        return fetched(f"https://{site.host}/", limits(site), resolve)


def _sealed(name: str) -> str:
    """A fetch from a server that shows such a certificate, where the root that signed it is trusted."""
    folder = _certificates()
    with patch.dict(os.environ, {"SSL_CERT_FILE": str(folder / "root.pem")}):
        ssl_context.cache_clear()
        with Site({"/": reply()}, certificates.server_context(folder, name)) as site:
            outcome = fetched(site.url(), limits(site), resolve)
    ssl_context.cache_clear()
    return outcome


@functools.cache
def _certificates() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="tallywire-"))
    atexit.register(shutil.rmtree, folder)
    certificates.make(folder)
    return folder


def _stalled() -> str:
    """A server that takes the connection and then says nothing, as where TLS is renegotiated for ever."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        host = f"127.0.0.1:{listener.getsockname()[1]}"
        return fetched(f"https://{host}/", replace(limits(deadline=DEADLINE), allowed=frozenset({host})), resolve)


def _down(headers: dict[str, str]) -> str:
    here, location = httpx.URL("https://outlet.example/"), {"location": "http://outlet.example/a"}
    try:
        next_hop(here, httpx.Headers({**headers, **location}), frozenset())
    except PageError as error:
        return error.reason
    return FOUND
