"""Sentences with their figures as places, and the statements that the lexicon finds in them."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures
from services.parser.figures.statements import balance, concludes, found, groups, sentence_start, sentences_with_figures


def sentences_of(*paragraphs):
    document = Document.of([(Section.BODY, text) for text in paragraphs])
    figures = read_figures(document)
    return document, figures, list(sentences_with_figures(document.text, document.blocks, figures))


def places(text):
    _, _, (sentence,) = sentences_of(text)
    return sentence.places.replace("\ue000", "<").replace("\ue001", ">")


PLACES = [
    ("The farm has 40 goats.", "the farm has <n0>."),
    ("Some 20% of 200 goats fled.", "some <p0> of <n1> fled."),
    ("The fee is £30.", "the fee is <n0>."),
    ("Dozens of goats fled.", "<o0> fled."),
    ("The pen is three times bigger.", "the pen is <x0> bigger."),
    ("A total of 40 goats fled.", "a total of <n0> fled."),
    ("Between 40 and 50 goats fled.", "between <o0> fled."),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_figure_is_a_place_of_its_sort(text, expected):
    assert places(text) == expected


def test_sentences_know_where_they_stand():
    document, figures, found_sentences = sentences_of("Rain fell. The farm has 40 goats.", "It sold 12 of 30 cows.", "Rain fell.")
    assert [document.text[one.start : one.end] for one in found_sentences] == ["The farm has 40 goats.", "It sold 12 of 30 cows."]
    assert [one.block for one in found_sentences] == [0, 1]
    assert [one.figures for one in found_sentences] == [(0,), tuple(range(1, len(figures)))]
    assert sentence_start(document.text, figures[0]) == found_sentences[0].start


STATEMENTS = [
    ("share", "Some 40 of the 200 workers, or 20%, left."),
    ("sum", "It sold 12 cows and 30 goats, a total of 42 animals."),
]


@pytest.mark.parametrize(("kind", "text"), STATEMENTS)
def test_a_statement_names_the_figures_of_its_roles(kind, text):
    _, figures, (sentence,) = sentences_of(text)
    statements = list(found(sentence, kind))
    assert statements
    for statement in statements:
        assert set(statement.roles.values()) | set(statement.terms) <= set(range(len(figures)))


@pytest.mark.parametrize("kind", ["share", "sum", "difference", "change"])
def test_one_figure_states_nothing_of_another(kind):
    _, _, (sentence,) = sentences_of("The farm has 40 goats.")
    assert list(found(sentence, kind)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("This means that 40 goats fled.", True), ("That leaves 40 goats.", True), ("The farm has 40 goats.", False)],
)
def test_a_sentence_that_draws_a_conclusion(text, expected):
    _, _, (sentence,) = sentences_of(text)
    assert concludes(sentence) is expected


def test_the_lexicon_has_collectives_and_balances():
    assert "population" in groups()
    assert all(classes for classes in balance().values())
