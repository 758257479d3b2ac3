"""Extraction without any service: files or JSON Lines in, article or figure records out."""

import json
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from services.contracts.errors import PageError, UsageError
from services.contracts.exports import article_record, figure_records

HTML, TEXT = "text/html", "text/plain"
TYPES = {".txt": TEXT, ".html": HTML, ".htm": HTML, ".html.gz": HTML, ".htm.gz": HTML}
WINDOW = 64  # documents handed to each process ahead of what is printed


class Source(NamedTuple):
    """A document to read: `name` for messages, its URL, its bytes (or the error that reading it gave) and content type."""

    name: str
    url: str
    payload: bytes
    content_type: str | None
    fault: str | None = None


class Extracted(NamedTuple):
    name: str
    records: list[dict[str, Any]]
    fault: str | None = None


def paths(given: Iterable[Path]) -> Iterator[Path]:
    """The files that paths name; a folder gives its txt, html and html.gz files, at any depth, in order of name.

    Raises UsageError for a path that does not exist, before anything is read.
    """
    listed = list(given)
    missing = next((path for path in listed if not path.exists()), None)
    if missing:
        raise UsageError(f"{missing}: no such file or folder")
    for path in listed:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file() and content_type(file))
        else:
            yield path


def content_type(path: Path) -> str | None:
    """The content type by a file's name, None for a name that says nothing."""
    return next((kind for suffix, kind in TYPES.items() if path.name.lower().endswith(suffix)), None)


def from_file(path: Path, limit: int) -> Source:
    """A file as a source: at most `limit` + 1 bytes of it, decompressed if it is a .gz."""
    from services.archive.decoding import decoded

    url = path.resolve().as_uri()
    try:
        with path.open("rb") as file:
            payload = file.read(limit + 1)
        if path.name.lower().endswith(".gz"):
            payload = decoded(payload, "gzip", limit)
    except OSError as error:
        return Source(str(path), url, b"", None, f"cannot be read: {error.strerror or error}")
    except PageError as error:
        return Source(str(path), url, b"", None, f"rejected: {error}")
    return Source(str(path), url, payload, content_type(path))


def from_lines(lines: Iterable[str]) -> Iterator[Source]:
    """JSON Lines `{"url", "html"}` or `{"url", "text"}` as sources."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _from_line(f"line {number}", line)


def _from_line(name: str, line: str) -> Source:
    try:
        value = json.loads(line)
        url, key = value["url"], "html" if "html" in value else "text"
        payload = value[key].encode("utf-8", "replace")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Source(name, "", b"", None, 'is not a JSON object with "url" and "html" or "text"')
    return Source(name, url, payload, "text/html; charset=utf-8" if key == "html" else "text/plain; charset=utf-8")


def extract(source: Source, *, figures: bool, limit: int) -> Extracted:
    """One source's records, or the one line that says why there are none."""
    from services.parser.article import read_article

    if source.fault:
        return Extracted(source.name, [], source.fault)
    try:
        article = read_article(source.payload, url=source.url, content_type=source.content_type, limit=limit)
    except PageError as error:
        return Extracted(source.name, [], f"rejected: {error}")
    return Extracted(source.name, figure_records(article, id=None) if figures else [article_record(article, id=None)])


def extract_all(sources: Iterable[Source], *, figures: bool, limit: int, jobs: int) -> Iterator[Extracted]:
    """Every source's records, in order, over `jobs` processes; only a window of the sources is held at a time."""
    one = partial(extract, figures=figures, limit=limit)
    if jobs == 1:
        yield from map(one, sources)
        return
    waiting = iter(sources)
    with ProcessPoolExecutor(jobs) as pool:
        while window := list(islice(waiting, WINDOW * jobs)):
            yield from pool.map(one, window, chunksize=4)


def numbers(lines: Iterable[str]) -> Iterator[dict[str, Any] | str]:
    """JSON Lines `{"id", "text"}`: for each the figures of its sentence; a string says what is wrong with a line."""
    from services.parser.figures.reader import read_sentence

    for number, line in enumerate(lines, 1):
        try:
            value = json.loads(line)
            figures = read_sentence(value["text"])
        except (ValueError, KeyError, TypeError, RecursionError):
            yield f'line {number} is not a JSON object with "id" and "text"'
            continue
        yield {"id": value.get("id"), "figures": [figure.model_dump(mode="json") for figure in figures]}


def stdin_lines() -> Iterator[str]:
    """Standard input, line by line, whatever bytes it holds."""
    return (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
