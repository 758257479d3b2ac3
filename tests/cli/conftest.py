"""A command in this process, and workers that answer as a test tells them to: everything between them is real."""

import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import redis

from services.cli import waiting
from services.cli.main import call
from services.contracts.messages import (
    Capture,
    Failure,
    FetchBatch,
    FetchedBatch,
    FetchResult,
    ParseBatch,
    ParsedBatch,
    ParseResult,
    PollBatch,
    Polled,
    PolledBatch,
    PollResult,
    RobotsBatch,
    RobotsFile,
    RobotsReadBatch,
    RobotsResult,
)
from services.contracts.records import Article
from services.contracts.routes import QUEUES, ROUTES
from services.store import tasks
from tests import samples

KINDS = {route.task: kind for kind, route in ROUTES.items()}


@dataclass
class Run:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, str]]:
        """A table in a pipe: tab-separated, with a head line."""
        head, *lines = (line.split("\t") for line in self.out.splitlines())
        return [dict(zip(head, line, strict=True)) for line in lines]


@pytest.fixture
def tallywire(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Run one command as the command line does, with a contact: without one, public URLs are refused."""
    monkeypatch.setenv("TALLYWIRE_CONTACT", "desk@outlet.example")
    monkeypatch.setattr(waiting, "BETWEEN_LOOKS", 0.01)

    def run(*words: object) -> Run:
        capsys.readouterr()
        code = call([str(word) for word in words])
        return Run(code, *capsys.readouterr())

    return run


@dataclass
class Workers:
    """What the fetcher and the parser answer: by URL, else a page, a sound article, no robots.txt, an empty source."""

    fetched: dict[str, Capture | Failure] = field(default_factory=dict)
    parsed: dict[str, Article | Failure] = field(default_factory=dict)
    polled: dict[str, Polled | Failure] = field(default_factory=dict)

    def answer(self, message: Any) -> None:
        match message:
            case FetchBatch():
                fetches = [
                    FetchResult(row=i.row, attempt=i.attempt, seconds=0.1, outcome=self._fetch(i.url)) for i in message.items
                ]
                tasks.fetched(FetchedBatch(results=tuple(fetches)).model_dump(mode="json"))
            case ParseBatch():
                parses = [
                    ParseResult(row=i.row, attempt=i.attempt, seconds=0.1, outcome=self._parse(i.url)) for i in message.items
                ]
                tasks.parsed(ParsedBatch(parser="test", results=tuple(parses)).model_dump(mode="json"))
            case RobotsBatch():
                files = [
                    RobotsResult(host=i.host, attempt=i.attempt, seconds=0.1, outcome=RobotsFile(text="")) for i in message.items
                ]
                tasks.robots_read(RobotsReadBatch(results=tuple(files)).model_dump(mode="json"))
            case PollBatch():
                polls = [
                    PollResult(source=i.source, attempt=i.attempt, seconds=0.1, outcome=self._poll(i.url)) for i in message.items
                ]
                tasks.polled(PolledBatch(results=tuple(polls)).model_dump(mode="json"))
            case _:
                tasks.hand_out()

    def _fetch(self, url: str) -> Capture | Failure:
        return self.fetched.get(url) or samples.capture(next(samples.places)).model_copy(update={"url": url})

    def _parse(self, url: str) -> Article | Failure:
        return self.parsed.get(url) or samples.article(url)

    def _poll(self, url: str) -> Polled | Failure:
        return self.polled.get(url) or samples.polled()


@pytest.fixture
def workers(database: str, broker: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    """Workers that take their messages from the broker and give their results to the real store."""
    monkeypatch.setenv("TALLYWIRE_HOST_SECONDS", "0")
    found = Workers()
    with _working(found, broker):
        yield found


@contextmanager
def _working(workers: Workers, broker: str) -> Iterator[None]:
    ended = threading.Event()

    def work() -> None:
        with redis.Redis.from_url(broker) as client:
            while not ended.is_set():
                taken = client.brpop(list(QUEUES), timeout=0.1)
                if not taken:
                    tasks.hand_out()  # as beat asks for: results do not hand out all that they set free
                    continue
                message = json.loads(taken[1])
                payload = json.loads(base64.b64decode(message["body"]))[0][0]
                workers.answer(KINDS[message["headers"]["task"]].model_validate(payload))

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
