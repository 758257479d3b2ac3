"""Handing out: at every tick, and after results only as far as it leaves time for results."""

from collections.abc import Iterator

import pytest

from services.contracts.messages import FetchedBatch
from services.contracts.routes import ROUTES
from services.store import tasks
from tests.examples import MESSAGES

SHARE = tasks.SHARE  # as it is outside of tests: here, the tests of the store go without


class Clock:
    """A clock that tells when handing out was done, which takes `seconds`."""

    def __init__(self) -> None:
        self.now, self.seconds, self.turns = 1000.0, 0.1, 0

    def monotonic(self) -> float:
        return self.now

    def hand_out(self, *_: object) -> list[object]:
        self.now += self.seconds
        self.turns += 1
        return []


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock()
    monkeypatch.setattr(tasks.time, "monotonic", clock.monotonic)
    monkeypatch.setattr(tasks.ledger, "hand_out", clock.hand_out)
    monkeypatch.setattr(tasks, "SHARE", SHARE)
    return clock


def test_results_that_come_fast_hand_out_in_a_fifth_of_the_time(clock: Clock) -> None:
    began = clock.now
    while clock.now < began + 100:
        clock.now += 0.01
        tasks.hand_out_after_result()
    assert 0.15 < clock.turns * clock.seconds / (clock.now - began) <= 0.2


def test_a_tick_hands_out_whatever_went_before(clock: Clock) -> None:
    for _ in range(3):
        tasks.hand_out()
        tasks.hand_out_after_result()
    assert clock.turns == 3


def test_a_quick_turn_is_soon_followed_by_another(clock: Clock) -> None:
    clock.seconds = 0.001
    tasks.hand_out_after_result()
    clock.now += tasks.LEAST / 2
    tasks.hand_out_after_result()
    assert clock.turns == 1, "results that come one by one are handed out together"
    clock.now += tasks.LEAST
    tasks.hand_out_after_result()
    assert clock.turns == 2


def test_a_batch_that_holds_no_known_row_changes_nothing(database: str, broker: str) -> None:
    batch = MESSAGES["fetched_batch"]
    assert isinstance(batch, FetchedBatch)
    tasks.app.tasks[ROUTES[FetchedBatch].task](batch.model_dump(mode="json"))
    with tasks.transaction() as connection:
        assert connection.execute("select (select count(*) from captures) + (select count(*) from counters) as n").fetchone() == {
            "n": 0
        }
