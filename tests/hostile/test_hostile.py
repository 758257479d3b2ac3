"""The short form of `make hostile`: of every class and entrance the first cases, all but the slowest."""

from collections.abc import Iterator
from itertools import groupby

import pytest

from services.fetcher.discovery.child import close_children
from tests.hostile.case import HostileCase
from tests.hostile.cases import ABSENT, all_cases
from tests.hostile.running import ran

EACH = 2
WITH_LEDGER = (53,)
SLOW = ("none closed", "open tags in a feed", "open tags in a title")  # they take all the time there is


def short_form() -> dict[int, list[HostileCase]]:
    cases = sorted((case for case in all_cases() if not case.name.endswith(SLOW)), key=lambda case: case[:2])
    chosen: dict[int, list[HostileCase]] = {}
    for (number, _), group in groupby(cases, key=lambda case: case[:2]):
        chosen.setdefault(number, []).extend(list(group)[:EACH])
    return chosen


@pytest.fixture(autouse=True, scope="module")
def _closed() -> Iterator[None]:
    yield
    close_children()


@pytest.mark.parametrize("number", sorted(short_form()))
def test_class(number: int, request: pytest.FixtureRequest) -> None:
    if number in WITH_LEDGER:
        request.getfixturevalue("database")
        request.getfixturevalue("home")
    result = ran(short_form()[number])
    assert not result.wrong
    assert result.cases >= 1
    assert result.seconds < 120  # alone on a machine, 31
    assert result.child_megabytes <= 64


def test_every_class_up_to_54_has_its_place() -> None:
    assert set(short_form()) | set(ABSENT) == {*range(1, 55), *range(66, 70)}
    assert len(all_cases()) >= 250
