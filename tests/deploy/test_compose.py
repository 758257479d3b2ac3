import importlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tomllib
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from services.contracts.routes import QUEUES
from services.contracts.settings import Settings
from services.contracts.worker import CELERY
from services.store.db import transaction
from tests import servers
from tests.deploy.images import ROOT, STAGE

FILE = ROOT / "docker-compose.yml"
OURS = ("migrate", "fetcher", "parser", "store", "beat", "web", "cli")
WORKERS = ("fetcher", "parser", "store")
Compose = dict[str, dict[str, Any]]


def config(folder: Path, file: Path = FILE, **environment: str) -> "subprocess.CompletedProcess[str]":
    """What podman-compose makes of the file. It asks podman for its version, and for nothing else."""
    podman = folder / "podman"
    podman.write_text("#!/bin/sh\necho podman version 5.0.0\n")
    podman.chmod(0o755)
    command = [Path(sys.executable).with_name("podman-compose"), "--file", file, "--profile", "cli", "config"]
    path = f"{folder}:{os.environ['PATH']}"
    return subprocess.run(command, env={"PATH": path, **environment}, capture_output=True, text=True, check=False, cwd=folder)


@pytest.fixture(scope="module")
def compose(tmp_path_factory: pytest.TempPathFactory) -> Compose:
    done = config(tmp_path_factory.mktemp("podman"), POSTGRES_PASSWORD="p@ss/w:rd", TALLYWIRE_CONTACT="desk@outlet.example")
    assert done.returncode == 0, done.stderr
    return {name: _plain(service) for name, service in yaml.safe_load(done.stdout)["services"].items()}


def _plain(service: dict[str, Any]) -> dict[str, Any]:
    arguments = service.get("build", {}).get("args", [])
    pairs = arguments.items() if isinstance(arguments, dict) else (pair.split("=", 1) for pair in arguments)
    return {"environment": {}, "networks": [], **service, "arguments": dict(pairs)}


def test_holds_every_service_of_the_stack(compose: Compose) -> None:
    assert set(compose) == {*OURS, "postgres", "redis", "prometheus", "grafana"}
    assert {service for service in compose if service in QUEUES} == set(QUEUES)


def test_the_password_must_be_set(tmp_path: Path) -> None:
    assert config(tmp_path).returncode != 0
    assert "POSTGRES_PASSWORD" in config(tmp_path).stderr
    assert config(tmp_path, POSTGRES_PASSWORD="").returncode != 0


def schema() -> dict[str, Any]:
    text = resources.files("check_jsonschema").joinpath("builtin_schemas", "vendor", "compose-spec.json").read_text()
    found: dict[str, Any] = json.loads(text)
    return found


def test_follows_the_compose_specification() -> None:
    jsonschema.validate(yaml.safe_load(FILE.read_text()), schema())


