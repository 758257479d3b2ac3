"""The commands of the processes: every program and option exists, and the folders are cleaned."""

import subprocess
import sys
from pathlib import Path

from services.contracts.routes import QUEUES
from services.contracts.settings import Settings
from services.embedded import children


def test_there_is_a_worker_for_each_queue_then_beat_and_web(home: Path) -> None:
    settings = Settings(home=home, fetcher_processes=5, web_port=1234)
    found = {command.name: command for command in children.commands(settings, {"TALLYWIRE_REDIS_URL": "redis://x"})}
    assert tuple(found) == (*QUEUES, "beat", "web")
    for queue in QUEUES:
        words = " ".join(found[queue].argv)
        assert f"-A services.{queue}.tasks worker -Q {queue} " in words
        assert "--without-gossip --without-mingle" in words
        assert found[queue].environment["REMAP_SIGTERM"] == "SIGQUIT"
        assert found[queue].environment["TMPDIR"] == str(home / "tmp")
    assert "--concurrency 5 " in " ".join(found["fetcher"].argv)
    assert "--port 1234 " in " ".join(found["web"].argv)
    assert all(command.environment["TALLYWIRE_REDIS_URL"] == "redis://x" for command in found.values())


def test_celery_and_uvicorn_know_the_options(home: Path) -> None:
    for command in children.commands(Settings(home=home), {}):
        program = command.argv[3]
        verb = [word for word in command.argv if word in ("worker", "beat")]
        told = subprocess.run([sys.executable, "-m", program, *verb, "--help"], capture_output=True, text=True, check=True).stdout
        options = [word for word in command.argv[4:] if word.startswith("-") and word != "-A"]
        assert options
        assert [option for option in options if option not in told] == []


def test_what_a_killed_run_left_is_wiped_and_nothing_else(home: Path) -> None:
    (home / "tmp" / "pymp-abc").mkdir(parents=True)
    for name in ("beat-schedule", "beat-schedule.db", "run.json"):
        (home / name).touch()
    children.wipe(home)
    assert sorted(path.name for path in home.iterdir()) == ["run.json", "tmp"]
    assert list((home / "tmp").iterdir()) == []
