"""Speakers after their verb, and where the speech goes on after them."""

import pytest

from services.parser.figures.cues import cues
from services.parser.figures.inversions import inverted
from services.parser.figures.reader import read_sentence
from services.parser.figures.tokens import tokenize

VERBS = "said laments reckoned complained recalled quipped added warned insists concedes shouted estimates".split()


@pytest.mark.parametrize("verb", VERBS)
def test_the_speaker_after_his_verb(verb):
    assert read_sentence(f"The farm has lost 40 goats, {verb} the mayor.")[0].source == ("mayor",)


ON = [
    "The strike, said the mayor, would cost 40 jobs.",
    "The strike is wrong, said Ann Hill, and another 40 goats will die.",
    "The barn, says its owner, Ann Hill, holds 40 goats.",
]


@pytest.mark.parametrize("text", ON)
def test_the_speech_goes_on_after_the_speaker(text):
    assert read_sentence(text)[-1].source


OFF = [
    "The strike is wrong, said Ann Hill, and she sold 40 goats.",
    "The strike is wrong, said Ann Hill, who owns 40 goats.",
    "The strike is wrong, said Ann Hill, and sold 40 goats.",
]


@pytest.mark.parametrize("text", OFF)
def test_what_the_speaker_does_is_the_outlets(text):
    assert read_sentence(text)[-1].source == ()


NOT = [
    "The goats fled, told the mayor.",
    "The goats fled, saying the mayor.",
    "The goats fled, announced Friday.",
    "The goats fled, enjoyed the mayor.",
    "Goats, said the mayor.",
    "The farmers' report lists the mayor.",
]


@pytest.mark.parametrize("text", NOT)
def test_no_inversion(text):
    tokens = tokenize(text)
    verb = next(i for i in range(2, len(tokens)) if tokens[i].lower in cues().verbs and tokens[i].lower != "report")
    assert inverted(tokens, verb, cues().verbs[tokens[verb].lower], (0, len(tokens))) == []


def test_after_a_quotation_any_verb_may_stand():
    assert read_sentence("“We lost 40 goats,” enjoyed the mayor.")[0].source == ("mayor",)
