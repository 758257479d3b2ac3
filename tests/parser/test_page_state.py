"""Articles that a page holds only as data for its scripts."""

import json

import pytest
from lxml import html

from services.contracts.records import Section
from services.parser.article import read_article
from services.parser.page_state import first_published, flight_rows, restore, script_values

URL = "https://news.example/2024/harbour"
PARAGRAPH = "The port authority counted 2,300 containers on Friday, it said, the most in a single day since the crane was built. "
BODY = f"<p>{PARAGRAPH}</p>$$SLOT$$<img src='https://news.example/quay.jpg'><p>{PARAGRAPH * 2}</p>"
OBJECT = {"title": "Harbour", "content": BODY, "created": "2024.05.03 17:40", "updated": "2024.05.03 16:00"}


def shell(*scripts: str) -> str:
    return f"<html lang=en><head><title>Harbour counts</title></head><body><div id=root></div>{''.join(scripts)}</body></html>"


def flight() -> str:
    """React's wire format in two pushes, the text in a row of its own and named by reference."""
    stream = f"1:T{len(BODY.encode()):x},{BODY}2:" + json.dumps(["$", "div", None, {**OBJECT, "content": "$1"}]) + "\n3:I[12]\n"
    halves = (stream[:200], stream[200:])
    return "".join(f"<script>self.__next_f.push({json.dumps([1, half])})</script>" for half in halves)


FORMS = {
    "next_data": f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"page": OBJECT}})}</script>',
    "assigned": f"<script>window.__STATE__ = {json.dumps({'articles': [OBJECT]})};</script>",
    "pushed": f"<script>window.q=window.q||[];window.q.push({json.dumps({'queries': [{'data': OBJECT}]})});</script>",
    "flight": flight(),
}


@pytest.mark.parametrize("form", FORMS)
def test_text_in_data_is_read_as_if_it_stood_in_the_page(form: str) -> None:
    found = read_article(shell(FORMS[form]).encode(), url=URL)
    assert found.body == f"{PARAGRAPH.strip()}\n\n{(PARAGRAPH * 2).strip()}"
    assert (found.published, found.evidence["published"]) == ("2024-05-03T17:40:00", "text")
    assert [picture.url for picture in found.pictures] == ["https://news.example/quay.jpg"]
    assert "SLOT" not in found.text


def test_a_page_with_its_own_text_is_left_alone() -> None:
    own = f"<article><p>{PARAGRAPH.replace('2,300', '1,100') * 3}</p></article>"
    found = read_article(shell(own, FORMS["assigned"]).encode(), url=URL)
    assert "1,100" in found.body
    assert "2,300" not in found.body
    assert [block.section for block in found.blocks if block.section is Section.BODY] == [Section.BODY]


@pytest.mark.parametrize("script", ["<script>x = {broken", "<script type='application/json'>[[[</script>", "<script>f({'a':1})"])
def test_data_that_cannot_be_read_change_nothing(script: str) -> None:
    tree = html.document_fromstring(shell(script + "x" * 400))
    assert restore(tree) is None
    assert tree.find(".//article") is None


def test_values_are_found_at_assignments_and_calls() -> None:
    assert list(script_values('a = {"b": 1}; f([2], 3); g({"c": {bad}}); h({"d": 4})')) == [{"b": 1}, [2], {"d": 4}]


def test_the_length_of_a_text_row_counts_bytes() -> None:
    text = "für 30 €"
    rows = flight_rows(f"a:T{len(text.encode()):x},{text}b:[1]\nc:HL[2]\nzz".encode())
    assert rows == {"a": text, "b": [1], "c": None}


def test_published_is_the_earliest_time_that_is_no_change() -> None:
    assert (
        first_published({"deployed": "2024-05-03 10:00", "paper": "2024-05-02", "reDeployed": "2024-05-01 10:00"})
        == "2024-05-03T10:00:00"
    )
    assert first_published({"modifiedAt": "2024-05-03T10:00:00Z", "title": "none"}) is None


@pytest.mark.parametrize(
    ("script", "values"),
    [
        ('window.a = {"x": 1}; window.b = [2]', [{"x": 1}, [2]]),
        ('call({"x": 1})', [{"x": 1}]),
        ('a = {broken: 1}; b = {"x": 1}', [{"x": 1}]),
        ("a = {}; b = []", []),
        ("if (a) { b() }", []),
        ("", []),
    ],
)
def test_values_that_a_script_hands_over(script: str, values: list[object]) -> None:
    assert list(script_values(script)) == values


@pytest.mark.parametrize(
    ("stream", "rows"),
    [
        (b'1:{"a": 1}\n2:[3]\n', {"1": {"a": 1}, "2": [3]}),
        (b'a:T5,h\xc3\xa9llb:["x"]\n', {"a": "h\u00e9ll", "b": ["x"]}),
        (b"1:I[5]\n2:HL\n", {"1": None, "2": None}),
        (b"1:{broken\n2:[1]", {"1": None, "2": [1]}),
        (b"no rows", {}),
        (b"", {}),
    ],
)
def test_rows_of_the_wire_format(stream: bytes, rows: dict[str, object]) -> None:
    assert flight_rows(stream) == rows


@pytest.mark.parametrize(
    ("item", "published"),
    [
        ({"publishedAt": "2024-05-03T10:00:00Z", "updatedAt": "2024-05-02T10:00:00Z"}, "2024-05-03T10:00:00+00:00"),
        ({"created": "2024-05-04T10:00Z", "released": "2024-05-03T10:00Z"}, "2024-05-03T10:00:00+00:00"),
        ({"date": "2024-05-03"}, None),
        ({"modified": "2024-05-03T10:00:00Z", "expires": "2024-05-09T10:00:00Z"}, None),
        ({"created": 1714730400, "title": "2024"}, None),
        ({}, None),
    ],
)
def test_the_first_time_of_an_object(item: dict[str, object], published: str | None) -> None:
    assert first_published(item) == published


def test_a_page_without_such_data_stays_as_it_is() -> None:
    tree = html.document_fromstring(shell("<script>var a = 1;</script>"))
    before = html.tostring(tree)
    assert restore(tree) is None
    assert html.tostring(tree) == before


@pytest.mark.parametrize("mark", ["\u0000", "\u0001", "\f", "\ud800", "\uffff", "\u001f"])
@pytest.mark.parametrize("where", ["{}" + BODY, "<p>Two{}fold</p>" + BODY])
def test_characters_that_no_tree_can_hold_are_left_out(mark: str, where: str) -> None:
    held = json.dumps({**OBJECT, "content": where.replace("{}", mark)})
    found = read_article(shell(f"<script>window.__STATE__ = {held};</script>").encode(), url=URL)
    assert PARAGRAPH.strip() in found.body
    assert mark not in found.text


def test_a_declaration_of_an_encoding_in_data_breaks_nothing() -> None:
    held = json.dumps({**OBJECT, "content": '<?xml version="1.0" encoding="utf-8"?>' + BODY})
    tree = html.document_fromstring(shell(f"<script>window.__STATE__ = {held};</script>"))
    restore(tree)
    assert tree.find("body") is not None
