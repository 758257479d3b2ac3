"""The one exporter: gauges by SQL, totals that the results were counted into, queue lengths; as Prometheus reads them.

Nothing is kept in this process, so any number of scrapes see the same truth and a restart loses nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from services.contracts import broker
from services.contracts.errors import UnavailableError
from services.contracts.metrics import BUCKETS, METRICS, declared, is_declared
from services.contracts.settings import Settings, load
from services.contracts.states import LIVE, State
from services.store import sources
from services.store.db import Connection, database_url, reading, rows

# Metric (a histogram's by its `_bucket` and `_sum`, as in the totals) to label values to value.
Samples = Mapping[str, Mapping[tuple[str, ...], float]]


def exposition() -> bytes:
    """All metrics in Prometheus's text format. Answers also while Postgres or Redis does not: `tallywire_up` tells."""
    registry = CollectorRegistry()
    registry.register(_Stack())
    return generate_latest(registry)


class _Stack(Collector):
    def collect(self) -> Iterable[Metric]:
        return families(measure(load()))


def measure(settings: Settings) -> Samples:
    """Every sample there is now."""
    waiting = _waiting(settings.redis_url)
    try:
        with reading(database_url()) as connection:
            return {**waiting, **_ledger(connection, settings), **_totals(connection)}
    except UnavailableError:
        return {**waiting, "tallywire_up": {(): 0}}


def _waiting(url: str | None) -> Samples:
    if url is None:
        return {"tallywire_broker_up": {(): 0}}
    try:
        found = broker.waiting(url)
    except UnavailableError:
        return {"tallywire_broker_up": {(): 0}}
    return {
        "tallywire_broker_up": {(): 1},
        "tallywire_queue_messages": {(queue,): n for queue, n in found.queues.items()},
        "tallywire_unacked_messages": {(): found.unacked},
    }


def _ledger(connection: Connection, settings: Settings) -> Samples:
    states = {row["state"]: row["n"] for row in rows(connection, "reads", "states")}
    watched = Counter(source["state"] for source in sources.listed(connection))
    due = {row["state"]: row["n"] for row in rows(connection, "reads", "due")}
    oldest = {row["state"]: row["seconds"] for row in rows(connection, "reads", "oldest")}
    totals = rows(connection, "reads", "totals")[0]
    moved = rows(connection, "reads", "last_move")
    return {
        "tallywire_up": {(): 1},
        "tallywire_rows": {(state,): states.get(state, 0) for state in State},
        "tallywire_due_rows": {(state,): due.get(state, 0) for state in (State.QUEUED, State.FETCHED)},
        "tallywire_oldest_live_seconds": {(state,): oldest.get(state, 0) for state in LIVE},
        "tallywire_stuck_rows": {(): rows(connection, "reads", "stuck", lease=settings.lease_seconds)[0]["n"]},
        "tallywire_quarantined_rows": {(): states.get(State.QUARANTINED, 0)},
        "tallywire_articles": {(): totals["articles"]},
        "tallywire_article_versions": {(): totals["versions"]},
        "tallywire_figures": {(): totals["figures"]},
        "tallywire_sources": {(state,): watched[state] for state in sources.SourceState},
        "tallywire_last_article_timestamp_seconds": {(): totals["last_article"]},
        "tallywire_last_move_timestamp_seconds": {(): moved[0]["at"] if moved else 0},
    }


def _totals(connection: Connection) -> Samples:
    """The totals; one that an older version counted and this one does not declare stays in the table, unseen."""
    found: dict[str, dict[tuple[str, ...], float]] = defaultdict(dict)
    for row in rows(connection, "reads", "counters"):
        if is_declared(row["name"]):
            found[row["name"]][tuple(row["labels"])] = row["value"]
    return found


def families(samples: Samples) -> list[Metric]:
    """The samples as metric families, in the order of the declarations. Raises KeyError for an undeclared metric."""
    for name in samples:
        declared(name)
    return [family for name in METRICS for family in _family(name, samples)]


def _family(name: str, samples: Samples) -> list[Metric]:
    """One metric's family; none where it has no samples."""
    metric = METRICS[name]
    if metric.kind == "histogram":
        return _histogram(name, samples)
    if name not in samples:
        return []
    make = CounterMetricFamily if metric.kind == "counter" else GaugeMetricFamily
    family = make(name, metric.help, labels=metric.labels)
    for labels, value in sorted(samples[name].items()):
        family.add_metric(labels, value)
    return [family]


def _histogram(name: str, samples: Samples) -> list[Metric]:
    """The totals count each observation in its own bucket, by index; Prometheus wants each with all that are smaller."""
    counts: dict[tuple[str, ...], list[float]] = defaultdict(lambda: [0.0] * (len(BUCKETS) + 1))
    for (*labels, bucket), value in samples.get(f"{name}_bucket", {}).items():
        counts[tuple(labels)][int(bucket)] += value
    family = HistogramMetricFamily(name, METRICS[name].help, labels=METRICS[name].labels)
    bounds = [*map(str, BUCKETS), "+Inf"]
    for key in sorted(counts):
        family.add_metric(key, list(zip(bounds, accumulate(counts[key]), strict=True)), samples[f"{name}_sum"][key])
    return [family] if counts else []
