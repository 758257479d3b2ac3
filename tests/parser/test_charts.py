"""Charts whose numbers stand in the page, as lines of text."""

import pytest
from lxml import html

from services.contracts.records import Section
from services.parser.article import read_article
from services.parser.charts import chart_text, is_number

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
