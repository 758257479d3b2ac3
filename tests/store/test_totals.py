"""Which totals a batch of results adds to: counts by outcome, seconds in buckets, bytes of captures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.messages import Failure, FetchResult, ParseResult, RobotsFile, RobotsResult
from services.contracts.metrics import BUCKETS, is_declared
from services.contracts.states import Reason
from services.store.totals import measured, outcomes, robots_outcome
from tests.examples import ARTICLE, CAPTURE, FAILURE


def fetched(seconds: float, outcome: object = CAPTURE) -> FetchResult:
    return FetchResult(row=1, attempt=1, seconds=seconds, outcome=outcome)


def test_nothing_adds_nothing() -> None:
    assert measured("fetch", []) == {}
    assert outcomes("poll", []) == {}


def test_a_result_counts_by_its_outcome_its_seconds_and_its_bytes() -> None:
    assert measured("fetch", [(fetched(0.3), "captured")]) == {
        ("tallywire_results", ("fetch", "captured")): 1,
        ("tallywire_stage_seconds_bucket", ("fetch", "6")): 1,
        ("tallywire_stage_seconds_sum", ("fetch",)): 0.3,
        ("tallywire_payload_bytes", ()): CAPTURE.payload_bytes,
    }


def test_only_captures_have_bytes() -> None:
    parsed = ParseResult(row=1, attempt=1, seconds=1, outcome=ARTICLE)
    for result in (fetched(1, FAILURE), parsed):
        assert ("tallywire_payload_bytes", ()) not in measured("x", [(result, "any")])


def test_what_came_too_late_adds_nothing() -> None:
    assert measured("fetch", [(fetched(1), None), (fetched(2, FAILURE), None)]) == {}


@pytest.mark.parametrize(
    ("seconds", "bucket"),
    [(0, 0), (0.005, 0), (0.0051, 1), (0.25, 5), (30, len(BUCKETS) - 1), (30.1, len(BUCKETS)), (9e9, len(BUCKETS))],
)
def test_a_bucket_holds_its_upper_bound(seconds: float, bucket: int) -> None:
    found = measured("fetch", [(fetched(seconds), "captured")])
    assert found["tallywire_stage_seconds_bucket", ("fetch", str(bucket))] == 1


RESULTS = st.lists(st.tuples(st.floats(0, 100), st.sampled_from(["captured", "dns", None])), max_size=20)


@given(RESULTS)
def test_the_parts_of_a_histogram_add_up(given_: list[tuple[float, str | None]]) -> None:
    found = measured("fetch", [(fetched(seconds), outcome) for seconds, outcome in given_])
    counted = [seconds for seconds, outcome in given_ if outcome]
    assert sum(n for (name, _), n in found.items() if name == "tallywire_results") == len(counted)
    assert sum(n for (name, _), n in found.items() if name.endswith("_bucket")) == len(counted)
    assert found.get(("tallywire_stage_seconds_sum", ("fetch",)), 0) == pytest.approx(sum(counted))
    assert all(is_declared(name) for name, _ in found)


@given(RESULTS, RESULTS)
def test_two_batches_add_up_to_one(one: list[tuple[float, str | None]], other: list[tuple[float, str | None]]) -> None:
    def total(results: list[tuple[float, str | None]]) -> dict[tuple[str, tuple[str, ...]], float]:
        return measured("fetch", [(fetched(seconds), outcome) for seconds, outcome in results])

    first, second, both = total(one), total(other), total(one + other)
    assert set(both) == set(first) | set(second)
    for key, value in both.items():
        assert value == pytest.approx(first.get(key, 0) + second.get(key, 0))


def test_outcomes_alone() -> None:
    assert outcomes("poll", ["polled", "dns", "polled"]) == {
        ("tallywire_results", ("poll", "polled")): 2,
        ("tallywire_results", ("poll", "dns")): 1,
    }


@pytest.mark.parametrize(
    ("outcome", "counted"),
    [(RobotsFile(text=""), "read"), (RobotsFile(text="User-agent: *"), "read"), (Failure(reason=Reason.DNS), Reason.DNS)],
    ids=["none", "some", "failure"],
)
def test_what_reading_a_robots_txt_is_counted_as(outcome: RobotsFile | Failure, counted: str) -> None:
    assert robots_outcome(RobotsResult(host="x", attempt=1, seconds=1, outcome=outcome)) == counted
