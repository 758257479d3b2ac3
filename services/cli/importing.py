"""Files into the archive and the ledger: bytes first, then the rows."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from services.archive.decoding import decoded
from services.archive.record import Received
from services.archive.segment import SegmentWriter
from services.cli.extract import content_type
from services.contracts.errors import PageError
from services.contracts.settings import Settings
from services.store.ledger import Accepted, accept_captures

AT_ONCE = 50


def import_files(files: Sequence[Path], settings: Settings) -> tuple[list[Accepted], list[str]]:
    """Archive and accept files, in batches. Gives what was accepted, and a line for each that cannot be read."""
    accepted: list[Accepted] = []
    faults: list[str] = []
    with SegmentWriter(settings.archive_folder, settings.segment_bytes, settings.segment_seconds) as writer:
        for at in range(0, len(files), AT_ONCE):
            pages = list(_readable(files[at : at + AT_ONCE], settings, faults))
            captures = writer.append_all(pages)
            accepted += accept_captures((page.url, capture) for page, capture in zip(pages, captures, strict=True))
    return accepted, faults


def _readable(files: Sequence[Path], settings: Settings, faults: list[str]) -> Iterator[Received]:
    for path in files:
        try:
            yield _received(path, settings)
        except OSError as error:
            faults.append(f"{path}: cannot be read: {error.strerror or error}")
        except PageError as error:
            faults.append(f"{path}: {error}")


def _received(path: Path, settings: Settings) -> Received:
    """A file as received: its bytes, without the gzip around them."""
    payload = path.read_bytes()
    if path.name.lower().endswith(".gz"):
        payload = decoded(payload, "gzip", settings.segment_bytes)
    return Received(url=path.resolve().as_uri(), body=payload, received_at=datetime.now(UTC), content_type=content_type(path))
