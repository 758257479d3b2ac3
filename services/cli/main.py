"""The command `tallywire`: its commands, and what an error looks like to a person."""

import signal
import sys
import traceback
from types import FrameType
from typing import Any

import typer
from typer.exceptions import TyperException

from services.cli import figures, ingest, look, run, topics, watching
from services.contracts import logs
from services.contracts.errors import TallywireError, UnavailableError, UsageError
from services.contracts.settings import load

FAULT = 70  # sysexits.h: EX_SOFTWARE
USAGE = 2
INTERRUPTED = 130
EXITS: dict[type[TallywireError], int] = {UsageError: USAGE, UnavailableError: 3}

app = typer.Typer(
    name="tallywire",
    help="Watches news coverage and keeps a ledger of the figures that were reported: what, where, when, on whose word.",
    epilog="Exit codes: 0 done, 1 a part could not be done, 2 wrong call or setting, 3 a server does not answer, 70 our fault.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for room in (run, ingest, watching, topics, look, figures):
    app.registered_commands += room.app.registered_commands
    app.registered_groups += room.app.registered_groups


def main() -> None:
    """Run the command line; every known error is one line on standard error and an exit code."""
    signal.signal(signal.SIGTERM, _stopped)
    sys.exit(call(sys.argv[1:]))


def _stopped(_number: int, _frame: FrameType | None) -> None:
    """A command that is asked to end stops what it started, as on Ctrl-C."""
    raise KeyboardInterrupt


def call(words: list[str]) -> int:
    """Run one command. Gives its exit code (the epilog of `--help` lists them)."""
    try:
        logs.configure(load(), "WARNING")
        result: Any = app(words or ["--help"], standalone_mode=False)
    except TyperException as error:
        return _say(f"{_words(error)} See `tallywire --help`.", USAGE)
    except (KeyboardInterrupt, typer.Abort):
        result = INTERRUPTED
    except TallywireError as error:
        return _say(str(error), EXITS.get(type(error), 1))
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: no complaint
        return 0
    except Exception as error:
        return _say(f"a fault of Tallywire's own: {error!r}. {_keep_traceback()}", FAULT)
    if result == INTERRUPTED:  # typer too gives this code for an interrupt, and says nothing
        return _say("stopped", INTERRUPTED)
    return result if isinstance(result, int) else 0


def _words(error: TyperException) -> str:
    """What typer says is wrong with a call, as one sentence."""
    format_message = getattr(error, "format_message", None)
    said = " ".join((format_message() if format_message else str(error)).split())
    return said if said.endswith(".") else f"{said}."


def _say(line: str, code: int) -> int:
    print(f"tallywire: {line}", file=sys.stderr)  # noqa: T201
    return code


def _keep_traceback() -> str:
    """Put the traceback into the log and say where it lies."""
    try:
        path = load().home / "logs" / "cli.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a") as file:
            traceback.print_exc(file=file)
    except (OSError, UsageError):
        traceback.print_exc()
        return "Please report it with the lines above."
    return f"Please report it with the end of {path}."
