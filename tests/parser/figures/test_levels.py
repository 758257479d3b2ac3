"""Levels of an index in points, and bare numbers that are none."""

import pytest

from tests.readings import units

LEVELS = [
    ("The index rose 35.2 points, or 0.5%, to 7,512.34.", 7512.34),
    ("The index rose 35.2 points (0.5%) to 7,512.34.", 7512.34),
    ("The index rose 0.5%, or 35.2 points, to 7,512.34.", 7512.34),
    ("The index shed 90 points, or 3.6 percent, to finish at 27,960.80.", 27960.8),
    ("One index ended at 1,463 points, while the other lost 1.1% to end at 1,334.", 1334),
    ("One index ended at 1,463 points and the other closed at 1,334.", 1334),
    ("One index lost 40 points; the other settled at 980.", 980),
]


@pytest.mark.parametrize(("text", "value"), LEVELS)
def test_in_points(text, value):
    assert (value, "index", "point") in units(text)


BARE = [
    ("The shop closed at 1,334.", 1334),
    ("The index lost 4%, or 40 goats, to 980.", 980),
    ("The index lost 40 points while 3% of men rose to 980.", 980),
    ("The index lost 40 points, and the shop sold to 980.", 980),
    ("The index lost 40 points, and the crowd grew to 980 people.", 980),
    ("The crowd ended at 980 people after the index lost 40 points.", 980),
]


@pytest.mark.parametrize(("text", "value"), BARE)
def test_not_in_points(text, value):
    assert (value, "count", None) in units(text)


ENDINGS = ["closed", "ended", "finished", "settled"]


@pytest.mark.parametrize("verb", ENDINGS)
def test_every_verb_of_ending(verb):
    assert (980, "index", "point") in units(f"One index lost 40 points; the other {verb} at 980.")


@pytest.mark.parametrize("change", ["35.2 points, or 0.5%,", "0.5%, or 35.2 points,", "35.2 points (0.5%)"])
@pytest.mark.parametrize("verb", ["rose", "fell", "slid", "climbed"])
def test_a_move_told_twice_and_its_level(verb, change):
    assert (7512.34, "index", "point") in units(f"The index {verb} {change} to 7,512.34.")
