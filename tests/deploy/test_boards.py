"""The dashboard and the rules, asked of a real Prometheus that scrapes the real web service."""

import json
import re
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
import yaml

from services.contracts.messages import Failure, FetchBatch, FetchedBatch, FetchResult, ParsedBatch
from services.contracts.settings import Settings
from services.store import ledger, tasks
from services.store.db import transaction
from tests import samples, servers
from tests.deploy.images import ROOT
from tests.deploy.test_alerts import EXPORTED, RECORDED, named
from tests.programs import needs

BOARD = json.loads((ROOT / "deploy/grafana/dashboards/tallywire.json").read_text())
PANELS = {panel["title"]: panel for panel in BOARD["panels"]}
QUERIES = [(title, target["expr"]) for title, panel in PANELS.items() for target in panel["targets"]]


@pytest.fixture
def stack(database: str, broker: str, tmp_path: Path) -> Iterator[httpx.Client]:
    """A Prometheus on our own configuration, but for the address and the pace, that scrapes a web service with some work done."""
    _work()
    web, port = servers.free_port(), servers.free_port()
    config = yaml.safe_load((ROOT / "deploy/prometheus/prometheus.yml").read_text())
    config["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s", "scrape_timeout": "1s"}
    config["scrape_configs"][0]["static_configs"] = [{"targets": [f"127.0.0.1:{web}"]}]
    (tmp_path / "prometheus.yml").write_text(yaml.safe_dump(config))
    (tmp_path / "alerts.yml").write_text((ROOT / "deploy/prometheus/alerts.yml").read_text())
    files = [f"--config.file={tmp_path}/prometheus.yml", f"--storage.tsdb.path={tmp_path}/data"]
    prometheus = ["prometheus", *files, f"--web.listen-address=127.0.0.1:{port}"]
    page = [sys.executable, "-P", "-m", "uvicorn", "services.web.app:app", "--port", str(web)]
    with (
        servers.guarded(page, signal="TERM", log=tmp_path / "web.log"),
        servers.guarded(prometheus, signal="TERM", log=tmp_path / "prometheus.log") as server,
        httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=10) as client,
    ):
        servers.waited_for(partial(_scraped, client), "Prometheus", server)
        yield client


def _work() -> None:
    """Something of everything: pages fetched and not, parsed, a lease that ran out, a row that waits."""
    ledger.accept([f"https://{number}.courier.example/" for number in range(6)])
    samples.open_hosts()
    items = [item for message in ledger.hand_out(Settings()) if isinstance(message, FetchBatch) for item in message.items]
    outcomes = [*(samples.capture(number) for number in range(4)), Failure(reason="not_found"), Failure(reason="network")]
    results = [
        FetchResult(row=item.row, attempt=item.attempt, seconds=0.2, outcome=outcome)
        for item, outcome in zip(items, outcomes, strict=True)
    ]
    tasks.fetched(FetchedBatch(results=tuple(results)).model_dump(mode="json"))
    with transaction() as connection:
        sql = (
            "select l.id as row, l.attempt, url from ledger l join urls u on u.id = url_id where state = 'parsing' order by l.id"
        )
        found = connection.execute(sql).fetchall()
    made = [
        samples.ParseResult(row=r["row"], attempt=r["attempt"], seconds=0.1, outcome=samples.article(r["url"])) for r in found
    ]
    tasks.parsed(ParsedBatch(parser="test", results=tuple(made[:3])).model_dump(mode="json"))
    samples.find("https://courier.example/feed", "Ships leave")
    samples.look_again()
    with transaction() as connection:
        connection.execute("update ledger set lease_until = now() - interval '1 second' where state = 'parsing'")
    ledger.hand_out(Settings())


def _scraped(client: httpx.Client) -> None:
    """Rates need two scrapes, recorded rules an evaluation after one."""
    assert client.get("/status/buildinfo").is_success
    assert ask(client, "count_over_time(tallywire_up[1m]) >= 3")
    assert ask(client, "tallywire:due_rows:sum")


def ask(client: httpx.Client, query: str) -> list[dict[str, Any]]:
    """The series that a query gives now."""
    answer = client.get("/query", params={"query": query.replace("$__rate_interval", "1m")}).json()
    assert answer["status"] == "success", answer
    found: list[dict[str, Any]] = answer["data"]["result"]
    return found


@needs("prometheus", "prometheus", "promtool")
def test_every_query_of_every_panel_shows_something(stack: httpx.Client) -> None:
    empty = [(title, query) for title, query in QUERIES if title != "Alerts" and not ask(stack, query)]
    assert empty == []
    assert ask(stack, "tallywire_articles")[0]["value"][1] == "3"
    assert {found["metric"]["outcome"] for found in ask(stack, 'tallywire_results_total{stage="fetch"}')} == {
        "captured",
        "not_found",
        "network",
        "not_modified",
    }


@needs("prometheus", "prometheus", "promtool")
def test_every_rule_is_evaluated_without_a_fault_and_a_fault_raises_its_alert(stack: httpx.Client, database: str) -> None:
    groups = stack.get("/rules").json()["data"]["groups"]
    states = {rule["name"]: (rule["health"], rule.get("state")) for group in groups for rule in group["rules"]}
    assert len(states) == 11
    assert {health for health, _ in states.values()} == {"ok"}
    assert {name for name, (_, state) in states.items() if state not in (None, "inactive")} == set()
    with psycopg.connect(database) as connection:
        connection.execute("update ledger set state = 'quarantined', reason = 'worker_died', lease_until = null where id = 1")
    servers.waited_for(partial(_pending, stack, "TallywireQuarantine"), "the alert")


def _pending(client: httpx.Client, alert: str) -> None:
    assert [found for found in ask(client, "ALERTS") if found["metric"]["alertname"] == alert]


def test_every_query_names_declared_metrics_only() -> None:
    for title, query in QUERIES:
        assert named(query) <= EXPORTED | RECORDED, title
        assert named(query) or "ALERTS" in query, title


def test_every_metric_is_on_the_board() -> None:
    shown = set().union(*(named(query) for _, query in QUERIES))
    bases = {re.sub(r"_(total|bucket|sum|count)$", "", name) for name in EXPORTED}
    assert {base for base in bases if not any(name.startswith(base) for name in shown)} == set()


def test_the_board_is_provisioned() -> None:
    source = yaml.safe_load((ROOT / "deploy/grafana/provisioning/datasources/prometheus.yml").read_text())["datasources"][0]
    provider = yaml.safe_load((ROOT / "deploy/grafana/provisioning/dashboards/tallywire.yml").read_text())["providers"][0]
    compose = (ROOT / "docker-compose.yml").read_text()
    assert f"./deploy/grafana/dashboards:{provider['options']['path']}:ro" in compose
    assert "./deploy/grafana/provisioning:/etc/grafana/provisioning:ro" in compose
    sources = {target["datasource"]["uid"] for panel in PANELS.values() for target in panel["targets"]}
    assert sources == {source["uid"]}
    assert source["url"] == "http://prometheus:9090"


def test_panels_are_apart_and_within_the_grid() -> None:
    cells = [
        (x, y)
        for panel in PANELS.values()
        for x in range(panel["gridPos"]["x"], panel["gridPos"]["x"] + panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["y"], panel["gridPos"]["y"] + panel["gridPos"]["h"])
    ]
    assert len(cells) == len(set(cells))
    assert max(x for x, _ in cells) == 23
    assert len({panel["id"] for panel in PANELS.values()}) == len(PANELS)
