"""Walking segments: every page is found, damage is reported and passed."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.archive.index import Damage, entries
from services.archive.reader import read
from services.archive.segment import SegmentWriter
from services.contracts.messages import Capture
from tests.archive.pages import file, page
from tests.archive.test_reader import HOSTILE, NAME, record


def written(folder: Path, count: int = 5) -> list[Capture]:
    with SegmentWriter(folder) as writer:
        return list(writer.append_all(page(n) for n in range(count)))


def test_finds_what_the_writer_reported(tmp_path: Path) -> None:
    captures = written(tmp_path)
    assert list(entries(tmp_path / captures[0].segment)) == captures


def test_walks_a_folder_of_segments(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path, segment_bytes=1) as writer:
        captures = [writer.append(page(n)) for n in range(4)]
    (tmp_path / "notes.txt").write_text("not a segment")
    assert {c.segment for c in captures} == {entry.segment for entry in entries(tmp_path)}
    assert list(entries(tmp_path)) == sorted(captures, key=lambda c: c.segment)


@pytest.mark.parametrize("hurt", [0, 2, 4])
def test_goes_on_after_a_damaged_record(tmp_path: Path, hurt: int) -> None:
    captures = written(tmp_path)
    path = tmp_path / captures[0].segment
    data = bytearray(path.read_bytes())
    middle = captures[hurt].offset + captures[hurt].length // 2
    data[middle : middle + 8] = b"\0" * 8
    path.write_bytes(data)
    found = list(entries(tmp_path))
    assert [e for e in found if isinstance(e, Capture)] == captures[:hurt] + captures[hurt + 1 :]
    assert [(e.segment, e.offset) for e in found if isinstance(e, Damage)] == [(path.name, captures[hurt].offset)]


def test_a_cut_tail_is_one_damage(tmp_path: Path) -> None:
    captures = written(tmp_path)
    path = tmp_path / captures[0].segment
    path.write_bytes(path.read_bytes()[:-30])
    *sound, damage = entries(path)
    assert sound == captures[:-1]
    assert damage == Damage(path.name, captures[-1].offset, "the record is cut")


def test_noise_between_records(tmp_path: Path) -> None:
    captures = written(tmp_path, 2)
    path = tmp_path / captures[0].segment
    data = path.read_bytes()
    noise = (b"\x1f\x8b\x08" + b"noise" * 30_000) * 3
    path.write_bytes(data[: captures[1].offset] + noise + data[captures[1].offset :])
    found = list(entries(path))
    assert [type(e) for e in found] == [Capture, Damage, Capture]
    assert isinstance(found[2], Capture)
    assert found[2].offset == captures[1].offset + len(noise)


def test_an_empty_segment_and_no_segment(tmp_path: Path) -> None:
    assert list(entries(tmp_path)) == []
    (tmp_path / NAME).touch()
    assert list(entries(tmp_path)) == []


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "nothing"])
def test_hostile_records_are_passed(tmp_path: Path, name: str) -> None:
    sound = gzip.compress(record())
    hostile = gzip.compress(HOSTILE[name](), compresslevel=1)
    (tmp_path / NAME).write_bytes(hostile + sound)
    found = list(entries(tmp_path))
    assert [type(e) for e in found] == [Damage, Capture]
    assert found[1].offset == len(hostile)


def test_a_record_id_that_stands_twice(tmp_path: Path) -> None:
    member = gzip.compress(record())
    (tmp_path / NAME).write_bytes(member * 2)
    first, second = entries(tmp_path)
    assert isinstance(first, Capture)
    assert isinstance(second, Damage)
    assert "twice" in second.why


def test_a_revisit_holds_no_page(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(gzip.compress(record().replace(b"resource", b"revisit")) + gzip.compress(record()))
    assert [type(e) for e in entries(tmp_path)] == [Damage, Capture]


@pytest.mark.parametrize("cut", [1, 9, 200, 5000])
def test_a_segment_cut_anywhere_keeps_what_is_whole(tmp_path: Path, cut: int) -> None:
    """As a crash leaves it: every record before the cut is found where the writer said, and reads."""
    captures = written(tmp_path, 20)
    path = tmp_path / captures[0].segment
    path.write_bytes(path.read_bytes()[:-cut])
    size = path.stat().st_size
    whole = [capture for capture in captures if capture.offset + capture.length <= size]
    found = list(entries(path))
    assert [entry for entry in found if isinstance(entry, Capture)] == whole
    assert [read(tmp_path, capture).body for capture in whole] == [page(n).body for n in range(len(whole))]
    damages = [entry for entry in found if isinstance(entry, Damage)]
    assert len(damages) == (size > sum(c.length for c in whole) + captures[0].offset)


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 1, exclude_max=True), st.integers(0, 7))
def test_a_flipped_byte_costs_at_most_the_record_that_it_is_in(
    tmp_path_factory: pytest.TempPathFactory, part: float, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("flipped")
    captures = written(folder, 4)
    path = folder / captures[0].segment
    content = bytearray(path.read_bytes())
    at = captures[0].offset + int(part * (len(content) - captures[0].offset))
    content[at] ^= 1 << bit
    path.write_bytes(content)
    found = [entry for entry in entries(path) if isinstance(entry, Capture)]
    untouched = [capture for capture in captures if not capture.offset <= at < capture.offset + capture.length]
    assert [capture for capture in found if capture in untouched] == untouched
    for capture in found:
        assert read(folder, capture).body in [page(n).body for n in range(4)]


def test_the_index_can_be_built_anew_from_the_segments_alone(tmp_path: Path) -> None:
    """What the ledger holds of the captures stands in the archive too, page for page."""
    with SegmentWriter(tmp_path, segment_bytes=1000) as writer:
        captures = [writer.append(one) for one in (page(0), page(1), file(), page(3, b"", status=404), page(4))]
    assert len({capture.segment for capture in captures}) > 1
    found = [entry for entry in entries(tmp_path) if isinstance(entry, Capture)]
    assert sorted(found, key=lambda entry: (entry.segment, entry.offset)) == found
    assert {(entry.segment, entry.offset) for entry in found} == {(entry.segment, entry.offset) for entry in captures}
    assert sorted(map(str, found)) == sorted(map(str, captures))
    for capture in found:
        assert read(tmp_path, capture).url == capture.url


def test_a_payload_over_the_limit_is_named_and_passed(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path) as writer:
        small, large, last = writer.append_all([page(0), page(1, bytes(3_000_000)), page(2)])
    found = list(entries(tmp_path, limit=2_000_000))
    assert [entry for entry in found if isinstance(entry, Capture)] == [small, last]
    (damage,) = [entry for entry in found if isinstance(entry, Damage)]
    assert (damage.offset, damage.why.split(" holds")[0]) == (large.offset, "the record")
    assert list(entries(tmp_path, limit=4_000_000)) == [small, large, last]


def test_foreign_records_are_passed_in_silence(tmp_path: Path) -> None:
    kinds = [gzip.compress(record().replace(b"resource", kind)) for kind in (b"request", b"metadata", b"warcinfo")]
    (tmp_path / NAME).write_bytes(b"".join(kinds) + gzip.compress(record()))
    (found,) = entries(tmp_path)
    assert isinstance(found, Capture)
    assert found.offset == sum(map(len, kinds))
