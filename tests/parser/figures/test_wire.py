"""Agency sentences of our own (`wire.toml`): what is counted, what happens, where, on whose word, as a plan or a fact."""

import tomllib
from pathlib import Path

import pytest

from services.parser.figures.reader import read_sentence

WIRE = tomllib.loads(Path(__file__).with_name("wire.toml").read_text("utf-8"))["sentence"]


def told(figure):
    """The fields of a figure as the file has them."""
    places = [f"{place.role} {place.country}" for place in figure.place]
    direction = figure.change.direction if figure.change else None
    return figure.model_dump(mode="json") | {"words": figure.text, "places": places, "change": direction}


@pytest.mark.parametrize("one", WIRE, ids=[one["text"][:40] for one in WIRE])
def test_the_figures_of_an_agency_report(one):
    found = {figure.text: told(figure) for figure in read_sentence(one["text"])}
    for expected in one["figures"]:
        assert {name: found[expected["words"]][name] for name in expected} == expected
