"""Bare numbers that repeat what the clause before measured: "the dearest is 84 cents, while the cheapest is 74"."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Kind
from services.parser.figures.numbers import whole
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_ECHOED = frozenset({Kind.PERCENT, Kind.MONEY, Kind.INDEX, Kind.TEMPERATURE, Kind.SPEED})
_CONTRASTS = words("ranges", "contrasts")
_LINKS = words("ranges", "links")


def echoed(tokens: Sequence[Token], found: Sequence[Measure], k: int) -> Measure:
    """Measure `k` with the unit of the one before where it is a bare number that repeats its clause.

    It stands behind a verb or preposition and before a mark or the end; the clause before ends in a word that contrasts.
    """
    measure, before = found[k], found[k - 1] if k else None
    if before is None or before.excluded or measure.excluded or measure.kind is not Kind.COUNT or measure.form != "digits":
        return measure
    between = [token.lower for token in tokens[before.core[1] : measure.core[0]]]
    ends = measure.core[1] >= len(tokens) or tokens[measure.core[1]].kind == "mark"
    if not ends or before.kind not in _ECHOED or not between or between[-1] not in _LINKS or not _CONTRASTS.intersection(between):
        return measure
    low, high = whole(measure.low * before.factor), whole(measure.high * before.factor)
    return replace(measure, low=low, high=high, kind=before.kind, unit=before.unit, factor=before.factor)
