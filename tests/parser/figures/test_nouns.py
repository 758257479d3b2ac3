"""Noun phrases among tokens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.nouns import hyphenated, phrase_after, phrase_before, skip_determiners
from services.parser.figures.tokens import tokenize

AFTER = [
    ("nurses came", "nurses"),
    ("young nurses came", "young nurses"),
    ("young nurses", "young nurses"),
    ("injured riders left", "injured riders"),
    ("parking fines were paid", "parking fines"),
    ("police officers left", "police officers"),
    ("sales representatives left", "sales representatives"),
    ("working-age men fled", "working-age men"),
    ("city's nurses came", "city's nurses"),
    ("nurses' homes burned", "nurses"),
    ("children under nine", "children"),
    ("women and men", "women"),
    ("Ford and Opel vans left", "Ford and Opel vans"),
    ("large and small firms left", "large and small firms"),
    ("people who fled", "people"),
    ("people in Leeds", "people"),
    ("people, mostly men", "people"),
    ("newly built homes", "newly built homes"),
    ("other firms left", "other firms"),
    ("arrests Monday", "arrests"),
    ("votes October", "votes"),
    ("were there", None),
    ("of them", None),
    ("and more", None),
    (", she said", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "phrase"), AFTER)
def test_the_phrase_that_begins_here(text, phrase):
    tokens = tokenize(text)
    found = phrase_after(tokens, 0, len(tokens))
    assert (text[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None) == phrase


SINGULAR = [
    ("levy on cars", "levy"),
    ("tax cut helps", "tax cut"),
    ("particular demand that seems odd", "particular demand"),
    ("drop in prices", "drop"),
    ("walk.", "walk"),
    ("say they agree", None),
    ("think we are late", None),
]


@pytest.mark.parametrize(("text", "phrase"), SINGULAR)
def test_the_phrase_after_one_or_after_a_share(text, phrase):
    tokens = tokenize(text)
    found = phrase_after(tokens, 0, len(tokens), singular=True)
    assert (text[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None) == phrase


BEFORE = [
    ("the price of a season ticket", "price of a season ticket"),
    ("said the mayor of Leeds", "mayor of Leeds"),
    ("they saw the new bridge", "new bridge"),
    ("Apple's revenue", "Apple's revenue"),
    ("the S&P 500", "S&P 500"),
    ("a chinese start-up", "chinese start-up"),
    ("rents in the city", "rents in the city"),
    ("he said", None),
    ("of the", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "phrase"), BEFORE)
def test_the_phrase_that_ends_here(text, phrase):
    tokens = tokenize(text)
    found = phrase_before(tokens, len(tokens), 0)
    assert (text[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None) == phrase


@pytest.mark.parametrize(("text", "index"), [("the old mill", 1), ("all the mills", 2), ("mills", 0), ("", 0)])
def test_determiners_are_stepped_over(text, index):
    tokens = tokenize(text)
    assert skip_determiners(tokens, 0, len(tokens)) == index


@pytest.mark.parametrize(("text", "parts"), [("a start-up fell", {1, 3}), ("a mill - up", set()), ("a-b", {0, 2})])
def test_the_parts_of_a_compound(text, parts):
    tokens = tokenize(text)
    assert {i for i, token in enumerate(tokens) if token.kind == "word" and hyphenated(tokens, i)} == parts


MORE_AFTER = [
    ("other men fled", "other men"),
    ("more men fled", "more men"),
    ("home owners fled", "home owners"),
    ("past owners fled", "past owners"),
    ("stolen cars burned", "stolen cars"),
    ("broken windows", "broken windows"),
    ("lost goats came back", "lost goats"),
    ("hidden goats", "hidden goats"),
    ("lost", None),
    ("voting rights groups sued", "voting rights groups"),
    ("walking boots left", "walking boots"),
    ("sales were made", "sales"),
    ("people dead", "people"),
    ("people injured", "people"),
    ("homes uninhabitable", "homes"),
    ("goats called Tim", "goats"),
    ("goats supports the farm", "goats"),
    ("long-haired goats fled", "long-haired goats"),
    ("well-fed goats", "well-fed goats"),
    ("newly-built homes", "newly-built homes"),
    ("quickly", None),
    ("quickly sold goats", "quickly sold goats"),
    ("Kent farmers' wives", "Kent farmers"),
    ("farmer's goats fled", "farmer's goats"),
    ("Kent and Ostend goats", "Kent and Ostend goats"),
    ("old and young", "old"),
    ("old and young goats fled", "old and young goats"),
    ("goats and cows", "goats"),
    ("the goats", None),
    ("they fled", None),
    ("12 goats", None),
    ("(old) goats", None),
]


@pytest.mark.parametrize(("text", "phrase"), MORE_AFTER)
def test_modifiers_states_and_conjunctions(text, phrase):
    tokens = tokenize(text)
    found = phrase_after(tokens, 0, len(tokens))
    assert (text[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None) == phrase


BEFORE_MORE = [
    ("The price of a season ticket", "price of a season ticket"),
    ("the number of goats in the pen", "number of goats in the pen"),
    ("when the old goats", "old goats"),
    ("it, the goat", "goat"),
    ("he sold the goat", "goat"),
    ("Hill & Sons", "Hill & Sons"),
    ("the farmer's goat", "farmer's goat"),
    ("the start-up", "start-up"),
    ("a 40 goat farm", "40 goat farm"),
    ("she and the driving range", "driving range"),
    ("the", None),
    ("of", None),
    (",", None),
    ("because", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "phrase"), BEFORE_MORE)
def test_the_phrase_before_without_articles_and_openers(text, phrase):
    tokens = tokenize(text)
    found = phrase_before(tokens, len(tokens), 0)
    assert (text[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None) == phrase


@pytest.mark.parametrize("words", ["the", "all the", "some of", "these", "goats", ""])
def test_determiners_are_skipped_and_nothing_else(words):
    tokens = tokenize(f"{words} goats")
    at = skip_determiners(tokens, 0, len(tokens))
    assert tokens[at].lower in {"goats", "of"}


def test_a_phrase_is_never_longer_than_nine_words():
    tokens = tokenize("big " * 40 + "goats")
    span = phrase_after(tokens, 0, len(tokens))
    assert span is not None
    assert span[1] - span[0] <= 9


PIECES = "the old goats and Hill - 's sold stolen of who 40 ( , dead voting rights more".split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join), st.booleans())
def test_a_phrase_lies_within_its_bounds(text, singular):
    tokens = tokenize(text)
    for at in range(len(tokens) + 1):
        after, before = phrase_after(tokens, at, len(tokens), singular), phrase_before(tokens, at, 0)
        assert after is None or after[0] == at < after[1] <= len(tokens)
        assert before is None or 0 <= before[0] < before[1] == at
