"""The command line as a whole: every command explains itself, and every way to fail is one line and an exit code."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from typer.main import get_command

from services.cli import main as cli
from services.contracts.errors import ArchiveError, PageError, TallywireError, UnavailableError, UsageError
from services.contracts.states import Reason
from services.store import db
from tests.cli.conftest import Run
from tests.servers import free_port

Tallywire = Callable[..., Run]


def leaves(command: object = None, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every command that does something, with the words that name it."""
    command = command or get_command(cli.app)
    inner = getattr(command, "commands", {})
    for name, one in inner.items():
        yield from leaves(one, (*path, name))
    if not inner or getattr(command, "invoke_without_command", False):
        yield path, command


LEAVES = dict(leaves())
NAMES = [" ".join(path) for path in LEAVES]


def test_these_are_the_commands() -> None:
    asked = (
        "up demo status doctor add import extract numbers watch unwatch sources articles show figures compare export trace replay"
    )
    assert set(asked.split()) <= {path[0] for path in LEAVES}
    assert {("quarantine", "list"), ("quarantine", "requeue"), ("quarantine", "drop"), ("figures", "explain")} <= set(LEAVES)


@pytest.mark.parametrize("path", LEAVES, ids=NAMES)
def test_help_says_what_a_command_does_and_shows_an_example(path: tuple[str, ...], tallywire: Tallywire) -> None:
    run = tallywire(*path, "--help")
    assert run.code == 0
    assert run.err == ""
    assert LEAVES[path].help.split("\n")[0].rstrip(".").split()[0] in run.out
    assert f"tallywire {' '.join(path)}" in run.out.partition("Example: ")[2]


@pytest.mark.parametrize("path", LEAVES, ids=NAMES)
def test_the_example_is_a_call_that_the_command_takes(path: tuple[str, ...]) -> None:
    words = shlex.split(LEAVES[path].epilog)
    given = words[words.index("tallywire") + 1 + len(path) :]
    LEAVES[path].make_context(" ".join(path), given)


@pytest.mark.parametrize("path", LEAVES, ids=NAMES)
def test_every_option_and_argument_is_explained(path: tuple[str, ...]) -> None:
    for one in LEAVES[path].params:
        assert getattr(one, "help", None) or one.metavar, one.name


@pytest.mark.parametrize("path", LEAVES, ids=NAMES)
def test_an_unknown_option_is_one_line_and_code_2(path: tuple[str, ...], tallywire: Tallywire) -> None:
    run = tallywire(*path, "--no-such-option")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("tallywire: No such option")
    assert run.err.endswith("See `tallywire --help`.\n")
    assert run.err.count("\n") == 1


def test_no_word_at_all_is_help(tallywire: Tallywire) -> None:
    run = tallywire()
    assert run.code == 0
    assert "Exit codes: 0 done" in " ".join(run.out.split())


READS = [
    ("status",),
    ("articles",),
    ("show", "1"),
    ("figures",),
    ("compare",),
    ("export", "articles"),
    ("trace", "https://example.org/"),
    ("sources",),
    ("quarantine", "list"),
]
WRITES = [("add", "https://example.org/1"), ("unwatch", "1"), ("quarantine", "drop", "1"), ("watch", "https://example.org/")]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "READER_SECONDS", 0.2)
    monkeypatch.setattr(db, "WRITER_SECONDS", 0.2)


@pytest.mark.parametrize("words", [*READS, *WRITES], ids=" ".join)
def test_without_its_database_a_command_says_so_with_code_3(
    words: tuple[str, ...], tallywire: Tallywire, impatient: None, broker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALLYWIRE_DATABASE_URL", f"postgresql://postgres@127.0.0.1:{free_port()}/none")
    run = tallywire(*words)
    assert (run.code, run.out) == (3, "")
    assert run.err.startswith("tallywire: Postgres does not answer: ")
    assert run.err.count("\n") == 1


def test_on_a_database_without_tables_every_command_says_what_to_run(tallywire: Tallywire, database: str, broker: str) -> None:
    with psycopg.connect(database) as connection:
        connection.execute("drop schema public cascade; create schema public")
    for words in (*READS, *WRITES):
        run = tallywire(*words)
        assert (run.code, run.out) == (3, ""), words
        assert run.err == "tallywire: the database has not been migrated: run `python -m services.store.migrate`\n"


@pytest.mark.parametrize("url", ["nonsense", "http://127.0.0.1/", "postgresql://[", "postgresql://x/y?no_such_option=1"])
def test_a_url_that_is_none_of_a_database_is_a_wrong_setting(
    url: str, tallywire: Tallywire, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALLYWIRE_DATABASE_URL", url)
    run = tallywire("status")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("tallywire: TALLYWIRE_DATABASE_URL is no Postgres URL: ")
    assert run.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [("BATCH", "0"), ("WEB_PORT", "http"), ("LOG_JSON", "perhaps"), ("LEASE_SECONDS", "-1"), ("ROBOTS_SECONDS", "86401")],
)
def test_a_wrong_setting_is_named_with_what_is_wrong(
    name: str, value: str, tallywire: Tallywire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"TALLYWIRE_{name}", value)
    run = tallywire("status")
    assert run.code == 2
    assert run.err.startswith(f"tallywire: TALLYWIRE_{name}: Input should be ")
    assert run.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (TallywireError("of no special kind"), 1, "of no special kind"),
        (ArchiveError(), 1, "The archive holds no sound record at that place: run `tallywire doctor`."),
        (PageError(Reason.TYPE, "a picture"), 1, "type: a picture"),
        (UsageError("called wrongly"), 2, "called wrongly"),
        (UnavailableError(), 3, "A server that Tallywire needs does not answer."),
        (KeyboardInterrupt(), 130, "stopped"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value)[:9],
)
def test_the_exit_code_tells_the_kind_of_error(
    error: BaseException, code: int, says: str, tallywire: Tallywire, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr("services.store.reads.status", fail)
    run = tallywire("status")
    assert (run.code, run.out, run.err) == (code, "", f"tallywire: {says}\n")


def test_where_the_log_cannot_be_written_a_fault_of_ours_shows_its_traceback(
    tallywire: Tallywire, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("services.store.reads.status", broken)
    monkeypatch.setenv("TALLYWIRE_HOME", str(tmp_path / "file"))
    (tmp_path / "file").touch()
    run = tallywire("status")
    assert run.code == 70
    assert "Traceback" in run.err
    assert run.err.splitlines()[-1].endswith("Please report it with the lines above.")


SLEEPER = """
import time
from services.cli import main
from services.store import reads
reads.status = lambda: (print("asked", flush=True), time.sleep(600))
main.main()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_command_with_one_line(number: signal.Signals, database: str) -> None:
    words = [sys.executable, "-c", SLEEPER, "status"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "asked\n"
        process.send_signal(number)
        assert process.communicate(timeout=120) == ("", "tallywire: stopped\n")
    assert process.returncode == 130
