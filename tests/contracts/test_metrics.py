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
