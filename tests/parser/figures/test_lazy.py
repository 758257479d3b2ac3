"""Values made once: when they are asked for, for each object its own, and again after a failure."""

import pytest

from services.parser.figures.lazy import Lazy


class Row:
    def __init__(self, *cells):
        self.cells = cells
        self.times = 0

    @Lazy
    def total(self):
        """The sum of the cells."""
        self.times += 1
        return sum(self.cells)


def test_nothing_is_made_before_it_is_asked_for():
    assert Row(1, 2).times == 0


def test_a_value_is_made_once():
    row = Row(1, 2)
    assert [row.total, row.total, row.times] == [3, 3, 1]


def test_what_changes_later_does_not_change_the_value():
    row = Row(1, 2)
    assert row.total == 3
    row.cells = (5,)
    assert row.total == 3


def test_each_object_has_its_own():
    assert [Row(1).total, Row(2).total] == [1, 2]


def test_a_value_that_could_not_be_made_is_tried_again():
    row = Row("a")
    with pytest.raises(TypeError):
        _ = row.total
    row.cells = (4,)
    assert row.total == 4


def test_it_has_the_docstring_of_what_makes_it():
    assert vars(Row)["total"].__doc__ == "The sum of the cells."
