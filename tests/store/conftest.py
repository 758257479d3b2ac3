"""What holds for every test of the store."""

import math

import pytest

from services.store import tasks


@pytest.fixture(autouse=True)
def _unpaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every result hands out what it sets free, however slow the machine: nothing ticks here that would do so later."""
    monkeypatch.setattr(tasks, "SHARE", math.inf)
    monkeypatch.setattr(tasks, "PACE", tasks.Pace())
