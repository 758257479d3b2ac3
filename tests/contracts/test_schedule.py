"""Schedules in words."""

import pytest

from services.contracts.errors import UsageError
from services.contracts.schedule import Step, schedule
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
