"""The one HTTP client: URLs in, pages as received or failures out. No other module opens connections.

It is httpx without httpx's client: redirects, decoding, timeouts, cookies and the environment's proxies are what the client adds,
and each of them must be done otherwise here (it also parses every `Location`, and lets idna's errors out).
"""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

import httpx

from services.archive.decoding import beginning, bounded, coding_of
from services.archive.record import Received
from services.contracts import logs
from services.contracts.contact import MISSING
from services.contracts.errors import PageError
from services.contracts.messages import Failure, NotModified, Redirected, Validators
from services.contracts.states import Reason
from services.contracts.urls import canonical_url
from services.fetcher.guard import Allowance, Resolver, allowance, resolve
from services.fetcher.responses import (
    NOT_MODIFIED,
    REDIRECTS,
    check_first_bytes,
    check_picture,
    check_status,
    check_type,
    conditions,
    next_hop,
    validators_of,
)
from services.fetcher.targets import authority, checked_url
from services.fetcher.transport import GuardedTransport

log = logs.get(__name__)

HOPS = 5
CONTACT_WAIT = 900.0  # seconds until a row that lacked a contact is looked at again
# A body of more pieces than this, of fewer bytes each on average, keeps the process busy and the batch's other pages waiting.
MANY_PIECES = 1000
SMALL_PIECE = 64
SNIFFED = 16  # decoded bytes that tell a format
NOT_HTTP = ("illegal status line", "illegal request line")  # h11's words for what does not even begin as HTTP
ACCEPT = {"Accept": "text/html, application/xhtml+xml, */*;q=0.5", "Accept-Encoding": "gzip, deflate, br, zstd"}
ACCEPT_PICTURE = {"Accept": "image/avif, image/webp, image/jpeg, image/png, image/*;q=0.5"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost: `deadline` in seconds for all of it, redirects included; bytes on the wire and after decoding.

    `allowed` are `host:port` pairs that the guard lets through; nothing else is dialled where `public` is false.
    """

    deadline: float
    wire_bytes: int
    decoded_bytes: int
    user_agent: str
    allowed: frozenset[str] = frozenset()
    public: bool = True


def _allowed(_: str) -> None:
    """No rules: nothing is denied."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A page to fetch. `denial` says why its host's robots.txt forbids a URL, asked at each hop.

    It is fetched `wait` seconds after the batch is taken up. With `anywhere`, redirects to other hosts are followed; without, one
    ends the fetch: another host has rules of its own. With `packed`, a gzip or zip file is as good as a
    page: sources come so. With `enough`, so many bytes of the body are read and the rest is left, and only its beginning must
    decode: a robots.txt may be as long as it likes. With `picture`, only a picture will do.
    """

    url: str
    validators: Validators | None = None
    denial: Callable[[str], Reason | None] = _allowed
    anywhere: bool = False
    packed: bool = False
    enough: int | None = None
    picture: bool = False
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one URL: a page, or how else the fetch ended; the seconds it took, and when it was done (monotonic)."""

    url: str
    seconds: float
    done: float
    end: Received | NotModified | Redirected | Failure

    @property
    def page(self) -> Received | None:
        return self.end if isinstance(self.end, Received) else None

    @property
    def failure(self) -> Failure | None:
        return self.end if isinstance(self.end, Failure) else None


async def fetch_all(wishes: Sequence[Wish], limits: Limits, resolver: Resolver = resolve) -> tuple[Outcome, ...]:
    """Fetch pages, all at once, and say what became of each, in order. Never raises for what a URL or server does."""
    transport = GuardedTransport(limits.allowed, resolver)
    return tuple(await asyncio.gather(*(_outcome(transport, wish, limits) for wish in wishes)))


async def _outcome(transport: GuardedTransport, wish: Wish, limits: Limits) -> Outcome:
    end: Received | NotModified | Redirected | Failure
    await asyncio.sleep(wish.wait)
    started = time.monotonic()
    try:
        async with asyncio.timeout(limits.deadline):
            end = await _follow(transport, wish, limits)
    except TimeoutError:
        end = Failure(reason=Reason.DEADLINE, detail=f"not done within {limits.deadline:g} s")
    except PageError as error:
        end = Failure(reason=error.reason, detail=error.detail, retry_after=error.retry_after)
    except Exception as error:
        log.warning("fetch_failed_oddly", exc_info=True)
        end = Failure(reason=Reason.PROTOCOL, detail=repr(error)[:200])
    done = time.monotonic()
    return Outcome(wish.url, done - started, done, end)


async def _follow(transport: GuardedTransport, wish: Wish, limits: Limits) -> Received | NotModified | Redirected:
    target = first = checked_url(wish.url, limits.allowed)
    about = {"User-Agent": limits.user_agent, "Connection": "close"}
    headers = {**about, **(ACCEPT_PICTURE if wish.picture else ACCEPT), **conditions(wish.validators)}
    for _ in range(HOPS + 1):
        if not wish.anywhere and target.netloc != first.netloc:
            return Redirected(url=canonical_url(str(target)))
        _check_contact(target, limits)
        denied = wish.denial(str(target))
        if denied:
            raise PageError(denied, "robots.txt does not allow it")
        with _head_errors():
            response = await transport.handle_async_request(httpx.Request("GET", target, headers=headers))
        try:
            if response.status_code == NOT_MODIFIED and wish.validators:
                return NotModified(validators=validators_of(response.headers))
            if response.status_code not in REDIRECTS:
                return await _receive(response, target, limits, wish)
            target = next_hop(target, response.headers, limits.allowed)
        finally:
            await response.aclose()
    raise PageError(Reason.REDIRECTS, f"more than {HOPS}")


def _check_contact(target: httpx.URL, limits: Limits) -> None:
    """Raise PageError (`contact`) for a page of the public web while nobody answers for our requests."""
    if not limits.public and authority(target) not in limits.allowed:
        raise PageError(Reason.CONTACT, MISSING, CONTACT_WAIT)


async def _receive(response: httpx.Response, target: httpx.URL, limits: Limits, wish: Wish) -> Received:
    now, content_type = datetime.now(UTC), response.headers.get("content-type")
    check_status(response.status_code, response.headers, now)
    length = None if wish.enough else response.headers.get("content-length")
    check_type(None if wish.packed or wish.picture else content_type, length, limits.wire_bytes)
    coding = coding_of(response.headers.get_list("content-encoding"))
    body = await _read(response, limits.wire_bytes, wish.enough)
    start = beginning(body, coding, SNIFFED) if wish.enough else _check_body(body, coding, limits.decoded_bytes)
    if wish.picture:
        check_picture(start)
    elif not wish.packed:
        check_first_bytes(start)
    return Received(
        url=str(target),
        body=body,
        received_at=now,
        content_type=content_type,
        status=response.status_code,
        reason=response.extensions.get("reason_phrase", b""),
        http_version=response.extensions.get("http_version", b"HTTP/1.1"),
        headers=tuple(response.headers.raw),
        ip=response.extensions["server_addr"],
    )


async def _read(response: httpx.Response, limit: int, enough: int | None) -> bytes:
    """The body as on the wire, without its transfer coding; its first bytes where those are `enough`."""
    allowance.set(Allowance(limit, Reason.TOO_BIG))
    pieces, size = [], 0
    with _body_errors():
        async for piece in cast(httpx.AsyncByteStream, response.stream):
            pieces.append(piece)
            size += len(piece)
            if len(pieces) > MANY_PIECES and size < len(pieces) * SMALL_PIECE:
                raise PageError(Reason.PROTOCOL, "chunks of a few bytes each")
            if enough and size >= enough:
                break
    return b"".join(pieces)[:enough]


def _check_body(body: bytes, coding: str, limit: int) -> bytes:
    """The first decoded bytes. Raises PageError for a body that does not decode within `limit` bytes, or is empty."""
    size, start = 0, b""
    for piece in bounded(body, coding, limit) if body else ():
        size += len(piece)
        start = start if len(start) >= SNIFFED else start + piece[:SNIFFED]
    if not size:
        raise PageError(Reason.EMPTY, "no body")
    return start


@contextmanager
def _head_errors() -> Iterator[None]:
    """What httpx raises before the head is whole, as a PageError."""
    try:
        yield
    except httpx.RemoteProtocolError as error:
        not_http = allowance.get().ended or str(error).startswith(NOT_HTTP)
        raise PageError(Reason.NETWORK if not_http else Reason.PROTOCOL, str(error)[:200]) from None
    except httpx.TransportError as error:
        raise PageError(Reason.NETWORK, f"{type(error).__name__}: {error}"[:200]) from None


@contextmanager
def _body_errors() -> Iterator[None]:
    """What httpx raises within the body, as a PageError."""
    try:
        yield
    except httpx.RemoteProtocolError as error:
        reason = Reason.TRUNCATED if allowance.get().ended else Reason.PROTOCOL
        raise PageError(reason, str(error)[:200]) from None
    except httpx.TransportError as error:
        raise PageError(Reason.NETWORK, f"{type(error).__name__}: {error}"[:200]) from None
