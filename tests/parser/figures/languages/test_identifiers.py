"""Digits of other languages that name something, and digits beside them that count."""

import pytest

from services.parser.figures.languages.identifiers import code_at
from services.parser.figures.languages.lexicon import lexicon
from services.parser.figures.languages.sentences import tokens_of

# The digits looked at stand after the ^.
NAMING = [
    ("de", "der G^7-Gipfel", "identifier"),
    ("de", "die A^380", "identifier"),
    ("de", "COVID-^19", "identifier"),
    ("de", "§ ^218", "identifier"),
    ("de", "#^12", "identifier"),
    ("de", "Seit ’^94", "year"),
    ("de", "Er wählte ^030 123456", "identifier"),
    ("de", "im ^5G-Netz", "identifier"),
    ("fr", "la 4^K", None),
    ("fr", "l’article № ^5", "identifier"),
    ("es", "la línea B-^12", "identifier"),
    ("it", "il Boeing B^737", "identifier"),
    ("pt", "a rua n_^5", "identifier"),
    ("ru", "Су-^25", "identifier"),
    ("ru", "№ ^5", "identifier"),
    ("uk", "МіГ-^29", "identifier"),
    ("zh", "^2022年", "date"),
    ("ja", "午後^3時", "date"),
]
COUNTING = [
    ("de", "Es waren ^40 Ziegen"),
    ("de", "^500-Euro-Schein"),
    ("de", "^5km weit"),
    ("de", "rund ^40"),
    ("de", "^0,5 Liter"),
    ("fr", "l'^40"),
    ("fr", "d’^40 chèvres"),
    ("es", "EUR^40"),
    ("ru", "^15-процентный"),
    ("ru", "$^40"),
    ("zh", "约^5万人"),
    ("zh", "^3亿元"),
]


def looked_at(code, text):
    known = lexicon(code, None)
    plain = text.replace("^", "")
    tokens = tokens_of(plain, 0, len(plain), known)
    at = next(i for i, token in enumerate(tokens) if token.start >= text.index("^") and token.kind == "digits")
    return at, code_at(tokens, at, (0, len(tokens)), known)


@pytest.mark.parametrize(("code", "text", "reason"), [row for row in NAMING if row[2]])
def test_digits_that_name(code, text, reason):
    at, found = looked_at(code, text)
    assert found[at] == reason


@pytest.mark.parametrize(("code", "text"), COUNTING)
def test_digits_that_count(code, text):
    assert looked_at(code, text)[1] == {}


def test_the_letter_behind_belongs_to_the_code():
    at, found = looked_at("de", "im ^5G-Netz")
    assert found == {at: "identifier", at + 1: "identifier"}


def test_all_of_a_telephone_number_is_one():
    at, found = looked_at("de", "Er wählte ^030 123 456 gestern")
    assert found == dict.fromkeys(range(at, at + 3), "identifier")


def test_a_group_after_another_may_begin_with_nought():
    assert looked_at("de", "12 ^034 Ziegen")[1] == {}
