"""Every metric, declared once with its help text and labels. Asking for an undeclared one raises.

Workers measure and say so in their results; the store adds it to the totals in the transaction of the result, and one
process (`/metrics`) reads them. So a counter is exact under prefork, over kill -9, and never counts a doubled message.
"""

from typing import NamedTuple


class Metric(NamedTuple):
    kind: str
    help: str
    labels: tuple[str, ...] = ()


# Upper bounds in seconds of the histogram of a stage's time a row; +Inf follows.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

METRICS: dict[str, Metric] = {
    "tallywire_up": Metric("gauge", "1 while Postgres answers, else 0: then the broker's metrics stand alone."),
    "tallywire_broker_up": Metric("gauge", "1 while Redis answers, else 0."),
    "tallywire_rows": Metric("gauge", "Rows of the ledger by state.", ("state",)),
    "tallywire_due_rows": Metric("gauge", "Rows that wait for a worker and not for their time: the backlog.", ("state",)),
    "tallywire_oldest_live_seconds": Metric(
        "gauge", "Age of the oldest row in each live state, 0 where there is none.", ("state",)
    ),
    "tallywire_stuck_rows": Metric("gauge", "Rows whose lease ran out more than a lease ago: nothing hands them out again."),
    "tallywire_quarantined_rows": Metric("gauge", "Rows in quarantine: `tallywire quarantine list` shows them."),
    "tallywire_articles": Metric("gauge", "Articles stored."),
    "tallywire_article_versions": Metric("gauge", "Versions of articles stored."),
    "tallywire_figures": Metric("gauge", "Figures of the newest versions."),
    "tallywire_last_article_timestamp_seconds": Metric("gauge", "When an article was last stored, Unix time; 0 for never."),
    "tallywire_last_move_timestamp_seconds": Metric("gauge", "When any row last changed its state, Unix time; 0 for never."),
    "tallywire_sources": Metric("gauge", "Sources by state: `tallywire sources` shows them.", ("state",)),
    "tallywire_queue_messages": Metric("gauge", "Messages waiting in a queue.", ("queue",)),
    "tallywire_unacked_messages": Metric("gauge", "Messages that a worker holds and has not acknowledged yet."),
    "tallywire_results": Metric("counter", "Results taken in, by stage and outcome.", ("stage", "outcome")),
    "tallywire_links": Metric("counter", "Links read in sources, by what became of them.", ("outcome",)),
    "tallywire_rechecks": Metric("counter", "Pages looked at again, by what came of it.", ("outcome",)),
    "tallywire_payload_bytes": Metric("counter", "Payload bytes of the captures taken in."),
    "tallywire_stage_seconds": Metric("histogram", "Time a stage took for a row.", ("stage",)),
    "tallywire_leases_expired": Metric("counter", "Leases that ran out without a result.", ("stage",)),
}


def declared(name: str) -> Metric:
    """The declaration of a metric, for a histogram also by its `_bucket` and `_sum`. Raises KeyError for an undeclared name."""
    histogram = METRICS.get(name.removesuffix("_bucket").removesuffix("_sum"))
    return histogram if histogram and histogram.kind == "histogram" else METRICS[name]


def is_declared(name: str) -> bool:
    """Whether `declared` knows the name."""
    try:
        return bool(declared(name))
    except KeyError:
        return False
