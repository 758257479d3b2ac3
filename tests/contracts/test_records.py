"""Records hold what they promise: offsets, plain numbers, nothing unknown."""

import math
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from services.contracts import messages, records
from services.contracts.exports import article_record, figure_records
from services.contracts.records import (
    WITHHOLDING,
    Article,
    Block,
    Bound,
    Change,
    Document,
    Figure,
    Flag,
    Kind,
    Period,
    Picture,
    Place,
    Record,
    Relation,
    RelationKind,
    Right,
    Rights,
    Section,
    Statement,
    Status,
    Table,
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


RIGHTS = st.builds(
    Rights,
    statements=st.lists(st.builds(Statement, where=TEXTS, name=TEXTS, value=TEXTS), max_size=2).map(tuple),
    flags=st.lists(st.sampled_from(Right), max_size=4).map(tuple),
    tdm_policy=MAYBE,
)


@given(RIGHTS)
def test_rights_withhold_for_the_flags_that_do_in_a_fixed_order(rights: Rights) -> None:
    assert set(rights.withholds) == set(rights.flags) & set(WITHHOLDING)
    assert list(rights.withholds) == [flag for flag in WITHHOLDING if flag in rights.flags]
    assert Rights.model_validate_json(rights.model_dump_json()) == rights


@pytest.mark.parametrize("flag", Right)
def test_each_flag_withholds_or_does_not(flag: Right) -> None:
    assert bool(Rights(flags=(flag,)).withholds) is (flag in ("noarchive", "nosnippet", "tdm_reserved", "no_processing"))


TABLES = st.builds(
    Table,
    position=st.integers(0, 9),
    caption=MAYBE,
    header=st.lists(TEXTS, max_size=3).map(tuple),
    rows=st.lists(st.lists(TEXTS, max_size=3).map(tuple), max_size=3).map(tuple),
)
PICTURES = st.builds(
    Picture,
    position=st.integers(0, 9),
    url=MAYBE,
    caption=MAYBE,
    credit=MAYBE,
    alt=MAYBE,
    width=st.none() | st.integers(0, 9999),
    height=st.none() | st.integers(0, 9999),
    lead=st.booleans(),
)
RELATIONS = st.builds(
    Relation,
    kind=st.sampled_from(RelationKind),
    figures=st.lists(st.integers(0, 9), max_size=4).map(tuple),
    reads=TEXTS,
    holds=st.booleans(),
    quote=TEXTS,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
)
ARTICLES = st.builds(
    Article,
    url=TEXTS,
    text=TEXTS,
    blocks=st.just(()),
    title=MAYBE,
    authors=st.lists(TEXTS, max_size=3).map(tuple),
    published=MAYBE,
    language=MAYBE,
    pictures=st.lists(PICTURES, max_size=2).map(tuple),
    figures=st.lists(FIGURES, max_size=2).map(tuple),
    relations=st.lists(RELATIONS, max_size=2).map(tuple),
    evidence=st.dictionaries(TEXTS, TEXTS, max_size=3),
    paywalled=st.booleans(),
    flags=st.lists(st.sampled_from(Flag), max_size=3).map(tuple),
    corrections=st.lists(TEXTS, max_size=2).map(tuple),
    tables=st.lists(TABLES, max_size=2).map(tuple),
    signature=MAYBE,
    refused=st.dictionaries(TEXTS, TEXTS, max_size=2),
    rights=RIGHTS,
)


@given(ARTICLES)
def test_an_article_is_the_same_after_json(article: Article) -> None:
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert Article.model_validate(article.model_dump(mode="json")) == article


@given(ARTICLES)
def test_every_article_can_be_given_out(article: Article) -> None:
    record = article_record(article, obey=True)
    assert record["withheld"] == list(article.rights.withholds)
    assert (record["text"] == "") or not article.rights.withholds
    assert len(figure_records(article)) == len(article.figures)


@pytest.mark.parametrize(
    ("enum", "names"),
    [
        (Section, "title body caption table chart"),
        (Bound, "exact about at_least more_than at_most less_than between vague"),
        (Status, "reported planned possible denied"),
        (RelationKind, "sum difference share multiple change restated"),
        (Flag, "consent_page login_wall paywall_stub live_blog too_short language"),
    ],
)
def test_the_words_of_the_wire_are_closed_lists(enum: type[StrEnum], names: str) -> None:
    assert [str(one) for one in enum] == names.split()


@pytest.mark.parametrize(
    ("kind", "given_"),
    [
        (Block, {"section": "headline", "start": 0, "end": 1}),
        (Block, {"section": "body", "start": "0x", "end": 1}),
        (Picture, {"position": None}),
        (Picture, {"position": 0, "width": "wide"}),
        (Table, {"position": 0, "rows": [["a", 1]]}),
        (Rights, {"flags": ["noeverything"]}),
        (Place, {"name": "Paris"}),
        (Change, {"direction": "up"}),
        (Period, {"start": "2024-01-01", "end": "2024-01-02"}),
        (Relation, {"kind": "sum", "figures": [0, "one"], "reads": "", "holds": True, "quote": "", "start": 0, "end": 0}),
        (Article, {"url": "u", "text": None, "blocks": []}),
        (Article, {"url": "u", "text": "t", "blocks": [], "flags": ["unheard_of"]}),
    ],
)
def test_what_is_missing_or_of_another_kind_is_refused(kind: type[Record], given_: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        kind.model_validate(given_)
