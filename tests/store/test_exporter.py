import multiprocessing
import os
import signal
import time
from multiprocessing.synchronize import Event

import pytest
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from services.contracts.messages import Failure, FetchBatch, FetchedBatch, FetchResult, ParsedBatch, ParseItem
from services.contracts.metrics import BUCKETS, METRICS
from services.contracts.settings import Settings
from services.contracts.states import LIVE, State
from services.store import db, exporter, ledger, tasks, writes
from services.store.db import transaction
from tests import samples, servers

FORK = multiprocessing.get_context("fork")


def scraped() -> dict[str, Metric]:
    return {family.name: family for family in text_string_to_metric_families(exporter.exposition().decode())}


def values(name: str) -> dict[tuple[str, ...], float]:
    """Label values, in the declared order, to the value of one exported series."""
    found = {}
    for family in scraped().values():
        for sample in family.samples:
            labels = [label for label in (*METRICS[family.name].labels, "le") if label in sample.labels]
            if sample.name == name:
                found[tuple(sample.labels[label] for label in labels)] = sample.value
    return found


def deliver(items: list[ParseItem]) -> None:
    results = tuple(samples.parsed(item, seconds=0.25) for item in items)
    tasks.parsed(ParsedBatch(parser="test", results=results).model_dump(mode="json"))


def fetch(urls: list[str], outcome: samples.Capture | Failure) -> None:
    """Accept URLs, of hosts without a robots.txt, and take in the same outcome for each."""
    ledger.accept(urls)
    samples.open_hosts()
    items = [item for message in ledger.hand_out(Settings()) if isinstance(message, FetchBatch) for item in message.items]
    results = tuple(FetchResult(row=item.row, attempt=item.attempt, seconds=31, outcome=outcome) for item in items)
    tasks.fetched(FetchedBatch(results=results).model_dump(mode="json"))


def test_an_empty_stack_exports_every_gauge(database: str, broker: str) -> None:
    gauges = {name for name, metric in METRICS.items() if metric.kind == "gauge"}
    assert set(scraped()) == gauges
    assert values("tallywire_up") == {(): 1}
    assert values("tallywire_broker_up") == {(): 1}
    assert values("tallywire_rows") == {(state,): 0 for state in State}
    assert values("tallywire_oldest_live_seconds") == {(state,): 0 for state in LIVE}
    assert values("tallywire_last_article_timestamp_seconds") == {(): 0}
    assert values("tallywire_last_move_timestamp_seconds") == {(): 0}


def test_every_declared_metric_is_exported_with_its_help_and_labels(database: str, broker: str) -> None:
    fetch(["https://courier.example/a"], samples.capture(7))
    deliver(samples.accept_pages(range(3)))
    samples.find("https://courier.example/feed", "Ships leave")
    samples.look_again()
    with transaction() as connection:
        connection.execute("update ledger set lease_until = now() - interval '1 second' where state = 'parsing'")
    ledger.hand_out(Settings())
    families = scraped()
    assert set(families) == set(METRICS)
    for name, metric in METRICS.items():
        family = families[name]
        assert (family.type, family.documentation) == (metric.kind, metric.help)
        assert all(set(sample.labels) - {"le"} == set(metric.labels) for sample in family.samples)


def test_gauges_tell_what_the_ledger_holds(database: str, broker: str) -> None:
    began = time.time()
    deliver(samples.accept_pages(range(4)))
    ledger.accept([f"https://courier.example/new/{number}" for number in range(3)])
    assert values("tallywire_rows")[State.STORED,] == 4
    assert values("tallywire_rows")[State.QUEUED,] == 3
    assert values("tallywire_due_rows") == {(State.QUEUED,): 3, (State.FETCHED,): 0}
    assert values("tallywire_articles") == {(): 4}
    assert values("tallywire_article_versions") == {(): 4}
    assert values("tallywire_figures") == {(): 12}
    for name in ("tallywire_last_article_timestamp_seconds", "tallywire_last_move_timestamp_seconds"):
        assert began - 1 < values(name)[()] < time.time() + 1


def test_figures_are_those_of_the_newest_versions(database: str, broker: str) -> None:
    article = samples.article("https://courier.example/1")
    samples.store(article, samples.article("https://courier.example/2"))
    samples.store(article.model_copy(update={"figures": article.figures[:1]}))
    assert values("tallywire_articles") == {(): 2}
    assert values("tallywire_article_versions") == {(): 3}
    assert values("tallywire_figures") == {(): 4}


def test_gauges_tell_what_is_late(database: str, broker: str) -> None:
    samples.accept_pages(range(5))
    with transaction() as connection:
        connection.execute("update ledger set changed_at = now() - interval '1 hour' where id = (select min(id) from ledger)")
        late = "update ledger set lease_until = now() - make_interval(secs => %s) where id = (select %s + min(id) from ledger)"
        connection.execute(late, (170, 1))
        connection.execute(late, (190, 2))
        ended = "state = 'quarantined', reason = 'worker_died', lease_until = null"
        connection.execute(f"update ledger set {ended} where id = (select max(id) from ledger)")
    assert values("tallywire_stuck_rows") == {(): 1}  # a lease is 180 seconds
    assert values("tallywire_quarantined_rows") == {(): 1}
    assert 3600 <= values("tallywire_oldest_live_seconds")[State.PARSING,] < 7200  # of the five, the one of an hour ago


