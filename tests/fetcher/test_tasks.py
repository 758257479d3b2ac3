"""From a FetchBatch to a FetchedBatch, and the same through a real worker over a real broker."""

import base64
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import psutil
import pytest
import redis

from services.archive.reader import read
from services.archive.segment import SegmentWriter
from services.contracts import clock
from services.contracts.clock import Moment
from services.contracts.messages import (
    Capture,
    Failure,
    FetchBatch,
    FetchedBatch,
    FetchItem,
    FetchResult,
    PollBatch,
    PollItem,
    RobotsBatch,
    RobotsFile,
    RobotsItem,
    Validators,
)
from services.contracts.settings import Settings
from services.contracts.states import Reason
from services.contracts.worker import make_app, send
from services.fetcher.client import Outcome, Wish
from services.fetcher.tasks import _wish, fetched, limits_of, robots_read
from tests.examples import MADE
from tests.fetcher.conftest import MB, limits
from tests.sites import Answer, Site, endless, redirect, reply

PAGE = b"<p>Twelve ships left the harbour.</p>"
WAITING = FetchItem(row=1, attempt=1, url="http://one.example/", wait=300.0)


def batch(*urls: str) -> FetchBatch:
    return FetchBatch(items=tuple(FetchItem(row=row, attempt=3, url=url) for row, url in enumerate(urls, 70)))


def reasons(results: Sequence[FetchResult]) -> list[Reason | None]:
    return [result.outcome.reason if isinstance(result.outcome, Failure) else None for result in results]


def test_every_item_gets_its_result(tmp_path: Path) -> None:
    with Site({"/a": reply(PAGE), "/b": reply(PAGE * 2)}) as site, SegmentWriter(tmp_path) as writer:
        urls = [site.url("/a"), site.url("/none"), site.url("/b"), "file:///etc/passwd"]
        results = fetched(batch(*urls), limits(site), writer).results
    assert [(r.row, r.attempt) for r in results] == [(70, 3), (71, 3), (72, 3), (73, 3)]
    assert reasons(results) == [None, Reason.NOT_FOUND, None, Reason.SCHEME]
    bodies = [read(tmp_path, r.outcome).body for r in results if isinstance(r.outcome, Capture)]
    assert bodies == [PAGE, PAGE * 2]


@pytest.mark.parametrize(("under_way", "left"), [(0.0, 300.0), (100.0, 200.0), (900.0, 0.0)])
def test_the_time_that_a_batch_was_under_way_is_taken_off_its_waits(under_way: float, left: float) -> None:
    now = clock.now()
    if now is None:
        pytest.skip("this system does not name its clock")
    made = Moment(clock=now.clock, at=now.at - under_way)
    assert _wish(WAITING, clock.since(made)).wait == pytest.approx(left, abs=30)
    assert _wish(WAITING, clock.since(made)).wait <= left


def test_a_batch_of_another_machine_waits_from_when_it_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def all_of(wishes: Sequence[Wish], _: object) -> tuple[Outcome, ...]:
        waits.extend(wish.wait for wish in wishes)
        return tuple(Outcome(wish.url, 0.0, time.monotonic(), Failure(reason=Reason.NETWORK)) for wish in wishes)

    monkeypatch.setattr("services.fetcher.tasks.fetch_all", all_of)
    with SegmentWriter(tmp_path) as writer:
        for made in (None, MADE):
            answer = fetched(FetchBatch(items=(WAITING,), made=made), limits(), writer)
            assert (answer.made is None) == (clock.now() is None)
    assert waits == [300.0, 300.0]


