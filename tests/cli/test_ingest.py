"""`add` and `import`: what is accepted, known or refused, and with --wait how it ended, in lines, JSON and exit codes."""

import gzip
import json
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
import redis

from services.archive.index import Damage, entries
from services.archive.reader import read
from services.contracts.errors import ArchiveError
from services.contracts.messages import Failure
from services.contracts.settings import load
from services.store import reads
from tests import corpus
from tests.cli.conftest import Run, Workers

Tallywire = Callable[..., Run]
ONE, TWO = "https://example.org/1", "https://example.org/2"


@pytest.mark.parametrize(
    ("urls", "code", "says"),
    [
        ((ONE,), 0, ["1 accepted"]),
        ((ONE, TWO), 0, ["2 accepted"]),
        ((ONE, ONE + "?utm_source=x", ONE + "#top"), 0, ["1 accepted, 2 known already"]),
        (
            (ONE, "ftp://x/"),
            1,
            ["tallywire: ftp://x/: refused: scheme: only http and https are fetched", "1 accepted, 1 refused"],
        ),
        (("http:///path",), 1, ["tallywire: http:///path: refused: url: no host", "1 refused"]),
        (("https://example.org/a b",), 1, None),
        (("https://example.org:99999/",), 1, None),
        (("https://example.org/" + "a" * 3000,), 1, None),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, tuple) else "",
)
def test_add_says_what_became_of_each_url(
    urls: tuple[str, ...], code: int, says: list[str] | None, tallywire: Tallywire, database: str, broker: str
) -> None:
    run = tallywire("add", *urls)
    assert (run.code, run.out) == (code, "")
    lines = run.err.splitlines()
    if says is None:
        assert lines[0].startswith("tallywire: https://example.org")
        assert ": refused: " in lines[0]
        assert len(lines[0]) < 400
    else:
        assert lines == says


def test_add_as_json_has_one_entry_a_url_in_order(tallywire: Tallywire, database: str, broker: str) -> None:
    run = tallywire("add", ONE, "ftp://x/", ONE, "--json")
    first, refused, known = run.json
    assert [set(entry) for entry in run.json] == [{"url", "row", "refusal"}] * 3
    assert (first["url"], first["refusal"]) == (ONE, None)
    assert isinstance(first["row"], int)
    assert (refused["row"], refused["refusal"]) == (None, "scheme: only http and https are fetched")
    assert (known["row"], known["refusal"]) == (None, None)


def test_add_is_committed_and_asks_for_a_dispatch(tallywire: Tallywire, database: str, broker: str) -> None:
    assert tallywire("add", ONE).code == 0
    assert reads.trace(ONE)[0]["state"] == "queued"
    assert redis.Redis.from_url(broker).llen("store") == 1


def test_add_works_while_redis_does_not_answer(tallywire: Tallywire, database: str) -> None:
    run = tallywire("add", ONE)  # no broker is set
    assert run.code == 0
    assert run.err.splitlines()[-1] == "1 accepted"
    assert reads.status()["live"] == 1


LIST = f"# a list\n\n  {ONE}\n{TWO}  \n   # the end\n"


def test_a_file_names_a_url_a_line(tallywire: Tallywire, database: str, broker: str, tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text(LIST)
    assert [entry["url"] for entry in tallywire("add", "--file", tmp_path / "urls.txt", "--json").json] == [ONE, TWO]


def test_a_list_comes_from_standard_input_whatever_bytes_it_holds(
    tallywire: Tallywire, database: str, broker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=BytesIO(LIST.encode() + b"\xff\xfe\n")))
    run = tallywire("add", "--file", "-", "--json")
    assert run.code == 1
    assert [entry["url"] for entry in run.json][:2] == [ONE, TWO]
    assert run.json[2]["refusal"].startswith("scheme")


