"""The lexicons of the other languages as data: complete, without contradictions, and ready for look-up."""

import tomllib
from importlib import resources

import pytest

from services.parser.figures.languages.lexicon import lexicon
from services.parser.figures.tokens import tokenize

CODES = ("de", "es", "fr", "it", "pt", "ru", "uk")


def table(code):
    return tomllib.loads(resources.files("services.parser.figures").joinpath("lexicon", f"{code}.toml").read_text("utf-8"))


@pytest.mark.parametrize("code", CODES)
def test_every_language_fills_the_same_tables(code):
    found, wanted = table(code), table("de")
    optional = {"parts", "letter_scales", "elisions", "ordinals", "short_scales", "cents"}
    assert set(wanted) - optional <= set(found)
    assert set(found["attribution"]) == set(wanted["attribution"])
    assert set(found["status"]) == {"denied", "possible", "planned"}
    assert set(found["bounds"]["before"]) == {"at_least", "more_than", "at_most", "less_than", "about", "exact"}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("part", ["cardinals", "scales", "fractions", "vague", "collectives"])
def test_no_form_of_a_number_has_two_values(code, part):
    forms = [form for forms in table(code).get(part, {}).values() for form in forms]
    assert len(forms) == len(set(forms))
    assert all(form == form.lower() for form in forms)


@pytest.mark.parametrize("code", CODES)
def test_a_word_of_status_says_one_thing(code):
    said = [phrase for phrases in table(code)["status"].values() for phrase in phrases]
    assert len(said) == len(set(said))
    assert len(said) >= 15


@pytest.mark.parametrize("code", CODES)
def test_a_language_knows_its_words_of_attribution(code):
    cues, words = lexicon(code, None).cues, lexicon(code, None).words
    assert len(table(code)["attribution"]["verbs"]) >= 30
    assert len(table(code)["attribution"]["before"]) >= 4
    assert len(words["pronouns"]) >= 3
    assert len(words["inside"]) >= 3
    assert {"before", "as", "after", "verbs", "that"} == set(cues)


def test_a_phrase_is_looked_up_by_its_tokens():
    known = lexicon("ru", None)
    tokens = tokenize("по данным полиции")
    assert known.cues["before"].ahead(tokens, 0) == (True, 2)
    assert known.cues["before"].ahead(tokens, 1) is None
    assert known.status.ahead(tokenize("может быть"), 0) == ("possible", 1)


@pytest.mark.parametrize("code", ["nl", "zh", "xx"])
def test_a_language_without_a_file_has_digits_and_scales_alone(code):
    known = lexicon(code, None)
    assert not known.cardinals
    assert not known.starters
    assert not known.heads
    assert known.cues["verbs"].ahead(tokenize("sagte"), 0) is None
    assert known.months


def test_only_chinese_and_japanese_have_pieces_and_only_german_and_its_kin_have_heads():
    assert lexicon("zh", None).pieces
    assert not lexicon("de", None).pieces
    assert "zwei" in lexicon("de", None).heads
    assert not lexicon("es", None).heads


@pytest.mark.parametrize("code", CODES)
def test_what_a_number_can_begin_with(code):
    known = lexicon(code, None)
    assert set(known.cardinals) <= known.starters
    assert known.numerals <= known.starters


def test_the_country_changes_the_marks_and_nothing_of_the_words():
    spain, mexico = lexicon("es", "ES"), lexicon("es", "MX")
    assert (spain.decimal, mexico.decimal) == (",", ".")
    assert spain.cardinals == mexico.cardinals
    assert lexicon("es", "ES") is spain
