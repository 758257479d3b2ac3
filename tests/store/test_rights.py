"""Rights are stored with the article, obeyed by what is given out, and a change of them is a change of the article."""

import io
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from services.cli.exporting import write_csv
from services.cli.main import call
from services.contracts.exports import article_record
from services.contracts.records import Article, Right, Rights, Statement
from services.store import reads
from tests import samples

URL = "https://courier.example/1"


def reserved(*flags: Right, url: str = URL) -> Article:
    said = tuple(Statement(where="header", name="x-robots-tag", value=flag) for flag in flags)
    return samples.article(url, rights=Rights(statements=said, flags=flags), standfirst="The cranes stand still")


@pytest.fixture
def withheld(database: str) -> Article:
    """A stored article whose page says `noarchive`."""
    made = reserved(Right.NOARCHIVE)
    samples.store(made)
    return made


def texts(record: Any) -> str:
    """Every text in a record, but the quotes of its figures and relations."""
    return json.dumps({key: value for key, value in record.items() if key not in ("figures", "relations")}, default=str)


def test_what_is_stored_is_what_was_stated(withheld: Article) -> None:
    whole = reads.article(1, obey=False)
    assert whole is not None
    assert (whole["rights"], whole["withheld"]) == (withheld.rights.model_dump(mode="json"), [])
    assert whole["body"] == withheld.body


@pytest.mark.parametrize("given", [lambda: reads.article(1), lambda: next(reads.stream_articles())], ids=["one", "all"])
def test_a_withheld_text_is_not_given_out_but_its_figures_are(withheld: Article, given: Any) -> None:
    record = given()
    assert record["withheld"] == ["noarchive"]
    assert (record["text"], record["body"], record["blocks"], record["tables"], record["standfirst"]) == ("", "", [], [], None)
    assert samples.BODY not in texts(record)
    assert (record["title"], record["outlet"]) == (samples.TITLE, "Ansel Courier")
    assert [figure["quote"] for figure in reads.stream_figures()] == [figure.quote for figure in withheld.figures]


@pytest.mark.parametrize("flag", [Right.NOINDEX, Right.NOAI, Right.NOIMAGEAI, Right.NO_TRAINING])
def test_other_statements_are_recorded_and_withhold_nothing(database: str, flag: Right) -> None:
    samples.store(reserved(flag))
    (record,) = reads.stream_articles()
    assert record["withheld"] == []
    assert record["rights"]["flags"] == [flag]
    assert samples.BODY in record["body"]


def test_both_forms_have_the_same_fields_so_that_a_sheet_holds_both(withheld: Article) -> None:
    samples.store(samples.article("https://courier.example/2"))
    records = list(reads.stream_articles())
    assert [list(record) for record in records] == [["id", *article_record(withheld)]] * 2
    write_csv(records, io.StringIO())


@pytest.mark.parametrize(
    "words", [("show", "1"), ("show", "1", "--json"), ("export", "articles"), ("export", "articles", "--format", "csv")]
)
def test_the_command_withholds_unless_it_is_told_or_set(
    withheld: Article, words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def says_all(*more: str) -> bool:
        assert call([*words, *more]) == 0
        out = capsys.readouterr().out
        assert "noarchive" in out
        return "The cranes stand still" in out or samples.BODY in out

    assert not says_all()
    if words == ("show", "1"):
        monkeypatch.setenv("TALLYWIRE_INCLUDE_RESERVED", "true")
        call(list(words))
        assert samples.BODY in capsys.readouterr().out
    else:
        assert says_all("--include-reserved")


def test_the_web_page_withholds_unless_it_is_set(withheld: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    from services.web.app import app

    page = TestClient(app).get("/articles/1").text
    assert "The page withholds its text (noarchive)" in page
    assert samples.BODY not in page
    assert withheld.figures[0].quote in page
    assert "x-robots-tag: noarchive" in page
    monkeypatch.setenv("TALLYWIRE_INCLUDE_RESERVED", "true")
    assert "the harbour union said. Damage was put at" in TestClient(app).get("/articles/1").text.replace("</p>", "")


@pytest.mark.parametrize(
    ("first", "second", "versions"),
    [
        (samples.article(URL), reserved(Right.NOARCHIVE).model_copy(update={"standfirst": None}), 2),
        (reserved(Right.NOARCHIVE), reserved(Right.NOARCHIVE), 1),
        (reserved(Right.NOARCHIVE), reserved(Right.NOAI), 2),
    ],
)
def test_a_change_of_rights_is_a_new_version(database: str, first: Article, second: Article, versions: int) -> None:
    samples.store(first)
    samples.store(second)
    found = reads.article(1)
    assert found is not None
    assert (found["version"], found["withheld"]) == (versions, list(second.rights.withholds))


def test_an_article_without_statements_keeps_the_digest_it_had(database: str) -> None:
    """Else every article stored before rights were read would get a version at its next re-check."""
    from services.store.writes import _columns

    made = samples.article(URL)
    record = made.model_dump(mode="json")
    before = {key: value for key, value in record.items() if key not in ("url", "evidence", "refused", "signature", "rights")}
    from services.store.writes import _digest

    assert _columns(made, "1")["record_digest"] == _digest(json.dumps(before, sort_keys=True, ensure_ascii=False))
