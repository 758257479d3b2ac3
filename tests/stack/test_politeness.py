"""However many workers there are, no host is asked more often than its rule allows: proved by a server's own log."""

import time
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import pytest

from services.store import ledger, reads
from services.store.tasks import wake
from tests import corpus
from tests.sites import Site, reply
from tests.stack.conftest import eventually
from tests.stack.workers import beat, celery, worker

PAGES = 6
SPACING = 0.5
pytestmark = pytest.mark.slow


class Log:
    """When each request came, by path."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.paths: list[str] = []


def site_of(log: Log, robots: bytes) -> Site:
    answers = {f"/{n}": reply(corpus.page(n).encode()) for n in range(PAGES)}
    answers["/robots.txt"] = reply(robots, content_type="text/plain")

    def noted(path: str):
        def answer(connection):
            log.times.append(time.monotonic())
            log.paths.append(path)
            connection.sendall(answers[path])

        return answer

    return Site({path: noted(path) for path in answers})


def test_four_workers_keep_every_hosts_pace(database: str, broker: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_HOST_SECONDS", str(SPACING))
    logs = [Log() for _ in range(4)]
    robots = [b"", b"User-agent: *\nCrawl-delay: 1", b"User-agent: tallywire\nDisallow: /3", b""]
    with ExitStack() as stack:
        sites = [stack.enter_context(site_of(log, text)) for log, text in zip(logs, robots, strict=True)]
        monkeypatch.setenv("TALLYWIRE_ALLOW_PRIVATE", ",".join(site.host for site in sites))
        fetchers = [worker("services.fetcher.tasks", "fetcher", home, name=f"fetcher{number}") for number in range(4)]
        others = (worker("services.parser.tasks", "parser", home), worker("services.store.tasks", "store", home), beat(home))
        stack.enter_context(celery(*fetchers, *others))
        ledger.accept([site.url(f"/{n}") for site in sites for n in range(PAGES)])
        wake()
        eventually(lambda: reads.live() == 0)

    assert reads.status()["states"]["stored"] == 4 * PAGES - 1
    assert reads.trace(sites[2].url("/3"))[-1]["state"] == "robots_denied"
    for log, rule in zip(logs, (SPACING, 1.0, SPACING, SPACING), strict=True):
        assert log.paths[0] == "/robots.txt"
        assert log.paths.count("/robots.txt") == 1
        gaps = [after - before for before, after in pairwise(log.times)]
        assert min(gaps) >= rule, gaps
    assert logs[2].paths.count("/3") == 0
    assert max(log.times[1] for log in logs) < min(log.times[-1] for log in logs), "hosts waited for each other"
