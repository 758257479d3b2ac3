"""`tallywire topic` and what it leaves out, as a person sees it."""

import json

import pytest

from services.cli.main import call
from services.contracts.settings import Settings
from services.store import sources, topics
from tests import samples

FEED = "https://outlet.example/feed"


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> object:
    assert call(list(words)) == 0
    return json.loads(capsys.readouterr().out)


def test_topics_are_added_listed_and_removed(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    added = printed(capsys, "topic", "add", "draft", "--any", "call-up, mobilis*", "--any", "draft", "--all", "Russia", "--json")
    assert added == {"name": "draft", "any_of": ["call-up", "mobilis*", "draft"], "all_of": ["Russia"], "source": None}
    (listed,) = printed(capsys, "topic", "list", "--json")
    assert {key: listed[key] for key in added} == added
    assert call(["topic", "list"]) == 0
    assert "call-up, mobilis*, draft\tRussia\tall" in capsys.readouterr().out
    assert printed(capsys, "topic", "remove", "draft", "--json") == {"removed": "draft"}
    assert printed(capsys, "topic", "list", "--json") == []


def test_a_topic_may_hold_for_one_source(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    sources.watch(FEED, Settings())
    assert call(["topic", "add", "ports", "--any", "harbour", "--source", FEED + "?utm_source=x"]) == 0
    assert [row["source"] for row in topics.listed()] == [FEED]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "t"), "needs a phrase"),
        (("add", "t", "--any", "??"), "holds no word"),
        (("add", "t", "--any", "a", "--source", "ftp://x/"), "scheme"),
        (("add", "t", "--any", "a", "--source", FEED), "is not watched"),
        (("remove", "t"), "no topic 't'"),
    ],
)
def test_a_wrong_call_is_one_line_and_code_2(
    database: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    assert call(["topic", *words]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("command", ["add", "list", "remove"])
def test_help_shows_an_example(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert call(["topic", command, "--help"]) == 0
    assert f"Example: tallywire topic {command}" in capsys.readouterr().out


def test_what_is_left_out_can_be_seen(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    topics.add("t", ["mobilisation"], [])
    number = samples.find(FEED, "A harbour reopens", "Mobilisation begins")
    (row,) = printed(capsys, "left-out", "--json")
    assert (row["title"], row["reason"], row["source"]) == ("A harbour reopens", "off_topic", FEED)
    assert printed(capsys, "left-out", "--source", str(number + 1), "--json") == []
    assert call(["left-out"]) == 0
    assert "off_topic\tA harbour reopens" in capsys.readouterr().out
    (source,) = printed(capsys, "sources", "--json")
    assert (source["off_topic"], source["over_budget"], source["backlog"]) == (1, 0, 0)
