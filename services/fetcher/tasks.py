"""The fetcher's Celery app: takes FetchBatch, fetches, keeps the pages, answers with FetchedBatch."""

import asyncio
import functools
from collections.abc import Sequence
from importlib.metadata import version

from services.archive.record import Received
from services.archive.segment import SegmentWriter
from services.contracts import logs
from services.contracts.errors import ArchiveError
from services.contracts.messages import Capture, Death, DiedBatch, Failure, FetchBatch, FetchedBatch, FetchItem, FetchResult
from services.contracts.settings import Settings, load
from services.contracts.states import Reason
from services.contracts.worker import make_app, on_death, on_message, send, try_send
from services.fetcher.client import Limits, Outcome, fetch_all
from services.fetcher.targets import allowed_hosts

log = logs.get(__name__)
app = make_app("fetcher")


def limits_of(settings: Settings) -> Limits:
    """The limits that the settings ask for, and the name that the fetcher gives itself."""
    contact = f" (+{settings.contact})" if settings.contact else ""
    return Limits(
        deadline=settings.fetch_deadline,
        wire_bytes=settings.fetch_wire_bytes,
        decoded_bytes=settings.fetch_decoded_bytes,
        user_agent=f"tallywire/{version('tallywire')}{contact}",
        allowed=allowed_hosts(settings.allow_private),
    )


def fetched(batch: FetchBatch, limits: Limits, writer: SegmentWriter) -> FetchedBatch:
    """Fetch a batch and keep its pages. Every item gets a result; the pages of the captures are on the disk."""
    outcomes = asyncio.run(fetch_all([item.url for item in batch.items], limits))
    kept = iter(_keep([outcome.page for outcome in outcomes if outcome.page], writer))
    results = (_result(item, out, next(kept) if out.page else None) for item, out in zip(batch.items, outcomes, strict=True))
    return FetchedBatch(results=tuple(results))


def _keep(pages: list[Received], writer: SegmentWriter) -> Sequence[Capture | Failure]:
    """The capture of each page, or the same failure for all of them."""
    try:
        return writer.append_all(pages)
    except ArchiveError as error:
        log.error("pages_not_kept", pages=len(pages), error=str(error))
        return [Failure(reason=Reason.ARCHIVE, detail=str(error)[:200])] * len(pages)


def _result(item: FetchItem, outcome: Outcome, kept: Capture | Failure | None) -> FetchResult:
    end = kept or outcome.failure or Failure(reason=Reason.PROTOCOL, detail="no answer")
    return FetchResult(row=item.row, attempt=item.attempt, seconds=outcome.seconds, outcome=end)


@functools.cache
def _writer() -> SegmentWriter:
    """The segment writer of this child, made after the fork."""
    settings = load()
    return SegmentWriter(settings.archive_folder, settings.segment_bytes, settings.segment_seconds)


@on_message(app, FetchBatch)
def fetch(batch: FetchBatch) -> None:
    send(app, fetched(batch, limits_of(load()), _writer()))


@on_death(app, FetchBatch)
def died(batch: FetchBatch, detail: str) -> None:
    """Tell the store which rows a dead child held."""
    rows = tuple(Death(row=item.row, attempt=item.attempt) for item in batch.items)
    try_send(app, DiedBatch(rows=rows, detail=detail))
