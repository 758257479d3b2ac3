"""The only place that dials: resolves once, refuses a host if any of its addresses is not public, dials the checked address,
and counts every byte read against the allowance of the fetch that runs.

SNI, certificate check and `Host` stay on the host name.
"""

import asyncio
import functools
import socket
import ssl
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass

import httpx

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


class GuardedStream:
    """A connection that counts what it reads. It knows no timeouts: the deadline of the whole fetch ends every wait."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def read(self, most: int) -> bytes:
        """The next bytes, `most` at the most; none at the end. Raises httpx's ReadError, and PageError above the allowance."""
        try:
            data = await self._reader.read(most)
        except OSError as error:
            raise httpx.ReadError(repr(error)) from error
        allowance.get().take(len(data))
        return data

    def write(self, data: bytes) -> None:
        """Send bytes. A server that closes its side early may have answered all the same: what went wrong shows in reading."""
        self._writer.write(data)

    def abort(self) -> None:
        """Close at once: nothing is left to be sent, and a server can draw out the orderly end of TLS."""
        self._writer.transport.abort()

    async def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """Go on under TLS. Raises PageError (`tls`), httpx's ConnectError."""
        try:
            await self._writer.start_tls(context, server_hostname=host)
        except ssl.SSLError as error:
            raise PageError(Reason.TLS, str(error)[:200]) from None
        except OSError as error:
            raise httpx.ConnectError(repr(error)) from error

    @property
    def peer(self) -> str | None:
        """The address that was reached; null where the connection has ended already."""
        name = self._writer.get_extra_info("peername")
        return str(name[0]) if name else None


class GuardedBackend:
    """Where connections come from. `allowed` are the `host:port` pairs whose addresses are not judged."""

    def __init__(self, allowed: frozenset[str], resolve: Resolver) -> None:
        self._allowed = allowed
        self._resolve = resolve

    async def connect(self, host: str, port: int) -> GuardedStream:
        """A connection to a host, of whose addresses none is bad. Raises PageError (`dns`, `address`), httpx's ConnectError."""
        addresses = await self._resolve(host, port)
        name = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        bad = [] if name in self._allowed else [address for address in addresses if forbidden_text(address)]
        if bad:
            raise PageError(Reason.ADDRESS, f"{host} is {bad[0]}")
        *others, last = addresses[:ADDRESSES]
        for address in others:
            try:
                return await self._dial(address, port)
            except httpx.ConnectError:
                continue
        return await self._dial(last, port)

    async def _dial(self, address: str, port: int) -> GuardedStream:
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                return GuardedStream(*await asyncio.open_connection(address, port))
        except OSError as error:  # TimeoutError is one
            raise httpx.ConnectError(repr(error)) from error


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
