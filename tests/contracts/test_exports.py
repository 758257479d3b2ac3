"""What is given out of an article: all of it, or what its page's rights leave."""

import json

import pytest

from services.contracts.exports import article_record, figure_records
from services.contracts.records import WITHHOLDING, Article, Right, Rights
from tests.examples import ARTICLE

TEXTS = ("text", "body", "blocks", "standfirst", "tables")


def reserved(*flags: Right) -> Article:
    return ARTICLE.model_copy(update={"rights": Rights(flags=flags)})


@pytest.mark.parametrize("flags", [(), (Right.NOINDEX, Right.NOAI, Right.NOIMAGEAI, Right.NOIMAGEINDEX, Right.NO_TRAINING)])
def test_what_withholds_nothing_leaves_the_record_whole(flags: tuple[Right, ...]) -> None:
    made = reserved(*flags)
    assert article_record(made, obey=True) == article_record(made)
    assert article_record(made)["withheld"] == []


@pytest.mark.parametrize("flag", WITHHOLDING)
def test_what_withholds_takes_the_texts_and_leaves_the_rest(flag: Right) -> None:
    whole, rest = article_record(reserved(flag)), article_record(reserved(flag), obey=True)
    assert [whole[name] for name in TEXTS] != [rest[name] for name in TEXTS]
    assert [rest[name] for name in TEXTS] == ["", "", [], None, []]
    assert rest["withheld"] == [flag]
    kept = [name for name in whole if name not in (*TEXTS, "withheld")]
    assert {name: whole[name] for name in kept} == {name: rest[name] for name in kept}
    assert list(rest) == list(whole)


def test_several_reasons_are_all_named_and_figures_keep_their_sentences() -> None:
    made = reserved(Right.NOAI, Right.TDM_RESERVED, Right.NOARCHIVE)
    assert article_record(made, obey=True)["withheld"] == ["noarchive", "tdm_reserved"]
    assert [figure["quote"] for figure in figure_records(made)] == [figure.quote for figure in ARTICLE.figures]


def test_the_article_itself_is_not_changed() -> None:
    made = reserved(Right.NOARCHIVE)
    article_record(made, obey=True)
    assert made.text == ARTICLE.text


@pytest.mark.parametrize("name", ["id", "stored_at", "archived_pictures"])
def test_what_a_caller_adds_stands_first(name: str) -> None:
    record = article_record(ARTICLE, **{name: "x"})
    assert next(iter(record)) == name
    assert figure_records(ARTICLE, **{name: "x"})[0]["article"][name] == "x"


def test_a_record_is_plain_json() -> None:
    record = article_record(ARTICLE)
    assert json.loads(json.dumps(record)) == record


def test_an_article_without_figures_gives_no_records_and_one_with_them_one_each() -> None:
    assert figure_records(ARTICLE.model_copy(update={"figures": ()})) == []
    records = figure_records(ARTICLE)
    assert len(records) == len(ARTICLE.figures)
    assert [record["start"] for record in records] == [figure.start for figure in ARTICLE.figures]