@pytest.mark.parametrize("words", [("--file", "nowhere.txt"), ("--file", "."), ("--file", "empty.txt"), ()])
def test_add_without_a_url_is_a_wrong_call(
    words: tuple[str, ...], tallywire: Tallywire, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").write_text("# nothing\n")
    run = tallywire("add", *words)
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1


def test_add_waits_and_says_how_each_ended(tallywire: Tallywire, workers: Workers) -> None:
    workers.fetched["https://gone.example/"] = Failure(reason="not_found", detail="404")
    workers.parsed["https://list.example/"] = Failure(reason="not_article")
    run = tallywire("add", ONE, "https://gone.example/", "https://list.example/", "--wait", "--json")
    assert run.code == 1
    assert {row["url"]: (row["state"], row["reason"]) for row in run.json} == {
        ONE: ("stored", "new"),
        "https://gone.example/": ("gone", "not_found"),
        "https://list.example/": ("rejected", "not_article"),
    }
    assert [set(row) for row in run.json] == [{"row", "url", "state", "reason", "detail"}] * 3
    lines = run.err.splitlines()
    assert lines[0] == "3 accepted"
    assert "tallywire: https://gone.example/: gone: not_found: 404" in lines
    assert "tallywire: https://list.example/: rejected: not_article" in lines
    assert sorted(lines[-1].split(", ")) == ["1 gone", "1 rejected", "1 stored"]


@pytest.mark.parametrize(("urls", "code", "last"), [((ONE, TWO), 0, "2 stored"), ((ONE, "ftp://x/"), 1, "1 stored")])
def test_what_is_stored_is_fine_and_what_is_refused_is_not(
    urls: tuple[str, ...], code: int, last: str, tallywire: Tallywire, workers: Workers
) -> None:
    run = tallywire("add", *urls, "--wait")
    assert (run.code, run.out) == (code, "")
    assert run.err.splitlines()[-1] == last


def test_a_long_list_of_failures_is_cut(tallywire: Tallywire, workers: Workers, tmp_path: Path) -> None:
    urls = [f"https://h{number}.example/" for number in range(25)]
    workers.fetched |= dict.fromkeys(urls, Failure(reason="not_found"))
    (tmp_path / "urls.txt").write_text("\n".join(urls))
    run = tallywire("add", "--file", tmp_path / "urls.txt", "--wait")
    lines = run.err.splitlines()
    assert len([line for line in lines if "gone: not_found" in line]) == 20
    assert lines[-2:] == ["… and 5 more that were not stored: `tallywire status`", "25 gone"]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of three pages, one of them packed, and what is none."""
    folder = tmp_path / "pages"
    _, second, third = corpus.write(folder, 3)
    (folder / "deep").mkdir()
    with gzip.open(folder / "deep" / "packed.html.gz", "wb") as file:
        file.write(third.read_bytes())
    third.unlink()
    second.rename(folder / "UPPER.HTML")
    (folder / "notes.pdf").write_bytes(b"%PDF-1.7")
    return folder


def test_import_keeps_every_page_as_it_is_and_accepts_it(tallywire: Tallywire, database: str, home: Path, pages: Path) -> None:
    run = tallywire("import", pages, "--json")
    assert run.code == 0
    assert run.err.splitlines()[-1] == "3 accepted"
    urls = [entry["url"] for entry in run.json]
    assert urls == [path.resolve().as_uri() for path in sorted(pages.rglob("*")) if path.suffix.lower() in (".html", ".gz")]
    found = list(entries(home / "archive"))
    assert not [one for one in found if isinstance(one, Damage)]
    bodies = {one.url: read(home / "archive", one).body for one in found}
    plain = pages / "page-0000.html"
    packed = pages / "deep" / "packed.html.gz"
    assert bodies[plain.resolve().as_uri()] == plain.read_bytes()
    assert bodies[packed.resolve().as_uri()] == gzip.decompress(packed.read_bytes())


def test_importing_the_same_bytes_again_is_known_and_changed_ones_are_not(
    tallywire: Tallywire, database: str, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "story.txt"
    said = []
    for text in ("one", "one", "two", "one"):
        path.write_text(text)
        said.append(tallywire("import", path).err.splitlines()[-1])
    assert said == ["1 accepted", "1 known already", "1 accepted", "1 accepted"]


def test_what_cannot_be_read_is_one_line_and_the_rest_is_accepted(
    tallywire: Tallywire, workers: Workers, home: Path, tmp_path: Path
) -> None:
    sound, loop, broken, cut = (tmp_path / name for name in ("a.html", "b.html", "c.html.gz", "d.html.gz"))
    sound.write_text(corpus.page(1))
    (tmp_path / "folder.html").mkdir()
    loop.symlink_to(tmp_path / "folder.html")
    broken.write_bytes(b"no gzip at all")
    cut.write_bytes(gzip.compress(corpus.page(2).encode())[:-20])
    run = tallywire("import", sound, broken, cut, "--wait")
    assert run.code == 1
    lines = run.err.splitlines()
    assert lines[0].startswith(f"tallywire: {broken}: encoding: ")
    assert lines[1].startswith(f"tallywire: {cut}: truncated: ")
    assert lines[2:] == ["1 accepted", "1 stored"]


@pytest.mark.parametrize(("name", "says"), [("nowhere", "no such file or folder"), ("empty", "no txt, html or html.gz file")])
def test_import_of_nothing_is_a_wrong_call(name: str, says: str, tallywire: Tallywire, database: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = tallywire("import", tmp_path / name)
    assert (run.code, run.out) == (2, "")
    assert says in run.err
    assert run.err.count("\n") == 1


def test_an_archive_that_cannot_be_written_accepts_nothing(
    tallywire: Tallywire, database: str, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("TALLYWIRE_ARCHIVE", str(tmp_path / "file"))
    run = tallywire("import", pages)
    assert (run.code, run.out) == (1, "")
    assert run.err == f"tallywire: {tmp_path / 'file'}: File exists\n"
    assert reads.status()["accepted"] == 0


def test_bytes_are_kept_before_the_row_is_written(
    tallywire: Tallywire, database: str, home: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ArchiveError("the disk is gone")

    monkeypatch.setattr("services.cli.importing.accept_captures", fail)
    assert tallywire("import", pages).code == 1
    assert len(list(entries(load().archive_folder))) == 3
    assert reads.status()["accepted"] == 0


def test_a_wait_in_a_pipe_says_now_and_then_how_far_it_is(
    tallywire: Tallywire, workers: Workers, home: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.cli.waiting.BETWEEN_LINES", 0.0)
    steps = iter((3, 2, 2, 0))
    monkeypatch.setattr(reads, "live", lambda _: next(steps))
    lines = tallywire("import", pages, "--wait").err.splitlines()
    assert lines[1:3] == ["0 of 3 done", "1 of 3 done"]


def test_a_wait_on_a_terminal_draws_a_bar(
    tallywire: Tallywire, workers: Workers, home: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    steps = iter((3, 1, 0))
    monkeypatch.setattr(reads, "live", lambda _: next(steps))
    err = tallywire("import", pages, "--wait").err
    assert "/3" in err
    assert "of 3 done" not in err


def test_json_goes_to_standard_output_alone(tallywire: Tallywire, workers: Workers, home: Path, pages: Path) -> None:
    run = tallywire("import", pages, "--wait", "--json")
    assert [row["state"] for row in json.loads(run.out)] == ["stored"] * 3
    assert run.out.count("\n") == 1
