"""The client on a well-behaved server, and a batch in which some are not."""

import asyncio
import gzip
import socket
import threading
from dataclasses import replace

import pytest

from services.contracts.states import Reason
from services.fetcher.client import Wish, fetch_all
from tests.fetcher.conftest import Fetch, limits
from tests.sites import Site, drip, redirect, reply

PAGE = b"<p>Twelve ships left the harbour.</p>"


def test_a_page_is_received_as_it_came(fetch: Fetch) -> None:
    packed = gzip.compress(PAGE)
    answer = (
        b"HTTP/1.1 200 Fine by me\r\ncontent-TYPE: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nX-Mood: gr\xfcn\r\n"
        b"Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: " + str(len(packed)).encode() + b"\r\n\r\n" + packed
    )
    with Site({"/story": answer}) as site:
        (outcome,) = fetch([site.url("/story#part")], site)
    page = outcome.page
    assert page is not None
    assert outcome.failure is None
    assert page.body == packed
    assert page.url == site.url("/story")
    assert (page.status, page.reason, page.http_version) == (200, b"Fine by me", b"HTTP/1.1")
    assert page.content_type == "text/html; charset=utf-8"
    assert page.headers[:3] == (
        (b"content-TYPE", b"text/html; charset=utf-8"),
        (b"Content-Encoding", b"gzip"),
        (b"X-Mood", b"gr\xfcn"),
    )
    assert page.ip == "127.0.0.1"
    assert 0 < outcome.seconds < 2


def test_chunks_are_joined(fetch: Fetch) -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n4\r\n two\r\n0\r\n\r\n"
    with Site({"/": answer}) as site:
        (outcome,) = fetch([site.url()], site)
    assert outcome.page is not None
    assert outcome.page.body == b"one two"


def test_it_says_who_it_is_and_keeps_no_cookie(fetch: Fetch) -> None:
    answers = {"/a": redirect("/b", "302 Found", "Set-Cookie: id=7; Path=/"), "/b": reply(PAGE, "200 OK", "Set-Cookie: id=8")}
    with Site(answers) as site:
        fetch([site.url("/a"), site.url("/b"), site.url("/a")], site)
    assert len(site.requests) == 5
    for head in site.requests:
        assert b"\r\nUser-Agent: tallywire/test\r\n" in head
        assert b"cookie" not in head.lower()
        assert b"accept-encoding: gzip, deflate, br, zstd" in head.lower()


def test_redirects_are_followed_to_the_page(fetch: Fetch) -> None:
    with Site({"/end": reply(PAGE)}) as other:
        answers = {
            "/0": redirect("/1", "301 Moved"),
            "/1": redirect("2", "303 See Other"),
            "/2": redirect("?x=1", "307 Temporary"),
            "/2?x=1": redirect("//" + other.host + "/end", "308 Permanent"),
        }
        with Site(answers) as site:
            (outcome,) = fetch([site.url("/0")], site, other)
    assert outcome.page is not None
    assert outcome.page.url == other.url("/end")


