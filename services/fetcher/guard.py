"""The only place that dials: resolves once, refuses a host if any of its addresses is not public, dials the checked address,
and counts every byte read against the allowance of the fetch that runs.

A backend under httpcore, so that SNI, certificate check, `Host` and the pool's key stay on the host name.
"""

import asyncio
import functools
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import httpcore

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.fetcher.addresses import forbidden_text

Resolver = Callable[[str, int], Awaitable[tuple[str, ...]]]

DNS_SECONDS = 5.0
CONNECT_SECONDS = 5.0  # for each address
ADDRESSES = 4  # of one host are tried at the most


@dataclass
class Allowance:
    """What a fetch may still read: `left` bytes, else it fails for `reason`. `ended` once the server closed its side."""

    left: int
    reason: Reason
    ended: bool = False

    def take(self, count: int) -> None:
        self.left -= count
        self.ended = count == 0
        if self.left < 0:
            raise PageError(self.reason, "more bytes than a page may have")


# Of the fetch that this task is about; connections outlive a fetch.
allowance: ContextVar[Allowance] = ContextVar("allowance")


class GuardedStream(httpcore.AsyncNetworkStream):
    """A connection that counts what it reads."""

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = await self._inner.read(max_bytes, timeout)
        allowance.get().take(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        try:
            return GuardedStream(await self._inner.start_tls(ssl_context, server_hostname, timeout))
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__ or error.__context__, ssl.SSLError):
                raise PageError(Reason.TLS, str(error)[:200]) from None
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """`allowed` are the `host:port` pairs whose addresses are not judged."""

    def __init__(self, allowed: frozenset[str], resolve: Resolver) -> None:
        self._allowed = allowed
        self._resolve = resolve
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._resolve(host, port)
        name = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        bad = [] if name in self._allowed else [address for address in addresses if forbidden_text(address)]
        if bad:
            raise PageError(Reason.ADDRESS, f"{host} is {bad[0]}")
        *others, last = addresses[:ADDRESSES]
        for address in others:
            try:
                return await self._dial(address, port, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._dial(last, port, socket_options)

    async def _dial(
        self, address: str, port: int, options: Iterable[httpcore.SOCKET_OPTION] | None
    ) -> httpcore.AsyncNetworkStream:
        return GuardedStream(await self._inner.connect_tcp(address, port, CONNECT_SECONDS, None, options))


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, best first. Raises PageError (`dns`) where there is none within 5 seconds."""
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(DNS_SECONDS):
            found = await loop.run_in_executor(_resolvers(), socket.getaddrinfo, host, port, 0, socket.SOCK_STREAM)
    except TimeoutError:
        raise PageError(Reason.DNS, f"no answer within {DNS_SECONDS:g} s") from None
    except (OSError, UnicodeError) as error:
        raise PageError(Reason.DNS, str(error)[:200]) from None
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@functools.cache
def _resolvers() -> ThreadPoolExecutor:
    """Threads of their own: a resolver that hangs must not hold up the end of an event loop, which waits for the default ones."""
    return ThreadPoolExecutor(32, thread_name_prefix="resolve")
