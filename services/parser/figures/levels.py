"""Levels of an index: bare numbers at which it ends a day, in a sentence that tells points of one."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Kind
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_ENDING = words("levels", "ending")
_BACK = 6


def as_level(tokens: Sequence[Token], found: Sequence[Measure], k: int) -> Measure:
    """Measure `k` in points where it is a bare number an index ends at, after points of another: "… to end at 1,334.20"."""
    measure, i = found[k], found[k].core[0]
    bare = measure.kind is Kind.COUNT and measure.unit is None and not measure.excluded and measure.form == "digits"
    if not (bare and i >= 2 and tokens[i - 1].lower == "at" and tokens[i - 2].lower in _ENDING):
        return measure
    points = any(one.kind is Kind.INDEX and not one.excluded for one in found[max(0, k - _BACK) : k])
    return replace(measure, kind=Kind.INDEX, unit="point") if points else measure
