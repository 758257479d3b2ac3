"""Speakers before a colon at the beginning of a line, and headlines with capitals."""

import pytest

from services.parser.figures.headlines import script, title_case
from services.parser.figures.names import announcers
from services.parser.figures.reader import read_sentence
from services.parser.figures.tokens import tokenize


@pytest.mark.parametrize("who", sorted(announcers()))
def test_whoever_makes_announcements_can_head_a_line(who):
    assert read_sentence(f"{who.capitalize()}: 40 goats dead in barn fire")[0].source == (who.capitalize(),)


HEADS = [
    ("Peru police: 40 goats stolen", "Peru police"),
    ("Poll: 40% want goats", "Poll"),
    ("SMITH: We lost 40 goats.", "SMITH"),
    ("Ann Hill: “We lost 40 goats.”", "Ann Hill"),
]


@pytest.mark.parametrize(("text", "who"), HEADS)
def test_the_words_before_the_colon(text, who):
    assert read_sentence(text)[0].source == (who,)


PLAIN = [
    "Price: 40 euros",
    "Goats: 40",
    "The police found one thing: 40 goats.",
    "Police, fire: 40 goats saved",
    "Our police and our good mayor: 40 goats saved",
    "On Facebook: “We lost 40 goats.”",
    "Police:",
    "Police: 4",
    "",
]


@pytest.mark.parametrize("text", PLAIN)
def test_other_words_before_a_colon_say_nothing(text):
    tokens = tokenize(text)
    found = script(tokens, (0, len(tokens)))
    assert found is None or found.rule == "transcript"


TITLES = [
    ("Mayor Says City Will Hire 40 Nurses", True),
    ("Ann Hill Promises 40 New Parks for the City", True),
    ("Mayor says city will hire 40 nurses", False),
    ("Ann Hill met Bob Reed", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "headline"), TITLES)
def test_a_headline_in_capitals(text, headline):
    tokens = tokenize(text)
    assert title_case(tokens, (0, len(tokens))) is headline


def test_a_capital_hides_no_verb_in_a_headline_but_a_name_in_a_sentence():
    assert read_sentence("Mayor Says City Will Hire 40 Nurses")[0].source == ("Mayor",)
    assert read_sentence("The town of Mayor Says has 40 goats and will buy more.")[0].source == ()