def test_a_misspelt_key_is_seen() -> None:
    broken = yaml.safe_load(FILE.read_text().replace("healthcheck:", "healthchek:", 1))
    with pytest.raises(jsonschema.ValidationError, match="healthchek"):
        jsonschema.validate(broken, schema())


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_a_known_setting_with_a_good_value(
    compose: Compose, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {key: str(value) for key, value in compose[name]["environment"].items() if key.startswith("TALLYWIRE_")}
    assert {key.removeprefix("TALLYWIRE_").lower() for key in given} <= set(Settings.model_fields)
    for key, value in given.items():
        monkeypatch.setenv(key, value)
    settings = Settings()
    if name != "migrate":
        assert settings.redis_url == "redis://redis:6379/0"


def test_every_variable_that_the_file_reads_is_a_known_setting() -> None:
    read = set(re.findall(r"\$\{(\w+)", FILE.read_text()))
    settings = {f"TALLYWIRE_{name.upper()}" for name in Settings.model_fields}
    assert read <= settings | {"POSTGRES_PASSWORD"}
    assert len(read) > 5


def test_defaults_in_the_file_are_those_of_the_settings() -> None:
    for name, default in re.findall(r"\$\{TALLYWIRE_(\w+):-([^}]*)\}", FILE.read_text()):
        declared = Settings.model_fields[name.lower()].default
        assert type(declared)(default) == declared if declared is not None else default == ""


@pytest.mark.parametrize("name", OURS)
def test_every_image_has_its_extra_and_its_rooms(compose: Compose, name: str) -> None:
    arguments = compose[name]["arguments"]
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert arguments.get("EXTRA", arguments["SERVICE"]) in extras
    assert arguments["SERVICE"] in {stage for _, stage, _ in STAGE.findall((ROOT / "deploy/Dockerfile").read_text())}
    assert compose[name]["image"] == f"tallywire-{arguments['SERVICE']}"
    assert (ROOT / compose[name]["build"]["dockerfile"]).exists()


@pytest.mark.parametrize("name", OURS)
def test_every_module_that_a_command_names_exists(compose: Compose, name: str) -> None:
    words = compose[name].get("entrypoint", []) + compose[name].get("command", [])
    assert Path(sys.executable).with_name(words[0]).exists()
    named = [word.split("=")[-1] for word in words if "services." in word]
    assert named or name == "cli"
    for word in named:
        module, _, attribute = word.partition(":")
        assert module.startswith(f"services.{compose[name]['arguments']['SERVICE']}.")
        assert hasattr(importlib.import_module(module), attribute or "__name__")


def test_nothing_listens_beyond_loopback(compose: Compose) -> None:
    ports = [port for service in compose.values() for port in service.get("ports", [])]
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_only_the_store_and_what_reads_it_reach_postgres(compose: Compose) -> None:
    with_database = {name for name, service in compose.items() if "database" in service["networks"]}
    assert with_database == {"postgres", "migrate", "store", "web", "cli"}
    assert {name for name, service in compose.items() if "PGPASSWORD" in service["environment"]} == with_database - {"postgres"}
    assert "p@ss/w:rd" not in compose["store"]["environment"]["TALLYWIRE_DATABASE_URL"]  # a password that no URL could hold
    networks = yaml.safe_load(FILE.read_text())["networks"]
    assert {name for name, network in networks.items() if not network.get("internal")} == {"outside"}
    assert "outside" not in {network for name in ("parser", "store", "beat", "redis") for network in compose[name]["networks"]}


@pytest.mark.parametrize("name", OURS)
def test_our_services_may_do_little(compose: Compose, name: str) -> None:
    service = compose[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "user" not in service  # the image's own, which is not root


def test_what_runs_for_ever_is_restarted_and_watched(compose: Compose) -> None:
    for name, service in compose.items():
        if name not in ("migrate", "cli"):
            assert service["restart"] == "unless-stopped", name
            assert service["healthcheck"]["test"], name


@pytest.mark.parametrize("name", WORKERS)
def test_workers_stop_softly(compose: Compose, name: str) -> None:
    service = compose[name]
    assert service["environment"]["REMAP_SIGTERM"] == "SIGQUIT"
    assert int(service["stop_grace_period"].removesuffix("s")) > 2 * CELERY["worker_soft_shutdown_timeout"]
    assert f"--queues={name}" in service["command"]


def test_the_archive_is_shared_and_the_parser_cannot_write_it(compose: Compose) -> None:
    mounts = {
        name: [volume for volume in service.get("volumes", []) if "archive" in str(volume)] for name, service in compose.items()
    }
    assert {name: found for name, found in mounts.items() if found} == {
        "fetcher": ["archive:/archive"],
        "parser": ["archive:/archive:ro"],
        "cli": ["archive:/archive"],
    }
    assert "TALLYWIRE_ARCHIVE=/archive" in (ROOT / "deploy/Dockerfile").read_text()


def test_every_file_that_is_mounted_exists(compose: Compose) -> None:
    mounts = [str(volume).split(":")[0] for service in compose.values() for volume in service.get("volumes", [])]
    assert [path for path in mounts if path.startswith("./") and not (ROOT / path).exists()] == []


def run(service: dict[str, Any], words: list[str], folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Run a command of the file here, with its environment; only addresses and folders are this test's."""
    local = {"/tmp/": f"{folder}/", "0.0.0.0": "127.0.0.1", "8480": str(port), "find /tmp": f"find {folder}"}
    given = {key: str(value) for key, value in service["environment"].items() if not key.endswith("_URL")}
    here = {key: os.environ[key] for key in ("TALLYWIRE_DATABASE_URL", "TALLYWIRE_REDIS_URL")}
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    own = {"PATH": path, "HOSTNAME": socket.gethostname(), "TALLYWIRE_ARCHIVE": str(folder / "archive"), "PYTHONPATH": str(ROOT)}
    for old, new in local.items():
        words = [word.replace(old, new) for word in words]
    return subprocess.Popen(words, env={**os.environ, **given, **here, **own}, cwd=folder, start_new_session=True)


def healthy(service: dict[str, Any], folder: Path, port: int) -> None:
    kind, *words = [word.replace("$$", "$") for word in service["healthcheck"]["test"]]
    assert run(service, ["sh", "-c", *words] if kind == "CMD-SHELL" else words, folder, port).wait(60) == 0


@pytest.mark.slow
def test_every_service_starts_turns_healthy_works_and_stops(compose: Compose, database: str, broker: str, tmp_path: Path) -> None:
    port = servers.free_port()
    running = {name: run(compose[name], compose[name]["command"], tmp_path, port) for name in (*WORKERS, "beat", "web")}
    try:
        assert run(compose["migrate"], compose["migrate"]["command"], tmp_path, port).wait(60) == 0
        for name, process in running.items():
            servers.waited_for(partial(healthy, compose[name], tmp_path, port), name, process)
        url = f"http://127.0.0.1:{servers.free_port()}/"
        assert run(compose["cli"], ["tallywire", "add", url], tmp_path, port).wait(60) == 0
        servers.waited_for(partial(refused, url), "the work")
    finally:
        for process in running.values():
            process.send_signal(signal.SIGTERM)
        ended = {name: process.wait(40) for name, process in running.items()}
    assert {name for name, code in ended.items() if code not in (0, -signal.SIGTERM)} == set()


def refused(url: str) -> None:
    """The fetcher has looked at the address, and the store has taken that in."""
    with transaction() as connection:
        found = connection.execute("select state from ledger join urls on urls.id = url_id where url = %s", (url,)).fetchone()
    assert found == {"state": "refused"}
