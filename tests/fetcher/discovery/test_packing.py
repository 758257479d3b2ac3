"""Sources in their packings: whole, bounded, and broken in every way."""

import gzip
import io
import zipfile

import pytest

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.fetcher.discovery import packing
from services.fetcher.discovery.packing import PIECE, joined, lines, unpacked

TEXT = b"<urlset>" + b"<url/>" * 40_000 + b"</urlset>"


def zipped(*files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, data in enumerate(files):
            archive.writestr(f"{number}.csv", data)
    return packed.getvalue()


PACKINGS = {"plain": TEXT, "gzip": gzip.compress(TEXT), "zip": zipped(TEXT)}
each = pytest.mark.parametrize("payload", PACKINGS.values(), ids=PACKINGS)


def reason_of(payload: bytes, limit: int = 10**6) -> Reason:
    with pytest.raises(PageError) as caught:
        joined(unpacked(payload, limit), limit)
    return caught.value.reason


@each
def test_what_was_packed_comes_out_in_bounded_pieces(payload: bytes) -> None:
    pieces = list(unpacked(payload, len(TEXT)))
    assert b"".join(pieces) == TEXT
    assert max(map(len, pieces)) <= 4 * PIECE


@each
def test_a_byte_too_many_is_too_big(payload: bytes) -> None:
    assert reason_of(payload, len(TEXT) - 1) is Reason.TOO_BIG


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (gzip.compress(TEXT)[:-9], Reason.TRUNCATED),
        (b"\x1f\x8b" + b"x" * 99, Reason.ENCODING),
        (zipped(TEXT)[:-30], Reason.ENCODING),
        (zipped(TEXT)[:60] + bytes(20) + zipped(TEXT)[80:], Reason.ENCODING),
        (zipped(TEXT, TEXT), Reason.TYPE),
        (zipped(), Reason.TYPE),
        (b"PK\x03\x04", Reason.ENCODING),
    ],
)
def test_broken_packings(payload: bytes, reason: Reason) -> None:
    payload = payload if payload != zipped() else b"PK\x03\x04" + zipped()
    assert reason_of(payload) is reason


def test_no_more_than_what_is_asked_for_is_joined() -> None:
    assert joined([b"ab", b"cd"], 4) == b"abcd"
    with pytest.raises(PageError):
        joined([b"ab", b"cd"], 3)


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ([b"a\nb\n"], ["a\n", "b\n"]),
        ([b"a\n", b"b"], ["a\n", "b"]),
        ([b"a", b"b\r", b"\nc\n"], ["ab\r\n", "c\n"]),
        (["äö\nü".encode()[:1], "äö\nü".encode()[1:]], ["äö\n", "ü"]),
        (["\ufeffä\n".encode()], ["ä\n"]),
        (["ä\nö\n".encode("utf-16")], ["ä\n", "ö\n"]),
        ([b"a\0b\n\xff\n"], ["ab\n", "\ufffd\n"]),
        ([], []),
    ],
)
def test_lines(pieces: list[bytes], found: list[str]) -> None:
    assert list(lines(pieces)) == found


@pytest.mark.parametrize(("name", "pieces"), [("LONGEST_LINE", [b"abcdef"]), ("MOST_LINES", [b"\n" * 6])])
def test_lines_have_an_end(monkeypatch: pytest.MonkeyPatch, name: str, pieces: list[bytes]) -> None:
    monkeypatch.setattr(packing, name, 5)
    with pytest.raises(PageError) as caught:
        list(lines(pieces))
    assert caught.value.reason is Reason.TOO_BIG
