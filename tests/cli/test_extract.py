"""`extract` and `numbers` without any service: records out, one clear line for what is no article, the rest still printed."""

import io
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from services.cli.main import call
from services.contracts.records import Article, Figure
from tests import corpus

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
TEXT = (
    "Storm in Norwick\n\nMore than 300 people left Norwick on Monday, the governor said.\n\nA second paragraph follows it here."
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "good.html"
    path.write_text(corpus.page(1))
    return path


def records(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def feed(monkeypatch: pytest.MonkeyPatch, *lines: object) -> None:
    """Give standard input these lines: strings as they are, other values as JSON."""
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))


def bad_files(folder: Path) -> Iterator[Path]:
    contents = {
        "empty.html": b"",
        "huge.html": b"<p>word " * (30 * 2**20 // 8),
        "picture.html": PNG,
        "noise.html": random.Random(1).randbytes(4096),
    }
    for name, content in contents.items():
        path = folder / name
        path.write_bytes(content)
        yield path


def test_an_article_record_has_every_field(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["extract", str(page)]) == 0
    (record,) = records(capsys.readouterr().out)
    assert set(record) == {"id", "body", "withheld", *Article.model_fields} - {"figures"}
    assert record["url"] == page.as_uri()
    assert record["title"].startswith("Day 1 of the storm")
    assert record["body"] in record["text"]


def test_figure_records_hold_exact_words(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(["extract", str(page)])
    (article,) = records(capsys.readouterr().out)
    assert call(["extract", str(page), "--records", "figures"]) == 0
    found = records(capsys.readouterr().out)
    assert len(found) >= 5
    for figure in found:
        assert set(figure) == {"article", *Figure.model_fields}
        assert article["text"][figure["start"] : figure["end"]] == figure["text"]
        assert figure["quote"] in article["text"]


def test_bad_files_are_one_line_each_and_the_others_are_printed(
    tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = list(bad_files(tmp_path))
    assert call(["extract", *map(str, bad[:2]), str(page), *map(str, bad[2:])]) == 1
    out, err = capsys.readouterr()
    assert [record["url"] for record in records(out)] == [page.as_uri()]
    lines = err.splitlines()
    assert len(lines) == 4
    for path, line, reason in zip(bad, lines, ("empty", "too_big", "type", ""), strict=True):
        assert line.startswith(f"tallywire: {path}: rejected: {reason}")
    assert "Traceback" not in err


def test_the_order_is_kept_over_processes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus.write(tmp_path / "pages", 30)
    assert call(["extract", str(tmp_path / "pages")]) == 0
    alone = capsys.readouterr().out
    assert call(["extract", str(tmp_path / "pages"), "--jobs", "2"]) == 0
    assert capsys.readouterr().out == alone
    assert len(alone.splitlines()) == 30


def test_a_folder_gives_its_pages_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus.write(tmp_path / "a" / "b", 2)
    (tmp_path / "a" / "notes.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "a" / "story.txt").write_text(TEXT)
    assert call(["extract", str(tmp_path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_json_lines_in(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given = ({"url": "https://example.org/1", "html": corpus.page(1)}, {"url": "https://example.org/2", "text": TEXT})
    feed(monkeypatch, *given)
    assert call(["extract", "-"]) == 0
    assert [record["url"] for record in records(capsys.readouterr().out)] == ["https://example.org/1", "https://example.org/2"]


def test_json_lines_that_are_none_are_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    feed(monkeypatch, "{", '"text"', {"url": 1}, {"url": "https://example.org/", "html": None}, "[" * 100_000)
    assert call(["extract", "-"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(" is not")[0] for line in err.splitlines()] == [f"tallywire: line {n}:" for n in range(1, 6)]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["extract", "nowhere.html"], "nowhere.html: no such file or folder"),
        (["extract", "--records", "pictures", "."], "--records pictures: articles or figures"),
        (["numbers", "file.jsonl"], "numbers reads standard input"),
        (["add"], "no URL given"),
        (["show"], "Missing argument 'ID'"),
        (["show", "one"], "a valid integer"),
        (["articles", "--nonsense"], "No such option"),
        (["nonsense"], "No such command"),
    ],
)
def test_a_wrong_call_is_one_line_and_code_2(words: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(words) == 2
    err = capsys.readouterr().err
    assert err.startswith("tallywire: ")
    assert says in err
    assert len(err.splitlines()) == 1


def test_an_unreadable_file_is_one_line(tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loop = tmp_path / "loop.html"
    loop.symlink_to(loop)
    assert call(["extract", str(page), str(tmp_path / "gone.html.gz")]) == 2
    (tmp_path / "broken.html.gz").write_bytes(b"no gzip at all")
    assert call(["extract", str(tmp_path / "broken.html.gz"), str(page)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "broken.html.gz: rejected: encoding" in err


def test_numbers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    feed(monkeypatch, {"id": "a", "text": "Some 300 people fled to Norwick."}, {"id": 2, "text": "Nobody came."}, "nonsense")
    assert call(["numbers", "-"]) == 1
    out, err = capsys.readouterr()
    first, second = records(out)
    assert (first["id"], [figure["low"] for figure in first["figures"]]) == ("a", [300])
    assert second == {"id": 2, "figures": []}
    assert "line 3" in err


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    corpus.write(tmp_path, 60)
    command = [sys.executable, "-c", "from services.cli.main import main; main()", "extract", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TALLYWIRE_PAGE_BYTES", "many")
    assert call(["extract", "."]) == 2
    assert "TALLYWIRE_PAGE_BYTES" in capsys.readouterr().err


def test_a_fault_of_our_own_goes_to_the_log(
    home: Path, page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("services.parser.article.read_article", broken)
    assert call(["extract", str(page)]) == 70
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "ZeroDivisionError" in (home / "logs" / "cli.log").read_text()
