"""Read one page back from the archive by its capture: bounded, checked against its digest, decoded."""

import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from services.archive.decoding import coding_of, decoded
from services.archive.record import HEAD_BYTES, Kept, parse
from services.archive.segment import SUFFIX
from services.contracts.errors import ArchiveError
from services.contracts.messages import Capture

LIMIT = 16 * 2**20  # bytes of a payload, on the wire and decoded, unless the caller says otherwise
SLICE = 64 * 2**10


@dataclass(frozen=True, slots=True)
class Payload:
    """A page out of the archive: `body` without its content coding, HTTP headers in order (none for a file)."""

    url: str
    body: bytes
    content_type: str | None
    status: int | None
    headers: tuple[tuple[str, str], ...]
    captured_at: str


def read(folder: Path, capture: Capture, limit: int = LIMIT) -> Payload:
    """The page that a capture names, at most `limit` bytes of it before and after decoding.

    Raises ArchiveError where there is no such sound record, and PageError (`encoding`, `truncated`, `too_big`) where the
    record is sound but its content coding is not.
    """
    kept = _record_at(folder, capture, limit)
    if kept.digest != capture.digest:
        raise ArchiveError(f"{capture.segment} at {capture.offset}: the payload is not what the capture's digest says")
    coding = coding_of(value for name, value in kept.headers if name.lower() == "content-encoding")
    return Payload(
        url=capture.url,
        body=decoded(kept.payload, coding, limit),
        content_type=kept.content_type,
        status=kept.status,
        headers=kept.headers,
        captured_at=kept.date,
    )


def segment_path(folder: Path, segment: str) -> Path:
    """Where a segment lies. Raises ArchiveError for a name that is not a plain segment name."""
    if not segment.endswith(SUFFIX) or segment.startswith(".") or not all(c.isalnum() or c in "-_." for c in segment):
        raise ArchiveError(f"{segment[:100]!r} is not the name of a segment")
    return folder / segment


def member_at(file: BinaryIO, limit: int) -> tuple[bytes, int]:
    """Decompress the gzip member that starts where the file stands: its content and its length in the file.

    Raises ArchiveError for what is no whole member, or holds more than `limit` bytes.
    """
    decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
    plain, read_bytes = bytearray(), 0
    try:
        while not decoder.eof and (data := decoder.unconsumed_tail or file.read(SLICE)):
            read_bytes += 0 if decoder.unconsumed_tail else len(data)
            plain += decoder.decompress(data, limit + 1 - len(plain))
            if len(plain) > limit:
                raise ArchiveError(f"the record holds more than {limit} bytes")
    except zlib.error as error:
        raise ArchiveError(f"the record is damaged: {error}") from None
    if not decoder.eof:
        raise ArchiveError("the record is cut")
    return bytes(plain), read_bytes - len(decoder.unused_data)


def _record_at(folder: Path, capture: Capture, limit: int) -> Kept:
    place = f"{capture.segment} at {capture.offset}"
    try:
        with segment_path(folder, capture.segment).open("rb") as file:
            file.seek(capture.offset)
            head = io.BytesIO(file.read(min(capture.length, limit + 2 * HEAD_BYTES)))
        return parse(member_at(head, limit + 2 * HEAD_BYTES)[0])
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{place}: {getattr(error, 'strerror', None) or error}") from None
    except ArchiveError as error:
        raise ArchiveError(f"{place}: {error}") from None
