"""How results reach a person or a program: JSON where asked for, tables on a terminal, tab-separated lines in a pipe."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

LONGEST_CELL = 28
JSON = typer.Option("--json", help="Print JSON.")


def emit(value: object) -> None:
    """Print one JSON document on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=_plain) + "\n")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def say(line: str) -> None:
    """A line of progress or advice, on standard error: standard output is for data."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def error_console() -> Console:
    """The terminal behind standard error."""
    return Console(stderr=True)


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], wide: str = "") -> None:
    """Print rows by column: a table on a terminal, tab-separated with a head line in a pipe."""
    if not sys.stdout.isatty():
        sys.stdout.write("\t".join(columns) + "\n")
        sys.stdout.writelines("\t".join(_cell(row.get(c)) for c in columns) + "\n" for row in rows)
        return
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for at, name in enumerate(columns):
        longest = max((len(line[at]) for line in cells), default=0)
        if name == wide:
            drawn.add_column(name, overflow="fold", ratio=1, min_width=24)
        else:
            drawn.add_column(name, no_wrap=True, min_width=min(longest, len(name) + 8), max_width=LONGEST_CELL)
    for line in cells:
        drawn.add_row(*map(escape, line))
    Console().print(drawn)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return " ".join(str(value).split())


def value_of(figure: Mapping[str, Any]) -> str:
    """A figure's value with its bound, as a person writes it: `≥ 120,000`, `18–60`, `~ 260,000`, `vague 24–99`."""
    low, high, bound = figure["low"], figure["high"], figure["bound"]
    signs = {"about": "~ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< ", "vague": "vague "}
    point = f"{low if low is not None else high:,}" if low is not None or high is not None else "?"
    text = f"{low:,}–{high:,}" if low is not None and high is not None and low != high else point
    return signs.get(bound, "") + text
