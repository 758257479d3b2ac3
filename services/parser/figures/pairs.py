"""What two neighbouring numbers are together: a score, a range, one measure, or two of which one lends the other its unit."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Bound, Kind
from services.parser.figures.compounds import compound
from services.parser.figures.lending import lent, lent_back
from services.parser.figures.lexicon import Language
from services.parser.figures.ranges import Measure, Pair, ranged
from services.parser.figures.tokens import Token, glued

_HIGHEST_SCORE = 150


def merged(tokens: Sequence[Token], found: Sequence[Measure], language: Language, start: int) -> list[Measure]:
    """Join the measures that are one, and let the one of a pair borrow scale and unit of the other."""
    result: list[Measure] = []
    for measure in found:
        pair = _pair(_beside(tokens, result[-1], measure, language, start)) if result else None
        if pair is None:
            result.append(measure)
        else:
            result[-1:] = pair
    return lent_back(tokens, result)


def _beside(tokens: Sequence[Token], left: Measure, right: Measure, language: Language, start: int) -> Pair:
    return Pair(tokens, left, right, [token.lower for token in tokens[left.core[1] : right.core[0]]], language, start)


def _pair(pair: Pair) -> list[Measure] | None:
    """What the two neighbours become together, or None where they stay as they are."""
    if (typed := _typed(pair)) is not None:
        return typed
    if pair.left.excluded == "year" and _opens_range(pair):
        pair = replace(pair, left=replace(pair.left, excluded=None))
    if pair.left.excluded or pair.right.excluded or pair.right.bound is Bound.BETWEEN:
        return None
    one = None if pair.left.bound is Bound.BETWEEN else compound(pair) or ranged(pair)
    return lent(pair) if one is None else [one]


def _typed(pair: Pair) -> list[Measure] | None:
    """Pairs that are no figures: scores of games and house numbers."""
    left, right = pair.left, pair.right
    if pair.dashed and _score(pair):
        return [replace(left, past=right.core[1], core=pair.core, high=right.low, kind=Kind.SCORE, excluded="score")]
    if pair.dashed and right.excluded == "identifier":
        return [replace(left, excluded="identifier"), right]
    return None


def _score(pair: Pair) -> bool:
    """ "2-0", "won 3–1": two small whole numbers glued by a dash, the first not smaller, no unit after."""
    dash = pair.left.core[1]
    close = glued(pair.tokens[dash - 1], pair.tokens[dash]) and glued(pair.tokens[dash], pair.tokens[dash + 1])
    return close and pair.left.low >= abs(pair.right.low) and all(_goals(one) for one in (pair.left, pair.right))


def _goals(measure: Measure) -> bool:
    bare = measure.form == "digits" and measure.unit is None and measure.scale == 1
    return bare and isinstance(measure.low, int) and abs(measure.low) <= _HIGHEST_SCORE


def _opens_range(pair: Pair) -> bool:
    """Whether what looked like a year begins a range of something measured: "2000 - 2400 litres"."""
    measured = not pair.right.excluded and pair.right.unit is not None
    return measured and pair.between[:1] != [] and pair.between[0] in pair.language.words["range"]
