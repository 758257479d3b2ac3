"""One process that is to run: what happens at its start, its ends and its restarts, with real small processes."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.contracts.errors import UnavailableError
from services.embedded import posts, processes
from services.embedded.posts import Post
from services.embedded.processes import Command
from tests.embedded.supervised import STAND_IN, alive, await_true

END = (sys.executable, "-S", "-c", "raise SystemExit(3)")


class Noted:
    """A post that writes down what is done for it."""

    def __init__(self, home: Path, argv: tuple[str, ...]) -> None:
        self.done: list[str] = []
        self.trouble: Exception | None = None
        self.post = Post(
            "fetcher",
            command=lambda: Command("fetcher", home, argv, stop_seconds=30),
            prepare=lambda: self.done.append("prepare"),
            ready=self._ready,
            again=lambda: self.done.append("again"),
        )

    def _ready(self, _: "subprocess.Popen[bytes]") -> None:
        self.done.append("ready")
        if self.trouble:
            raise self.trouble

    def ended(self) -> None:
        """Wait until the process has ended by itself."""
        assert self.post.process is not None
        self.post.process.wait(60)


@pytest.fixture
def sleeper(home: Path) -> Iterator[Noted]:
    """One that lives."""
    one = Noted(home, (sys.executable, str(STAND_IN), "sleep", "fetcher"))
    yield one
    posts.stop(one.post)


@pytest.fixture
def mayfly(home: Path) -> Iterator[Noted]:
    """One that ends at once."""
    one = Noted(home, END)
    yield one
    posts.stop(one.post)


def test_a_start_prepares_then_runs_then_waits_until_it_answers(sleeper: Noted) -> None:
    sleeper.post.start()
    assert sleeper.done == ["prepare", "ready"]
    assert sleeper.post.process is not None
    assert sleeper.post.process.poll() is None


def test_what_lives_is_left_alone(sleeper: Noted) -> None:
    sleeper.post.start()
    first = sleeper.post.process
    assert [sleeper.post.tend() for _ in range(3)] == [False] * 3
    assert sleeper.post.process is first
    assert (sleeper.post.failures, sleeper.post.due) == (0, None)


def test_what_was_never_started_is_not_tended(sleeper: Noted) -> None:
    assert sleeper.post.tend() is False
    assert sleeper.done == []


def test_what_has_ended_waits_for_its_time_and_is_started_again(mayfly: Noted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posts, "delay", lambda _: 1000.0)
    mayfly.post.start()
    mayfly.ended()
    assert [mayfly.post.tend() for _ in range(3)] == [False] * 3
    assert mayfly.post.failures == 1
    assert mayfly.post.due is not None
    assert mayfly.done == ["prepare", "ready"]
    mayfly.post.due = 0.0
    assert mayfly.post.tend() is True
    assert mayfly.done == ["prepare", "ready", "prepare", "ready", "again"]


def test_failures_in_a_row_are_counted_and_the_delay_grows_with_them(mayfly: Noted, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(posts, "delay", lambda failures: asked.append(failures) or 0.0)
    mayfly.post.start()
    for failures in (1, 2, 3):
        mayfly.ended()
        await_true(mayfly.post.tend)
        assert mayfly.post.failures == failures
    assert sorted(set(asked)) == [1, 2, 3]


def test_one_that_lived_long_starts_its_delays_anew(mayfly: Noted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posts, "HEALTHY", -1.0)
    mayfly.post.start()
    mayfly.post.failures = 7
    mayfly.ended()
    mayfly.post.tend()
    assert mayfly.post.failures == 1


def test_one_that_does_not_answer_at_first_is_an_error_and_later_a_failure(
    sleeper: Noted, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeper.trouble = UnavailableError("it does not answer")
    with pytest.raises(UnavailableError, match="does not answer"):
        sleeper.post.start()
    monkeypatch.setattr(posts, "delay", lambda _: 1000.0)
    sleeper.post.due = 0.0
    assert sleeper.post.tend() is True
    assert sleeper.post.failures == 1
    assert sleeper.post.due is not None
    assert "again" not in sleeper.done


def test_a_start_kills_what_an_earlier_one_left(sleeper: Noted, home: Path) -> None:
    sleeper.post.start()
    (left,) = processes.marked(home, "fetcher")
    sleeper.post.start()
    await_true(lambda: alive([left]) == [])
    assert len(list(processes.marked(home, "fetcher"))) == 1


def test_a_restart_is_another_process_at_once(sleeper: Noted) -> None:
    sleeper.post.start()
    first = sleeper.post.process
    assert first is not None
    sleeper.post.restart()
    assert first.poll() is not None
    assert sleeper.post.process is not None
    assert sleeper.post.process.pid != first.pid
    assert "again" not in sleeper.done  # nothing was lost: it was asked to end


def test_what_was_stopped_stays_stopped(sleeper: Noted, home: Path) -> None:
    sleeper.post.start()
    posts.stop(sleeper.post)
    posts.stop(sleeper.post)
    assert (sleeper.post.process, sleeper.post.due) == (None, None)
    assert sleeper.post.tend() is False
    assert list(processes.marked(home)) == []
