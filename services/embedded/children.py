"""The processes of one machine besides the servers: three Celery workers, beat and the web page."""

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from services.contracts.routes import QUEUES
from services.contracts.settings import Settings
from services.embedded.processes import Command

BEAT, WEB = "beat", "web"
STOP_SECONDS = 20  # Celery waits worker_soft_shutdown_timeout (10 s) for what runs, and takes a few more to end
# -P keeps the caller's folder off the module path: a folder named `services` there must not be taken for ours.
PYTHON = (sys.executable, "-P", "-m")


def commands(settings: Settings, environment: Mapping[str, str]) -> tuple[Command, ...]:
    """All of them, in the order of their start. A worker is named after its queue."""
    workers = (worker(settings, environment, queue) for queue in QUEUES)
    return (*workers, beat(settings, environment), web(settings, environment))


def worker(settings: Settings, environment: Mapping[str, str], queue: str) -> Command:
    """A Celery worker of one queue. SIGTERM is its soft shutdown: unfinished work goes back into the queue at once."""
    processes = getattr(settings, f"{queue}_processes")
    words = ("-Q", queue, "--concurrency", str(processes), "--without-gossip", "--without-mingle", "-n", f"{queue}@%h")
    own = {"REMAP_SIGTERM": "SIGQUIT", "TMPDIR": str(temporary(settings.home))}
    argv = (*PYTHON, "celery", "-A", f"services.{queue}.tasks", "worker", *words, "--loglevel", settings.log_level)
    return Command(queue, settings.home, argv, {**environment, **own}, stop_seconds=STOP_SECONDS)


def beat(settings: Settings, environment: Mapping[str, str]) -> Command:
    argv = (*PYTHON, "celery", "-A", "services.store.tasks", "beat", "-s", str(settings.home / "beat-schedule"))
    return Command(BEAT, settings.home, argv, environment)


def web(settings: Settings, environment: Mapping[str, str]) -> Command:
    words = ("--host", settings.web_host, "--port", str(settings.web_port), "--timeout-graceful-shutdown", "5")
    return Command(WEB, settings.home, (*PYTHON, "uvicorn", "services.web.app:app", *words), environment)


def temporary(home: Path) -> Path:
    """Where the workers keep temporary files: killed ones leave theirs, so it is wiped at each start."""
    return home / "tmp"


def wipe(home: Path) -> None:
    """Remove what a killed run left: temporary files, and a beat schedule that may be cut short."""
    shutil.rmtree(temporary(home), ignore_errors=True)
    temporary(home).mkdir()
    for path in home.glob("beat-schedule*"):
        path.unlink()