def test_a_picture_is_kept_where_a_page_is_wanted_it_is_refused_and_the_other_way_round(tmp_path: Path) -> None:
    jpeg = b"\xff\xd8\xff\xe0" + bytes(40)
    picture = reply(jpeg, "200 OK", "Content-Type: image/jpeg")
    answers = {"/p.jpg": picture, "/page": reply(PAGE), "/moved": redirect("http://other.example/p.jpg")}
    with Site(answers) as site, SegmentWriter(tmp_path) as writer:
        items = [
            FetchItem(row=row, attempt=1, url=site.url(path), picture=wanted)
            for row, (path, wanted) in enumerate([("/p.jpg", True), ("/p.jpg", False), ("/page", True), ("/moved", True)])
        ]
        results = fetched(FetchBatch(items=tuple(items)), limits(site), writer).results
        asked = [head for head in site.requests if head.startswith(b"GET /page")]
    assert reasons(results) == [None, Reason.TYPE, Reason.TYPE, Reason.REDIRECTS]
    assert isinstance(results[0].outcome, Capture)
    assert str(results[0].outcome.content_type).startswith("image/jpeg")
    assert read(tmp_path, results[0].outcome).body == jpeg
    assert b"accept: image/avif, " in asked[0].lower()


def test_an_archive_that_takes_nothing_fails_only_the_pages(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    with Site({"/a": reply(PAGE)}) as site, SegmentWriter(tmp_path / "taken") as writer:
        results = fetched(batch(site.url("/a"), site.url("/none")), limits(site), writer).results
    assert reasons(results) == [Reason.ARCHIVE, Reason.NOT_FOUND]


def test_limits_come_from_the_settings() -> None:
    made = limits_of(Settings(contact="https://desk.example/bot", allow_private="127.0.0.1:8081, [::1]:80"))
    assert made.user_agent.startswith("tallywire/")
    assert made.user_agent.endswith(" (+https://desk.example/bot)")
    assert made.allowed == {"127.0.0.1:8081", "[::1]:80"}
    assert limits_of(Settings()).user_agent.count(" ") == 0


LONG = b"User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n"
ROBOTS = {
    "longer than any page may be": reply(LONG + b"#" * 5 * MB, content_type="text/plain"),
    "without end": endless(b"#" * 65536, b"HTTP/1.1 200 OK\r\n\r\n" + LONG),
    "4 GB by its own word": endless(b"#" * 65536, b"HTTP/1.1 200 OK\r\nContent-Length: 4294967296\r\n\r\n" + LONG),
    "packed": reply(gzip.compress(LONG), "200 OK", "Content-Encoding: gzip"),
    "a bomb": reply(gzip.compress(LONG + b"#" * 16 * MB), "200 OK", "Content-Encoding: gzip"),
}


def robots_of(site: Site) -> RobotsFile | Failure:
    item = RobotsItem(host=site.host, attempt=2, url=site.url("/story"))
    (result,) = robots_read(RobotsBatch(items=(item,)), limits(site, deadline=20)).results
    assert (result.host, result.attempt) == (site.host, 2)
    return result.outcome


@pytest.mark.parametrize("answer", ROBOTS.values(), ids=ROBOTS)
def test_of_a_long_robots_txt_the_first_512_kib_are_the_rules(answer: Answer) -> None:
    with Site({"/robots.txt": answer}) as site:
        outcome = robots_of(site)
    assert isinstance(outcome, RobotsFile)
    assert outcome.text.startswith("User-agent: *\nDisallow: /private/\n")
    assert len(outcome.text) <= 512 * 1024
    assert outcome.delay == 7


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (reply(gzip.compress(LONG)[:-9], "200 OK", "Content-Encoding: gzip"), Reason.TRUNCATED),
        (reply(LONG, "200 OK", "Content-Encoding: rot13"), Reason.ENCODING),
        (reply(b"", "503 x"), Reason.SERVER_ERROR),
        (redirect("http://10.0.0.1/robots.txt"), Reason.ADDRESS),
    ],
    ids=["cut", "an unknown coding", "503", "a private host"],
)
def test_a_robots_txt_that_nobody_can_read_is_a_failure(answer: Answer, reason: Reason) -> None:
    with Site({"/robots.txt": answer}) as site:
        outcome = robots_of(site)
    assert isinstance(outcome, Failure)
    assert outcome.reason is reason


