"""The watch over progress: what is stuck, what is only slow, what is idle."""

from hypothesis import given
from hypothesis import strategies as st

from services.embedded.watch import Watch, delay


def test_a_queue_that_waits_while_nothing_moves_is_named_after_the_patience() -> None:
    watch = Watch(90)
    assert watch.observe({"fetcher": 3, "parser": 0}, 10, 0) == []
    assert watch.observe({"fetcher": 3, "parser": 0}, 10, 89.9) == []
    assert watch.observe({"fetcher": 3, "parser": 0}, 10, 90) == ["fetcher"]


def test_a_named_queue_gets_the_same_patience_again() -> None:
    watch = Watch(90)
    named = [now for now in range(0, 400, 10) if watch.observe({"fetcher": 1}, 10, now)]
    assert named == [90, 190, 290, 390]


def test_any_row_that_moves_starts_the_patience_anew() -> None:
    watch = Watch(90)
    assert [watch.observe({"fetcher": 3}, now // 60, now) for now in range(0, 600, 10)] == [[]] * 60


def test_a_queue_that_was_empty_in_between_is_not_stuck() -> None:
    watch = Watch(90)
    watch.observe({"store": 1}, 10, 0)
    watch.observe({"store": 0}, 10, 50)
    assert watch.observe({"store": 1}, 10, 100) == []
    assert watch.observe({"store": 1}, 10, 190) == ["store"]


def test_an_idle_stack_is_left_alone_for_ever() -> None:
    watch = Watch(90)
    assert [watch.observe({"fetcher": 0, "store": 0}, 10, now) for now in range(0, 10_000, 100)] == [[]] * 100


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.floats(0.1, 40)), max_size=60))
def test_no_queue_is_named_before_it_was_stuck_for_the_patience(steps: list[tuple[int, int, float]]) -> None:
    watch, now, progress, calm_since = Watch(90), 0.0, 0, 0.0
    for length, moved, pause in steps:
        now, progress = now + pause, progress + moved
        if moved or not length:
            calm_since = now
        if watch.observe({"fetcher": length}, progress, now):
            assert now - calm_since >= 90 - 1e-9
            calm_since = now


def test_delays_double_up_to_a_minute() -> None:
    assert [delay(failures) for failures in range(1, 9)] == [1, 2, 4, 8, 16, 32, 60, 60]
