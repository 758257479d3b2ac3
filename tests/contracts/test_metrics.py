"""Metrics are declared once, by the conventions of Prometheus; nothing else may be asked for."""

import pytest

from services.contracts.metrics import BUCKETS, METRICS, declared, is_declared


@pytest.mark.parametrize("name", METRICS)
def test_names_follow_the_conventions(name: str) -> None:
    metric = METRICS[name]
    assert name.startswith("tallywire_")
    assert metric.kind in ("gauge", "counter", "histogram")
    assert metric.help.endswith(".")
    assert not name.endswith(("_total", "_count", "_sum", "_bucket"))  # the exposition adds these


def test_an_undeclared_metric_raises() -> None:
    with pytest.raises(KeyError):
        declared("tallywire_surprise")
    with pytest.raises(KeyError):
        declared("tallywire_rows_sum")
    assert not is_declared("tallywire_surprise")


def test_a_histogram_is_known_by_its_parts() -> None:
    assert declared("tallywire_stage_seconds_bucket") is METRICS["tallywire_stage_seconds"]
    assert declared("tallywire_stage_seconds_sum") is METRICS["tallywire_stage_seconds"]
    assert is_declared("tallywire_stage_seconds")


def test_buckets_rise() -> None:
    assert list(BUCKETS) == sorted(set(BUCKETS))


@pytest.mark.parametrize("name", METRICS)
def test_labels_are_plain_and_their_values_closed(name: str) -> None:
    assert set(METRICS[name].labels) <= {"state", "stage", "outcome", "queue"}
    assert len(set(METRICS[name].labels)) == len(METRICS[name].labels)
    assert "le" not in METRICS[name].labels


@pytest.mark.parametrize("name", METRICS)
def test_a_metric_is_known_by_its_own_name_and_only_a_histogram_by_its_parts(name: str) -> None:
    assert declared(name) is METRICS[name]
    parts = [is_declared(f"{name}{part}") for part in ("_bucket", "_sum")]
    assert parts == [METRICS[name].kind == "histogram"] * 2
    assert not is_declared(f"{name}_count")


@pytest.mark.parametrize("name", ["", "_sum", "_bucket", "tallywire_", "tallywire_stage_seconds_bucket_sum_x", "TALLYWIRE_UP"])
def test_odd_names_are_not_declared(name: str) -> None:
    assert not is_declared(name)


@pytest.mark.parametrize("name", METRICS)
def test_a_unit_stands_in_the_name_where_there_is_one(name: str) -> None:
    words = METRICS[name].help.casefold()
    if "unix time" in words:
        assert name.endswith("_timestamp_seconds")
    elif words.startswith(("age of", "time a")):
        assert name.endswith("_seconds")
    elif "bytes" in words:
        assert name.endswith("_bytes")
