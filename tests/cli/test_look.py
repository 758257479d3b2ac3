"""What a person or a program is shown of what is stored: tables, JSON, files, and the doors of quarantine and replay."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from services.contracts.messages import Failure
from services.contracts.records import Article, Figure
from services.contracts.states import State
from services.store import ledger, reads
from services.store.db import transaction
from tests import samples
from tests.cli.conftest import Run, Workers

Tallywire = Callable[..., Run]
URLS = [f"https://courier.example/{number}" for number in range(3)]


@pytest.fixture
def stored(database: str, broker: str) -> list[Article]:
    """Three articles of two outlets."""
    outlets = ("Ansel Courier", "Ansel Courier", "Harbour Post")
    articles = [samples.article(url, outlet=outlet) for url, outlet in zip(URLS, outlets, strict=True)]
    samples.store(*articles)
    return articles


def test_articles_are_listed_newest_first(tallywire: Tallywire, stored: list[Article]) -> None:
    run = tallywire("articles")
    assert (run.code, run.err) == (0, "")
    assert [row["url"] for row in run.rows] == URLS[::-1]
    assert run.rows[0] | {"id": ""} == {
        "id": "",
        "published": "2026-11-20",
        "outlet": "Harbour Post",
        "figures": "3",
        "title": samples.TITLE,
        "url": URLS[2],
    }


@pytest.mark.parametrize(("limit", "urls"), [(1, URLS[2:]), (2, URLS[:0:-1]), (99, URLS[::-1])])
def test_articles_up_to_a_limit(limit: int, urls: list[str], tallywire: Tallywire, stored: list[Article]) -> None:
    listed = tallywire("articles", "--limit", limit, "--json").json
    assert [article["url"] for article in listed] == urls
    fields = "id url title outlet authors published modified language version stored_at figures pictures"
    assert {frozenset(article) for article in listed} == {frozenset(fields.split())}


@pytest.mark.parametrize("words", [("articles", "--limit", "0"), ("figures", "--limit", "-1"), ("compare", "--outlets", "0")])
def test_a_limit_below_one_is_a_wrong_call(words: tuple[str, ...], tallywire: Tallywire, database: str) -> None:
    run = tallywire(*words)
    assert (run.code, run.out) == (2, "")


def test_show_writes_the_article_out(tallywire: Tallywire, stored: list[Article]) -> None:
    number = tallywire("articles", "--json").json[0]["id"]
    out = tallywire("show", number).out
    head, about, kept, _, body, *_ = out.splitlines()
    assert head == samples.TITLE
    assert about == f"Harbour Post · 2026-11-20 · {URLS[2]}"
    assert kept.startswith("version 1, tallywire-20261120-0.warc.gz at ")
    assert body == samples.BODY
    assert "> 1,200\tMore than 1,200 dockers\tcount\t\tdockers\tleave\tfrom Port Ansel\tthe harbour union" in out


def test_show_writes_pictures_and_checks_and_does_without_a_title(tallywire: Tallywire, database: str, broker: str) -> None:
    pictures = [
        {"position": 0, "url": "https://x.example/1.jpg", "credit": "A. Writer"},
        {"position": 1, "caption": "Idle cranes"},
    ]
    text = samples.article(URLS[0]).text
    relation = {"kind": "sum", "figures": [0, 1, 2], "reads": "1 + 1 = 2", "holds": True, "quote": text[:5], "start": 0, "end": 5}
    made = Article.model_validate(
        samples.article(URLS[0], title=None, outlet=None, published=None).model_dump()
        | {"pictures": pictures, "relations": [relation]}
    )
    samples.store(made)
    number = tallywire("articles", "--json").json[0]["id"]
    out = tallywire("show", number).out
    assert out.splitlines()[:2] == ["(no title)", URLS[0]]
    assert "  [picture] https://x.example/1.jpg A. Writer\n  [picture] Idle cranes \n" in out
    assert "  [check] 1 + 1 = 2 (sum): holds\n" in out


def test_show_as_json_is_the_whole_record(tallywire: Tallywire, stored: list[Article]) -> None:
    number = tallywire("articles", "--json").json[0]["id"]
    record = tallywire("show", number, "--json").json
    kept = {"version", "parser", "stored_at", "segment", "offset", "captured_at", "archived_pictures", "withheld"}
    assert set(record) == {"id", "body", "figures", *kept, *Article.model_fields}
    wanted = stored[2].model_dump(mode="json")
    assert {name: record[name] for name in wanted} == wanted


@pytest.mark.parametrize("number", ["0", "999", "9999999999"])
def test_an_article_that_is_not_there_is_one_line(number: str, tallywire: Tallywire, stored: list[Article]) -> None:
    run = tallywire("show", number)
    assert (run.code, run.out) == (2, "")
    assert run.err == f"tallywire: no article {number}: `tallywire articles` lists them\n"


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ((), 9),
        (("--kind", "money"), 3),
        (("--event", "departure"), 3),
        (("--kind", "money", "--event", "departure"), 0),
        (("--limit", "4"), 4),
        (("--kind", "nonsense"), 0),
    ],
    ids=str,
)
def test_figures_are_chosen(words: tuple[str, ...], texts: int, tallywire: Tallywire, stored: list[Article]) -> None:
    assert len(tallywire("figures", *words, "--json").json) == texts
    assert len(tallywire("figures", *words).rows) == texts


def test_figures_of_one_article(tallywire: Tallywire, stored: list[Article]) -> None:
    number = tallywire("articles", "--json").json[1]["id"]
    found = tallywire("figures", "--article", number, "--json").json
    assert [figure["article"]["id"] for figure in found] == [number] * 3
    assert all(set(figure) == {"article", *Figure.model_fields} for figure in found)


@pytest.mark.parametrize(("outlets", "families"), [(1, 2), (2, 2), (3, 0)])
def test_families_of_so_many_outlets(outlets: int, families: int, tallywire: Tallywire, stored: list[Article]) -> None:
    found = tallywire("compare", "--outlets", outlets, "--json").json
    assert len(found) == families
    for family in found:
        assert set(family) == {"key", "outlets", "figures"}
        assert family["outlets"] == ["Ansel Courier", "Harbour Post"]
        assert len(family["figures"]) == 3


def test_families_in_words(tallywire: Tallywire, stored: list[Article]) -> None:
    out = tallywire("compare").out
    assert "\ncount: departure · docker (2 outlets)\nvalue\toutlet\ttext\tsource\tstatus\n" in out
    assert "> 1,200\tAnsel Courier\tMore than 1,200 dockers\tthe harbour union\treported\n" in out
    assert "\ncount: crane (2 outlets)\n" in out
    assert "money" not in out  # of what is not known


def rows_of(text: str) -> Iterator[dict[str, object]]:
    """CSV read back as records: nested values from JSON, empty cells as null."""
    for row in csv.DictReader(io.StringIO(text)):
        yield {name: json.loads(cell) if cell[:1] in ("[", "{") else cell or None for name, cell in row.items()}


def plain(value: object) -> object:
    """As CSV says it."""
    return value if value is None or isinstance(value, list | dict) else str(value) or None


@pytest.mark.parametrize("what", ["articles", "figures"])
def test_lines_and_csv_hold_the_same_and_a_file_what_standard_output_would(
    what: str, tallywire: Tallywire, stored: list[Article], tmp_path: Path
) -> None:
    lines = [json.loads(line) for line in tallywire("export", what).out.splitlines()]
    assert len(lines) == {"articles": 3, "figures": 9}[what]
    flat = []
    for record in lines:
        about = {f"article_{name}": value for name, value in record.pop("article", {}).items()}
        flat.append({name: plain(value) for name, value in {**about, **record}.items()})
    assert list(rows_of(tallywire("export", what, "--format", "csv").out)) == flat
    for form in ("jsonl", "csv"):
        run = tallywire("export", what, "--format", form, "--out", tmp_path / form)
        assert (run.code, run.out, run.err) == (0, "", "")
        with (tmp_path / form).open(newline="", encoding="utf-8") as file:
            assert file.read() == tallywire("export", what, "--format", form).out


def test_an_export_of_nothing_is_empty(tallywire: Tallywire, database: str) -> None:
    assert [tallywire("export", what, "--format", form).out for what in ("articles", "figures") for form in ("jsonl", "csv")] == [
        ""
    ] * 4


def test_exported_lines_are_the_records_that_were_stored(tallywire: Tallywire, stored: list[Article]) -> None:
    figures = [json.loads(line) for line in tallywire("export", "figures").out.splitlines()]
    assert [Figure.model_validate({k: v for k, v in f.items() if k != "article"}) for f in figures] == [
        figure for article in stored for figure in article.figures
    ]
    assert {tuple(figure["article"]) for figure in figures} == {("id", "url", "title", "outlet", "published")}


@pytest.mark.parametrize(
    "words", [("pictures",), ("figures", "--format", "xml"), ("figures", "--out", "/nowhere/at/all"), ("articles", "--out", ".")]
)
def test_an_export_that_cannot_be_is_a_wrong_call(words: tuple[str, ...], tallywire: Tallywire, database: str) -> None:
    run = tallywire("export", *words)
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1


@pytest.mark.parametrize("name", [URLS[0], URLS[0] + "?utm_campaign=x#part", "HTTPS://Courier.example:443/0"])
def test_a_trace_takes_a_url_as_it_was_submitted(name: str, tallywire: Tallywire, stored: list[Article]) -> None:
    steps = tallywire("trace", name, "--json").json
    assert [(step["state"], step["reason"], step["attempt"]) for step in steps] == [
        ("fetched", None, 0),
        ("parsing", None, 1),
        ("stored", "new", 1),
    ]
    assert {frozenset(step) for step in steps} == {
        frozenset("at state reason detail attempt row cause segment offset".split()),
    }
    table = tallywire("trace", name).rows
    assert [row["state"] for row in table] == ["fetched", "parsing", "stored"]
    assert table[0]["cause"] == "imported"


def test_a_trace_takes_the_path_of_an_imported_file(
    tallywire: Tallywire, database: str, broker: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a story.txt").write_text("Twelve ships left.")
    tallywire("import", tmp_path / "a story.txt")
    monkeypatch.chdir(tmp_path)
    for name in ("a story.txt", tmp_path / "a story.txt", (tmp_path / "a story.txt").as_uri()):
        assert [step["state"] for step in tallywire("trace", name, "--json").json] == ["fetched"]


@pytest.mark.parametrize("name", ["https://nowhere.example/", "nowhere.txt", "file:///nowhere.txt"])
def test_a_trace_of_what_was_never_accepted_says_so(name: str, tallywire: Tallywire, database: str) -> None:
    run = tallywire("trace", name)
    assert (run.code, run.out) == (2, "")
    assert run.err == f"tallywire: {name} was never accepted: `tallywire add` or `tallywire import` it\n"


@pytest.fixture
def poisoned(database: str, broker: str) -> list[int]:
    """Three rows in quarantine."""
    items = samples.accept_pages(range(3))
    with transaction() as connection:
        connection.execute("update ledger set state = 'quarantined', reason = 'worker_died', deaths = 3, lease_until = null")
    return [item.row for item in items]


def test_quarantine_is_listed(tallywire: Tallywire, poisoned: list[int]) -> None:
    listed = tallywire("quarantine", "list", "--json").json
    assert [row["row"] for row in listed] == poisoned
    assert set(listed[0]) == {"row", "url", "reason", "detail", "deaths", "changed_at"}
    assert [row["deaths"] for row in tallywire("quarantine", "list").rows] == ["3"] * 3


@pytest.mark.parametrize(("door", "state", "reason"), [("requeue", State.FETCHED, "requeued"), ("drop", State.GONE, "dropped")])
def test_the_doors_of_quarantine(door: str, state: State, reason: str, tallywire: Tallywire, poisoned: list[int]) -> None:
    first, second, third = poisoned
    run = tallywire("quarantine", door, first, second)
    assert (run.code, run.out, run.err) == (0, "", f"{door}: 2\n")
    assert {(row["state"], row["reason"]) for row in reads.row_states([first, second])} == {(state, reason)}
    assert [row["row"] for row in tallywire("quarantine", "list", "--json").json] == [third]


@pytest.mark.parametrize("door", ["requeue", "drop"])
def test_a_row_that_is_not_in_quarantine_is_named_as_such(door: str, tallywire: Tallywire, poisoned: list[int]) -> None:
    run = tallywire("quarantine", door, poisoned[0], 999)
    assert (run.code, run.err) == (2, "tallywire: 1 of 2: the others are not in quarantine\n")


def test_a_replay_with_the_same_parser_changes_nothing(tallywire: Tallywire, stored: list[Article], workers: Workers) -> None:
    workers.parsed |= {article.url: article for article in stored}
    for words in ((), ("--dry-run",), ("--apply",)):
        run = tallywire("replay", *words, "--json")
        assert run.code == 0
        assert run.json == {
            "replay": run.json["replay"],
            "applied": words == ("--apply",),
            "rows": 3,
            "live": 0,
            "failed": 0,
            "articles_changed": 0,
            "texts_changed": 0,
            "figures_added": 0,
            "figures_removed": 0,
        }


def test_a_replay_says_what_would_change_and_then_what_has(tallywire: Tallywire, stored: list[Article], workers: Workers) -> None:
    better = stored[0].model_copy(update={"figures": stored[0].figures[:1]})
    workers.parsed |= {article.url: article for article in stored} | {URLS[0]: better}
    dry = tallywire("replay")
    assert dry.out == "3 articles parsed again: 1 articles, 0 texts would change, figures +0 −2, 0 failed\n"
    assert len(tallywire("figures", "--json").json) == 9
    applied = tallywire("replay", "--apply")
    assert applied.out == "3 articles parsed again: 1 articles, 0 texts changed, figures +0 −2, 0 failed\n"
    assert len(tallywire("figures", "--json").json) == 7
    assert (dry.code, applied.code) == (0, 0)


def test_a_replay_that_fails_for_some_is_code_1(tallywire: Tallywire, stored: list[Article], workers: Workers) -> None:
    workers.parsed[URLS[1]] = Failure(reason="empty")
    run = tallywire("replay", "--json")
    assert (run.code, run.json["failed"]) == (1, 1)
    assert len(list(reads.stream_articles())) == 3


def test_a_replay_of_nothing_ends_at_once(tallywire: Tallywire, database: str, broker: str) -> None:
    run = tallywire("replay", "--json")
    assert (run.code, run.json["rows"]) == (0, 0)
    assert ledger.open_replay(apply=False)[1] == 0
