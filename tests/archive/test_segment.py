"""What the writer lays down, read by warcio and FastWARC, and what a killed writer leaves behind."""

import gzip
import hashlib
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator as WarcioIterator

from services.archive.index import entries
from services.archive.reader import read
from services.archive.record import Received
from services.archive.segment import SegmentWriter, segment_name
from services.contracts.errors import ArchiveError
from services.contracts.messages import Capture
from tests.archive.pages import NOON, file, gzipped, page

PAGES = (page(0), gzipped(1, b"<p>packed</p>"), file(), page(3, b"", status=404, reason=b"Not Found"))


def written(folder: Path) -> tuple[Capture, ...]:
    with SegmentWriter(folder) as writer:
        return writer.append_all(PAGES)


def test_captures_say_what_was_written(tmp_path: Path) -> None:
    captures = written(tmp_path)
    assert [c.payload_bytes for c in captures] == [len(p.body) for p in PAGES]
    assert [c.status for c in captures] == [200, 200, None, 404]
    assert captures[0].digest == "sha256:" + hashlib.sha256(PAGES[0].body).hexdigest()
    assert captures[0].captured_at == "2026-03-01T12:00:00.250000Z"
    assert captures[2].content_type == "text/plain; charset=utf-8"


def test_a_capture_is_one_gzip_member(tmp_path: Path) -> None:
    captures = written(tmp_path)
    data = (tmp_path / captures[0].segment).read_bytes()
    for capture, received in zip(captures, PAGES, strict=True):
        plain = gzip.decompress(data[capture.offset : capture.offset + capture.length])
        assert plain.startswith(b"WARC/1.1\r\n")
        assert plain.endswith(received.body + b"\r\n\r\n")
    assert sum(c.length for c in captures) + captures[0].offset == len(data)


def test_opens_in_warcio(tmp_path: Path) -> None:
    captures = written(tmp_path)
    with (tmp_path / captures[0].segment).open("rb") as stream:
        records = []
        for record in WarcioIterator(stream, check_digests="raise"):
            records.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.raw_stream.read()))
    assert [kind for kind, _, _ in records] == ["warcinfo", "response", "response", "resource", "response"]
    assert [payload for _, _, payload in records[1:]] == [p.body for p in PAGES]
    assert [url for _, url, _ in records[1:]] == [p.url for p in PAGES]


def test_opens_in_fastwarc_with_digests_verified(tmp_path: Path) -> None:
    captures = written(tmp_path)
    with (tmp_path / captures[0].segment).open("rb") as stream:
        records = [(r.stream_pos, r.reader.read()) for r in FastIterator(stream, verify_digests=True)]
    assert records[0][1].startswith(b"software: tallywire/")
    assert records[1:] == [(c.offset, p.body) for c, p in zip(captures, PAGES, strict=True)]


def test_headers_stay_as_they_came(tmp_path: Path) -> None:
    (capture,) = written(tmp_path)[:1]
    data = (tmp_path / capture.segment).read_bytes()[capture.offset :][: capture.length]
    head = gzip.decompress(data).split(b"\r\n\r\n")[1]
    assert head.splitlines() == [
        b"HTTP/1.1 200 OK",
        b"Content-Type: text/html; charset=utf-8",
        b"Set-Cookie: a=1",
        b"set-cookie: b=2",
        b"X-Mood: gr\xfcn",
    ]


def test_no_reader_takes_a_body_for_chunks(tmp_path: Path) -> None:
    body = b"5\r\nhello\r\n0\r\n\r\n"  # looks chunked, but is the body that HTTP's framing left over
    with SegmentWriter(tmp_path) as writer:
        capture = writer.append(page(0, body, headers=((b"Transfer-Encoding", b"chunked"),)))
    with (tmp_path / capture.segment).open("rb") as stream:
        bodies = [record.content_stream().read() for record in WarcioIterator(stream)]
    assert bodies[1] == body
    assert read(tmp_path, capture).body == body
    assert read(tmp_path, capture).headers == (("X-Crawler-Transfer-Encoding", "chunked"),)


@pytest.mark.parametrize(
    "url", ["https://outlet.example/a b", "https://outlet.example/ü", "https://x.example/\r\nWARC-Type: evil"]
)
def test_a_url_cannot_write_headers(tmp_path: Path, url: str) -> None:
    with SegmentWriter(tmp_path) as writer:
        capture = writer.append(page(0, url=url))
    assert capture.url == url
    (entry,) = entries(tmp_path)
    assert isinstance(entry, Capture)
    assert entry.url.isascii()
    assert "\n" not in entry.url


def test_rotates_by_size_before_the_next_record(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path, segment_bytes=900) as writer:
        captures = [writer.append(page(n)) for n in range(6)]
    assert len({c.segment for c in captures}) == 3
    assert [read(tmp_path, c).body for c in captures] == [page(n).body for n in range(6)]


def test_rotates_by_age_of_the_pages(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path, segment_seconds=2) as writer:
        captures = writer.append_all(page(n) for n in range(5))
    assert [c.segment == captures[0].segment for c in captures] == [True, True, False, False, False]
    assert captures[2].segment == captures[3].segment != captures[4].segment


def test_names_are_unique_and_plain() -> None:
    names = {segment_name(NOON) for _ in range(50)}
    assert len(names) == 50
    assert all(name.startswith("tallywire-20260301T120000Z-") and name.endswith(".warc.gz") for name in names)


def test_two_writers_in_one_folder_never_share_a_segment(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path) as one, SegmentWriter(tmp_path) as two:
        captures = [one.append(page(0)), two.append(page(0)), one.append(page(1))]
    assert captures[0].segment == captures[2].segment != captures[1].segment
    assert all(read(tmp_path, c).body for c in captures)


