"""httpx's transport on connections that the guard makes: one for each request, with h11, the protocol library of httpx.

httpx's own transport keeps a pool of connections, which pages of many hosts have no use for: its locks, traces and wrappers took
as long again as all the rest of a fetch.
"""

import functools
import ssl
from collections.abc import AsyncIterator

import h11
import httpx

from services.contracts.states import Reason
from services.contracts.urls import DEFAULT_PORTS
from services.fetcher.guard import Allowance, GuardedBackend, GuardedStream, Resolver, allowance
from services.fetcher.responses import check_head

HEAD_ALLOWANCE = 192 * 2**10  # bytes until the head is whole: the longest head, what is read past it, some 1xx responses
LONGEST_EVENT = 100 * 2**10  # bytes of a head that h11 keeps before it is whole
READ_BYTES = 64 * 2**10


@functools.cache
def ssl_context() -> ssl.SSLContext:
    """One for the process: making it costs 34 ms. `SSL_CERT_FILE` names other roots than certifi's."""
    context = httpx.create_ssl_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends a request on a connection of its own, by the guard. The response's stream must be closed."""

    def __init__(self, allowed: frozenset[str], resolver: Resolver) -> None:
        self._backend = GuardedBackend(allowed, resolver)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The response once its head is whole. Raises PageError, and httpx's errors."""
        allowance.set(Allowance(HEAD_ALLOWANCE, Reason.PROTOCOL))
        url, host = request.url, request.url.raw_host.decode("ascii")
        stream = await self._backend.connect(host, url.port or DEFAULT_PORTS[url.scheme])
        exchange = Exchange(stream)
        try:
            if url.scheme == "https":
                await stream.start_tls(ssl_context(), host)
            head = await exchange.ask(request)
            headers = head.headers.raw_items()
            check_head(headers)
        except BaseException:
            await exchange.aclose()
            raise
        version, address = b"HTTP/" + head.http_version, stream.peer
        about = {"http_version": version, "reason_phrase": head.reason, "server_addr": address}
        return httpx.Response(head.status_code, headers=headers, stream=exchange, extensions=about)


class Exchange(httpx.AsyncByteStream):
    """One request and its response; to iterate over it reads the body as on the wire, without its transfer coding."""

    def __init__(self, stream: GuardedStream) -> None:
        self._stream = stream
        self._protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=LONGEST_EVENT)

    async def ask(self, request: httpx.Request) -> h11.Response:
        """Send a request without a body; gives the head of its response. Raises httpx's errors."""
        asked = h11.Request(method=request.method, target=request.url.raw_path, headers=request.headers.raw)
        self._stream.write(self._protocol.send(asked) + self._protocol.send(h11.EndOfMessage()))
        while not isinstance(event := await self._event(), h11.Response):
            pass  # an informational one (RFC 9110, 15.2)
        return event

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while isinstance(event := await self._event(), h11.Data):
            yield bytes(event.data)

    async def aclose(self) -> None:
        self._stream.abort()

    async def _event(self) -> object:
        try:
            while (event := self._protocol.next_event()) is h11.NEED_DATA:
                data = await self._stream.read(READ_BYTES)
                if not data and self._protocol.their_state is h11.SEND_RESPONSE:
                    raise httpx.RemoteProtocolError("Server disconnected without sending a response.")
                self._protocol.receive_data(data)
        except h11.RemoteProtocolError as error:
            raise httpx.RemoteProtocolError(str(error)) from error
        return event
