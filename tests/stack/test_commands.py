"""The whole path with real processes: URLs and files in, articles, figures, traces and replays out."""

import csv
import io
import json
import random
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests import corpus
from tests.sites import Site, reply
from tests.stack.conftest import Stack

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
pytestmark = pytest.mark.slow
CHANGES = ("articles_changed", "texts_changed", "figures_added", "figures_removed", "failed")


@pytest.fixture(scope="module")
def pages(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Twenty pages, imported."""
    paths = corpus.write(tmp_path_factory.mktemp("pages").resolve(), 20)
    done = stack.call("import", paths[0].parent, "--wait")
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "20 stored"
    return paths


def test_exported_records_are_those_of_extract(stack: Stack, pages: list[Path]) -> None:
    def without_id(records: list[dict[str, object]]) -> list[dict[str, object]]:
        for record in records:
            record.pop("id", None)
            record.get("article", {}).pop("id", None)
        return records

    wanted = {path.as_uri() for path in pages}
    articles = [record for record in stack.lines("export", "articles") if record["url"] in wanted]
    figures = [record for record in stack.lines("export", "figures") if record["article"]["url"] in wanted]
    ordered = [Path(record["url"].removeprefix("file://")) for record in articles]
    assert without_id(articles) == without_id(stack.lines("extract", *ordered))
    assert without_id(figures) == without_id(stack.lines("extract", *ordered, "--records", "figures"))
    assert len(figures) > 60


def test_importing_the_same_files_again_changes_nothing(stack: Stack, pages: list[Path]) -> None:
    before = stack.json("status", "--json")
    done = stack.call("import", *pages, "--wait")
    assert (done.returncode, done.stderr.splitlines()) == (0, ["20 known already", "nothing new"])
    assert stack.json("status", "--json") == before


def test_a_changed_file_is_a_new_version(stack: Stack, tmp_path: Path) -> None:
    path = tmp_path.resolve() / "changing.html"
    for number in (1, 2):
        path.write_text(corpus.page(number, seed=5))
        assert stack.call("import", path, "--wait").returncode == 0
    (listed,) = [article for article in stack.json("articles", "--json") if article["url"] == path.as_uri()]
    assert listed["version"] == 2
    assert stack.json("show", listed["id"], "--json")["title"].startswith("Day 2")


def test_a_trace_says_every_state_with_its_place_in_the_archive(stack: Stack, pages: list[Path]) -> None:
    steps = stack.json("trace", pages[0], "--json")
    assert [step["state"] for step in steps] == ["fetched", "parsing", "stored"]
    assert [(step["reason"], step["attempt"]) for step in steps] == [(None, 0), (None, 1), ("new", 1)]
    segment = stack.home / "archive" / steps[-1]["segment"]
    assert steps[-1]["offset"] < segment.stat().st_size


def test_a_replay_with_the_same_parser_changes_nothing(stack: Stack, pages: list[Path]) -> None:
    before = stack.look("export", "figures"), stack.look("export", "articles")
    for words in (("--dry-run",), ("--apply",)):
        found = json.loads(stack.call("replay", *words, "--json").stdout)
        assert found["rows"] >= len(pages)
        assert not any(found[key] for key in CHANGES)
    assert (stack.look("export", "figures"), stack.look("export", "articles")) == before


def test_files_that_are_no_article_end_as_rejected_with_a_reason(stack: Stack, tmp_path: Path) -> None:
    contents = {
        "empty.html": b"",
        "huge.html": b"<p>word " * (30 * 2**20 // 8),
        "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(2000),
        "noise.html": random.Random(1).randbytes(4096),
    }
    folder = tmp_path.resolve()
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    done = stack.call("import", folder, "--wait")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    ends = {path.name: stack.json("trace", path, "--json")[-1] for path in folder.iterdir()}
    assert {end["state"] for end in ends.values()} == {"rejected"}
    assert {name: end["reason"] for name, end in ends.items() if name != "noise.html"} == {
        "empty.html": "empty",
        "huge.html": "too_big",
        "picture.html": "type",
    }
    assert ends["noise.html"]["reason"] in ("type", "encoding", "empty", "not_article")


def test_csv_holds_every_figure_once(stack: Stack, pages: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "figures.csv"
    assert stack.look("export", "figures", "--format", "csv", "--out", out) == ""
    rows = list(csv.DictReader(io.StringIO(out.read_text())))
    assert len(rows) == len(stack.lines("export", "figures"))
    assert rows[0]["article_url"].startswith("file://")


def test_families_line_up_different_outlets(stack: Stack, pages: list[Path]) -> None:
    found = stack.json("compare", "--json")
    assert found
    assert all(len(family["outlets"]) >= 2 for family in found)


def test_urls_through_the_fetcher(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A stack of its own, for its guard must let the site's port through."""
    with Site({"/a": reply(corpus.page(3, 9).encode()), "/b": reply(corpus.page(4, 9).encode())}) as site:
        own = Stack(
            tmp_path_factory.mktemp("fetching").resolve() / "home",
            {"TALLYWIRE_ALLOW_PRIVATE": site.host, "TALLYWIRE_HOST_SECONDS": "0", "TALLYWIRE_CONTACT": "desk@outlet.example"},
        )
        urls = [site.url("/a?utm_source=x"), site.url("/a"), site.url("/b"), site.url("/none"), "http://10.0.0.1/", "ftp://x/"]
        done = own.call("add", *urls, "--wait", "--json")
        assert done.returncode == 1
        assert "ftp://x/: refused: scheme" in done.stderr
        assert {row["url"]: (row["state"], row["reason"]) for row in json.loads(done.stdout)} == {
            site.url("/a"): ("stored", "new"),
            site.url("/b"): ("stored", "new"),
            site.url("/none"): ("gone", "not_found"),
            "http://10.0.0.1/": ("refused", "address"),
        }
        assert [step["state"] for step in json.loads(own.call("trace", urls[0], "--json").stdout)] == [
            "queued",
            "fetching",
            "fetched",
            "parsing",
            "stored",
        ]
        assert own.members() == []


def test_up_a_second_time_is_one_clear_line(stack: Stack) -> None:
    before = {process.pid for process in stack.members()}
    done = Stack(stack.home).call("up")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "already runs" in line
    assert before <= {process.pid for process in stack.members()}


def test_the_web_page_shows_what_is_stored(stack: Stack, pages: list[Path]) -> None:
    base = f"http://127.0.0.1:{stack.port}"
    (listed, *_) = stack.json("articles", "--json")
    page = urllib.request.urlopen(f"{base}/articles/{listed['id']}", timeout=10).read().decode()
    assert "<mark" in page
    metrics = urllib.request.urlopen(f"{base}/metrics", timeout=10).read().decode()
    stored = stack.json("status", "--json")["states"]["stored"]
    assert f'tallywire_rows{{state="stored"}} {float(stored)}' in metrics
    assert urllib.request.urlopen(f"{base}/health", timeout=10).status == 200


@pytest.mark.skipif(not SEEDS.exists(), reason="the measuring sets are not beside this checkout")
def test_the_first_case_end_to_end(stack: Stack, tmp_path: Path) -> None:
    assert stack.call("import", *sorted(SEEDS.glob("*.txt")), "--wait").returncode == 0
    wanted = [record for record in stack.look("export", "figures").splitlines() if "/seeds/" in record]
    (tmp_path / "figures.jsonl").write_text("\n".join(wanted))
    command = [sys.executable, str(SEEDS / "score.py"), str(tmp_path / "figures.jsonl")]
    score = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    assert float(score.split("F1 ")[1].split()[0]) >= 0.90
