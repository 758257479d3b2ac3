"""A poll from its request to its result: real sources on a real server, through the reading child."""

from collections.abc import Iterator

import httpx
import pytest

from services.archive.record import digest_of
from services.contracts.errors import UnavailableError
from services.contracts.messages import Failure, Link, NotModified, PollBatch, Polled, PollItem, SourceKind, Validators
from services.contracts.states import Reason
from services.fetcher import polls
from services.fetcher.discovery.child import close_children
from services.fetcher.polls import MOST_LINKS, freshness, newest, polled
from tests.fetcher.conftest import limits
from tests.fetcher.discovery.conftest import rss, sitemap
from tests.sites import Answer, Site, redirect, reply

FEED = rss("<link>/1</link><title>Twelve ships</title>", "<link>/2</link>", "<title>no link</title>").encode()


@pytest.fixture(autouse=True, scope="module")
def _closed() -> Iterator[None]:
    yield
    close_children()


def poll(
    answer: Answer, validators: Validators | None = None, robots: str = "", **more: Answer
) -> Polled | NotModified | Failure:
    with Site({"/feed": answer, **{f"/{name}": other for name, other in more.items()}}) as site:
        about = {"kind": None, "robots": robots, "validators": validators or Validators()}
        item = PollItem(source=7, attempt=3, url=site.url("/feed"), **about)
        (result,) = polled(PollBatch(items=(item,)), limits(site, deadline=20)).results
        poll.requests = site.requests  # type: ignore[attr-defined]
    assert (result.source, result.attempt) == (7, 3)
    assert result.seconds > 0
    return result.outcome


def test_what_a_source_holds() -> None:
    found = poll(reply(FEED, "200 OK", 'ETag: "1"', "Cache-Control: max-age=900", content_type="application/rss+xml"))
    assert isinstance(found, Polled)
    assert (found.kind, found.title, found.left_out, found.wait) == (SourceKind.FEED, "Harbour News", 1, 900)
    assert [httpx.URL(link.url).path for link in found.links] == ["/1", "/2"]
    assert found.links[0].title == "Twelve ships"
    assert found.validators == Validators(etag='"1"', digest=digest_of(FEED))


def test_the_longer_of_two_waits_counts() -> None:
    found = poll(reply(rss("<link>/1</link>", channel="<ttl>60</ttl>").encode(), "200 OK", "Cache-Control: max-age=900"))
    assert isinstance(found, Polled)
    assert found.wait == 3600


def test_a_source_that_says_that_it_is_as_it_was() -> None:
    known = Validators(etag='"1"', modified="Sun, 22 Nov 2026 12:00:00 GMT")
    found = poll(b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n', known)
    assert found == NotModified(validators=Validators(etag='"1"'))
    assert b'If-None-Match: "1"\r\nIf-Modified-Since: Sun, 22 Nov 2026 12:00:00 GMT\r\n' in poll.requests[0]  # type: ignore[attr-defined]


def test_a_source_that_is_as_it_was_and_does_not_say_so() -> None:
    found = poll(reply(FEED, "200 OK", 'ETag: "2"'), Validators(digest=digest_of(FEED)))
    assert found == NotModified(validators=Validators(etag='"2"', digest=digest_of(FEED)))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (reply(b"", "503 x", "Retry-After: 60"), Reason.SERVER_ERROR),
        (reply(b"\x89PNG\r\n\x1a\n" + b"x" * 50, content_type="image/png"), Reason.TYPE),
        (reply(b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss>&a;</rss>"), Reason.XML),
        (reply(b"words"), Reason.TYPE),
        (reply(FEED, "200 OK", "Content-Encoding: br"), Reason.ENCODING),
        (redirect("http://10.0.0.1/feed"), Reason.ADDRESS),
    ],
)
def test_a_source_that_cannot_be_read(answer: Answer, reason: Reason) -> None:
    found = poll(answer)
    assert isinstance(found, Failure)
    assert found.reason is reason


def test_robots_txt_holds_for_sources_too() -> None:
    found = poll(reply(FEED), robots="User-agent: *\nDisallow: /feed\n")
    assert isinstance(found, Failure)
    assert found.reason is Reason.ROBOTS


def test_a_source_that_moved_is_read_where_it_is() -> None:
    found = poll(redirect("/there"), there=reply(FEED))
    assert isinstance(found, Polled)
    assert len(found.links) == 2


def test_a_reader_that_does_not_run_is_no_fault_of_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise UnavailableError("the reader of sources does not run")

    monkeypatch.setattr(polls, "read_in_child", gone)
    found = poll(reply(FEED))
    assert isinstance(found, Failure)
    assert found.reason is Reason.NETWORK


def test_one_bad_source_costs_no_other() -> None:
    with Site({"/a": reply(FEED), "/b": reply(b"", "500 x"), "/c": reply(sitemap("<loc>/x</loc>").encode())}) as site:
        items = [
            PollItem(source=n, attempt=1, url=site.url(path), kind=None, robots="", validators=Validators())
            for n, path in enumerate(("/a", "/b", "/c"))
        ]
        results = polled(PollBatch(items=tuple(items)), limits(site, deadline=20)).results
    assert [type(result.outcome) for result in results] == [Polled, Failure, Polled]


def test_of_very_many_links_the_newest_are_taken() -> None:
    links = [Link(url=f"https://x.example/{n}", published=f"2026-11-{n % 28 + 1:02}") for n in range(MOST_LINKS + 10)]
    assert newest(links[:MOST_LINKS]) == tuple(links[:MOST_LINKS])
    taken = newest(links)
    assert len(taken) == MOST_LINKS
    assert min(link.published or "" for link in taken) == "2026-11-01"
    assert sum(link.published == "2026-11-28" for link in taken) == sum(link.published == "2026-11-28" for link in links)
    undated = [Link(url="https://x.example/u"), *links]
    assert undated[0] not in newest(undated)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=60", 60),
        ("public, Max-Age = 60".lower(), 60),
        ("no-store", None),
        ("max-age=-1", None),
        ("max-age=x", None),
        ("", None),
    ],
)
def test_freshness(value: str, seconds: float | None) -> None:
    assert freshness(httpx.Headers({"Cache-Control": value})) == seconds
