"""Measures, and two of them that are the ends of one range: "18-25", "from 5 to 10", "between … and …"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.contracts.records import Bound, Kind
from services.parser.figures.grammar import is_function
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import whole
from services.parser.figures.tokens import Token, glued

DASHES = frozenset("-–—‑−")
_BEFORE_ENDS = frozenset({"from", "by", "about", "around", "up"})
# How many words before a range its "between" and its verb of change are looked for.
_OPENING_BACK = 5
_CHANGE_BACK = 3


@dataclass(slots=True)
class Measure:
    """A number with its unit and bound. `first` to `past` are its tokens with the bounding words,
    `core` those of number and unit alone. `excluded` says why it is no figure (`year`, `name` …), else None.
    `factor` is what the written number was multiplied by for its unit: 0.01 for cents.
    """

    first: int
    past: int
    core: tuple[int, int]
    low: float
    high: float
    bound: Bound
    kind: Kind
    unit: str | None
    form: str
    scale: int = 1
    excluded: str | None = None
    factor: float = 1


@dataclass(slots=True)
class Pair:
    """Two neighbouring measures of a sentence that begins at token `start`, and the words between them in small letters."""

    tokens: Sequence[Token]
    left: Measure
    right: Measure
    between: list[str]
    language: Language
    start: int

    @property
    def core(self) -> tuple[int, int]:
        """The tokens from the one's number to the other's unit."""
        return self.left.core[0], self.right.core[1]

    @property
    def dashed(self) -> bool:
        """Whether a dash and nothing else stands between the two."""
        return len(self.between) == 1 and self.between[0] in DASHES

    @property
    def from_before(self) -> bool:
        """Whether "from" stands before the two."""
        first = self.left.core[0]
        return first > 0 and self.tokens[first - 1].lower == "from"

    @property
    def noun_follows(self) -> bool:
        """Whether a word that can be a noun follows the second."""
        past = self.right.core[1]
        return past < len(self.tokens) and self.tokens[past].kind == "word" and not is_function(self.tokens[past].lower)

    @property
    def compatible(self) -> bool:
        """Whether both can have one unit: it is the same, or one has none, or the last adds a rate ("$5 to $6 a kilo")."""
        left, right = self.left.unit, self.right.unit
        if left is None or left == right:
            return True
        return self.right.kind is Kind.COUNT if right is None else right.startswith(f"{left} per ")


def ranged(pair: Pair) -> Measure | None:
    """The range whose ends the two are, or None where they are two figures."""
    return _range(pair) if pair.compatible and _joined(pair) else None


def _joined(pair: Pair) -> bool:
    """Whether the two are the ends of one range, and not the start and the end of a change."""
    if pair.between in (["and"], [",", "and"]):
        return _introduced(pair)
    if _restated(pair):
        return False
    if pair.between == ["or"]:
        return _next_to_each_other(pair.left, pair.right)
    if pair.dashed and not pair.left.excluded:
        return pair.right.high > pair.left.low or pair.right.scale > pair.left.scale
    return _linked(pair) and _ascending(pair.left, pair.right) and not (_changes(pair) or _counts_other(pair))


def _linked(pair: Pair) -> bool:
    """Whether a word of ranges stands between the two, which may have a dash beside it: "25- to 30"."""
    words = [word for word in pair.between if word not in DASHES] if "to" in pair.between else pair.between
    return len(words) == 1 and words[0] in pair.language.words["range"]


def _counts_other(pair: Pair) -> bool:
    """ "From 5% to 40 shops": the second counts something that the first's unit does not measure."""
    return pair.left.unit is not None and pair.right.unit is None and pair.noun_follows


def _introduced(pair: Pair) -> bool:
    """Whether "between" stands before the number, or before "the ages of" before it."""
    first = pair.left.core[0]
    for i in range(first - 1, max(pair.start, first - 1 - _OPENING_BACK) - 1, -1):
        if pair.tokens[i].lower in pair.language.words["between"]:
            return True
        if pair.tokens[i].lower == "and":
            return False
    return False


def _restated(pair: Pair) -> bool:
    """ "four in 10 — 38 percent": a dash that sets words apart, or a share beside a percentage, joins no range."""
    if pair.left.form == "fraction" and pair.right.kind is Kind.PERCENT:
        return True
    past = pair.left.core[1]
    return pair.between == ["—"] and not glued(pair.tokens[past - 1], pair.tokens[past])


def _next_to_each_other(left: Measure, right: Measure) -> bool:
    """ "Three or four"; "200 or 25%" and "2 or 10" are two figures."""
    return left.low == left.high and left.low + 1 == right.low and left.scale == right.scale == 1


def _ascending(left: Measure, right: Measure) -> bool:
    return left.low < right.high or (right.scale > left.scale and left.scale == 1)


def _changes(pair: Pair) -> bool:
    """Whether a word of change stands before "from X to Y" or "up X to Y": then X and Y are two figures; so in "W to X to Y"."""
    tokens, start, first = pair.tokens, pair.start, pair.left.core[0]
    i = first - 1
    if i > start and tokens[i].lower == "to" and any(token.kind == "digits" for token in tokens[max(start, i - 2) : i]):
        return True
    while i >= max(start, first - _CHANGE_BACK) and tokens[i].lower in _BEFORE_ENDS:
        if tokens[i].lower == "up" and tokens[i + 1].lower != "to":
            return True
        i -= 1
    return i >= start and tokens[i].lower in pair.language.change


def _range(pair: Pair) -> Measure:
    left, right = pair.left, pair.right
    low = left.low
    if left.scale == 1 and right.scale > 1 and left.low <= right.high / right.scale:
        low = whole(left.low * right.scale)
    high = abs(right.high) if right.high < 0 <= left.low else right.high
    kind, unit = (right.kind, right.unit) if right.unit is not None else (left.kind, left.unit)
    return replace(
        left,
        first=_opening(pair),
        past=right.core[1],
        core=pair.core,
        low=min(low, high),
        high=max(low, high),
        bound=Bound.BETWEEN,
        kind=kind,
        unit=unit,
        scale=max(left.scale, right.scale),
    )


def _opening(pair: Pair) -> int:
    """The first token of the range: its "between" or "from" where one stands close before."""
    first, table = pair.left.core[0], pair.language.words
    for i in range(first - 1, max(pair.start, first - _OPENING_BACK) - 1, -1):
        word = pair.tokens[i].lower
        if word in table["between"] or (word in table["from"] and i == first - 1):
            return i
        if pair.tokens[i].kind == "mark":
            break
    return pair.left.first
