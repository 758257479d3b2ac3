"""What the web service says of itself and of the stack, in good days and bad ones."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import psycopg
import pytest
from prometheus_client.parser import text_string_to_metric_families

from services.store import db
from services.store.db import transaction
from services.web import app as web
from tests import samples, servers
from tests.web.serving import serving

URL = "https://courier.example/1"


def test_without_postgres_a_page_is_a_clean_503(broker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_DATABASE_URL", f"postgresql://postgres@127.0.0.1:{servers.free_port()}/none")
    monkeypatch.setattr(db, "READER_SECONDS", 0.3)
    with serving() as client:
        page = client.get("/")
        health = client.get("/health")
        metrics = client.get("/metrics")
    assert page.status_code == 503
    assert page.headers["retry-after"] == "10"
    assert "The database does not answer" in page.text
    assert health.status_code == 503
    assert health.json()["postgres"].startswith("Postgres does not answer: ")
    assert health.json()["redis"] == "ok"
    assert metrics.status_code == 200
    assert "\ntallywire_up 0.0\n" in metrics.text


def test_a_database_without_tables_says_what_to_run(database: str, client: httpx.Client) -> None:
    with psycopg.connect(database) as connection:
        connection.execute("drop schema public cascade; create schema public")
    assert "services.store.migrate" in client.get("/health").json()["postgres"]
    assert client.get("/").status_code == 503


def test_health_tells_of_redis_and_of_the_last_move(database: str, broker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as client:
        assert client.get("/health").json() == {"status": "ok", "postgres": "ok", "redis": "ok", "moved_seconds_ago": None}
        samples.store(samples.article(URL))
        with transaction() as connection:
            connection.execute("update transitions set at = now() - interval '90 seconds'")
        monkeypatch.setenv("TALLYWIRE_REDIS_URL", f"redis://127.0.0.1:{servers.free_port()}/0")
        health = client.get("/health")
    assert health.status_code == 200
    assert health.json()["moved_seconds_ago"] >= 90
    assert health.json()["redis"].startswith("Redis does not answer: ")


def test_health_answers_also_while_postgres_hangs(broker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "HEALTH_SECONDS", 0.5)
    with closing(socket.socket()) as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        monkeypatch.setenv("TALLYWIRE_DATABASE_URL", f"postgresql://postgres@127.0.0.1:{mute.getsockname()[1]}/none")
        with serving() as client:
            health = client.get("/health")
    assert health.status_code == 503
    assert "Postgres does not answer" in health.json()["postgres"]


def test_metrics_are_what_prometheus_reads(client: httpx.Client) -> None:
    samples.store(samples.article(URL))
    response = client.get("/metrics")
    assert response.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    families = {family.name: family for family in text_string_to_metric_families(response.text)}
    assert families["tallywire_articles"].samples[0].value == 1


def serve(environment: dict[str, str]) -> subprocess.Popen[str]:
    port = environment["PORT"]
    command = [sys.executable, "-m", "uvicorn", "services.web.app:app", "--port", port]
    env = {**os.environ, **environment}
    return subprocess.Popen(command, cwd=Path(__file__).parents[2], env=env, stderr=subprocess.PIPE, text=True)


def test_runs_under_uvicorn_and_stops_on_request(database: str, broker: str) -> None:
    port = servers.free_port()
    with serve({"PORT": str(port)}) as server:
        servers.waited_for(lambda: socket.create_connection(("127.0.0.1", port)).close(), "the web page", server)
        assert httpx.get(f"http://127.0.0.1:{port}/health").json()["status"] == "ok"
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) in (0, -signal.SIGTERM)


def test_without_a_database_it_does_not_start_and_says_why() -> None:
    with serve({"PORT": str(servers.free_port())}) as server:
        errors = server.communicate(timeout=30)[1]
    assert server.returncode != 0
    assert "set TALLYWIRE_DATABASE_URL" in errors
