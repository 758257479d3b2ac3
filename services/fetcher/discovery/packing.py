"""What a source is packed in: gzip, a zip with one file, or nothing. Bytes in, bounded pieces or lines out. Pure."""

import codecs
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from services.archive.decoding import bounded
from services.contracts.errors import PageError
from services.contracts.states import Reason

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
PIECE = 64 * 2**10
LONGEST_LINE = 2**20  # characters; the longest rows of GDELT are some 10^5
MOST_LINES = 10**6
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def unpacked(payload: bytes, limit: int) -> Iterator[bytes]:
    """The content in pieces of bounded size. Raises PageError: `too_big` above `limit` bytes, `encoding`, `truncated`, `type`."""
    if payload.startswith(ZIP):
        return _unzipped(payload, limit)
    if payload.startswith(GZIP):
        return bounded(payload, "gzip", limit)
    return _plain(payload, limit)


def joined(pieces: Iterable[bytes], limit: int) -> bytes:
    """The pieces as one. Raises PageError (`too_big`) above `limit` bytes."""
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > limit:
            raise PageError(Reason.TOO_BIG, f"more than {limit} bytes")
    return bytes(whole)


def lines(pieces: Iterable[bytes]) -> Iterator[str]:
    """A text's lines with their ends: by its byte order mark, else UTF-8. Raises PageError (`too_big`) for too long or many."""
    rest, decoder, count = "", None, 0
    for piece in pieces:
        decoder = decoder or codecs.getincrementaldecoder(_codec(piece))(errors="replace")
        *whole, rest = (rest + decoder.decode(piece)).replace("\0", "").split("\n")
        count += len(whole)
        if len(rest) > LONGEST_LINE or count > MOST_LINES:
            raise PageError(Reason.TOO_BIG, f"a line above {LONGEST_LINE} characters, or more than {MOST_LINES} lines")
        yield from (line + "\n" for line in whole)
    if rest:
        yield rest


def _codec(start: bytes) -> str:
    return next((codec for mark, codec in BOMS if start.startswith(mark)), "utf-8")


def _plain(payload: bytes, limit: int) -> Iterator[bytes]:
    if len(payload) > limit:
        raise PageError(Reason.TOO_BIG, f"{len(payload)} bytes, {limit} are allowed")
    for start in range(0, len(payload), PIECE):
        yield payload[start : start + PIECE]


def _unzipped(payload: bytes, limit: int) -> Iterator[bytes]:
    """The one file in a zip."""
    size = 0
    try:
        with zipfile.ZipFile(io.BytesIO(payload)) as packed:
            names = packed.namelist()
            if len(names) != 1:
                raise PageError(Reason.TYPE, f"a zip of {len(names)} files")
            with packed.open(names[0]) as file:
                while piece := file.read(PIECE):
                    size += len(piece)
                    if size > limit:
                        raise PageError(Reason.TOO_BIG, f"more than {limit} bytes after decoding")
                    yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise PageError(Reason.ENCODING, f"no sound zip: {error}"[:200]) from None
