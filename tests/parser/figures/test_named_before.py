"""A number that an article has told as a name is no figure where it stands for it."""

import pytest

from tests.readings import left_out, values

NAMED = [
    ("He bought a Boeing 757. The 757 stood on the runway.", []),
    ("He bought a Boeing 757. Later his 757 was sold for 12 tickets.", [12]),
    ("The Boeing 757 is old.\n\nBut the 757 can land there.", []),
    ("The firm lost Flight 370. A search for the 370 began.", []),
]


@pytest.mark.parametrize(("text", "found"), NAMED)
def test_a_name_told_before_counts_nothing(text, found):
    assert values(text) == found
    assert "name" in [why for _, why in left_out(text)]


COUNTED = [
    ("He bought a Boeing 757. The 757 passengers left.", [757]),
    ("He bought a Boeing 757. The toll rose to 757.", [757]),
    ("He bought a Boeing 757. The 758 were freed.", [758]),
    ("The 757 were freed. He bought a Boeing 757.", [757]),
    ("They flew Apollo 11. The 11 were freed.", [11]),
]


@pytest.mark.parametrize(("text", "found"), COUNTED)
def test_other_numbers_count(text, found):
    assert values(text) == found
