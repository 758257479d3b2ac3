"""Records out of Tallywire: JSON Lines, or CSV that a spreadsheet may open."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from services.contracts.errors import UsageError


@contextmanager
def opened(out: Path | None) -> Iterator[TextIO]:
    """A file to write, or standard output. Raises UsageError where it cannot be written."""
    if out is None:
        yield sys.stdout
        return
    try:
        with out.open("w", encoding="utf-8", newline="") as file:
            yield file
    except OSError as error:
        raise UsageError(f"{out}: {error.strerror}") from None


def write_lines(records: Iterable[dict[str, Any]], file: TextIO) -> None:
    """One JSON object a line."""
    file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def write_csv(records: Iterable[dict[str, Any]], file: TextIO) -> None:
    """One row a record; nested values as JSON. A cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    writer: csv.DictWriter[str] | None = None
    for record in records:
        about = {f"article_{key}": value for key, value in record.pop("article", {}).items()}
        row = {key: safe(value) for key, value in {**about, **record}.items()}
        if writer is None:
            writer = csv.DictWriter(file, fieldnames=list(row))
            writer.writeheader()
        writer.writerow(row)


def safe(value: object) -> object:
    """A cell that no spreadsheet takes for a formula; nested values as JSON."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value
