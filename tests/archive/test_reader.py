"""Random access: what comes back, and what a damaged, missing or lying archive answers."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from services.archive.reader import read
from services.archive.segment import SegmentWriter
from services.contracts.errors import ArchiveError, PageError
from services.contracts.messages import Capture
from services.contracts.states import Reason
from tests.archive.pages import file, gzipped, page

MB = 2**20
NAME = "hostile.warc.gz"


def captured(folder: Path) -> Capture:
    with SegmentWriter(folder) as writer:
        return writer.append_all([page(0), page(1), page(2)])[1]


def changed(capture: Capture, **fields: object) -> Capture:
    return Capture.model_validate({**json.loads(capture.model_dump_json()), **fields})


def test_a_page_comes_back(tmp_path: Path) -> None:
    payload = read(tmp_path, captured(tmp_path))
    assert payload.body == page(1).body
    assert payload.status == 200
    assert payload.content_type == "text/html; charset=utf-8"
    assert payload.headers[-1] == ("X-Mood", "grün")
    assert payload.captured_at == "2026-03-01T12:00:01.250000Z"


def test_the_content_coding_is_undone(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path) as writer:
        assert read(tmp_path, writer.append(gzipped(0, b"<p>packed</p>"))).body == b"<p>packed</p>"


def test_a_file_without_http_comes_back(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path) as writer:
        payload = read(tmp_path, writer.append(file(b"HTTP/1.1 200 OK\r\nnot a header\r\n\r\nrest")))
    assert payload.body == b"HTTP/1.1 200 OK\r\nnot a header\r\n\r\nrest"
    assert (payload.status, payload.headers, payload.content_type) == (None, (), "text/plain; charset=utf-8")


def test_the_inner_bomb_ends_at_the_limit(tmp_path: Path) -> None:
    bomb = page(0, brotli.compress(bytes(64 * MB), quality=5), headers=((b"Content-Encoding", b"br"),))
    with SegmentWriter(tmp_path) as writer:
        capture = writer.append(bomb)
    with pytest.raises(PageError) as caught:
        read(tmp_path, capture, limit=4 * MB)
    assert caught.value.reason is Reason.TOO_BIG


@pytest.mark.parametrize(
    "name", ["../x.warc.gz", "/etc/passwd", "a/../../x.warc.gz", "..", "", ".warc.gz", "x\0.warc.gz", "x.warc", "a\\b.warc.gz"]
)
def test_no_segment_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "inner"
    capture = captured(inner)
    (tmp_path / "x.warc.gz").write_bytes((inner / capture.segment).read_bytes())
    with pytest.raises(ArchiveError, match="not the name of a segment"):
        read(inner, changed(capture, segment=name))


def test_a_missing_segment(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="No such file"):
        read(tmp_path, changed(captured(tmp_path), segment="tallywire-gone.warc.gz"))


@pytest.mark.parametrize(
    "fields",
    [
        {"offset": 1},
        {"offset": -1},
        {"offset": 10**12},
        {"offset": 2**70},
        {"length": 20},
        {"length": 0},
        {"digest": "sha256:00"},
    ],
    ids=str,
)
def test_a_capture_that_points_wrong(tmp_path: Path, fields: dict[str, object]) -> None:
    with pytest.raises(ArchiveError):
        read(tmp_path, changed(captured(tmp_path), **fields))


def test_the_neighbour_is_not_taken_for_the_page(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path) as writer:
        first, second = writer.append_all([page(0), page(1)])
    with pytest.raises(ArchiveError, match="digest"):
        read(tmp_path, changed(first, offset=second.offset, length=second.length))


@pytest.mark.parametrize("part", range(0, 100, 7))
def test_any_flipped_byte_is_noticed(tmp_path: Path, part: int) -> None:
    capture = captured(tmp_path)
    path = tmp_path / capture.segment
    data = bytearray(path.read_bytes())
    data[capture.offset + 10 + (capture.length - 10) * part // 100] ^= 0x55
    path.write_bytes(data)
    with pytest.raises(ArchiveError):
        read(tmp_path, capture)


def record(
    length: object = 4, version: str = "1.1", url: str | None = "http://x.example/", extra: str = "", block: bytes = b"abcd"
) -> bytes:
    target = "" if url is None else f"WARC-Target-URI: {url}\r\n"
    head = f"WARC/{version}\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
    return f"{head}{target}{extra}Content-Type: text/plain\r\nContent-Length: {length}\r\n\r\n".encode() + block + b"\r\n\r\n"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a header line of 50 MB": lambda: record(extra="X: " + "a" * 50_000_000 + "\r\n"),
    "300,000 headers": lambda: record(extra="X: a\r\n" * 300_000),
    "length 10^12": lambda: record(10**12),
    "length 10^40": lambda: record(10**40),
    "length of 5,000 digits": lambda: record("9" * 5000),
    "negative length": lambda: record(-4),
    "length in words": lambda: record("four"),
    "length in other digits": lambda: record("٤"),
    "no length": lambda: record().replace(b"Content-Length: 4\r\n", b""),
    "short length": lambda: record(2),
    "long length": lambda: record(6),
    "no URL": lambda: record(url=None),
    "empty URL": lambda: record(url=""),
    "folded URL": lambda: record(url="http://x.example/\r\n /passwd"),
    "version 9.9": lambda: record(version="9.9"),
    "wrong block digest": lambda: record(extra="WARC-Block-Digest: sha256:" + "0" * 64 + "\r\n"),
    "wrong payload digest": lambda: record(extra="WARC-Payload-Digest: sha256:" + "0" * 64 + "\r\n"),
    "a bomb": lambda: record(200 * MB, block=bytes(200 * MB)),
    "nothing": lambda: b"",
    "no record": lambda: b"words " * 100,
    "an HTTP response without a status line": lambda: (
        record().replace(b"resource", b"response").replace(b"text/plain", b"application/http")
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_records_are_refused(tmp_path: Path, name: str) -> None:
    member = gzip.compress(HOSTILE[name](), compresslevel=1)
    (tmp_path / NAME).write_bytes(member)
    capture = changed(captured(tmp_path / "other"), segment=NAME, offset=0, length=len(member))
    with pytest.raises(ArchiveError):
        read(tmp_path, capture)
