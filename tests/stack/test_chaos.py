"""Everything dies in the middle of the work, and nothing that was accepted is lost: kill -9, start again, count."""

import random
import subprocess
from collections import Counter
from pathlib import Path

import psutil
import pytest

from services.contracts.states import TERMINAL
from tests import corpus
from tests.stack.conftest import TALLYWIRE, Stack, eventually

PAGES = 500
pytestmark = pytest.mark.slow


def kill_everything(stack: Stack) -> None:
    """kill -9 of every process at once."""
    for process in stack.members():
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue
    stack.process.wait()
    stack.process = None
    eventually(lambda: not stack.members())


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_kill_9_of_everything_in_the_middle_of_an_import(idle: Stack, tmp_path: Path, seed: int) -> None:
    pages = corpus.write(tmp_path.resolve() / "pages", PAGES, seed)
    idle.start()
    importing = subprocess.Popen(
        [*TALLYWIRE, "import", str(pages[0].parent)], env=idle.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    some = random.Random(seed).randrange(PAGES // 2)
    eventually(lambda: idle.rows("select count(*) from articles")[0][0] > some)
    kill_everything(idle)
    importing.wait()

    idle.start()
    done = idle.call("import", pages[0].parent, "--wait", timeout=500)  # what was not accepted before is now
    assert done.returncode == 0, done.stderr
    eventually(lambda: idle.json("status", "--json")["live"] == 0, seconds=300)
    status = idle.json("status", "--json")
    assert status["accepted"] == status["terminal"] == sum(status["states"][state] for state in TERMINAL)
    assert status["states"]["stored"] == status["articles"] == status["versions"] == PAGES
    articles = Counter(record["url"] for record in idle.lines("export", "articles"))
    assert articles == Counter(path.as_uri() for path in pages)
