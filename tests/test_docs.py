"""The documentation says what the code does: every setting, metric, queue, state, service and alert stands in it."""

import re
from pathlib import Path

import pytest
import yaml

from services.contracts.metrics import METRICS
from services.contracts.routes import QUEUES
from services.contracts.settings import Settings
from services.contracts.states import LIVE, State

ROOT = Path(__file__).parents[1]
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text()
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


def table(text: str, heading: str) -> list[list[str]]:
    """The rows of the tables under a heading, without their heads."""
    section = re.split(r"^#+ ", text.partition(f"{heading}\n")[2], flags=re.MULTILINE)[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def shown(name: str) -> str:
    """A setting's default as the documentation writes it."""
    default = Settings.model_fields[name].default
    if name == "home":
        return "the user's data folder"
    if default in (None, ""):
        return "unset" if default is None else "empty"
    if isinstance(default, bool):
        return str(default).lower()
    return f"{default:g}" if isinstance(default, float) else str(default)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_has_its_default_and_meaning(name: str) -> None:
    meaning = Settings.model_fields[name].description
    assert f"| `TALLYWIRE_{name.upper()}` | {shown(name)} | {meaning} |" in CONFIGURATION.splitlines()


def test_every_variable_that_is_named_exists() -> None:
    others = {"TALLYWIRE_CI", "TALLYWIRE_SUPERVISED"}
    settings = {f"TALLYWIRE_{name.upper()}" for name in Settings.model_fields}
    for path in DOCUMENTS:
        assert set(re.findall(r"TALLYWIRE_[A-Z_]*[A-Z]", path.read_text())) <= settings | others, path.name


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_has_its_kind_labels_and_meaning(name: str) -> None:
    metric = METRICS[name]
    exported = f"`{name}_total`" if metric.kind == "counter" else f"`{name}`"
    assert [exported, metric.kind, ", ".join(metric.labels) or "–", metric.help] in table(OPERATIONS, "## Metrics")


def test_no_metric_is_named_that_does_not_exist() -> None:
    exported = {f"{name}_total" if metric.kind == "counter" else name for name, metric in METRICS.items()}
    volumes = {"tallywire_archive"}
    assert set(re.findall(r"\btallywire_\w+", OPERATIONS)) <= exported | volumes


def test_every_queue_is_explained() -> None:
    assert {row[0].strip("`") for row in table(OPERATIONS, "### Queues")} == set(QUEUES)


def test_every_state_is_explained() -> None:
    rows = {row[0].strip("`"): row[1] for row in table(OPERATIONS, "### States")}
    assert rows == {state: "live" if state in LIVE else "terminal" for state in State}


def test_every_service_of_the_compose_file_is_explained() -> None:
    named = {name for row in table(OPERATIONS, "## Compose") for name in re.findall(r"`(\w+)`", row[0])}
    assert named == set(yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"])


def test_every_alert_says_what_to_do() -> None:
    groups = yaml.safe_load((ROOT / "deploy" / "prometheus" / "alerts.yml").read_text())["groups"]
    alerts = {rule["alert"] for group in groups for rule in group["rules"] if "alert" in rule}
    assert set(re.findall(r"^### (Tallywire\w+)$", OPERATIONS, flags=re.MULTILINE)) == alerts


def test_links_lead_to_files_that_exist() -> None:
    broken = [
        f"{path.name}: {target}"
        for path in (ROOT / "docs" / "operations.md", ROOT / "docs" / "configuration.md")
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text())
        if not (path.parent / target).exists()
    ]
    assert broken == []
