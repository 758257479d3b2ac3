"""Results measured: which totals a batch adds to. Values in, increments out; pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from services.contracts.messages import Capture, Failure, FetchResult, ParseResult, RobotsResult
from services.contracts.metrics import BUCKETS

Increments = dict[tuple[str, tuple[str, ...]], float]


def measured(stage: str, done: Iterable[tuple[FetchResult | ParseResult, str | None]]) -> Increments:
    """The increments of results with their outcomes; a result that came too late (no outcome) adds nothing."""
    totals: Increments = defaultdict(float)
    for result, outcome in done:
        if outcome is None:
            continue
        bucket = str(bisect_left(BUCKETS, result.seconds))
        totals["tallywire_results", (stage, outcome)] += 1
        totals["tallywire_stage_seconds_bucket", (stage, bucket)] += 1
        totals["tallywire_stage_seconds_sum", (stage,)] += result.seconds
        if isinstance(result.outcome, Capture):
            totals["tallywire_payload_bytes", ()] += result.outcome.payload_bytes
    return dict(totals)


def outcomes(stage: str, ended: Iterable[str]) -> Increments:
    """The increments of results that are counted by their outcome alone."""
    totals: Increments = defaultdict(float)
    for outcome in ended:
        totals["tallywire_results", (stage, outcome)] += 1
    return dict(totals)


def robots_outcome(result: RobotsResult) -> str:
    """What reading a robots.txt is counted as."""
    return result.outcome.reason if isinstance(result.outcome, Failure) else "read"
