"""Numbers below zero, and dashes that are no sign."""

import pytest

from services.parser.figures.signs import sign_of
from services.parser.figures.tokens import tokenize
from tests.readings import values

BELOW = [
    ("The night cooled to minus 12 degrees.", [-12]),
    ("The night cooled to −12 degrees.", [-12]),
    ("The night cooled to -12 degrees.", [-12]),
    ("The night cooled to –3.5 degrees.", [-3.5]),
    ("Growth was minus 0.4 percent.", [-0.4]),
    ("Growth (-0.4%) fell short.", [-0.4]),
    ("It read -5C, then -7C.", [-5, -7]),
]


@pytest.mark.parametrize(("text", "found"), BELOW)
def test_below_zero(text, found):
    assert values(text) == found


ABOVE = [
    ("The margin is plus or minus 3 points.", [3]),
    ("He was tired - 12 hours had passed.", [12]),
    ("It has a pre-2000 look - 12 rooms.", [12]),
    ("The gap - 5 miles - is wide.", [5]),
]


@pytest.mark.parametrize(("text", "found"), ABOVE)
def test_above_zero(text, found):
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "sign"),
    [("-5", -1), ("- 5", 1), ("minus 5", -1), ("a-5", 1), ("(-5", -1), ("5", 1), ("plus or minus 5", 1), ("minus -5", -1)],
)
def test_the_sign_of_the_last_number(text, sign):
    tokens = tokenize(text)
    assert sign_of(tokens, len(tokens) - 1) == sign
