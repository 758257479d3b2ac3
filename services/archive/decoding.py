"""Bounded decoding of one content coding (RFC 9110, section 8.4.1): pieces of bounded size, and no silent cut at the end."""

import zlib
from collections.abc import Generator, Iterable, Iterator

import brotli
import zstandard

from services.contracts.errors import PageError
from services.contracts.states import Reason

SLICE = 64 * 2**10  # bytes of input at a time
PIECE = 256 * 2**10  # bytes of output at a time
ZSTD_SLICE = 256  # zstandard cannot bound its output: a block of 4 bytes may become 128 KiB
ZSTD_WINDOW = 8 * 2**20  # RFC 9659: what a zstd decoder for HTTP must support, and no more
MEMBERS = 64  # gzip members, or zstd frames, in one body


def coding_of(values: Iterable[str]) -> str:
    """The one coding that `Content-Encoding` values name, `""` for none. Raises PageError (`encoding`) for any other."""
    names = [name.strip().lower().removeprefix("x-") for value in values for name in value.split(",") if name.strip()]
    if len(names) > 1:
        raise PageError(Reason.ENCODING, f"{len(names)} content codings")
    name = names[0] if names else "identity"
    if name == "identity":
        return ""
    if name not in DECODERS:
        raise PageError(Reason.ENCODING, f"unknown content coding {name[:40]!r}")
    return name


def pieces(body: bytes, coding: str) -> Iterator[bytes]:
    """The decoded body in pieces. Raises PageError: `encoding` where it is no such coding, `truncated` where its end lacks."""
    if not coding:
        yield body
        return
    try:
        yield from DECODERS[coding](body)
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise PageError(Reason.ENCODING, f"not {coding}: {error}") from None


def bounded(body: bytes, coding: str, limit: int) -> Iterator[bytes]:
    """As `pieces`, but raises PageError (`too_big`) once more than `limit` bytes came out."""
    size = 0
    for piece in pieces(body, coding):
        size += len(piece)
        if size > limit:
            raise PageError(Reason.TOO_BIG, f"more than {limit} bytes after decoding")
        yield piece


def decoded(body: bytes, coding: str, limit: int) -> bytes:
    """The whole decoded body, at most `limit` bytes. Raises PageError as `bounded` does."""
    return b"".join(bounded(body, coding, limit))


def beginning(body: bytes, coding: str, size: int) -> bytes:
    """The first `size` decoded bytes; what follows need not decode. Raises PageError as `pieces` does."""
    start = bytearray()
    for piece in pieces(body, coding) if body else ():
        start += piece[: size - len(start)]
        if len(start) == size:
            break
    return bytes(start)


def _gunzipped(body: bytes) -> Iterator[bytes]:
    for _ in range(MEMBERS):
        body = yield from _inflated(zlib.decompressobj(zlib.MAX_WBITS | 16), body)
        if not body.startswith(b"\x1f\x8b"):  # browsers too ignore what follows the last member
            return
    raise PageError(Reason.ENCODING, f"more than {MEMBERS} gzip members")


def _deflated(body: bytes) -> Iterator[bytes]:
    """`deflate` means the zlib format (RFC 1950); some servers send the bare stream, which browsers take too."""
    zlib_header = len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0
    yield from _inflated(zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS), body)


def _inflated(decoder: "zlib._Decompress", body: bytes) -> Generator[bytes, None, bytes]:
    """Yields what comes out; returns what follows the end of the stream."""
    for start in range(0, len(body), SLICE):
        data = body[start : start + SLICE]
        while data and not decoder.eof:
            yield decoder.decompress(data, PIECE)
            data = decoder.unconsumed_tail
        if decoder.eof:
            return decoder.unused_data + body[start + SLICE :]
    yield decoder.flush()
    if not decoder.eof:
        raise PageError(Reason.TRUNCATED, "the compressed body has no end")
    return b""


def _unbrotlied(body: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    for start in range(0, len(body), SLICE):
        yield decoder.process(body[start : start + SLICE], output_buffer_limit=PIECE)
        while not decoder.can_accept_more_data():
            yield decoder.process(b"", output_buffer_limit=PIECE)
    while piece := decoder.process(b"", output_buffer_limit=PIECE):
        yield piece
    if not decoder.is_finished():
        raise PageError(Reason.TRUNCATED, "the compressed body has no end")


def _unzstded(body: bytes) -> Iterator[bytes]:
    for _ in range(MEMBERS):
        body = yield from _unframed(zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW).decompressobj(), body)
        if not body.startswith(zstandard.FRAME_HEADER):
            return
    raise PageError(Reason.ENCODING, f"more than {MEMBERS} zstd frames")


def _unframed(decoder: "zstandard.ZstdDecompressionObj", body: bytes) -> Generator[bytes, None, bytes]:
    """Yields what comes out of the first frame; returns what follows it."""
    for start in range(0, len(body), ZSTD_SLICE):
        yield decoder.decompress(body[start : start + ZSTD_SLICE])
        if decoder.eof:
            return decoder.unused_data + body[start + ZSTD_SLICE :]
    raise PageError(Reason.TRUNCATED, "the compressed body has no end")


DECODERS = {"gzip": _gunzipped, "deflate": _deflated, "br": _unbrotlied, "zstd": _unzstded}
