"""Numbers that say the one before again in another measure: "under 9 miles (14 km)", "2,380,000 ($21,972)"."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Bound, Kind
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token

# How many measures back the currency of a bare number may stand.
_BACK = 4


def same_bound(tokens: Sequence[Token], found: Sequence[Measure], k: int) -> Measure:
    """Measure `k` with the bound of the one before, where it says the same in another unit: "under 9 miles (14 km)"."""
    measure, before = found[k], found[k - 1] if k else None
    if before is None or measure.kind is not before.kind or measure.unit in (None, before.unit) or before.unit is None:
        return measure
    bracketed = before.past + 1 == measure.first and tokens[before.past].text == "("
    return replace(measure, bound=before.bound) if bracketed and measure.bound is Bound.EXACT else measure


def same_currency(tokens: Sequence[Token], found: Sequence[Measure], k: int) -> Measure:
    """Measure `k` as money where it is a bare number that brackets turn into another currency, as they did an earlier sum:
    the second sum of "2,435,000 yen ($22,480), the larger model 2,380,000 ($21,972)" is in yen.
    """
    measure = found[k]
    if measure.excluded or measure.unit is not None or measure.kind is not Kind.COUNT or not _converted(tokens, found, k):
        return measure
    for j in range(k - 2, max(-1, k - 2 - _BACK), -1):
        if found[j].kind is Kind.MONEY and _converted(tokens, found, j) and found[j + 1].unit == found[k + 1].unit:
            return replace(measure, kind=Kind.MONEY, unit=found[j].unit)
    return measure


def _converted(tokens: Sequence[Token], found: Sequence[Measure], k: int) -> bool:
    """Whether a sum of money in brackets follows measure `k` at once."""
    if k + 1 >= len(found) or found[k + 1].kind is not Kind.MONEY or found[k + 1].excluded:
        return False
    return [token.text for token in tokens[found[k].core[1] : found[k + 1].core[0]]] == ["("]
