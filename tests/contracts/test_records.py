"""Records hold what they promise: offsets, plain numbers, nothing unknown."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from services.contracts import messages, records
from services.contracts.exports import article_record, figure_records
from services.contracts.records import (
    Article,
    Block,
    Bound,
    Change,
    Document,
    Figure,
    Kind,
    Period,
    Place,
    Record,
    Section,
    Status,
)
from tests.examples import ARTICLE, PEOPLE, TEXT

PARTS = st.lists(st.tuples(st.sampled_from(Section), st.text(max_size=30)), max_size=8)


@given(PARTS)
def test_blocks_of_a_document_are_slices_of_its_text(parts: list[tuple[Section, str]]) -> None:
    document = Document.of(parts)
    kept = [(section, text) for section, text in parts if text]
    assert [(block.section, document.text[block.start : block.end]) for block in document.blocks] == kept


@pytest.mark.parametrize(("given_", "kept"), [(300.0, 300), (0.5, 0.5), (2**53, 2**53), (1e300, 1e300), (-7.0, -7), (None, None)])
def test_numbers_are_integers_where_a_double_holds_them(given_: float | None, kept: float | None) -> None:
    figure = PEOPLE.model_copy(update={"low": given_})
    read = Figure.model_validate(figure.model_dump()).low
    assert (read, type(read)) == (kept, type(kept))


@pytest.mark.parametrize("bad", [math.nan, math.inf, "many"])
def test_what_is_no_number_is_refused(bad: object) -> None:
    with pytest.raises(ValidationError):
        Figure.model_validate({**PEOPLE.model_dump(), "low": bad})


def test_the_body_leaves_the_title_out() -> None:
    assert ARTICLE.body == TEXT[15:]


def test_the_export_forms_name_the_article_and_keep_every_field() -> None:
    record = article_record(ARTICLE, id=7)
    assert record["id"] == 7
    assert record["body"] == ARTICLE.body
    assert set(Article.model_fields) - {"figures"} <= set(record)
    first, second = figure_records(ARTICLE, id=7)
    assert first["article"] == {
        "id": 7,
        "url": ARTICLE.url,
        "title": "Harbour opens",
        "outlet": "Example Post",
        "published": ARTICLE.published,
    }
    assert set(first) == {"article", *Figure.model_fields}
    assert second["text"] == TEXT[second["start"] : second["end"]]


TEXTS = st.text(max_size=20)
MAYBE = st.none() | TEXTS
NUMBERS = st.none() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
FIGURES = st.builds(
    Figure,
    text=TEXTS,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    quote=TEXTS,
    section=st.sampled_from(Section),
    low=NUMBERS,
    high=NUMBERS,
    bound=st.sampled_from(Bound),
    kind=st.sampled_from(Kind),
    unit=MAYBE,
    change=st.none() | st.builds(Change, direction=TEXTS, mode=TEXTS, base=MAYBE),
    counted=MAYBE,
    event=MAYBE,
    place=st.lists(st.builds(Place, name=TEXTS, role=st.sampled_from(["at", "from", "to"]), country=MAYBE), max_size=2).map(
        tuple
    ),
    period=st.none() | st.builds(Period, start=MAYBE, end=MAYBE, accuracy=TEXTS),
    source=st.lists(TEXTS, max_size=3).map(tuple),
    source_span=st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99)),
    status=st.sampled_from(Status),
    repeats=st.none() | st.integers(0, 9),
)


@given(FIGURES)
def test_a_figure_is_the_same_after_json(figure: Figure) -> None:
    assert Figure.model_validate_json(figure.model_dump_json()) == figure
    assert Figure.model_validate(figure.model_dump(mode="json")) == figure


@given(FIGURES)
def test_a_number_is_the_same_after_a_double(figure: Figure) -> None:
    """As Postgres keeps it (double precision)."""
    for value in (figure.low, figure.high):
        if value is not None:
            kept = Figure.model_validate({**figure.model_dump(), "low": float(value)}).low
            assert (kept, type(kept)) == (value, type(value))


RECORDS = [
    one
    for module in (records, messages)
    for one in vars(module).values()
    if isinstance(one, type) and issubclass(one, Record) and one.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_record_is_frozen_and_closed(kind: type[Record]) -> None:
    config = kind.model_config
    assert (config["frozen"], config["extra"], config["allow_inf_nan"]) == (True, "forbid", False)
    with pytest.raises(ValidationError):
        kind.model_validate({"surprise": 1})


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_no_record_holds_what_can_be_changed(kind: type[Record]) -> None:
    """Lists would make a frozen value change under its reader; two tables of words are the exception."""
    for name, field in kind.model_fields.items():
        assert "list" not in str(field.annotation), name
        assert "dict" not in str(field.annotation) or name in ("evidence", "refused"), name


@pytest.mark.parametrize(
    ("parts", "text", "spans"),
    [
        ([], "", []),
        ([("title", "")], "", []),
        ([("title", "A")], "A", [(0, 1)]),
        ([("title", "A"), ("body", ""), ("body", "Bc")], "A\n\nBc", [(0, 1), (3, 5)]),
        ([("body", "é👍"), ("caption", "x")], "é👍\n\nx", [(0, 2), (4, 5)]),
    ],
)
def test_a_document_of_parts(parts: list[tuple[str, str]], text: str, spans: list[tuple[int, int]]) -> None:
    document = Document.of([(Section(section), words) for section, words in parts])
    assert document.text == text
    assert [(block.start, block.end) for block in document.blocks] == spans


@pytest.mark.parametrize(
    ("sections", "body"),
    [
        (["title", "caption"], ""),
        (["body"], "one"),
        (["body", "body"], "one\n\ntwo"),
        (["body", "caption", "body"], "one\n\nsix"),
        (["table", "chart", "body"], "six"),
    ],
)
def test_the_body_is_its_blocks_alone(sections: list[str], body: str) -> None:
    words = ("one", "two", "six")[: len(sections)]
    document = Document.of(zip(map(Section, sections), words, strict=True))
    assert Article(url="u", text=document.text, blocks=document.blocks).body == body


def test_an_article_needs_only_its_url_text_and_blocks() -> None:
    article = Article(url="u", text="t", blocks=(Block(section=Section.BODY, start=0, end=1),))
    assert figure_records(article) == []
    empty = {"title", "canonical_url", "outlet", "published", "modified", "language", "standfirst", "section", "signature"}
    record = article_record(article)
    assert {name for name, value in record.items() if value is None} == empty
    assert list(record)[:8] == ["url", "title", "outlet", "authors", "published", "modified", "language", "body"]
