"""Lists of URLs: a text file with one a line, or a CSV file with a header or without. Lines of text in, links out.

Every row that is not empty and no comment is either a link or left out with its number and the reason.
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from services.contracts.errors import PageError
from services.contracts.messages import SourceKind
from services.contracts.states import Reason
from services.fetcher.discovery.found import Found, Gathering, Source, is_http

SAMPLE = 50  # rows by which delimiter and columns are judged
LOOKED_AT = 4096  # characters of each
DELIMITERS = "\t;|,"
COLUMNS = {
    "url": ("url", "urls", "link", "links", "href", "loc", "uri", "address", "page", "article_url", "article url"),
    "title": ("title", "headline", "name"),
    "published": ("published", "published_at", "date", "pubdate", "publish_date", "publication_date", "media_pub_date"),
    "author": ("author", "authors", "byline"),
    "summary": ("summary", "description", "abstract"),
}
URL_NAMES = frozenset(COLUMNS["url"])


def read_list(lines: Iterable[str], source: Source) -> Found:
    """The links of a list. Raises PageError (`type`) where none of its first rows holds a URL."""
    lines = iter(lines)
    sample = list(islice(lines, SAMPLE))
    delimiter = _delimiter(sample)
    rows = _rows(chain(sample, lines), delimiter)
    head = list(islice(_rows(iter(sample), delimiter), SAMPLE))
    if not any(is_http(cell) for _, row in head for cell in row):
        raise PageError(Reason.TYPE, "no row holds a URL")
    columns, headed = _columns([row for _, row in head])
    gathering = Gathering(source)
    for count, (number, row) in enumerate(islice(rows, int(headed), None)):
        if count >= source.limits.urls:
            gathering.cut += 1
            continue
        cells = {name: row[at].strip() for name, at in columns.items() if at < len(row)}
        gathering.add(number, cells.pop("url", ""), **cells)
    return gathering.found(SourceKind.LIST)


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds anything and is no comment, with the number of the line in which it ends."""
    if not delimiter:
        yield from ((number, [line]) for number, line in enumerate(lines, 1) if line.strip() and not _comment(line))
        return
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            row = next(reader, None)
        except csv.Error:  # a field above 128 kB
            row = [""]
            yield reader.line_num, row
            continue
        if row is None:
            return
        if any(cell.strip() for cell in row) and not _comment(row[0]):
            yield reader.line_num, row


def _comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _delimiter(sample: list[str]) -> str:
    """What parts the cells, `""` for a plain list: what parts a header that names the URL, or every row that holds one alike."""
    rows = [line[:LOOKED_AT].strip() for line in sample if line.strip() and not _comment(line)]
    holding = [row for row in rows if "http" in row.lower()]
    parting = (sign for sign in DELIMITERS if _parts(sign, rows[0], holding))
    plain = "" if all(is_http(row) for row in holding) else max(DELIMITERS, key="".join(holding).count)
    return next(parting, plain)


def _parts(sign: str, first: str, holding: list[str]) -> bool:
    if sign in first and URL_NAMES & {cell.strip(' "\ufeff').lower() for cell in first.split(sign)}:
        return True
    widths = {len(next(csv.reader([row], delimiter=sign))) for row in holding}
    return len(widths) == 1 and widths != {1} and not (sign == "," and _in_urls(holding))


def _in_urls(rows: list[str]) -> bool:
    """Whether the commas may be part of the URLs: each row begins with one, holds no space or quotation mark and ends in none."""
    return all(is_http(row) and not row.endswith(",") and " " not in row and '"' not in row for row in rows)


def _columns(rows: list[list[str]]) -> tuple[dict[str, int], bool]:
    """Where what stands, and whether the first row is a header: it holds no URL, and a row after it does."""
    first = [cell.strip().strip("\ufeff").lower() for cell in rows[0]]
    headed = not any(is_http(cell) for cell in first) and len(rows) > 1
    named = {name: first.index(label) for name, labels in COLUMNS.items() for label in reversed(labels) if label in first}
    columns = named if headed else {}
    if "url" not in columns:
        columns["url"] = _url_column(rows)
    return columns, headed


def _url_column(rows: list[list[str]]) -> int:
    """The column in which most rows have a URL."""
    width = max(len(row) for row in rows)
    return max(range(width), key=lambda at: sum(at < len(row) and is_http(row[at]) for row in rows))
