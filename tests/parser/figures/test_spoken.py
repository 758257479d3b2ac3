"""On whose word figures are in passages of our own (`spoken.toml`): the nearest speaker, or nobody but the outlet."""

import tomllib
from pathlib import Path

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures

SPOKEN = tomllib.loads(Path(__file__).with_name("spoken.toml").read_text("utf-8"))["passage"]


@pytest.mark.parametrize("one", SPOKEN, ids=[f"{k}: {one['text'][:40]}" for k, one in enumerate(SPOKEN)])
def test_the_nearest_speaker_of_each_figure(one):
    found = {figure.text: figure for figure in read_figures(Document.of([(Section.BODY, one["text"])]))}
    assert {words: next(iter(found[words].source), "") for words in one["said"]} == one["said"]


@pytest.mark.parametrize("one", SPOKEN, ids=[f"{k}: {one['text'][:40]}" for k, one in enumerate(SPOKEN)])
def test_the_words_of_a_source_stand_in_the_text(one):
    for figure in read_figures(Document.of([(Section.BODY, one["text"])])):
        assert (figure.source_span is None) == (figure.source == ())
        if figure.source_span is not None:
            assert one["text"][slice(*figure.source_span)].strip()


def test_the_passages_hold_both_what_is_said_and_what_the_outlet_tells():
    told = [who for one in SPOKEN for who in one["said"].values()]
    assert told.count("") >= 100
    assert len(told) - told.count("") >= 200
