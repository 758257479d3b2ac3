"""The data files of the reader: every one can be read, and the closed classes are clean."""

import tomllib
from importlib import resources

import pytest

from services.parser.figures.wordlists import read_table, words

FOLDER = resources.files("services.parser.figures").joinpath("lexicon")
NAMES = sorted(file.name.removesuffix(".toml") for file in FOLDER.iterdir() if file.name.endswith(".toml"))
MODULES = ("attribution", "claims", "counted", "events", "nouns", "places", "speech", "subjects")
CLASSES = [(module, name) for module in MODULES for name in read_table("words")[module]]


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_what_its_file_holds(name):
    assert read_table(name) == tomllib.loads(FOLDER.joinpath(f"{name}.toml").read_text("utf-8"))
    assert read_table(name)


@pytest.mark.parametrize(("module", "name"), CLASSES)
def test_a_closed_class_is_in_small_letters_and_says_nothing_twice(module, name):
    listed = read_table("words")[module][name]
    assert all(word == word.lower() and word.strip() == word for word in listed)
    assert words(module, name) == frozenset(listed)
    assert len(words(module, name)) == len(listed), sorted(word for word in listed if listed.count(word) > 1)


@pytest.mark.parametrize(("module", "name"), [("nobody", "knows"), ("nouns", "nobody")])
def test_a_class_that_nobody_wrote_is_an_error(module, name):
    with pytest.raises(KeyError):
        words(module, name)


def test_a_file_that_nobody_wrote_is_an_error():
    with pytest.raises(FileNotFoundError):
        read_table("nobody")
