"""Whom pronouns and bare titles stand for, and how far back anyone looks."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.antecedents import name_of, resolved
from services.parser.figures.reader import read_figures
from services.parser.figures.tokens import tokenize

SORTS = [
    ("Ann Hill", 0, ("Ann Hill", "person")),
    ("the Gazette", 1, ("Gazette", "body")),
    ("The Ministry of Goats", 1, ("Ministry of Goats", "body")),
    ("NATO", 0, ("NATO", "body")),
    ("Ann Hill and Bo Day", 0, ("Ann Hill and Bo Day", "many")),
    ("Goatwatch officials", 0, ("Goatwatch officials", "many")),
    ("officials", 0, None),
    ("She", 0, None),
]


@pytest.mark.parametrize(("text", "first", "expected"), SORTS)
def test_what_a_speaker_is(text, first, expected):
    tokens = tokenize(text)
    assert name_of(text, tokens, (first, len(tokens))) == expected


NAMES = [
    ("Ann Hill", "person"),
    ("Gazette", "body"),
    ("Goatwatch officials", "many"),
    ("Bo Day", "person"),
    ("Farm Ministry", "body"),
]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("she", "Ann Hill"),
        ("He", "Ann Hill"),
        ("they", "Gazette"),
        ("ministry", "Farm Ministry"),
        ("officials", "Goatwatch officials"),
        ("farmers", "farmers"),
        ("Carl", "Carl"),
    ],
)
def test_the_nearest_that_fits(words, name):
    assert resolved(words, NAMES) == name


def test_nobody_looks_back_further_than_eight_names():
    before = [("Gazette", "body")] * 8 + [("Ann Hill", "person")]
    assert resolved("she", before) == "she"
    assert resolved("she", before[1:]) == "Ann Hill"


def sources(*paragraphs):
    return [figure.source for figure in read_figures(Document.of([(Section.BODY, text) for text in paragraphs]))]


ARTICLES = [
    (("Ann Hill said goats fled.", "She said 40 came back."), [("Ann Hill",)]),
    (("Ann Hill said goats fled.", "They said 40 came back."), [("They",)]),
    (("The Gazette said goats fled.", "They said 40 came back."), [("Gazette",)]),
    (("Ann Hill said goats fled.", "The Gazette agreed that they did.", "She said 40 came back."), [("Ann Hill",)]),
    (("The Ministry of Goats said so.", "Rain fell.", "The ministry said 40 came back."), [("Ministry of Goats",)]),
    (("A mayor said so.", "The mayor said 40 came back."), [("mayor",)]),
    (("Rain fell.", "She said 40 came back."), [("She",)]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), ARTICLES)
def test_across_paragraphs(paragraphs, expected):
    assert sources(*paragraphs) == expected


def test_nobody_looks_back_further_than_sixty_sentences():
    assert sources("Ann Hill said so.", "Rain fell. " * 50, "She said 40 came back.") == [("Ann Hill",)]
    assert sources("Ann Hill said so.", "Rain fell. " * 70, "She said 40 came back.") == [("She",)]


MORE_SORTS = [
    ("Hill", 0, ("Hill", "person")),
    ("A", 0, ("A", "person")),
    ("the Kent council", 1, ("Kent council", "body")),
    ("a Kent farmer", 1, ("Kent farmer", "body")),
    ("his Excellency Bo", 1, ("Excellency Bo", "body")),
    ("Mayor Ann Hill", 0, ("Mayor Ann Hill", "person")),
    ("the mayor", 1, None),
    ("they", 0, None),
    ("His", 0, None),
    ("Kent and Ostend", 0, ("Kent and Ostend", "many")),
    ("Kent farmers", 0, ("Kent farmers", "many")),
    ("UN", 0, ("UN", "body")),
    ("UN Women", 0, ("UN Women", "person")),
]


@pytest.mark.parametrize(("text", "first", "expected"), MORE_SORTS)
def test_bodies_persons_and_groups(text, first, expected):
    tokens = tokenize(text)
    assert name_of(text, tokens, (first, len(tokens))) == expected


PRONOUNS = [
    ("he", "Ann Hill"),
    ("She", "Ann Hill"),
    ("him", "Ann Hill"),
    ("her", "Ann Hill"),
    ("his", "Ann Hill"),
    ("they", "Gazette"),
    ("their", "Gazette"),
    ("them", "Gazette"),
    ("we", "Gazette"),
    ("I", "Ann Hill"),
    ("it", "Gazette"),
    ("Its", "Gazette"),
    ("farm ministry", "Farm Ministry"),
    ("the ministry", "Farm Ministry"),
    ("minister", "minister"),
    ("Ministry", "Ministry"),
]


@pytest.mark.parametrize(("words", "name"), PRONOUNS)
def test_a_pronoun_or_title_finds_who_fits_and_nobody_else(words, name):
    assert resolved(words, NAMES) == name


def test_without_names_before_words_stand_for_themselves():
    for words in ("she", "they", "ministry", "Ann Hill", ""):
        assert resolved(words, []) == words