@pytest.mark.parametrize("answer", [reply(b"", "404 x"), reply(b""), redirect("/robots.txt"), reply(b"<html>Welcome")])
def test_where_there_is_no_robots_txt_there_are_no_rules(answer: Answer) -> None:
    with Site({"/robots.txt": answer}) as site:
        assert robots_of(site) == RobotsFile(text="")


def answer_on(broker: str, queue: str, seconds: float = 60) -> dict[str, Any]:
    """The payload of the next message on a queue."""
    message = redis.Redis.from_url(broker, socket_timeout=90).brpop([queue], timeout=seconds)
    assert message, f"nothing came on {queue}"
    body = json.loads(base64.b64decode(json.loads(message[1])["body"]))
    return {"task": json.loads(message[1])["headers"]["task"], "payload": body[0][0]}


@pytest.fixture
def worker(broker: str, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], Site]]:
    root = Path(__file__).parents[2]
    with Site({"/a": reply(PAGE), "/wait": lambda _: time.sleep(20), "/robots.txt": lambda _: time.sleep(20)}) as site:
        env = {
            **os.environ,
            "TALLYWIRE_ARCHIVE": str(tmp_path / "archive"),
            "TALLYWIRE_ALLOW_PRIVATE": site.host,
            "TALLYWIRE_CONTACT": "mailto:desk@outlet.example",
        }
        command = [sys.executable, "-m", "celery", "-A", "services.fetcher.tasks", "worker", "-Q", "fetcher", "-c", "1"]
        with subprocess.Popen([*command, "--without-gossip", "--without-mingle"], cwd=root, env=env) as process:
            yield process, site
            process.terminate()


def test_through_a_real_worker(broker: str, worker: tuple[Any, Site], tmp_path: Path) -> None:
    _, site = worker
    send(make_app("test"), batch(site.url("/a"), "http://10.0.0.1/"))
    answer = answer_on(broker, "store")
    results = FetchedBatch.model_validate(answer["payload"]).results
    assert answer["task"] == "tallywire.store.fetched"
    assert isinstance(results[0].outcome, Capture)
    assert read(tmp_path / "archive", results[0].outcome).body == PAGE
    assert reasons(results) == [None, Reason.ADDRESS]
    assert b"(+mailto:desk@outlet.example)" in site.requests[0]


ROBOTS = RobotsBatch(items=(RobotsItem(host="SITE", attempt=5, url="http://SITE/a"),))
POLL = PollBatch(items=(PollItem(source=8, attempt=2, url="http://SITE/wait", kind=None, robots="", validators=Validators()),))


@pytest.mark.parametrize(
    ("message", "dead"),
    [
        (batch("http://SITE/wait"), {"rows": [{"row": 70, "attempt": 3}]}),
        (ROBOTS, {"hosts": [{"host": "SITE", "attempt": 5}]}),
        (POLL, {"sources": [{"source": 8, "attempt": 2}]}),
    ],
    ids=["fetch", "robots", "poll"],
)
def test_a_killed_child_is_reported(broker: str, worker: tuple[Any, Site], message: Any, dead: dict[str, Any]) -> None:
    process, site = worker
    send(make_app("test"), type(message).model_validate_json(message.model_dump_json().replace("SITE", site.host)))
    deadline = time.monotonic() + 90
    while not site.requests:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    for child in psutil.Process(process.pid).children():
        child.send_signal(signal.SIGKILL)
    answer = answer_on(broker, "store")
    assert answer["task"] == "tallywire.store.died"
    told = json.dumps({kind: answer["payload"][kind] for kind in ("rows", "hosts", "sources") if answer["payload"][kind]})
    assert json.loads(told.replace(site.host, "SITE")) == dead
