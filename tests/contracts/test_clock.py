"""The machine's clock: what it counts, and of what it says nothing."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts import clock
from services.contracts.clock import Moment

HERE = clock.now()
pytestmark = pytest.mark.skipif(HERE is None, reason="this system does not name its clock")


@pytest.fixture
def unread() -> Iterator[None]:
    clock._clock.cache_clear()
    yield
    clock._clock.cache_clear()


def ago(seconds: float, name: str | None = None) -> Moment:
    assert HERE is not None
    return Moment(clock=name or HERE.clock, at=time.monotonic() - seconds)


def test_time_since_a_moment_is_counted() -> None:
    assert 600 <= clock.since(ago(600)) < 660
    assert 0 <= clock.since(clock.now()) < 60


@given(st.floats(-1e9, 1e9))
def test_it_is_never_negative_nor_longer_than_it_was(seconds: float) -> None:
    moment = ago(seconds)
    told, later = clock.since(moment), time.monotonic()
    assert 0 <= told <= max(0.0, later - moment.at)


@given(st.floats(-1e9, 1e9))
def test_of_another_machines_moments_nothing_is_told(seconds: float) -> None:
    assert clock.since(ago(seconds, "another")) == 0


def test_no_moment_is_no_time() -> None:
    assert clock.since(None) == 0


def test_another_process_of_the_machine_tells_the_same_clock() -> None:
    told = "from services.contracts import clock; print(clock.now().model_dump_json())"
    before = clock.now()
    output = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, cwd=Path(__file__).parents[2]).stdout
    theirs, after = Moment.model_validate_json(output), clock.now()
    assert before is not None
    assert after is not None
    assert theirs.clock == before.clock
    assert before.at <= theirs.at <= after.at


def test_a_system_that_does_not_name_its_clock_tells_no_time(
    unread: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "BOOT", tmp_path / "none")
    assert clock.now() is None
    assert clock.since(ago(600)) == 0


def test_after_a_restart_it_is_another_clock(unread: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boot = tmp_path / "boot_id"
    boot.write_text("another\n", encoding="ascii")
    monkeypatch.setattr(clock, "BOOT", boot)
    assert clock.since(ago(600)) == 0
    now = clock.now()
    assert now is not None
    assert now.clock.startswith("another ")