def test_a_row_that_waits_for_its_next_try_is_not_due(database: str, broker: str) -> None:
    fetch(["https://courier.example/1"], Failure(reason="network"))
    ledger.accept(["https://courier.example/2"])
    assert values("tallywire_rows")[State.QUEUED,] == 2
    assert values("tallywire_due_rows")[State.QUEUED,] == 1


def test_the_histogram_accumulates(database: str, broker: str) -> None:
    items = samples.accept_pages(range(4))
    with transaction() as connection:
        done = [
            (samples.parsed(item, seconds=seconds), "stored")
            for item, seconds in zip(items, (0.001, 0.005, 0.3, 99), strict=True)
        ]
        writes.count(connection, tasks.measured("parse", done))
    buckets = values("tallywire_stage_seconds_bucket")
    assert len(buckets) == len(BUCKETS) + 1
    assert buckets["parse", "0.005"] == 2  # an upper bound is inclusive
    assert buckets["parse", "0.25"] == 2
    assert buckets["parse", "0.5"] == 3
    assert buckets["parse", "30.0"] == 3
    assert buckets["parse", "+Inf"] == 4
    assert values("tallywire_stage_seconds_count") == {("parse",): 4}
    assert values("tallywire_stage_seconds_sum")["parse",] == pytest.approx(99.306)


def test_failures_are_counted_by_reason(database: str, broker: str) -> None:
    fetch([f"https://{n}.courier.example/" for n in range(3)], Failure(reason="not_found", detail="404"))
    assert values("tallywire_results_total") == {("fetch", "not_found"): 3}
    assert values("tallywire_payload_bytes_total") == {}


def test_messages_in_the_queues_are_counted(database: str, broker: str) -> None:
    assert tasks.wake()
    assert tasks.wake()
    assert values("tallywire_queue_messages") == {("fetcher",): 0, ("parser",): 0, ("store",): 2}


def test_an_undeclared_metric_raises_and_writes_nothing(database: str) -> None:
    increments = {("tallywire_results", ("parse", "stored")): 1.0, ("tallywire_surprise", ()): 1.0}
    with transaction() as connection, pytest.raises(KeyError):
        writes.count(connection, increments)
    assert values("tallywire_results_total") == {}
    with pytest.raises(KeyError):
        exporter.families({"tallywire_surprise": {(): 1}})


def test_a_total_of_an_older_version_does_not_stop_the_others(database: str, broker: str) -> None:
    with transaction() as connection:
        connection.execute("insert into counters (name, labels, value) values ('tallywire_retired', '{}', 5)")
    assert values("tallywire_up") == {(): 1}


def test_without_postgres_the_broker_is_still_told(broker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_DATABASE_URL", f"postgresql://postgres@127.0.0.1:{servers.free_port()}/none")
    monkeypatch.setattr(db, "READER_SECONDS", 0.3)
    assert set(scraped()) == {
        "tallywire_up",
        "tallywire_broker_up",
        "tallywire_queue_messages",
        "tallywire_unacked_messages",
    }
    assert values("tallywire_up") == {(): 0}


def test_without_redis_the_ledger_is_still_told(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for url in (None, f"redis://127.0.0.1:{servers.free_port()}/0"):
        if url:
            monkeypatch.setenv("TALLYWIRE_REDIS_URL", url)
        assert values("tallywire_broker_up") == {(): 0}
        assert values("tallywire_up") == {(): 1}
        assert "tallywire_queue_messages" not in scraped()


def _deliver_in_pairs(items: list[ParseItem], begun: Event) -> None:
    for at in range(0, len(items), 2):
        deliver(items[at : at + 2])
        begun.set()


def test_counts_of_many_children_add_up_exactly_also_when_one_is_killed(database: str, broker: str) -> None:
    items = samples.accept_pages(range(240))
    assert len(items) == 240
    shares = [items[at : at + 60] for at in range(0, 240, 60)]
    begun = [FORK.Event() for _ in shares]
    children = [FORK.Process(target=_deliver_in_pairs, args=pair) for pair in zip(shares, begun, strict=True)]
    for child in children:
        child.start()
    assert begun[0].wait(30)
    assert children[0].pid is not None
    os.kill(children[0].pid, signal.SIGKILL)
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [-signal.SIGKILL, 0, 0, 0]

    stored = values("tallywire_rows")[State.STORED,]
    assert 180 < stored < 240  # the killed child was amid its work
    check_totals(stored)

    deliver(shares[0])  # handed out again: what the dead child had delivered counts no second time
    deliver(shares[1])
    assert values("tallywire_rows")[State.STORED,] == 240
    check_totals(240)


def check_totals(stored: float) -> None:
    assert values("tallywire_results_total") == {("parse", "stored"): stored}
    assert values("tallywire_stage_seconds_count") == {("parse",): stored}
    assert values("tallywire_stage_seconds_bucket")["parse", "0.1"] == 0
    assert values("tallywire_stage_seconds_bucket")["parse", "0.25"] == stored
    assert values("tallywire_stage_seconds_sum") == {("parse",): stored / 4}
    assert values("tallywire_articles") == {(): stored}
