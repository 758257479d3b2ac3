"""Append pages to WARC segments: one gzip member a record, one writer a process, nothing reported before it is on the disk."""

import contextlib
import itertools
import os
import re
import socket
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from services.archive.record import Received, digest_of, info_member, page_member, warc_date
from services.contracts.errors import ArchiveError
from services.contracts.messages import Capture

SUFFIX = ".warc.gz"
_serials = itertools.count()


class SegmentWriter:
    """Writes the segments of one process into a folder; a context manager. Not for use by two threads or across a fork.

    A segment is closed before the record that would come after it has `segment_bytes` bytes, or `segment_seconds`
    after its first page was received. Its name is unique by UTC time, host, process and serial number.
    """

    def __init__(self, folder: Path, segment_bytes: int = 256 * 2**20, segment_seconds: float = 3600) -> None:
        self.folder = folder
        self.segment_bytes = segment_bytes
        self.segment_seconds = segment_seconds
        self._file: BinaryIO | None = None
        self._name = ""
        self._began = datetime.min.replace(tzinfo=UTC)
        self._offset = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def append(self, page: Received) -> Capture:
        """Write one page and sync. See `append_all`, which syncs once for many."""
        return self.append_all((page,))[0]

    def append_all(self, pages: Iterable[Received]) -> tuple[Capture, ...]:
        """Write pages in order and return where each stands, after all of them are synced to the disk.

        Raises ArchiveError where the disk does not take them; then none counts, and the next call begins a new segment.
        """
        try:
            captures = tuple(self._write_page(page) for page in pages)
            self._sync()
        except OSError as error:
            self._abandon()
            raise ArchiveError(f"{self.folder}: {error.strerror or error}") from error
        return captures

    def close(self) -> None:
        """Close the open segment; everything reported is on the disk already."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write_page(self, page: Received) -> Capture:
        file = self._segment_for(page.received_at)
        digest = digest_of(page.body)
        offset, member = self._offset, page_member(page, digest)
        file.write(member)
        self._offset += len(member)
        return Capture(
            segment=self._name,
            offset=offset,
            length=len(member),
            digest=digest,
            url=page.url,
            content_type=page.content_type,
            status=page.status,
            payload_bytes=len(page.body),
            captured_at=warc_date(page.received_at),
        )

    def _segment_for(self, moment: datetime) -> BinaryIO:
        if self._file is not None:
            old = (moment - self._began).total_seconds() >= self.segment_seconds
            if self._offset < self.segment_bytes and not old:
                return self._file
            self._sync()
            self.close()
        return self._open(moment)

    def _open(self, moment: datetime) -> BinaryIO:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._name = segment_name(moment)
        self._file = (self.folder / self._name).open("xb")
        self._began = moment
        self._offset = self._file.write(info_member(self._name, moment, _about()))
        self._sync()
        _sync_folder(self.folder)
        return self._file

    def _sync(self) -> None:
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())

    def _abandon(self) -> None:
        """Leave the segment as it is: its last record may be cut, and nothing may be written after a cut."""
        if self._file is not None:
            with contextlib.suppress(OSError):  # closing writes the buffer's rest, and may fail again
                self._file.close()
            self._file = None


def segment_name(moment: datetime) -> str:
    """A name that no other process and no other call gives."""
    host = re.sub(r"[^A-Za-z0-9-]+", "-", socket.gethostname())[:60]
    return f"tallywire-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-{host}-{os.getpid()}-{next(_serials)}{SUFFIX}"


def _about() -> dict[str, str]:
    return {
        "software": f"tallywire/{version('tallywire')}",
        "format": "WARC File Format 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    }


def _sync_folder(folder: Path) -> None:
    """A new file's name is durable only once its folder is synced."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
