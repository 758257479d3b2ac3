"""Whom the words before and after a verb of saying name, in each language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.languages.lexicon import lexicon
from services.parser.figures.languages.names import name_after, name_before
from services.parser.figures.languages.sentences import tokens_of

CODES = ("de", "es", "fr", "it", "pt", "ru", "uk")


def shown(text, tokens, span):
    return text[tokens[span[0]].start : tokens[span[1] - 1].end] if span else None


AFTER = [
    ("de", "die Polizei am Abend", "Polizei"),
    ("de", "der Sprecher der Polizei", "Sprecher der Polizei"),
    ("de", "dem Amt für Statistik", "Amt für Statistik"),
    ("de", "Karl Maier von den Grünen", "Karl Maier von den Grünen"),
    ("de", "am Dienstag der Minister", "Minister"),
    ("de", "ein junger Bauer aus Kent", "junger Bauer aus Kent"),
    ("de", "starben 40", None),
    ("de", "40 Bauern", None),
    ("de", "Polizei flohen am", "Polizei"),
    ("de", "Polizei flohen Ziegen", "Polizei"),
    ("de", "Sprecher der städtischen Polizei", "Sprecher der städtischen Polizei"),
    ("fr", "la police, 40", "police"),
    ("fr", "le ministère de la Santé", "ministère de la Santé"),
    ("fr", "mardi Jean Petit", "Jean Petit"),
    ("fr", "un porte-parole de l'armée", "porte-parole de l'armée"),
    ("fr", "la mairie de Nice dans un texte", "mairie de Nice"),
    ("es", "el alcalde de Ostende", "alcalde de Ostende"),
    ("es", "fuentes del Ministerio de Sanidad", "fuentes del Ministerio de Sanidad"),
    ("es", "el martes la alcaldesa", "alcaldesa"),
    ("it", "il sindaco di Ostenda", "sindaco di Ostenda"),
    ("it", "la Banca d'Italia", "Banca d'Italia"),
    ("pt", "o presidente da câmara", "presidente da câmara"),
    ("pt", "o Ministério da Saúde", "Ministério da Saúde"),
    ("ru", "мэр города Иван Петров", "мэр города Иван Петров"),
    ("ru", "полиции, 40", "полиции"),
    ("ru", "в среду", None),
    ("uk", "мер міста Іван Петренко", "мер міста Іван Петренко"),
    ("uk", "поліції, 40", "поліції"),
]


@pytest.mark.parametrize(("code", "text", "name"), AFTER)
def test_the_name_that_begins_here(code, text, name):
    known = lexicon(code, None)
    tokens = tokens_of(text, 0, len(text), known)
    assert shown(text, tokens, name_after(tokens, 0, len(tokens), known)) == name


BEFORE = [
    ("de", "Der Sprecher der Polizei", "Sprecher der Polizei"),
    ("de", "Gestern kam er, aber Karl Maier", "Karl Maier"),
    ("de", "Die Feuerwehr in Kent", "Feuerwehr in Kent"),
    ("de", "In Kent", None),
    ("de", "Am Dienstag", None),
    ("de", "Der Bürgermeister, Karl Maier,", "Karl Maier"),
    ("de", "Karl Maier, ein alter Bauer,", "Karl Maier"),
    ("de", "Es regnete,", None),
    ("fr", "Le maire Jean Petit", "maire Jean Petit"),
    ("fr", "Jean Petit, le ministre de la Santé,", "Jean Petit"),
    ("fr", "À Nice", None),
    ("es", "El alcalde de Ostende", "alcalde de Ostende"),
    ("es", "En Madrid el alcalde", "alcalde"),
    ("es", "Y", None),
    ("it", "Il sindaco di Ostenda", "sindaco di Ostenda"),
    ("pt", "O presidente da câmara", "presidente da câmara"),
    ("pt", "Em Lisboa o ministro", "ministro"),
    ("ru", "Министр обороны Иван Петров", "Министр обороны Иван Петров"),
    ("ru", "В среду", None),
    ("uk", "Мер міста", "Мер міста"),
    ("uk", "", None),
]


@pytest.mark.parametrize(("code", "text", "name"), BEFORE)
def test_the_name_that_ends_here(code, text, name):
    known = lexicon(code, None)
    tokens = tokens_of(text, 0, len(text), known)
    assert shown(text, tokens, name_before(tokens, len(tokens), 0, known)) == name


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(CODES), st.lists(st.sampled_from([text for _, text, _ in AFTER + BEFORE] + [",", "12", "–"]), max_size=4))
def test_a_name_lies_within_its_bounds_and_is_not_empty(code, pieces):
    known = lexicon(code, None)
    text = " ".join(pieces)
    tokens = tokens_of(text, 0, len(text), known)
    for at in range(len(tokens) + 1):
        after, before = name_after(tokens, at, len(tokens), known), name_before(tokens, at, 0, known)
        assert after is None or at <= after[0] < after[1] <= len(tokens)
        assert before is None or 0 <= before[0] < before[1] <= at
