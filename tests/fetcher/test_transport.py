"""One request and its answer: what goes out, what counts as the head, and that the connection ends with it."""

import asyncio
import socket
import time

import httpx
import pytest

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.fetcher.guard import Allowance, allowance, resolve
from services.fetcher.transport import HEAD_ALLOWANCE, GuardedTransport
from tests.sites import Answer, Site, reply

PAGE = b"<p>Twelve ships left the harbour.</p>"


def asked(site: Site, path: str = "/", **headers: str) -> tuple[httpx.Response, bytes]:
    """The response to a GET, and its body as on the wire."""

    async def ask() -> tuple[httpx.Response, bytes]:
        transport = GuardedTransport(frozenset({site.host}), resolve)
        response = await transport.handle_async_request(httpx.Request("GET", site.url(path), headers=headers))
        allowance.set(Allowance(HEAD_ALLOWANCE, Reason.TOO_BIG))
        body = b"".join([piece async for piece in response.aiter_raw()])
        await response.aclose()
        return response, body

    return asyncio.run(ask())


def test_a_response_tells_what_came_and_from_whom() -> None:
    with Site({"/a?b=c": reply(PAGE, "200 Fine enough", "X-Desk: One", "x-desk: Two")}) as site:
        response, body = asked(site, "/a?b=c")
    assert (response.status_code, body) == (200, PAGE)
    assert [pair for pair in response.headers.raw if pair[0].lower() == b"x-desk"] == [(b"X-Desk", b"One"), (b"x-desk", b"Two")]
    about = response.extensions
    assert (about["http_version"], about["reason_phrase"], about["server_addr"]) == (b"HTTP/1.1", b"Fine enough", "127.0.0.1")


def test_the_request_is_sent_as_it_was_made() -> None:
    with Site({"/a": reply(PAGE)}) as site:
        asked(site, "/a", Accept="text/html", Connection="close")
        (head,) = site.requests
    lines = head.decode().split("\r\n")
    assert lines[0] == "GET /a HTTP/1.1"
    assert sorted(lines[1:-2]) == ["Accept: text/html", "Connection: close", f"Host: {site.host}"]


def test_early_hints_are_not_the_answer() -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    with Site({"/": hints * 3 + reply(PAGE)}) as site:
        response, body = asked(site)
    assert (response.status_code, body) == (200, PAGE)
    assert "link" not in response.headers


def test_the_framing_is_taken_off_and_the_coding_left_on() -> None:
    chunked = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n2\r\n\x1f\x8b\r\n3\r\nabc\r\n0\r\n\r\n"
    )
    with Site({"/": chunked}) as site:
        assert asked(site)[1] == b"\x1f\x8babc"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (b"", "without sending a response"),
        (b"HTTP/1.1 200 OK\r\nContent-Le", "without sending"),
        (b"hello there\r\n\r\n", "illegal status line"),
        (b"HTTP/1.1 101 Switching Protocols\r\n\r\n", "without a pending proposal"),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nabc", "without sending complete message body"),
    ],
)
def test_what_is_no_whole_answer_is_an_error_of_httpx(answer: bytes, says: str) -> None:
    def cut(connection: socket.socket) -> None:
        connection.sendall(answer)

    with Site({"/": cut}) as site, pytest.raises(httpx.RemoteProtocolError, match=says):
        asked(site)


def test_nobody_listens() -> None:
    with Site({}) as site:
        pass
    with pytest.raises(httpx.ConnectError):
        asked(site)


@pytest.mark.parametrize(
    "answer",
    [
        reply(PAGE, "200 OK", "Transfer-Encoding: chunked"),
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: 1\r\n" % number for number in range(300)) + b"\r\n",
        b"nonsense\r\n\r\n",
    ],
)
def test_a_bad_head_ends_the_connection(answer: Answer) -> None:
    ended: list[bytes] = []

    def watched(connection: socket.socket) -> None:
        assert isinstance(answer, bytes)
        connection.sendall(answer)
        connection.settimeout(20)
        ended.append(connection.recv(1))

    with Site({"/": watched}) as site:
        with pytest.raises((PageError, httpx.RemoteProtocolError)):
            asked(site)
        until = time.monotonic() + 20
        while not ended and time.monotonic() < until:
            time.sleep(0.01)
    assert ended == [b""]
