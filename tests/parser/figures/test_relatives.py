"""Where speech in a relative clause ends, and the sentence goes on without its speaker."""

import pytest

from services.parser.figures.reader import read_sentence
from services.parser.figures.relatives import end_of_relative, finite
from services.parser.figures.tokens import tokenize

SAID = [
    ("Farmers, who say that 12 goats died, gathered 40 names.", [("who",), ()]),
    ("The firm, which says it sold 12 goats, was fined 40 euros.", [("firm",), ()]),
    ("The man who told police of 12 goats was paid 40 euros.", [("who",), ()]),
    ("The man, who denied stealing 12 goats, also owns 40 cows.", [("who",), ()]),
]


@pytest.mark.parametrize(("text", "sources"), SAID)
def test_the_sentence_goes_on_without_the_speaker(text, sources):
    found = [figure.source for figure in read_sentence(text)]
    assert [bool(source) for source in found] == [bool(source) for source in sources]


ON = [
    "The charges were brought by farmers, who say that 12 goats died, 40 fled and 3 were sold.",
    "Ann Hill, who owns a farm, said 12 goats died, 40 fled and 3 were sold.",
    "It was a vet who said that 12 goats had died, not 40, and that 3 were sold.",
]


@pytest.mark.parametrize("text", ON)
def test_a_list_within_the_clause_does_not_end_it(text):
    assert all(figure.source for figure in read_sentence(text))


VERBS = [("has", True), ("fell", True), ("also fell", True), ("soon died", False), ("falling", False), ("Ford", False)]


@pytest.mark.parametrize(
    ("text", "holds"), [*VERBS, ("goats", False), ("", False), ("quickly", False), ("clearly quickly fell", False)]
)
def test_the_verb_of_a_clause(text, holds):
    assert finite(tokenize(text), 0) is holds


def test_without_a_relative_pronoun_nothing_ends():
    tokens = tokenize("Ann Hill said 12 goats died, was fined")
    assert end_of_relative(tokens, (0, 2), 2, (3, len(tokens)), True) == len(tokens)


def test_a_quotation_hides_its_commas():
    tokens = tokenize("The vet, who said “it died, was eaten, is gone”, left")
    assert end_of_relative(tokens, (1, 2), 4, (5, len(tokens)), False) == len(tokens)
