"""Every coding: whole, cut, lying, and as a bomb."""

import gzip
import random
import tracemalloc
import zlib

import brotli
import pytest
import zstandard

from services.archive.decoding import beginning, bounded, coding_of, decoded
from services.contracts.errors import PageError
from services.contracts.states import Reason

MB = 2**20
TEXT = b"<p>Nine hundred boats left the harbour.</p>" * 200


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACK = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "bare deflate": bare_deflate,
    "br": lambda data: brotli.compress(data, quality=5),
    "zstd": zstandard.ZstdCompressor().compress,
}
CASES = [(name.removeprefix("bare "), pack) for name, pack in PACK.items()]
ids = pytest.mark.parametrize(("coding", "pack"), CASES, ids=PACK)


def reason_of(body: bytes, coding: str, limit: int = MB) -> Reason:
    with pytest.raises(PageError) as caught:
        decoded(body, coding, limit)
    return caught.value.reason


@ids
@pytest.mark.parametrize("size", [0, 1, 70_000, 3 * MB])
def test_whole_bodies_come_out_as_they_went_in(coding: str, pack: object, size: int) -> None:
    data = random.Random(size).randbytes(size)
    assert decoded(pack(data), coding, 3 * MB) == data  # type: ignore[operator]


@ids
@pytest.mark.parametrize("missing", [1, 4, 12])
def test_a_cut_body_is_never_taken_for_whole(coding: str, pack: object, missing: int) -> None:
    data = random.Random(2).randbytes(100_000)
    assert reason_of(pack(data)[:-missing], coding) is Reason.TRUNCATED  # type: ignore[operator]


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_text_that_claims_a_coding(coding: str) -> None:
    assert reason_of(TEXT, coding) is Reason.ENCODING


def test_text_that_claims_deflate() -> None:
    assert reason_of(TEXT, "deflate") in (Reason.ENCODING, Reason.TRUNCATED)  # four letters may begin a bare stream


def test_a_broken_checksum() -> None:
    body = bytearray(gzip.compress(TEXT))
    body[-6] ^= 0xFF
    assert reason_of(bytes(body), "gzip") is Reason.ENCODING


@ids
def test_bombs_end_at_the_limit_in_little_memory(coding: str, pack: object) -> None:
    bomb = pack(bytes(48 * MB))  # type: ignore[operator]
    tracemalloc.start()
    try:
        with pytest.raises(PageError) as caught:
            for _ in bounded(bomb, coding, 16 * MB):
                pass
        assert caught.value.reason is Reason.TOO_BIG
        assert tracemalloc.get_traced_memory()[1] < 20 * MB
    finally:
        tracemalloc.stop()


def test_a_zstd_window_beyond_the_standard_is_refused() -> None:
    wide = zstandard.ZstdCompressor(compression_params=zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True))
    packer = wide.compressobj()
    assert reason_of(packer.compress(TEXT) + packer.flush(), "zstd") is Reason.ENCODING


def test_gzip_members_follow_each_other() -> None:
    assert decoded(gzip.compress(b"one ") + gzip.compress(b"two"), "gzip", MB) == b"one two"
    assert decoded(gzip.compress(b"one") + b"\0\0\0padding", "gzip", MB) == b"one"
    assert reason_of(gzip.compress(b"x") * 1000, "gzip") is Reason.ENCODING


def test_zstd_frames_follow_each_other() -> None:
    pack = zstandard.ZstdCompressor().compress
    assert decoded(pack(b"one ") + pack(b"two"), "zstd", MB) == b"one two"
    assert decoded(pack(b"one") + b"padding", "zstd", MB) == b"one"
    assert reason_of(pack(b"x") * 1000, "zstd") is Reason.ENCODING


def test_no_coding() -> None:
    assert decoded(TEXT, "", MB) == TEXT
    assert reason_of(TEXT, "", 10) is Reason.TOO_BIG


@pytest.mark.parametrize(
    ("values", "coding"),
    [([], ""), ([""], ""), (["identity"], ""), (["GZIP"], "gzip"), (["x-gzip"], "gzip"), ([" br "], "br"), (["gzip,"], "gzip")],
)
def test_the_coding_of_headers(values: list[str], coding: str) -> None:
    assert coding_of(values) == coding


@pytest.mark.parametrize("values", [["gzip, gzip, gzip"], ["gzip, identity, br"], ["gzip", "br"], ["rot13"], ["x" * 9999]])
def test_more_than_one_coding_or_an_unknown_one(values: list[str]) -> None:
    with pytest.raises(PageError) as caught:
        coding_of(values)
    assert caught.value.reason is Reason.ENCODING
    assert len(caught.value.detail) < 100


@pytest.mark.parametrize(("coding", "pack"), [("", bytes), *CASES], ids=["plain", *PACK])
def test_a_beginning_needs_no_end(coding: str, pack: object) -> None:
    packed = pack(b"User-agent: *\n" + random.Random(7).randbytes(2 * MB))  # type: ignore[operator]
    assert beginning(packed, coding, 13) == b"User-agent: *"
    assert len(beginning(packed[:MB], coding, 300_000)) == 300_000
    assert beginning(b"", coding, 13) == b""


@ids
def test_a_beginning_that_is_cut_is_no_beginning(coding: str, pack: object) -> None:
    with pytest.raises(PageError) as caught:
        beginning(pack(TEXT)[:-5], coding, len(TEXT) + 1)  # type: ignore[operator]
    assert caught.value.reason is Reason.TRUNCATED
