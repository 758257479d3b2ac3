"""Without a contact the command takes in nothing of the public web."""

import os
from pathlib import Path

import pytest

from services.cli.main import call
from services.cli.stack import stack_settings
from services.embedded import home as folders
from services.store import reads, sources

PAGE = "https://outlet.example/1"
LOCAL = "http://127.0.0.1:8081/1"


@pytest.mark.parametrize("words", [("add", PAGE), ("add", LOCAL, PAGE), ("add", "ftp://x/", PAGE), ("watch", PAGE)])
def test_public_urls_are_refused_in_one_line_and_nothing_is_taken_in(
    database: str, broker: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("TALLYWIRE_ALLOW_PRIVATE", "127.0.0.1:8081")
    assert call(list(words)) == 2
    said = capsys.readouterr().err
    assert said.startswith("tallywire: no contact is set: set TALLYWIRE_CONTACT to ")
    assert said.count("\n") == 1
    assert (reads.status()["accepted"], sources.listed()) == (0, [])


@pytest.mark.parametrize("variable", ["TALLYWIRE_CONTACT=desk@outlet.example", "TALLYWIRE_ALLOW_PRIVATE=outlet.example:443"])
def test_with_a_contact_or_an_allowed_host_they_are_taken_in(
    database: str, broker: str, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(*variable.split("="))
    assert call(["add", PAGE]) == 0
    assert reads.status()["accepted"] == 1


def test_a_file_of_feeds_is_judged_too(database: str, broker: str, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(f'<opml version="2.0"><body><outline xmlUrl="{PAGE}"/></body></opml>')
    assert call(["watch", "--opml", str(tmp_path / "feeds.opml")]) == 2
    assert sources.listed() == []


def test_the_contact_of_a_running_stack_counts(home: Path) -> None:
    assert stack_settings().contact is None
    with folders.held(home):
        note = folders.Running(str(home.resolve()), os.getpid(), "", "", None, {}, "desk@outlet.example", "127.0.0.1:8081")
        folders.write_note(note)
        found = stack_settings()
    assert (found.contact, found.allowed_hosts) == ("desk@outlet.example", {"127.0.0.1:8081"})
