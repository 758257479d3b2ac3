"""Sentences with their figures as places, and the statements that the lexicon finds in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


MADE = [
    ("share", "Some 40 of the 200 workers (20%) left."),
    ("share", "It has 40 goats, or 20% of its 200 animals."),
    ("share_of_group", "Some 40 goats make up 20% of the population."),
    ("share_of_rest", "The remaining 20% of the herd, or 40 goats, fled."),
    ("multiple", "It has 400 goats, ten times more than the 40 of Kent."),
    ("change", "Rents rose 20% to $48, from $40."),
    ("change", "Rents rose from $40 to $48, a 20% rise."),
    ("difference", "It has 60 goats, 20 more than the 40 of Kent."),
    ("difference", "It has 40 goats, 20 fewer than the 60 of Kent."),
    ("sum", "It has 12 cows, 30 goats and 8 hens, a total of 50 animals."),
    ("restated", "It covers 12 miles (19 km)."),
]


@pytest.mark.parametrize(("kind", "text"), MADE)
def test_every_kind_of_statement_is_found(kind, text):
    _, figures, found_sentences = sentences_of(text)
    (sentence,) = found_sentences
    assert len(figures) >= 2
    assert list(found(sentence, kind))


NOT_MADE = [
    ("share", "Some 40 workers left 200 farms, and 20% stayed."),
    ("multiple", "It has 400 goats and 40 cows."),
    ("change", "Rents rose 20%; the $48 pen and the $40 hut burned."),
    ("difference", "It has 60 goats, 20 cows and 40 hens."),
    ("sum", "It has 12 cows and 30 goats."),
    ("restated", "It covers 12 miles, 19 of them wet."),
]


@pytest.mark.parametrize(("kind", "text"), NOT_MADE)
def test_numbers_beside_each_other_state_nothing(kind, text):
    _, _, (sentence,) = sentences_of(text)
    assert list(found(sentence, kind)) == []


CONCLUSIONS = ["This means", "That means", "This leaves", "That leaves", "The difference is", "In other words,"]


@pytest.mark.parametrize("opening", CONCLUSIONS)
def test_every_opening_of_a_conclusion(opening):
    _, _, (sentence,) = sentences_of(f"{opening} 40 goats fled.")
    assert concludes(sentence)


@pytest.mark.parametrize("text", ["Some 40 goats fled, this means.", "It means 40 goats.", "The 40 goats are different."])
def test_other_sentences_conclude_nothing(text):
    _, _, (sentence,) = sentences_of(text)
    assert not concludes(sentence)


LETTERS = [
    ("It is 40 years old.", "o"),
    ("It lasted 40 hours.", "o"),
    ("It costs $40.", "n"),
    ("It is 40 km long.", "n"),
    ("It weighs 40 tonnes.", "n"),
    ("It covers 40 hectares.", "n"),
    ("It holds 40 litres.", "n"),
    ("It was 40%.", "p"),
    ("It rose 40 percentage points.", "o"),
    ("It is 40 times bigger.", "x"),
    ("It is 40 degrees there.", "o"),
    ("Between 40 and 50 goats fled.", "o"),
    ("Dozens of goats fled.", "o"),
]


@pytest.mark.parametrize(("text", "letter"), LETTERS)
def test_the_sort_of_a_place(text, letter):
    assert f"<{letter}0>" in places(text)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["40 goats", "20% of", "$30", ",", "and", "or", "a total of", "12 km", "."]), max_size=10).map(
        " ".join
    )
)
def test_any_sentence_keeps_its_figures_in_their_places(text):
    document, figures, found_sentences = sentences_of(text)
    assert [index for sentence in found_sentences for index in sentence.figures] == list(range(len(figures)))
    for sentence in found_sentences:
        assert document.text[sentence.start : sentence.end] == figures[sentence.figures[0]].quote
        assert sentence.places.count("\ue000") == len(sentence.figures)
