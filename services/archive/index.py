"""Walk a segment or a folder of segments: every page it holds, and every damaged place, without stopping at one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from services.archive.reader import LIMIT, SLICE, member_at
from services.archive.record import HEAD_BYTES, Kept, parse
from services.archive.segment import SUFFIX
from services.contracts.errors import ArchiveError
from services.contracts.messages import Capture

MAGIC = b"\x1f\x8b\x08"  # a gzip member, deflate: RFC 1952, section 2.3.1
SKIPPED = ("warcinfo", "request", "metadata")


@dataclass(frozen=True, slots=True)
class Damage:
    """A place in a segment that holds no sound page, and why."""

    segment: str
    offset: int
    why: str


def entries(path: Path, limit: int = LIMIT) -> Iterator[Capture | Damage]:
    """What a segment holds, or every segment of a folder in order of name. A payload over `limit` bytes is a Damage.

    After a damaged record the walk goes on at the next place that begins like a gzip member and is a sound record.
    """
    for segment in sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]:
        with segment.open("rb") as file:
            yield from _walk(file, segment.name, limit + 2 * HEAD_BYTES)


def _walk(file: BinaryIO, segment: str, limit: int) -> Iterator[Capture | Damage]:
    offset, seen, lost = 0, set[str](), False
    while not _at_end(file, offset):
        try:
            plain, length = member_at(file, limit)
            kept = parse(plain)
        except ArchiveError as error:
            if not lost:  # one report a damaged stretch
                yield Damage(segment, offset, str(error))
            offset, lost = _next_member(file, offset + 1), True
            continue
        lost = False
        if kept.kind not in SKIPPED:
            yield _entry(kept, segment, offset, length, seen)
        offset += length


def _at_end(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    end = not file.read(1)
    file.seek(offset)
    return end


def _entry(kept: Kept, segment: str, offset: int, length: int, seen: set[str]) -> Capture | Damage:
    if kept.kind not in ("response", "resource"):
        return Damage(segment, offset, f"a {kept.kind[:20]} record holds no page")
    if kept.record_id in seen:
        return Damage(segment, offset, f"record id {kept.record_id[:80]} stands here twice")
    seen.add(kept.record_id)
    return Capture(
        segment=segment,
        offset=offset,
        length=length,
        digest=kept.digest,
        url=kept.url,
        content_type=kept.content_type,
        status=kept.status,
        payload_bytes=len(kept.payload),
        captured_at=kept.date,
    )


def _next_member(file: BinaryIO, offset: int) -> int:
    """The next offset from `offset` on where a gzip member may begin, else the end of the file."""
    file.seek(offset)
    kept = b""
    while data := file.read(SLICE):
        at = (kept + data).find(MAGIC)
        if at >= 0:
            return offset + at
        offset += len(kept) + len(data) - len((kept + data)[-2:])
        kept = (kept + data)[-2:]
    return offset + len(kept)
