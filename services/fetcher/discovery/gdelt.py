"""GDELT 2.0 files: mentions (16 columns), the Global Knowledge Graph 2.1 (27) and events (61), tab-separated without a header,
and the list of the last three (`lastupdate.txt`). Lines of text in, links out.

Columns as in the codebooks of the GDELT Project ("Event Database Data Format Codebook V2.0", "Global Knowledge Graph Codebook
V2.1"). The times in them are when GDELT saw a page; only the knowledge graph sometimes states when it was published.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from services.contracts.errors import PageError
from services.contracts.messages import SourceKind
from services.contracts.states import Reason
from services.fetcher.discovery.found import Found, Gathering, Source, Why

WEB = "1"  # the collection whose documents are pages; the others are citations and offprints
TITLE = re.compile(r"<PAGE_TITLE>(.*?)</PAGE_TITLE>")
AUTHORS = re.compile(r"<PAGE_AUTHORS>(.*?)</PAGE_AUTHORS>")
PUBLISHED = re.compile(r"<PAGE_PRECISEPUBTIMESTAMP>(\d{14})</PAGE_PRECISEPUBTIMESTAMP>")
UPDATE = re.compile(r"\d+ [0-9a-f]{32} (https?://\S+\.zip)\s*", re.I)
TABLE_ID = re.compile(r"\d{14}-T?\d+|\d{6,}")


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table holds the URL, which collection it is of (None: always the web) and its extras."""

    url: int
    collection: int | None = None
    extras: int | None = None


TABLES = {16: Table(5, 3), 27: Table(4, 2, 26), 61: Table(60)}


def is_gdelt(line: str) -> bool:
    """Whether a file that begins with this line is one of GDELT's."""
    cells = line.rstrip("\r\n").split("\t")
    return UPDATE.fullmatch(line) is not None or (len(cells) in TABLES and TABLE_ID.fullmatch(cells[0]) is not None)


def read_gdelt(lines: Iterable[str], source: Source) -> Found:
    """The pages that a table names, each once, or the tables that a list of updates names. Raises PageError (`type`)."""
    gathering = Gathering(source)
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if number == 1 and not is_gdelt(line):
            raise PageError(Reason.TYPE, "no table of GDELT 2.0")
        if update := UPDATE.fullmatch(line):
            gathering.add_source(number, update[1], SourceKind.GDELT)
        elif table := TABLES.get(len(cells)):
            _add(gathering, number, cells, table, seen)
        elif line.strip():
            gathering.leave(number, Why.NO_LINK, f"{len(cells)} columns")
    return gathering.found(SourceKind.GDELT)


def _add(gathering: Gathering, number: int, cells: list[str], table: Table, seen: set[str]) -> None:
    """One row. A page has a row for each mention of an event, which is no fault of a row: only the first counts."""
    url = cells[table.url]
    if url in seen:
        return
    if len(gathering.links) + len(gathering.left_out) >= gathering.source.limits.urls:
        gathering.cut += 1
        return
    seen.add(url)
    if table.collection is not None and cells[table.collection] != WEB:
        gathering.leave(number, Why.NO_PAGE, url)
        return
    extras = cells[table.extras] if table.extras is not None else ""
    title, authors, published = TITLE.search(extras), AUTHORS.search(extras), PUBLISHED.search(extras)
    gathering.add(
        number,
        url,
        title=title and title[1],
        author=authors and authors[1].replace(";", ", "),
        published=published and published[1],
    )
