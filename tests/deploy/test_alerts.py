import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.contracts.metrics import METRICS
from tests.deploy.images import ROOT
from tests.programs import needs

FOLDER = ROOT / "deploy" / "prometheus"
SUFFIXES = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}
EXPORTED = {name + suffix for name, metric in METRICS.items() for suffix in SUFFIXES[metric.kind]}


def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load((FOLDER / "alerts.yml").read_text())["groups"]
    return [rule for group in groups for rule in group["rules"]]


ALERTS = {rule["alert"]: rule for rule in rules() if "alert" in rule}
RECORDED = {rule["record"] for rule in rules() if "record" in rule}


def named(expression: str) -> set[str]:
    """The metrics that an expression names."""
    return set(re.findall(r"tallywire[\w:]*", re.sub(r'"[^"]*"', "", expression)))


def promtool(*words: str, folder: Path = FOLDER) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["promtool", *words], cwd=folder, capture_output=True, text=True, check=False)


@needs("prometheus", "promtool")
@pytest.mark.parametrize("words", [("check", "config", "prometheus.yml"), ("check", "rules", "alerts.yml")])
def test_promtool_finds_no_fault(words: tuple[str, ...]) -> None:
    done = promtool(*words)
    assert done.returncode == 0, done.stdout + done.stderr


@needs("prometheus", "promtool")
def test_alerts_fire_when_they_should_and_only_then() -> None:
    done = promtool("test", "rules", "alerts_test.yml")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@needs("prometheus", "promtool")
@pytest.mark.parametrize("alert", ALERTS)
def test_the_tests_of_the_alerts_notice_a_rule_that_never_or_always_fires(alert: str, tmp_path: Path) -> None:
    text = (FOLDER / "alerts.yml").read_text()
    (tmp_path / "alerts_test.yml").write_text((FOLDER / "alerts_test.yml").read_text())
    for broken in ("vector(0) > 1", "vector(1)"):
        (tmp_path / "alerts.yml").write_text(text.replace(ALERTS[alert]["expr"], broken))
        assert promtool("check", "rules", "alerts.yml", folder=tmp_path).returncode == 0
        assert promtool("test", "rules", "alerts_test.yml", folder=tmp_path).returncode == 1


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.get("alert") or rule["record"])
def test_rules_name_declared_metrics_only(rule: dict[str, Any]) -> None:
    assert named(rule["expr"]) <= EXPORTED | RECORDED
    assert named(rule["expr"]) or "up{" in rule["expr"]


def test_there_is_an_alert_for_what_must_not_go_unseen() -> None:
    watched = set().union(*(named(rule["expr"]) for rule in rules()))
    assert watched >= {
        "tallywire_up",
        "tallywire_stuck_rows",
        "tallywire_quarantined_rows",
        "tallywire_last_article_timestamp_seconds",
        "tallywire_due_rows",
    }


@pytest.mark.parametrize("alert", ALERTS)
def test_every_alert_says_how_bad_it_is_and_what_is_wrong(alert: str) -> None:
    rule = ALERTS[alert]
    assert alert.startswith("Tallywire")
    assert rule["labels"]["severity"] in ("critical", "warning")
    assert rule["annotations"]["summary"].endswith((".", "hang.", "work."))
    assert rule["for"]
