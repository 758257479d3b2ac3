"""Walking segments: every page is found, damage is reported and passed."""

import gzip
from pathlib import Path

import pytest

from services.archive.index import Damage, entries
from services.archive.segment import SegmentWriter
from services.contracts.messages import Capture
from tests.archive.pages import page
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
