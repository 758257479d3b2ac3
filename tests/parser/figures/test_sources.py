"""Sources named after a phrase, who can be cited, and reasons that cannot."""

import pytest

from services.parser.figures.reader import read_sentence
from services.parser.figures.sources import cited, named_after
from services.parser.figures.tokens import tokenize

CITED = [
    ("Some 40 goats fled, citing the vet.", "vet"),
    ("Some 40 goats fled, citing Ann Hill.", "Ann Hill"),
    ("Some 40 goats fled, citing police.", "police"),
    ("Some 40 goats fled, citing a report by the union.", "report by the union"),
    ("Some 40 goats fled, quoting two vets.", "two vets"),
    ("Some 40 goats fled, according to a survey conducted by the union.", "survey conducted by the union"),
]


@pytest.mark.parametrize(("text", "who"), CITED)
def test_who_is_cited(text, who):
    tokens = tokenize(text)
    found = [one for i in range(len(tokens)) for one in named_after(tokens, i, (0, len(tokens)))]
    assert [" ".join(token.text for token in tokens[slice(*one.source)]) for one in found][:1] == [who]


REASONS = ["strong exports", "the lack of rain", "the rise in prices", "heavy snow", "losses", "a need for 40 goats"]


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_no_source(reason):
    tokens = tokenize(f"The farm closed, citing {reason}.")
    assert [one for i in range(len(tokens)) for one in named_after(tokens, i, (0, len(tokens)))] == []
    assert cited(tokens, 4, len(tokens)) == ()


def test_the_further_source_stands_within_the_same_statement():
    tokens = tokenize("The Gazette, citing the vet, said so; citing Ann Hill")
    assert [tokens[i].text for i, _ in cited(tokens, 2, len(tokens))] == ["vet"]
    assert cited(tokens, 7, len(tokens)) == ()


def test_a_chain_of_sources():
    assert read_sentence("The Gazette, citing a police officer, reported that 40 goats fled.")[0].source == (
        "Gazette",
        "police officer",
    )
