"""Two numbers of another language that are one: "5–7 Millionen", "zwischen … und …", "от … до …"; and scores of games."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Bound, Kind
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.nouns import Span
from services.parser.figures.numbers import whole
from services.parser.figures.phrases import Phrases
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token, glued

_DASHES = frozenset("-–—‑−")
_HIGHEST_SCORE = 150
_BACK = 6


def merged(tokens: Sequence[Token], found: Sequence[Measure], lexicon: Lexicon, span: Span) -> list[Measure]:
    """Join the measures that form a range; let the first of a pair borrow the unit of the second."""
    result: list[Measure] = []
    for measure in found:
        pair = _pair(tokens, result[-1], measure, lexicon, span[0]) if result else None
        if pair is None:
            result.append(measure)
        else:
            result[-1:] = pair
    return result


def _pair(tokens: Sequence[Token], left: Measure, right: Measure, lexicon: Lexicon, start: int) -> list[Measure] | None:
    between = _without_articles(tokens[left.core[1] : right.core[0]], lexicon)
    if _score(tokens, left, right, between):
        core = (left.core[0], right.core[1])
        return [replace(left, past=right.core[1], core=core, high=right.low, kind=Kind.SCORE, excluded="score")]
    if len(between) > 3 or not _can_pair(left, right):
        return None
    first = _opening(tokens, left, right, between, lexicon, start)
    if first is not None and (left.low < right.high or right.scale > left.scale):
        return [_range(left, right, first)]
    return [replace(left, kind=right.kind, unit=right.unit), right] if _lends(tokens, left, right, between, lexicon) else None


def _lends(tokens: Sequence[Token], left: Measure, right: Measure, between: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the second of a pair has the unit of both: "2 und 3 Prozent", "von 2,1 auf 3,4 Prozent"."""
    bare = left.unit is None and right.unit is not None
    return bare and (_lists(between, lexicon) or _from_to(tokens, left, between, lexicon))


def _lists(between: Sequence[Token], lexicon: Lexicon) -> bool:
    return len(between) == 1 and between[0].lower in lexicon.words["and"] | lexicon.words["or"] | {","}


def _can_pair(left: Measure, right: Measure) -> bool:
    """Whether two figures can be the ends of one: neither is a range, and their units agree."""
    if left.excluded or right.excluded or Bound.BETWEEN in (left.bound, right.bound):
        return False
    return left.unit is None or right.unit in (None, left.unit) or right.unit.startswith(f"{left.unit} per ")


def _from_to(tokens: Sequence[Token], left: Measure, between: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the two are start and end of a change: "von 2,1 auf 3,4 Prozent"."""
    hit = lexicon.phrases["target"].ahead(between, 0) or lexicon.phrases["to"].ahead(between, 0)
    return hit is not None and hit[1] == len(between) and _before(tokens, left, lexicon.phrases["from"], lexicon) is not None


def _opening(
    tokens: Sequence[Token], left: Measure, right: Measure, between: Sequence[Token], lexicon: Lexicon, start: int
) -> int | None:
    """The first token of the range that the two make, None where they make none."""
    if not between:
        return left.first if right.low < 0 and tokens[right.core[0]].text in _DASHES else None
    if len(between) == 1 and between[0].text in _DASHES:
        return left.first
    if len(between) == 1 and between[0].lower in lexicon.words["and"]:
        return _opened(tokens, left, "between", lexicon, start)
    return _opening_of_to(tokens, left, between, lexicon, start)


def _opening_of_to(tokens: Sequence[Token], left: Measure, between: Sequence[Token], lexicon: Lexicon, start: int) -> int | None:
    """The first token of a range with "to" between its ends; "stieg von 2 auf 3" is none."""
    joined = lexicon.phrases["to"].ahead(between, 0)
    if joined is None or joined[1] != len(between):
        return None
    opened = _opened(tokens, left, "from", lexicon, start)
    if opened is None:
        return left.first
    return None if changes(tokens, opened, lexicon, start) else opened


def _opened(tokens: Sequence[Token], left: Measure, word: str, lexicon: Lexicon, start: int) -> int | None:
    """Where the "between" or "from" of a range stands in its sentence."""
    opened = _before(tokens, left, lexicon.phrases[word], lexicon)
    return opened[1] if opened and opened[1] >= start else None


def _without_articles(between: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """The words between two numbers without the article before the second: "entre el 10 y el 15 %"."""
    return between[:-1] if len(between) > 1 and between[-1].lower in lexicon.words["determiners"] else between


def _before(tokens: Sequence[Token], left: Measure, phrases: Phrases[bool], lexicon: Lexicon) -> tuple[bool, int] | None:
    """The phrase that ends right before the number, or before its article or bound: "zwischen etwa 12.000 und"."""
    bound = lexicon.bounds_before.behind(tokens, left.first)
    found = phrases.behind(tokens, left.first) or (phrases.behind(tokens, bound[1]) if bound else None)
    article = found is None and left.first > 0 and tokens[left.first - 1].lower in lexicon.words["determiners"]
    return phrases.behind(tokens, left.first - 1) if article else found


def changes(tokens: Sequence[Token], i: int, lexicon: Lexicon, start: int) -> bool:
    """Whether a word of change stands right before token `i`: then "from X to Y" is two figures, and "до X" no bound."""
    return any(
        token.lower.startswith(lexicon.endings["change"])
        for token in tokens[max(start, i - _BACK) : i]
        if lexicon.endings["change"]
    )


def _range(left: Measure, right: Measure, first: int) -> Measure:
    low = left.low
    if left.scale == 1 and right.scale > 1 and left.low <= right.high / right.scale:
        low = whole(left.low * right.scale)
    unit, kind = (right.unit, right.kind) if right.unit is not None else (left.unit, left.kind)
    core = (left.core[0], right.core[1])
    return replace(
        left, first=first, past=right.core[1], core=core, low=low, high=abs(right.high), bound=Bound.BETWEEN, kind=kind, unit=unit
    )


def _score(tokens: Sequence[Token], left: Measure, right: Measure, between: Sequence[Token]) -> bool:
    """ "2-0": two small whole numbers glued by a dash, the first not smaller or nought, no unit."""
    if len(between) != 1 or between[0].text not in _DASHES or not glued(tokens[left.core[1] - 1], between[0]):
        return False
    plain = all(one.form == "digits" and one.unit is None and one.scale == 1 and one.low == int(one.low) for one in (left, right))
    small = right.low <= left.low <= _HIGHEST_SCORE or (left.low == 0 and right.low < _HIGHEST_SCORE)
    return plain and small and glued(between[0], tokens[right.core[0]])
