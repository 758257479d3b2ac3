"""Noun phrases among tokens."""

import pytest

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
