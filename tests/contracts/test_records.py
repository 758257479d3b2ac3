"""Records hold what they promise: offsets, plain numbers, nothing unknown."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from services.contracts.exports import article_record, figure_records
from services.contracts.records import Article, Document, Figure, Section
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
