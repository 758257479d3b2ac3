"""The reading child: the same answers as in-process, its limits, its ends, and its place under a real prefork worker."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
from celery import Celery

from services.contracts.errors import PageError, UnavailableError
from services.contracts.messages import Failure, Link, SourceKind
from services.contracts.states import Reason
from services.fetcher.discovery import child
from services.fetcher.discovery.child import PART, close_children, joined, parted, read_in_child
from services.fetcher.discovery.found import Found, LeftOut, ReadLimits, Why
from tests.fetcher.discovery.conftest import NOW, URL, read, rss
from tests.fetcher.discovery.hostile_sources import SOURCE_CASES, SourceCase, many_items
from tests.fetcher.discovery.test_reader import ALL

SLOW = ("none closed", "open tags in a feed", "open tags in a title")
SOURCE = "https://x.example/source"
BUSY = 90.0  # seconds: where time is not what is tested, a busy machine must not end it
FEWER = ReadLimits(urls=5000)  # what is above a limit is cut at whatever limit


@pytest.fixture(autouse=True, scope="module")
def _closed() -> Iterator[None]:
    yield
    close_children()


def children() -> list[psutil.Process]:
    return [
        each for each in psutil.Process().children() if "services.fetcher.discovery.child" in " ".join(each.cmdline() or ["?"])
    ]


def zombies() -> list[psutil.Process]:
    return [each for each in psutil.Process().children() if each.status() == psutil.STATUS_ZOMBIE]


def reason_of(payload: bytes, url: str = URL, **limits: float) -> Reason | None:
    try:
        read_in_child(payload, url=url, now=NOW, **limits)  # type: ignore[arg-type]
    except PageError as error:
        return error.reason
    return None


@pytest.mark.parametrize("payload", ALL)
def test_the_child_finds_the_same(payload: bytes) -> None:
    assert read_in_child(payload, url=URL, now=NOW) == read(payload)


def test_everything_is_handed_on() -> None:
    payload = b"<urlset><url><loc>https://y.example/1</loc></url><url><loc>https://y.example/2</loc></url></urlset>"
    limits, hosts = ReadLimits(urls=1), frozenset({"y.example"})
    found = read_in_child(payload, url=URL, now=NOW, kind=SourceKind.FEED, content_type="text/xml", limits=limits, hosts=hosts)
    assert found == read(payload, limits=limits, hosts=hosts)
    assert (len(found.links), found.cut) == (1, 1)


def test_one_child_reads_many() -> None:
    assert reason_of(rss().encode()) is None
    (before,) = children()
    for _ in range(50):
        assert reason_of(rss("<link>/1</link>").encode()) is None
    assert children() == [before]


@pytest.mark.parametrize("number", range(len(SOURCE_CASES)), ids=[f"{c.number}-{c.name}" for c in SOURCE_CASES])
def test_hostile_sources(number: int) -> None:
    hostile: SourceCase = SOURCE_CASES[number]
    seconds = 3.0 if hostile.name.endswith(SLOW) else BUSY
    payload = hostile.make()
    reason = reason_of(payload, SOURCE, seconds=seconds, limits=FEWER)  # type: ignore[arg-type]
    assert reason in (hostile.reasons or {None})
    assert reason_of(rss("<link>/1</link>").encode()) is None  # the next one is read
    assert not zombies()


def test_its_time_ends() -> None:
    assert reason_of(b"<rss><channel>" + b"<item>" * 200_000, seconds=0.5) is Reason.TOO_SLOW
    assert not zombies()
    assert not children()


def test_its_memory_ends() -> None:
    assert reason_of(b'{"items":[' + b"{}," * 1_000_000 + b"{}]}") is Reason.TOO_BIG
    assert not zombies()


@pytest.mark.parametrize("killer", [signal.SIGKILL, signal.SIGSEGV])
def test_a_child_killed_between_two_sources_is_replaced(killer: signal.Signals) -> None:
    reason_of(rss().encode())
    (process,) = children()
    process.send_signal(killer)
    while process.status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    assert reason_of(rss().encode()) is None
    assert not zombies()


@pytest.mark.parametrize(
    ("killer", "reason"), [(signal.SIGKILL, Reason.TOO_BIG), (signal.SIGSEGV, Reason.XML), (signal.SIGABRT, Reason.TOO_BIG)]
)
def test_a_child_killed_over_a_source(killer: signal.Signals, reason: Reason) -> None:
    reason_of(rss().encode())
    (process,) = children()
    command = f"sleep 0.7; kill -{killer.value} {process.pid}"
    with subprocess.Popen(["/bin/sh", "-c", command]):
        assert reason_of(many_items(100_000, "<item><title>{0}</title>")) is reason
    assert not zombies()


def test_a_child_that_does_not_start_is_no_fault_of_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    close_children()
    monkeypatch.setattr(child, "COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(UnavailableError, match="exit code 3"):
        read_in_child(rss().encode(), url=URL, now=NOW)


def test_no_setting_reaches_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    close_children()
    monkeypatch.setenv("TALLYWIRE_DATABASE_URL", "postgresql://secret")
    reason_of(rss().encode())
    (process,) = children()
    assert not [name for name in process.environ() if name.startswith("TALLYWIRE_")]


def test_the_largest_honest_sources_fit() -> None:
    """2,000 items of 2 kB beyond ASCII; 50,000 entries as long as those of news sites."""
    body = (
        "<item><title>{0} Häfen</title><link>/2026/11/22/a-{0}</link><description>"
        + "Schiffe verließen " * 110
        + "</description></item>"
    )
    feed = many_items(2000, body)
    entry = "<url><loc>https://x.example/2026/11/22/twelve-ships-left-the-harbour-at-noon-{0}</loc><lastmod>{1}</lastmod></url>"
    entries = (entry.format(n, NOW - timedelta(minutes=7 * n)) for n in range(50_000))
    for payload in (feed, f"<urlset>{''.join(entries)}</urlset>".encode()):
        found: Found = read_in_child(payload, url=SOURCE, now=NOW, seconds=BUSY)
        assert (len(found.links), found.unusable) in ((2000, 0), (50_000, 0))


@pytest.mark.parametrize("counts", [(0, 0), (1, 0), (0, 1), (PART, PART), (PART + 1, 2 * PART + 1)])
def test_an_answer_in_parts_is_the_same_answer(counts: tuple[int, int]) -> None:
    links = tuple(Link(url=f"https://x.example/{n}") for n in range(counts[0]))
    left = tuple(LeftOut(n, Why.DUPLICATE, "") for n in range(counts[1]))
    found = Found(SourceKind.FEED, title="Harbour", links=links, left_out=left, cut=3)
    head, parts = parted(found)
    assert (head.links, head.left_out) == ((), ())  # type: ignore[union-attr]
    assert all(len(part.links) + len(part.left_out) <= PART for part in parts)
    assert joined(head, parts) == found


def test_a_failure_is_no_parts() -> None:
    failure = Failure(reason=Reason.XML)
    assert parted(failure) == (failure, [])
    assert joined(failure, []) is failure


def test_it_ends_with_its_parent() -> None:
    script = (
        "import os, signal; from tests.fetcher.discovery.test_child import *; reason_of(rss().encode());"
        "print(children()[0].pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parents[3]
    run = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=60, check=False)
    deadline = time.monotonic() + 90
    while psutil.pid_exists(int(run.stdout)) and psutil.Process(int(run.stdout)).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.05)


APP = """
import json, os, sys, time
from celery import Celery
from tests.fetcher.discovery.conftest import NOW, rss
from tests.fetcher.discovery.test_child import SOURCE, reason_of, zombies, children
app = Celery("prefork", broker=os.environ["BROKER"])
app.conf.update(task_ignore_result=True, worker_hijack_root_logger=False)