def test_every_batch_is_synced_before_it_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (synced.append(os.fstat(handle).st_size), real(handle))[1])
    with SegmentWriter(tmp_path) as writer:
        writer.append(page(0))
        synced.clear()
        captures = writer.append_all([page(1), page(2)])
        assert synced == [captures[-1].offset + captures[-1].length]


def test_a_full_disk_reports_nothing_and_the_next_segment_is_sound(tmp_path: Path) -> None:
    """/dev/full takes no byte: what a full disk does."""
    with SegmentWriter(tmp_path) as writer:
        first = writer.append(page(0))
        writer.close()
        full = SegmentWriter(tmp_path)
        full.append(page(1))
        full._file.close()  # type: ignore[union-attr]
        full._file = open("/dev/full", "wb")  # noqa: PTH123, SIM115
        with pytest.raises(ArchiveError, match="No space left"):
            full.append(page(2))
        second = full.append(page(3))
        full.close()
    assert read(tmp_path, first).body == page(0).body
    assert read(tmp_path, second).body == page(3).body


def test_a_folder_that_cannot_be_made_is_an_archive_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(ArchiveError), SegmentWriter(tmp_path / "taken") as writer:
        writer.append(page(0))


WRITER = """
import sys
from pathlib import Path
from services.archive.segment import SegmentWriter
from tests.archive.pages import page
import random
noise = random.Random(1).randbytes(400_000)
with SegmentWriter(Path(sys.argv[1])) as writer:
    for number in range(100_000):
        print(writer.append(page(number, noise)).model_dump_json(), flush=True)
"""


@pytest.mark.parametrize("delay", [0.05, 0.21, 0.33])
def test_kill_9_leaves_every_reported_record_readable(tmp_path: Path, delay: float) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()]
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.read().splitlines()
    captures = [Capture.model_validate_json(line) for line in lines if line.strip().endswith(b"}")]
    assert captures
    assert all(len(read(tmp_path, capture).body) == 400_000 for capture in captures)
    found = [entry for entry in entries(tmp_path) if isinstance(entry, Capture)]
    assert found[: len(captures)] == captures
    with SegmentWriter(tmp_path) as writer:  # whoever comes next begins a segment of its own
        assert read(tmp_path, writer.append(page(7))).body == page(7).body


def segments(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_nothing_written_leaves_nothing(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path / "archive") as writer:
        assert writer.append_all([]) == ()
        writer.close()
        writer.close()
    assert not (tmp_path / "archive").exists()


def test_a_writer_that_was_closed_begins_another_segment(tmp_path: Path) -> None:
    writer = SegmentWriter(tmp_path)
    first = writer.append(page(0))
    writer.close()
    second = writer.append(page(1))
    writer.close()
    assert segments(tmp_path) == sorted({first.segment, second.segment})
    assert [read(tmp_path, capture).body for capture in (first, second)] == [page(0).body, page(1).body]


def test_every_segment_begins_with_a_record_that_names_it_and_its_software(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path, segment_bytes=1) as writer:
        captures = [writer.append(page(number)) for number in range(3)]
    for capture in captures:
        with gzip.open(tmp_path / capture.segment) as stream:
            head, _, block = stream.read().partition(b"\r\n\r\n")
        assert b"WARC-Type: warcinfo" in head
        assert f"WARC-Filename: {capture.segment}".encode() in head
        assert block.startswith(b"software: tallywire/")
        assert b"format: WARC File Format 1.1\r\n" in block


def test_a_new_segments_name_is_synced_with_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[bool] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (folders.append(stat.S_ISDIR(os.fstat(handle).st_mode)), real(handle))[1])
    with SegmentWriter(tmp_path) as writer:
        writer.append(page(0))
        assert folders.count(True) == 1
        writer.append(page(1))
        assert folders.count(True) == 1


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 3000), max_size=12), st.integers(1, 5000), st.integers(1, 5))
def test_whatever_the_sizes_every_page_is_where_its_capture_says(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], limit: int, batch: int
) -> None:
    folder = tmp_path_factory.mktemp("sizes")
    pages = [page(number, os.urandom(size)) for number, size in enumerate(sizes)]
    with SegmentWriter(folder, segment_bytes=limit) as writer:
        captures = [c for at in range(0, len(pages), batch) for c in writer.append_all(pages[at : at + batch])]
    assert [read(folder, capture).body for capture in captures] == [one.body for one in pages]
    assert len({(capture.segment, capture.offset) for capture in captures}) == len(pages)
    for name in {capture.segment for capture in captures}:
        last = max((c for c in captures if c.segment == name), key=lambda c: c.offset)
        assert last.offset + last.length == (folder / name).stat().st_size
        assert last.offset < limit or len([c for c in captures if c.segment == name]) == 1


@pytest.mark.parametrize(
    ("seconds", "count"), [(0.5, 5), (1, 5), (1.5, 3), (2, 3), (5, 1), (3600, 1)]
)  # of five pages, one a second
def test_a_segment_holds_the_pages_of_its_time(seconds: float, count: int, tmp_path: Path) -> None:
    with SegmentWriter(tmp_path, segment_seconds=seconds) as writer:
        writer.append_all(page(number) for number in range(5))
    assert len(segments(tmp_path)) == count


def test_a_failing_page_takes_its_batch_with_it_and_the_next_one_counts(tmp_path: Path) -> None:
    def pages() -> Iterator[Received]:
        yield page(0)
        raise OSError(28, "No space left on device")

    with SegmentWriter(tmp_path) as writer:
        with pytest.raises(ArchiveError, match="No space left on device"):
            writer.append_all(pages())
        capture = writer.append(page(1))
    assert read(tmp_path, capture).body == page(1).body
    assert len(segments(tmp_path)) == 2
