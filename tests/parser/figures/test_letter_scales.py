"""Letters that scale a number, and the same letters as units or parts of names."""

import pytest

from tests.readings import left_out, units, values

SCALED = [
    ("The fund raised $5m.", 5_000_000),
    ("The fund raised $5M.", 5_000_000),
    ("The fund raised $5 M.", 5_000_000),
    ("The fund raised £2.5b.", 2_500_000_000),
    ("The fund raised €7k.", 7_000),
    ("The fund raised $1.2T.", 1_200_000_000_000),
    ("The video has 45K likes.", 45_000),
    ("The video has 4K likes.", 4_000),
    ("The race drew 10k runners.", 10_000),
    ("The state has 10m voters.", 10_000_000),
    ("Sales reached 10m in June.", 10_000_000),
    ("The 200m people there cheered.", 200_000_000),
    ("The chain sold 3b cups.", 3_000_000_000),
    ("The tax hits 10m high earners.", 10_000_000),
]


@pytest.mark.parametrize(("text", "value"), SCALED)
def test_scaled(text, value):
    assert values(text) == [value]


METRES = [
    ("She won the 200m in record time.", 200),
    ("He runs the 100m sprint.", 100),
    ("She holds the women's 400m at home.", 400),
    ("The mast is 48m.", 48),
    ("The wall is 3m, no more.", 3),
    ("The pool is 50m long.", 50),
    ("The wall is 3m high and old.", 3),
    ("He swam the 50m freestyle.", 50),
]


@pytest.mark.parametrize(("text", "value"), METRES)
def test_metres(text, value):
    assert units(text) == [(value, "length", "metre")]


@pytest.mark.parametrize("text", ["A 4K TV stood there.", "It streams in 8K too.", "The 4K screen broke."])
def test_how_sharp_a_picture_is_counts_nothing(text):
    assert values(text) == []
    assert [reason for _, reason in left_out(text)] == ["identifier"]


def test_a_letter_set_off_scales_money_only():
    assert values("It cost $3 B in all.") == [3_000_000_000]
    assert values("It has 3 b sides.") == [3]