def test_five_redirects_are_the_most(fetch: Fetch) -> None:
    answers = {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
    with Site({**answers, "/9": reply(PAGE)}) as site:
        good, bad = fetch([site.url("/4"), site.url("/3")], site)
    assert good.page is not None
    assert bad.failure is not None
    assert bad.failure.reason is Reason.REDIRECTS


def test_one_bad_page_costs_no_other(fetch: Fetch) -> None:
    answers = {f"/{n}": reply(PAGE) for n in range(20)}
    with Site({**answers, "/drip": drip(b"x", head=b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n")}) as site:
        urls = ["http://[", site.url("/drip"), "http://127.0.0.1:1/", *(site.url(f"/{n}") for n in range(20)), "ftp://x/"]
        outcomes = fetch(urls, site, deadline=0.5)
    assert [o.url for o in outcomes] == urls
    assert [o.failure.reason for o in outcomes if o.failure] == [Reason.URL, Reason.DEADLINE, Reason.PORT, Reason.SCHEME]
    assert sum(o.page is not None for o in outcomes) == 20


def test_a_batch_is_fetched_at_once() -> None:
    """The server answers nobody before all of them have asked."""
    everybody = threading.Barrier(12)

    def patient(connection: socket.socket) -> None:
        everybody.wait(timeout=10)
        connection.sendall(reply(PAGE, "200 OK", "Connection: close"))

    with Site({None: patient}) as site:
        outcomes = asyncio.run(fetch_all([Wish(site.url(f"/{n}")) for n in range(12)], limits(site, deadline=20)))
    assert all(outcome.page for outcome in outcomes)


def test_a_host_that_must_still_be_left_alone_is_asked_later_and_the_others_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    with Site({"/": reply(PAGE)}) as site:
        outcomes = asyncio.run(fetch_all([Wish(site.url()), Wish(site.url(), wait=30.0)], limits(site)))
    assert slept == [0.0, 30.0]
    assert all(outcome.seconds < 30 for outcome in outcomes), "the wait is no part of the time that the fetch took"


def test_each_request_has_a_connection_of_its_own_and_leaves_none_open(fetch: Fetch) -> None:
    with Site({"/": reply(PAGE)}) as site:
        fetch([site.url()] * 3, site)
        assert site.connections == 3
    assert [b"\r\nConnection: close\r\n" in head for head in site.requests] == [True] * 3


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_in_the_environment_is_not_asked(fetch: Fetch, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with Site({None: reply(b"the proxy's")}) as proxy, Site({"/": reply(PAGE)}) as site:
        monkeypatch.setenv(name, proxy.url())
        (outcome,) = fetch([site.url()], site)
    assert outcome.page is not None
    assert proxy.connections == 0


def test_nothing_listens(fetch: Fetch) -> None:
    with Site({}) as site:
        pass
    (outcome,) = fetch([site.url()], site)
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.NETWORK


@pytest.mark.parametrize(("value", "seconds"), [("3600", 3600.0), ("99999999999", 86400.0), ("-1", 0.0), ("soon", None)])
def test_the_wait_that_a_server_asks_for_comes_with_the_failure(fetch: Fetch, value: str, seconds: float | None) -> None:
    with Site({"/": reply(b"", "429 Too Many Requests", f"Retry-After: {value}")}) as site:
        (outcome,) = fetch([site.url()], site)
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.RATE_LIMITED
    assert outcome.failure.retry_after == seconds


def test_what_no_stage_foresaw_is_a_failure_too(fetch: Fetch, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise AssertionError("a library's own doubt")

    monkeypatch.setattr("services.fetcher.client.coding_of", broken)
    with Site({"/": reply(PAGE)}) as site:
        (outcome,) = fetch([site.url()], site)
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.PROTOCOL
    assert "doubt" in outcome.failure.detail


def test_while_nobody_answers_for_it_the_public_web_is_not_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name is looked up and no address dialled, not as the first hop and not as a later one; what is allowed goes on."""
    asked: list[str] = []

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if host == "127.0.0.1" else ("198.18.0.1",)

    public = "https://outlet.example/1"
    with Site({"/": reply(PAGE), "/away": redirect(public)}) as site:
        wishes = [Wish(url, anywhere=True) for url in (public, "http://93.184.215.14/", site.url("/away"), site.url())]
        nobody = replace(limits(site), public=False)
        outcomes = asyncio.run(fetch_all(wishes, nobody, resolver))
    assert [out.failure and out.failure.reason for out in outcomes] == [Reason.CONTACT] * 3 + [None]
    assert {out.failure.retry_after for out in outcomes if out.failure} == {900}
    assert set(asked) <= {"127.0.0.1"}
    assert all("set TALLYWIRE_CONTACT" in out.failure.detail for out in outcomes if out.failure)


def test_a_private_address_is_refused_for_what_it_is_also_without_a_contact() -> None:
    (outcome,) = asyncio.run(fetch_all([Wish("http://10.0.0.1/")], replace(limits(), public=False)))
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.ADDRESS
