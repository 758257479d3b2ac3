"""What is given out of an article: all of it, or what its page's rights leave."""

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
