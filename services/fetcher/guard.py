"""The only place that dials: resolves once, refuses a host if any of its addresses is not public, dials the checked address,
and counts every byte read against the allowance of the fetch that runs.

Streams under httpcore, so that SNI, certificate check and `Host` stay on the host name.
"""

import asyncio
import functools
import socket
import ssl
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import httpcore

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.fetcher.addresses import forbidden_text, is_address

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
    """A connection that counts what it reads. It knows no timeouts: the deadline of the whole fetch ends every wait.

    asyncio's own streams, for anyio's take as long again as all the rest of a request.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            data = await self._reader.read(max_bytes)
        except OSError as error:
            raise httpcore.ReadError(repr(error)) from error
        allowance.get().take(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        try:
            self._writer.write(buffer)
            await self._writer.drain()
        except OSError as error:
            raise httpcore.WriteError(repr(error)) from error

    async def aclose(self) -> None:
        self._writer.transport.abort()  # nothing is left to be sent, and a server can draw out the orderly end of TLS

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> "GuardedStream":
        try:
            await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        except ssl.SSLError as error:
            raise PageError(Reason.TLS, str(error)[:200]) from None
        except OSError as error:
            raise httpcore.ConnectError(repr(error)) from error
        return self

    def get_extra_info(self, info: str) -> Any:
        return self._writer.get_extra_info("peername" if info == "server_addr" else info)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Where connections come from. `allowed` are the `host:port` pairs whose addresses are not judged."""

    def __init__(self, allowed: frozenset[str], resolve: Resolver) -> None:
        self._allowed = allowed
        self._resolve = resolve

    async def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> GuardedStream:
        """A connection to a host, of whose addresses none is bad. Raises PageError (`dns`, `address`), httpcore's errors."""
        addresses = await self._resolve(host, port)
        name = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        bad = [] if name in self._allowed else [address for address in addresses if forbidden_text(address)]
        if bad:
            raise PageError(Reason.ADDRESS, f"{host} is {bad[0]}")
        *others, last = addresses[:ADDRESSES]
        for address in others:
            try:
                return await self._dial(address, port)
            except httpcore.ConnectError:
                continue
        return await self._dial(last, port)

    async def _dial(self, address: str, port: int) -> GuardedStream:
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                return GuardedStream(*await asyncio.open_connection(address, port))
        except OSError as error:  # TimeoutError is one
            raise httpcore.ConnectError(repr(error)) from error


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, best first; of an address, itself. Raises PageError (`dns`) where there is none in 5 seconds."""
    if is_address(host):
        return (host,)
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
