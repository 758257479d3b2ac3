"""Files into the archive and the ledger: bytes first, in batches, with one line for each that cannot be read."""

import gzip
from pathlib import Path

import pytest

from services.archive.index import entries
from services.archive.reader import read
from services.cli import importing
from services.cli.importing import import_files
from services.contracts.errors import ArchiveError
from services.contracts.messages import Capture
from services.contracts.settings import Settings, load
from services.store import reads


@pytest.fixture
def settings(database: str, home: Path) -> Settings:
    return load()


def written(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"Story {number}.")
    return paths


def test_what_is_accepted_lies_in_the_archive_in_the_same_order(settings: Settings, tmp_path: Path) -> None:
    paths = written(tmp_path, 5)
    accepted, faults = import_files(paths, settings)
    assert faults == []
    assert [item.url for item in accepted] == [path.as_uri() for path in paths]
    assert all(item.row and not item.refusal for item in accepted)
    found = [entry for entry in entries(settings.archive_folder) if isinstance(entry, Capture)]
    assert [entry.url for entry in found] == [path.as_uri() for path in paths]
    assert [read(settings.archive_folder, entry).body for entry in found] == [path.read_bytes() for path in paths]


@pytest.mark.parametrize(("count", "commits"), [(0, 0), (1, 1), (3, 1), (4, 2), (7, 3)])
def test_batches_are_committed_one_after_the_other(
    count: int, commits: int, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    accept = importing.accept_captures

    def counted(captures: object) -> object:
        given = list(captures)  # type: ignore[call-overload]
        sizes.append(len(given))
        return accept(given)

    monkeypatch.setattr(importing, "AT_ONCE", 3)
    monkeypatch.setattr(importing, "accept_captures", counted)
    accepted, _ = import_files(written(tmp_path, count), settings)
    assert (len(accepted), len(sizes), sum(sizes)) == (count, commits, count)


def test_what_was_committed_before_a_full_disk_stays_accepted(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 2)
    calls: list[int] = []
    append = importing.SegmentWriter.append_all

    def failing(writer: importing.SegmentWriter, pages: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            raise ArchiveError("the disk is full")
        return append(writer, pages)  # type: ignore[arg-type]

    monkeypatch.setattr(importing.SegmentWriter, "append_all", failing)
    with pytest.raises(ArchiveError, match="full"):
        import_files(written(tmp_path, 6), settings)
    assert reads.status()["accepted"] == 2


def test_segments_are_closed_by_the_settings(settings: Settings, tmp_path: Path) -> None:
    small = settings.model_copy(update={"segment_bytes": 1000})
    import_files(written(tmp_path, 6), small)
    assert len(list(small.archive_folder.glob("*.warc.gz"))) > 1


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("broken.html.gz", b"no gzip", "encoding: "),
        ("cut.html.gz", gzip.compress(b"x" * 999, mtime=0)[:-9], "truncated: "),
        ("bomb.html.gz", gzip.compress(bytes(3_000_000), mtime=0), "too_big: "),
        ("gone.html", None, "cannot be read: No such file"),
    ],
    ids=["no gzip", "cut", "bomb", "gone"],
)
def test_each_fault_is_one_line_and_costs_no_other_file(
    name: str, content: bytes | None, fault: str, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    (sound,) = written(tmp_path, 1)
    accepted, faults = import_files([path, sound], settings.model_copy(update={"segment_bytes": 2_000_000}))
    assert [item.url for item in accepted] == [sound.as_uri()]
    (line,) = faults
    assert line.startswith(f"{path}: {fault}")
    assert "\n" not in line


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("a.txt", "text/plain"), ("a.html", "text/html"), ("A.HTM", "text/html"), ("a.html.gz", "text/html"), ("a.pdf", None)],
)
def test_the_content_type_is_told_by_the_name(name: str, content_type: str | None, settings: Settings, tmp_path: Path) -> None:
    data = gzip.compress(b"words") if name.endswith(".gz") else b"words"
    (tmp_path / name).write_bytes(data)
    import_files([tmp_path / name], settings)
    (found,) = entries(settings.archive_folder)
    assert isinstance(found, Capture)
    assert found.content_type == (content_type or "application/octet-stream")
    assert (found.status, found.payload_bytes) == (None, 5)
