"""Schedules in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.errors import UsageError
from services.contracts.schedule import SECONDS, Step, schedule
from services.contracts.settings import Settings, load

HOUR, DAY = 3600, 86400


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("15m*3h", [(900, 3 * HOUR)]),
        ("15m*3h,1h*1d", [(900, 3 * HOUR), (HOUR, DAY)]),
        (" 30s * 10m , 3d * 30d ", [(30, 600), (3 * DAY, 30 * DAY)]),
        (
            Settings().recheck_schedule,
            [(900, 3 * HOUR), (HOUR, DAY), (3 * HOUR, 7 * DAY), (3 * DAY, 30 * DAY), (30 * DAY, 365 * DAY)],
        ),
    ],
)
def test_what_the_words_mean(words: str, steps: list[tuple[float, float]]) -> None:
    assert schedule(words) == tuple(Step(*step) for step in steps)


@pytest.mark.parametrize(
    "words", ["", "daily", "1h", "1h*", "*1d", "0m*1d", "1h*1d,", "1h*1d,2h*3h", "1h*1d,1h*1d", "1w*1y", "-1h*1d", "1.5h*1d"]
)
def test_what_is_no_schedule_is_refused(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="a schedule is written like"):
        schedule(words)
    monkeypatch.setenv("TALLYWIRE_RECHECK_SCHEDULE", words)
    with pytest.raises(UsageError, match="TALLYWIRE_RECHECK_SCHEDULE: "):
        load()


STEPS = st.lists(st.tuples(st.integers(1, 9999), st.sampled_from("smhd")), min_size=1, max_size=4)


@given(STEPS, st.integers(1, 60))
def test_steps_that_each_end_later_are_read_as_written(written: list[tuple[int, str]], every: int) -> None:
    ends = sorted({number * SECONDS[unit]: f"{number}{unit}" for number, unit in written}.items())
    words = ",".join(f"{every}m*{end}" for _, end in ends)
    assert schedule(words) == tuple(Step(every * 60, until) for until, _ in ends)


@given(st.text(alphabet="0123456789smhd*, ", max_size=20))
def test_what_is_read_rises_and_takes_time(words: str) -> None:
    try:
        steps = schedule(words)
    except ValueError:
        return
    assert all(step.every > 0 for step in steps)
    assert [step.until for step in steps] == sorted({step.until for step in steps})


def test_the_fault_is_named_by_its_part() -> None:
    with pytest.raises(ValueError, match=r"^'2h': a schedule"):
        schedule("15m*3h,2h,1h*1d")
    with pytest.raises(ValueError, match=rf"^'{'x' * 50}': a schedule"):
        schedule("x" * 200)
