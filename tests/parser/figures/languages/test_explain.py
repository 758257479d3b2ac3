"""The entries of another language's lexicon that the tokens of a text hit."""

import pytest

from services.parser.figures.explain import explain
from services.parser.figures.languages.explain import tokens_read

ENTRIES = [
    ("de", "Rund 40 Ziegen", "Rund", "bounds before: rund → about"),
    ("de", "40 Euro oder mehr", "oder", "bounds after: oder mehr → at_least"),
    ("de", "zwei Ziegen", "zwei", "cardinals: zwei → 2"),
    ("de", "zweihundert Ziegen", "zweihundert", "compound: zweihundert → 2 100"),
    ("de", "2 Millionen", "Millionen", "scales: millionen → 1000000"),
    ("de", "Dutzende Ziegen", "Dutzende", "vague: dutzende → 24–99"),
    ("de", "40 Euro", "Euro", "currencies: euro → EUR"),
    ("de", "40 Cent", "Cent", "cents: cent → EUR"),
    ("de", "40 Prozent", "Prozent", "units: prozent → percent"),
    ("de", "am 3. Mai", "3", "left out: date"),
    ("de", "Laut Polizei", "Laut", "attribution before: laut → source"),
    ("de", "Er sagte nichts", "sagte", "attribution verbs: sagte → source"),
    ("de", "Sie könnten fliehen", "könnten", "status: könnten → possible"),
    ("fr", "une centaine", "centaine", "collectives: centaine → 100"),
    ("fr", "un tiers", "tiers", "fractions: tiers → 3"),
    ("fr", "Selon la police", "Selon", "attribution before: selon → source"),
    ("es", "negó que", "negó", "status: negó → denied"),
    ("ru", "5 тыс. коз", "тыс", "short_scales: тыс → 1000"),
    ("uk", "планує", "планує", "status: планує → planned"),
]


@pytest.mark.parametrize(("code", "text", "word", "entry"), ENTRIES)
def test_the_entries_that_begin_at_a_token(code, text, word, entry):
    tokens, _, entries = tokens_read(text, code)
    (hits,) = [hits for token, hits in zip(tokens, entries, strict=True) if token.text == word]
    assert entry in hits


def test_a_word_without_an_entry_has_none():
    _, marks, entries = tokens_read("Ziegen fliehen", "de")
    assert (marks, entries) == ({}, [(), ()])


def test_the_explanation_of_a_sentence_holds_its_records_and_what_was_left_out():
    found = explain("Laut Polizei flohen am 3. Mai rund 40 Ziegen.", language="de")
    assert [(one.text, one.left_out, one.figure) for one in found.numbers] == [("3. Mai", "date", None), ("rund 40", None, 0)]
    assert found.figures[0].source == ("Polizei",)
