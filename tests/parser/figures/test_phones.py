"""Phone numbers in groups are no figures, and what looks like one is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.figures.dates import covered
from services.parser.figures.lexicon import english
from services.parser.figures.phones import phone
from services.parser.figures.tokens import tokenize
from tests.readings import values

PHONES = [
    "+49 (0)40 890 85-433",
    "+44 20 7946 0958",
    "+1-555-123-4567",
    "+441632960001",
    "(020) 7946 0958",
    "(0161) 496 0000",
    "(555) 123-4567",
    "020 7946 0958",
    "0800 123 4567",
    "030/123 45 67",
]


@pytest.mark.parametrize("number", PHONES)
@pytest.mark.parametrize("around", ["Call {} for 12 tickets.", "Call {}.", "{}"])
def test_a_phone_number_is_left_out_whole(number, around):
    text = around.format(number)
    tokens = tokenize(text)
    assert set(covered(tokens, (0, len(tokens)), english()).values()) == {"phone"}
    assert values(text) == ([12] if "12 tickets" in text else [])


NONE = [
    ("It rose by +12 per cent (3 in all).", [12, 3]),
    ("It rose from 0.5 to 12.", [0.5, 12]),
    ("Some (200) 300 men came.", [200, 300]),
    ("They counted 200 300 times.", [200300]),
    ("A gain of +1,234,567 votes.", [1234567]),
    ("It was 007 and 12 men.", [7, 12]),
]


@pytest.mark.parametrize(("text", "found"), NONE)
def test_other_numbers_stay(text, found):
    assert values(text) == found


@given(st.lists(st.sampled_from(["+", "0", "020", "7946", "(", ")", "-", "/", " ", "12", "a", ","]), max_size=30))
def test_a_phone_number_begins_where_it_was_asked_for_and_ends_within(pieces):
    tokens = tokenize("".join(pieces))
    for i in [i for i, token in enumerate(tokens) if token.kind == "digits"]:
        found = phone(tokens, i)
        assert found is None or found.start == i < found.stop <= len(tokens)
