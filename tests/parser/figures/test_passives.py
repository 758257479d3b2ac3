"""Speakers after a passive and its "by", and agents who only do something."""

import pytest

from services.parser.figures.cues import cues
from services.parser.figures.passives import by_agent
from services.parser.figures.reader import read_sentence
from services.parser.figures.tokens import tokenize

TOLD = [
    ("The banker is accused by prosecutors of hiding 40 goats.", "prosecutors"),
    ("The court was told by Ann Hill that 40 goats fled.", "Ann Hill"),
    ("The loss was estimated by the farm at 40 goats.", "farm"),
    ("The loss is being put by the Ministry of Goats at 40 animals.", "Ministry of Goats"),
    ("They were asked by the mayor to count 40 goats.", "mayor"),
    ("Some 40 dead goats were counted by the vet.", "vet"),
    ("The deaths of 40 goats were also confirmed by the Gazette on Monday.", "Gazette"),
]


@pytest.mark.parametrize(("text", "who"), TOLD)
def test_the_agent_is_the_speaker(text, who):
    assert read_sentence(text)[0].source == (who,)


NOBODY = [
    "The 40 goats were eaten by wolves.",
    "The bomb claimed by the rebels killed 40 goats.",
    "Ann Hill was told by nobody that 40 goats fled.",
    "The town was warned by letter.",
    "The 40 goats were counted by hand or by weighing.",
    "Ann Hill accused by mistake 40 goats.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_the_agent_says_nothing(text):
    tokens = tokenize(text)
    found = [one for i in range(len(tokens)) for one in by_agent(tokens, i, (0, len(tokens)))]
    named = {" ".join(token.text for token in tokens[slice(*one.source)]) for one in found}
    assert named <= {"letter", "hand or", "hand"}


def test_whoever_is_only_addressed_is_told_nothing_yet():
    assert [figure.source for figure in read_sentence("The 40 farmers were informed by the mayor.")] == [()]


def test_only_verbs_of_speech_have_speaking_agents():
    assert cues().passive <= set(cues().verbs.values())


def test_what_is_said_begins_after_the_speaker():
    text = "The 12 herders were accused by the mayor of losing 40 goats."
    assert [figure.source for figure in read_sentence(text)] == [(), ("mayor",)]
