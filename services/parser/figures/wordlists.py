"""The data files of the figure reader: `lexicon/*.toml`, read once."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """The tables of `lexicon/<name>.toml`."""
    return tomllib.loads(resources.files("services.parser.figures").joinpath("lexicon", f"{name}.toml").read_text("utf-8"))


@cache
def _word_classes() -> dict[str, dict[str, list[str]]]:
    return read_table("words")


def words(module: str, name: str) -> frozenset[str]:
    """A closed class of words from `lexicon/words.toml`: the one called `name` of the rules in `module`."""
    return frozenset(_word_classes()[module][name])
