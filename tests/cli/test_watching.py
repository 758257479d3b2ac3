"""Sources on the command line: watched, listed, exchanged as OPML, no longer watched."""

import io
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from services.cli import watching
from services.contracts.messages import Failure, SourceKind
from services.store import reads, sources
from services.store.db import transaction
from tests import samples
from tests.cli.conftest import Run, Workers

Tallywire = Callable[..., Run]
FEED, LIST = "https://courier.example/feed.xml", "https://post.example/urls.txt"
OPML = """<opml version="2.0"><head/><body><outline text="News">
<outline type="rss" xmlUrl="https://courier.example/feed.xml"/><outline type="rss" xmlUrl="https://post.example/urls.txt"/>
</outline><outline text="no feed"/></body></opml>"""
FIELDS = """id url kind title active last_attempt last_success last_new next_at failures reason detail parent_id expected missed
silent state rechecks backlog off_topic over_budget"""


def test_a_source_is_asked_and_what_it_names_is_accepted(tallywire: Tallywire, workers: Workers) -> None:
    workers.polled[FEED] = samples.polled("https://courier.example/1", "https://courier.example/2")
    run = tallywire("watch", FEED)
    assert (run.code, run.err) == (0, "")
    number, url, state, title = run.out.rstrip("\n").split("\t")
    assert (url, state, title) == (FEED, "feed", "Ansel Courier")
    assert reads.status()["accepted"] == 2
    assert sources.listed()[0]["id"] == int(number)


def test_watch_as_json(tallywire: Tallywire, workers: Workers) -> None:
    workers.polled[LIST] = samples.polled(kind=SourceKind.LIST, title=None)
    run = tallywire("watch", FEED, LIST, "--json")
    assert [(source["url"], source["kind"]) for source in run.json] == [(FEED, "feed"), (LIST, "list")]
    assert {frozenset(source) for source in run.json} == {frozenset(FIELDS.split())}


def test_a_source_that_fails_is_code_1_with_its_reason(tallywire: Tallywire, workers: Workers) -> None:
    workers.polled[LIST] = Failure(reason="type", detail="neither feed, sitemap, list nor page")
    run = tallywire("watch", FEED, LIST)
    assert run.code == 1
    assert run.out.splitlines()[1].split("\t")[1:3] == [LIST, "type: neither feed, sitemap, list nor page"]


def test_what_is_no_url_is_refused_and_the_rest_is_watched(tallywire: Tallywire, workers: Workers) -> None:
    run = tallywire("watch", "ftp://x/", FEED, FEED + "#again")
    assert run.code == 1
    assert run.err == "tallywire: ftp://x/: refused: scheme: only http and https are fetched\n"
    assert len(run.out.splitlines()) == 1
    assert len(sources.listed()) == 1


def test_a_source_that_does_not_answer_in_time_is_not_known_yet(
    tallywire: Tallywire, database: str, broker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "PATIENCE", 0.1)
    run = tallywire("watch", FEED)  # no worker is there
    assert run.code == 0
    assert run.out.split("\t")[1:] == [FEED, "not known yet", "\n"]


@pytest.mark.parametrize("given", ["file", "-"])
def test_opml_in(given: str, tallywire: Tallywire, workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text(OPML)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(OPML.encode())))
    assert tallywire("watch", "--opml", given).code == 0
    assert [source["url"] for source in sources.listed()] == [FEED, LIST]


@pytest.mark.parametrize("content", [b"", b"<opml>", b"\xff\xfe\x00", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&d;</a>', None])
def test_what_is_no_opml_is_one_line(content: bytes | None, tallywire: Tallywire, database: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "file").write_bytes(content)
    run = tallywire("watch", "--opml", tmp_path / "file")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"tallywire: {tmp_path / 'file'}: no OPML file: ")
    assert run.err.count("\n") == 1


def test_an_opml_without_a_feed_is_no_call(tallywire: Tallywire, database: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text('<opml version="2.0"><body><outline text="nothing"/></body></opml>')
    assert tallywire("watch", "--opml", tmp_path / "file").code == 2
    assert tallywire("watch").code == 2


def test_opml_out_holds_the_feeds_that_are_watched_and_comes_back_in(
    tallywire: Tallywire, workers: Workers, tmp_path: Path
) -> None:
    other = "https://post.example/feed?a=1&b=2"
    workers.polled |= {LIST: samples.polled(kind=SourceKind.LIST), other: samples.polled(title='"Post" <& more>')}
    tallywire("watch", FEED, LIST, other)
    out = tallywire("sources", "--opml").out
    outlines = list(ET.fromstring(out).iter("outline"))
    assert [(one.get("xmlUrl"), one.get("title")) for one in outlines] == [(FEED, "Ansel Courier"), (other, '"Post" <& more>')]
    (tmp_path / "feeds.opml").write_text(out)
    assert tallywire("watch", "--opml", tmp_path / "feeds.opml").code == 0
    assert len(sources.listed()) == 3


def test_unwatch_by_number(tallywire: Tallywire, workers: Workers) -> None:
    tallywire("watch", FEED, LIST)
    first, second = (source["id"] for source in sources.listed())
    run = tallywire("unwatch", first)
    assert (run.code, run.out, run.err) == (0, "", "")
    assert [row["state"] for row in tallywire("sources").rows] == ["off", "ok"]
    again = tallywire("unwatch", second, 999)
    assert (again.code, again.err) == (2, "tallywire: no source 999 is watched: `tallywire sources` lists them\n")
    assert [source["active"] for source in sources.listed()] == [False, False]
    assert tallywire("sources", "--opml").out.count("outline") == 0


def test_sources_tell_how_each_is(tallywire: Tallywire, workers: Workers) -> None:
    workers.polled[LIST] = Failure(reason="network", detail="refused")
    tallywire("watch", FEED, LIST)
    sources.watch("https://new.example/", watching.load())
    rows = tallywire("sources").rows
    assert [(row["url"], row["kind"], row["state"]) for row in rows] == [
        (FEED, "feed", "ok"),
        (LIST, "", "network"),
        ("https://new.example/", "", "new"),
    ]
    assert tuple(rows[0]) == watching.COLUMNS


def test_silent_sources_are_told_apart(tallywire: Tallywire, workers: Workers) -> None:
    tallywire("watch", FEED, LIST)
    silent = sources.listed()[0]["id"]
    with transaction() as connection:
        connection.execute("delete from polls")
        for day in range(4, 28):
            poll = (
                "insert into polls (source_id, at, links, new, first) values (%s, now() - make_interval(days => %s), 9, 9, false)"
            )
            connection.execute(poll, (silent, day))
        connection.execute("update sources set last_new = now() - interval '4 days' where id = %s", (silent,))
    assert [source["id"] for source in tallywire("sources", "--silent", "--json").json] == [silent]
    (row,) = tallywire("sources", "--silent").rows
    assert (row["state"], float(row["a day"])) == ("silent", 9.0)
