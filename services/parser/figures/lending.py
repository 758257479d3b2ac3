"""Units and scales that one number lends another: "25 or 30 miles", "from 24.2 to 33 billion euros", "3-, 4- and 5-mile"."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Kind
from services.parser.figures.numbers import whole
from services.parser.figures.ranges import DASHES, Measure, Pair
from services.parser.figures.tokens import Token, glued

_AFTER_SUSPENDED = frozenset({"and", "or", "to", ","})
# Written numbers within this factor of each other are of one size.
_ONE_SIZE = 10


def lent(pair: Pair) -> list[Measure] | None:
    """The two with the unit of one lent to the other; None where neither needs it."""
    left, right = pair.left, pair.right
    if pair.between == ["to"] and (back := _end_of_change(pair)) is not None:
        return back
    if pair.compatible and (_suspended(pair.tokens, left, pair.between) or _listed(pair)):
        return [_borrowed(left, right), right]
    return None


def _end_of_change(pair: Pair) -> list[Measure] | None:
    """ "From 30 pounds to 20", "from $75 a barrel to $46", "three points to 36%"."""
    left, right = pair.left, pair.right
    if pair.from_before and left.unit and left.unit.startswith(f"{right.unit} per "):
        return [left, _borrowed(right, left)]
    if left.kind is Kind.INDEX and right.kind is Kind.PERCENT:
        return [replace(left, kind=Kind.PERCENT, unit="percentage_point"), right]
    share = left.kind is Kind.PERCENT and not pair.from_before
    bare = right.unit is None and right.kind is Kind.COUNT and not pair.noun_follows
    return [left, _borrowed(right, left)] if left.unit and bare and not share else None


def _listed(pair: Pair) -> bool:
    """Whether a bare number stands in a list with one that has a unit: "25 and 30 miles", "1 or 2%".

    "200, or 25%" says the same twice, and 9 is not less than the 5 of "9 or 5%".
    """
    left, right = pair.left, pair.right
    bare = left.unit is None and left.kind is Kind.COUNT and pair.tokens[left.core[0]].kind == "digits"
    if not bare or right.unit is None:
        return False
    if pair.between == ["or"]:
        return right.kind is not Kind.PERCENT or left.low < right.low
    return pair.between in (["and"], [",", "and"])


def _suspended(tokens: Sequence[Token], left: Measure, between: list[str]) -> bool:
    """ "four-, five- and six-": a hyphen glued to the number, then a comma or a word."""
    if len(between) < 2 or between[0] not in DASHES or between[-1] not in _AFTER_SUSPENDED:
        return False
    dash, after = tokens[left.core[1]], tokens[left.core[1] + 1]
    return glued(tokens[left.core[1] - 1], dash) and (after.text == "," or not glued(dash, after))


def _borrowed(left: Measure, right: Measure) -> Measure:
    return replace(left, kind=right.kind, unit=right.unit)


def lent_back(tokens: Sequence[Token], found: Sequence[Measure]) -> list[Measure]:
    """The measures, each with its unit lent to a bare one before it: in "3-, 4- and 5-mile", and to where a change starts."""
    result = list(found)
    for k in range(len(result) - 2, -1, -1):
        left, right = result[k], result[k + 1]
        if left.unit is None and left.excluded in (None, "compound") and right.excluded is None:
            result[k] = _lent_back(tokens, left, right)
    return result


def _lent_back(tokens: Sequence[Token], left: Measure, right: Measure) -> Measure:
    between = [token.lower for token in tokens[left.core[1] : right.core[0]]]
    if right.unit and _suspended(tokens, left, between):
        return replace(_borrowed(left, right), excluded=None)
    starts = between == ["to"] and left.core[0] > 0 and tokens[left.core[0] - 1].lower == "from"
    if starts and not left.excluded and tokens[right.core[0]].kind == "digits":
        return _borrowed(_scaled_alike(left, right), right)
    return left


def _scaled_alike(left: Measure, right: Measure) -> Measure:
    """The start of a change with the scale of its end, where the written numbers are of one size: "from 24.2 to 33 billion"."""
    if left.scale > 1 or right.scale == 1 or left.low <= 0:
        return left
    if not 1 / _ONE_SIZE <= right.low / right.scale / left.low <= _ONE_SIZE:
        return left
    return replace(left, low=whole(left.low * right.scale), high=whole(left.high * right.scale), scale=right.scale)