@app.task(name="read")
def read(path):
    import multiprocessing
    answers = [reason_of(rss("<link>/1</link>").encode()), reason_of(b"<rss><channel>" + b"<item>" * 200_000, seconds=0.5)]
    answers += [reason_of(rss().encode()), len(zombies()), len(children()), multiprocessing.current_process().daemon]
    with open(path, "w") as file:
        json.dump([os.getpid(), *answers], file)
"""


def test_under_a_real_prefork_worker(broker: str, tmp_path: Path) -> None:
    """The worker's child is a daemon; it reads, outlives a source that is too slow, and leaves nothing behind."""
    (tmp_path / "prefork_app.py").write_text(APP)
    root = Path(__file__).parents[3]
    env = {**os.environ, "BROKER": broker, "PYTHONPATH": f"{tmp_path}{os.pathsep}{root}"}
    command = [sys.executable, "-m", "celery", "-A", "prefork_app", "worker", "-c", "1", "--without-gossip", "--without-mingle"]
    with subprocess.Popen(command, cwd=root, env=env) as worker:
        try:
            Celery("prefork", broker=broker).send_task("read", args=[str(tmp_path / "answer")], ignore_result=True)
            deadline = time.monotonic() + 120
            while not (tmp_path / "answer").exists() or not (tmp_path / "answer").read_text():
                assert time.monotonic() < deadline
                time.sleep(0.1)
            pid, *answers = json.loads((tmp_path / "answer").read_text())
            assert pid != worker.pid
            assert answers[:5] == [None, "too_slow", None, 0, 1]
            reader = psutil.Process(pid).children()[0]
        finally:
            worker.terminate()
    _, alive = psutil.wait_procs([reader], timeout=90)
    assert not alive
