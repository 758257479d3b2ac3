"""Charts whose numbers stand in the page, as lines of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from services.contracts.records import Section
from services.parser.article import read_article
from services.parser.charts import chart_text, in_runs, is_number, one_by_one, pairs, parsed

SENTENCE = "The grid operator published its figures for the winter on Friday, and expects prices to stay low until April. "


def text(markup: str) -> str | None:
    return chart_text(html.fragment_fromstring(markup))


def svg(*texts: str, title: str = "") -> str:
    return f"<svg>{f'<title>{title}</title>' if title else ''}<g>{''.join(f'<text>{one}</text>' for one in texts)}</g></svg>"


def test_labels_of_a_drawing_keep_the_numbers_after_them() -> None:
    assert text(svg("Nov", "91", "Dec", "74 %", title="Price")) == "Price\nNov | 91\nDec | 74 %"


@pytest.mark.parametrize(
    "markup", [svg(), svg("Menu"), svg("1", "2", "3"), svg("One", "Two", "3"), "<svg><path d='M0 0'/></svg>"]
)
def test_a_drawing_without_labelled_numbers_is_no_chart(markup: str) -> None:
    assert text(markup) is None


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("""data-labels='["East","West"]' data-values='[58, 77.5]'""", "East | 58\nWest | 77.5"),
        ("""data-labels="East, West" data-values="58,77" data-title="Levels" """, "Levels\nEast | 58.0\nWest | 77.0"),
        ("""data-series='[["East", 58], ["West", 77]]'""", "East | 58\nWest | 77"),
        ("""data-chart='{"labels": ["East", "West"], "values": [58, 77]}'""", "East | 58\nWest | 77"),
        ("""data-points='[{"name": "East", "y": 58}, {"name": "West", "y": 77}]'""", "East | 58\nWest | 77"),
        ("""data-chart='{"East": 58, "West": 77}'""", "East | 58\nWest | 77"),
        ("""data-values='[58, 77]'""", None),
        ("""data-values='{broken'""", None),
        ("""data-values='[true, false]' data-labels='["a", "b"]'""", None),
        ("""data-values='null'""", None),
        ("""data-chart="bar" """, None),
    ],
)
def test_numbers_in_attributes(attributes: str, expected: str | None) -> None:
    assert text(f"<div {attributes}></div>") == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("12", True), ("€4,5", True), ("62 %", True), ("1.2 km", True), ("May", False), ("May 3", False)]
)
def test_what_a_number_is(word: str, expected: bool) -> None:
    assert is_number(word) is expected


def test_a_chart_within_the_text_is_a_block_and_one_outside_is_none() -> None:
    chart = svg("Nov", "91", "Dec", "74")
    header = f"<header>{svg('Rain', '3', 'Wind', '5')}</header>"
    body = f"{header}<article><h1>Prices</h1><p>{SENTENCE}</p>{chart}<p>{SENTENCE * 2}</p></article>"
    found = read_article(f"<html lang=en><body>{body}</body></html>".encode(), url="https://a.example/x")
    charts = [found.text[block.start : block.end] for block in found.blocks if block.section is Section.CHART]
    assert charts == ["Nov | 91\nDec | 74"]


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        (("2021", "2022", "2023", "$1,320", "$1,410", "$1,525"), "2021 | $1,320\n2022 | $1,410\n2023 | $1,525"),
        (("East", "West", "58", "77"), "East | 58\nWest | 77"),
        (("1998", "1999", "12 %", "14 %"), "1998 | 12 %\n1999 | 14 %"),
    ],
)
def test_an_axis_that_is_written_first_names_the_numbers_after_it(texts: tuple[str, ...], lines: str) -> None:
    assert text(svg(*texts)) == lines


@pytest.mark.parametrize(
    "texts",
    [
        ("2021", "2022", "2023", "58", "77"),
        ("10", "20", "58", "77"),
        ("0", "2022", "58", "77"),
        ("2021", "58"),
    ],
)
def test_numbers_that_no_label_names_are_no_chart(texts: tuple[str, ...]) -> None:
    assert text(svg(*texts)) is None


def test_every_label_keeps_its_numbers_one_by_one() -> None:
    assert one_by_one(["East", "58", "59", "West", "77"]) == [["East", "58", "59"], ["West", "77"]]
    assert one_by_one(["58", "East", "77"]) == [["58"], ["East", "77"]]
    assert one_by_one(["East", "West"]) == []
    assert one_by_one([]) == []


@given(st.lists(st.integers(0, 99), min_size=2, max_size=9))
def test_as_many_lines_as_numbers(numbers: list[int]) -> None:
    labels = [f"Town {chr(65 + at)}" for at in range(len(numbers))]
    pairs = [[label, str(number)] for label, number in zip(labels, numbers, strict=True)]
    assert in_runs([*labels, *map(str, numbers)]) == pairs
    assert one_by_one([one for pair in pairs for one in pair]) == pairs


@pytest.mark.parametrize(
    ("value", "labels", "expected"),
    [
        ({"a": 1, "b": None, "c": "x", "d": 2.5}, [], [("a", "1"), ("d", "2.5")]),
        ({"data": [1, 2], "labels": ["a", "b"]}, ["x", "y"], [("a", "1"), ("b", "2")]),
        ({"series": [1, 2], "labels": "none"}, ["x", "y"], [("x", "1"), ("y", "2")]),
        ([1, 2, 3], ["a"], [("a", "1"), ("", "2"), ("", "3")]),
        ([["a", 1], ["b", "two"], ["c", 1, 2], "d"], [], [("a", "1")]),
        ([{"y": 3}, {"label": "b", "y": 4}, {"label": "c"}], ["a"], [("a", "3"), ("b", "4")]),
        ("text", [], []),
        (None, [], []),
        ([True, False], ["a", "b"], []),
    ],
)
def test_pairs_of_a_data_attribute(value: object, labels: list[str], expected: list[tuple[str, str]]) -> None:
    assert pairs(value, labels) == expected


@pytest.mark.parametrize(
    ("given_", "expected"),
    [("[1, 2]", [1, 2]), ("1, 2.5, -3", [1.0, 2.5, -3.0]), ("a, 2", ["a", 2.0]), (None, []), ("", []), ("[1,", ["[1", ""])],
)
def test_a_value_is_json_or_a_list(given_: str | None, expected: object) -> None:
    assert parsed(given_) == expected
