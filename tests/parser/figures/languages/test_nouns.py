"""What a number of another language counts: phrases by capitals, by agreement and by genitives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.languages.lexicon import lexicon
from services.parser.figures.languages.nouns import is_content, is_said, noun_after, noun_numbered, past_word, proportion_noun
from services.parser.figures.languages.sentences import tokens_of

CODES = ("de", "es", "fr", "it", "pt", "ru", "uk")
AFTER = [
    ("de", "Ziegen flohen", "Ziegen"),
    ("de", "junge Ziegen flohen", "junge Ziegen"),
    ("de", "wehrpflichtige junge Männer flohen", "wehrpflichtige junge Männer"),
    ("de", "Berliner Schüler flohen", "Berliner Schüler"),
    ("de", "der Ziegen flohen", "Ziegen"),
    ("de", "weitere Ziegen flohen", "Ziegen"),
    ("de", "Polizei-Autos brannten", "Polizei-Autos"),
    ("de", "flohen gestern", None),
    ("de", "und mehr", None),
    ("de", ", sagte er", None),
    ("fr", "chèvres ont fui", "chèvres"),
    ("fr", "chèvres noires ont fui", "chèvres noires"),
    ("fr", "demandeurs d'asile ont fui", "demandeurs d'asile"),
    ("fr", "millions de chèvres", "millions de chèvres"),
    ("fr", "des chèvres ont fui", "chèvres"),
    ("fr", "ont fui", None),
    ("fr", "et plus", None),
    ("es", "cabras huyeron", "cabras"),
    ("es", "cabras negras huyeron", "cabras negras"),
    ("es", "puestos de trabajo nuevos", "puestos de trabajo nuevos"),
    ("es", "de las cabras", "cabras"),
    ("es", "huyeron ayer", None),
    ("es", "y más", None),
    ("it", "capre sono fuggite", "capre"),
    ("it", "capre nere sono fuggite", "capre nere"),
    ("it", "posti di lavoro", "posti di lavoro"),
    ("it", "delle capre", "capre"),
    ("it", "sono fuggite", None),
    ("pt", "cabras fugiram", "cabras"),
    ("pt", "cabras negras fugiram", "cabras negras"),
    ("pt", "postos de trabalho", "postos de trabalho"),
    ("pt", "das cabras", "cabras"),
    ("pt", "fugiram ontem", None),
    ("ru", "коз убежали", "коз"),
    ("ru", "чёрных коз убежали", "чёрных коз"),
    ("ru", "мужчин призывного возраста", "мужчин призывного возраста"),
    ("ru", "единиц техники", "единиц техники"),
    ("ru", "убежали вчера", None),
    ("ru", "и более", None),
    ("uk", "кіз втекли", "кіз"),
    ("uk", "чорних кіз втекли", "чорних кіз"),
    ("uk", "одиниць техніки", "одиниць техніки"),
    ("uk", "і більше", None),
]


def shown(text, tokens, span):
    return text[tokens[span[0]].start : tokens[span[1] - 1].end] if span else None


@pytest.mark.parametrize(("code", "text", "noun"), AFTER)
def test_the_noun_phrase_after_a_number(code, text, noun):
    known = lexicon(code, None)
    tokens = tokens_of(text, 0, len(text), known)
    assert shown(text, tokens, noun_after(tokens, 0, len(tokens), known, plural=True)) == noun


NUMBERED = [
    ("de", "Die Zahl der Toten stieg auf", "Toten"),
    ("de", "Die Anzahl junger Ziegen lag bei", "junger Ziegen"),
    ("de", "Die Zahl der Toten stieg, sie liegt bei", None),
    ("de", "Die Toten waren", None),
    ("fr", "Le nombre de blessés est de", "blessés"),
    ("es", "El número de heridos es de", "heridos"),
    ("it", "Il numero di feriti è di", "feriti"),
    ("pt", "O número de feridos é de", "feridos"),
    ("ru", "Число раненых достигло", "раненых"),
    ("uk", "Кількість поранених сягнула", "поранених"),
]


@pytest.mark.parametrize(("code", "text", "noun"), NUMBERED)
def test_the_noun_whose_number_is_told(code, text, noun):
    known = lexicon(code, None)
    tokens = tokens_of(text, 0, len(text), known)
    assert shown(text, tokens, noun_numbered(tokens, len(tokens), 0, known)) == noun


@pytest.mark.parametrize(
    ("code", "text", "noun"),
    [("fr", "un élève sur cinq", "élève"), ("es", "un alumno de cada cinco", None), ("de", "ein Schüler von fünf", None)],
)
def test_the_noun_inside_a_proportion(code, text, noun):
    known = lexicon(code, None)
    tokens = tokens_of(text, 0, len(text), known)
    assert shown(text, tokens, proportion_noun(tokens, (0, len(tokens)), known)) == noun


SAID = [
    ("de", "floh", False),
    ("fr", "sont", True),
    ("fr", "habitant", False),
    ("es", "son", True),
    ("es", "cabras", False),
    ("it", "hanno", True),
    ("pt", "foram", True),
    ("ru", "был", True),
    ("ru", "людей", False),
    ("uk", "були", True),
    ("uk", "людей", False),
]


@pytest.mark.parametrize(("code", "word", "said"), SAID)
def test_verbs_are_told_from_nouns(code, word, said):
    assert is_said(word, lexicon(code, None)) is said


def test_a_word_goes_on_over_its_hyphens_and_no_further():
    known = lexicon("de", None)
    tokens = tokens_of("S-Bahn-Züge - und", 0, 17, known)
    assert past_word(tokens, 0, len(tokens)) == 5
    assert is_content(tokens, 0, len(tokens), known)
    assert not is_content(tokens, len(tokens) - 1, len(tokens), known)
    assert not is_content(tokens, len(tokens), len(tokens), known)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(CODES), st.text(max_size=60), st.booleans())
def test_a_phrase_lies_within_its_text(code, text, plural):
    known = lexicon(code, None)
    tokens = tokens_of(text, 0, len(text), known)
    span = noun_after(tokens, 0, len(tokens), known, plural=plural)
    assert span is None or 0 <= span[0] < span[1] <= len(tokens)
