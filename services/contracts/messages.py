"""The messages between services: one frozen, versioned type each, JSON on the wire, a task's only argument.

A message carries a batch. `row` is the ledger's id and `attempt` its fence: a result whose attempt is not the row's
present one comes too late and changes nothing.
"""

from typing import Literal

from services.contracts.records import Article, Record
from services.contracts.states import Reason


class Capture(Record):
    """A page as received, in the archive: `offset` and `length` are bytes in the WARC segment, `digest` is over the payload."""

    segment: str
    offset: int
    length: int
    digest: str
    url: str
    content_type: str | None
    status: int | None
    payload_bytes: int
    captured_at: str


class Failure(Record):
    """Why a row could not be done. `retry_after` is in seconds, where a server asked for it."""

    reason: Reason
    detail: str = ""
    retry_after: float | None = None


class FetchItem(Record):
    row: int
    attempt: int
    url: str


class FetchBatch(Record):
    """Store to fetcher: fetch these."""

    version: Literal[1] = 1
    items: tuple[FetchItem, ...]


class FetchResult(Record):
    """One URL's outcome. `seconds` is the time it took."""

    row: int
    attempt: int
    seconds: float
    outcome: Capture | Failure


class FetchedBatch(Record):
    """Fetcher to store: what became of a batch."""

    version: Literal[1] = 1
    results: tuple[FetchResult, ...]


class ParseItem(Record):
    row: int
    attempt: int
    url: str
    capture: Capture


class ParseBatch(Record):
    """Store to parser: parse these captures."""

    version: Literal[1] = 1
    items: tuple[ParseItem, ...]


class ParseResult(Record):
    """One capture's outcome. `seconds` is the time it took."""

    row: int
    attempt: int
    seconds: float
    outcome: Article | Failure


class ParsedBatch(Record):
    """Parser to store: what became of a batch. `parser` is the version of the parser that did it."""

    version: Literal[1] = 1
    parser: str
    results: tuple[ParseResult, ...]


class Death(Record):
    row: int
    attempt: int


class DiedBatch(Record):
    """A worker's main process to store: the child that held these died."""

    version: Literal[1] = 1
    rows: tuple[Death, ...]
    detail: str


class Dispatch(Record):
    """Anyone to store: there may be work to hand out."""

    version: Literal[1] = 1


Message = FetchBatch | FetchedBatch | ParseBatch | ParsedBatch | DiedBatch | Dispatch
