"""Levels of an index: bare numbers to which it moves or at which it ends a day, in a sentence that tells points of one."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Kind
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_ENDING = words("levels", "ending")
_BACK = 6
_ASIDE = frozenset({",", "or", "(", ")", "to"})


def as_level(tokens: Sequence[Token], found: Sequence[Measure], k: int) -> Measure:
    """Measure `k` in points where it is a bare number an index moves to or ends at, after points of one."""
    measure = found[k]
    bare = measure.kind is Kind.COUNT and measure.unit is None and not measure.excluded and measure.form == "digits"
    level = bare and (_ended_at(tokens, found, k) or _moved_to(tokens, found, k))
    return replace(measure, kind=Kind.INDEX, unit="point") if level else measure


def _points(measure: Measure) -> bool:
    return measure.kind is Kind.INDEX and not measure.excluded


def _ended_at(tokens: Sequence[Token], found: Sequence[Measure], k: int) -> bool:
    """ "One index ended at 1,463.78 points, while another lost 1.1% to end at 1,334.20"."""
    i = found[k].core[0]
    ends = i >= 2 and tokens[i - 1].lower == "at" and tokens[i - 2].lower in _ENDING
    return ends and any(_points(one) for one in found[max(0, k - _BACK) : k])


def _moved_to(tokens: Sequence[Token], found: Sequence[Measure], k: int) -> bool:
    """ "Rose 35.2 points, or 0.5%, to 7,512.34"."""
    if k < 2 or {one.kind for one in found[k - 2 : k]} != {Kind.INDEX, Kind.PERCENT}:
        return False
    gaps = tokens[found[k - 2].core[1] : found[k - 1].core[0]], tokens[found[k - 1].core[1] : found[k].core[0]]
    return gaps[1][-1:] != [] and gaps[1][-1].lower == "to" and all(token.lower in _ASIDE for gap in gaps for token in gap)
