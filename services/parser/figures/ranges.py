"""Two numbers that are one: ranges ("18-25", "from 5 to 10", "between … and …"), borrowed scales and units, scores of games."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.contracts.records import Bound, Kind
from services.parser.figures.grammar import is_function
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import whole
from services.parser.figures.tokens import Token, glued

_DASHES = frozenset("-–—‑−")
_HIGHEST_SCORE = 150


@dataclass(frozen=True, slots=True)
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


def merged(tokens: Sequence[Token], found: Sequence[Measure], language: Language, start: int) -> list[Measure]:
    """Join the measures that form a range; let the first of a pair borrow scale and unit of the second."""
    result: list[Measure] = []
    for measure in found:
        pair = _pair(tokens, result[-1], measure, language, start) if result else None
        if pair is None:
            result.append(measure)
        else:
            result[-1:] = pair
    return _lent_back(tokens, result)


def _lent_back(tokens: Sequence[Token], found: list[Measure]) -> list[Measure]:
    """Lend the unit of the last to those before: "3-, 4- and 5-mile", and to where a change starts: "from 24 to 33 bn euros"."""
    for k in range(len(found) - 2, -1, -1):
        left, right = found[k], found[k + 1]
        if left.unit is not None or left.excluded not in (None, "compound") or right.excluded is not None:
            continue
        between = [token.lower for token in tokens[left.core[1] : right.core[0]]]
        if right.unit and _suspended(tokens, left, between):
            found[k] = replace(_borrowed(left, right), excluded=None)
        elif not left.excluded and between == ["to"] and _from(tokens, left) and tokens[right.core[0]].kind == "digits":
            found[k] = _borrowed(_scaled_alike(left, right), right)
    return found


def _scaled_alike(left: Measure, right: Measure) -> Measure:
    """The start of a change with the scale of its end, where the written numbers are of one size: "from 24.2 to 33 billion"."""
    if left.scale > 1 or right.scale == 1 or left.low <= 0 or not 0.1 <= right.low / right.scale / left.low <= 10:
        return left
    return replace(left, low=whole(left.low * right.scale), high=whole(left.high * right.scale), scale=right.scale)


def _pair(tokens: Sequence[Token], left: Measure, right: Measure, language: Language, start: int) -> list[Measure] | None:
    """What the two neighbours become together, or None where they stay as they are."""
    between = [token.lower for token in tokens[left.core[1] : right.core[0]]]
    if (typed := _typed(tokens, left, right, between)) is not None:
        return typed
    if left.excluded == "year" and _years_range(right, between, language):
        left = replace(left, excluded=None)
    if left.excluded or right.excluded or right.bound is Bound.BETWEEN:
        return None
    if left.bound is Bound.BETWEEN:
        return _lent(tokens, left, right, between)
    return _one(tokens, left, right, between, language, start) or _lent(tokens, left, right, between)


def _typed(tokens: Sequence[Token], left: Measure, right: Measure, between: list[str]) -> list[Measure] | None:
    """Pairs that are no figures: scores of games and house numbers."""
    if _score(tokens, left, right, between):
        core = (left.core[0], right.core[1])
        return [replace(left, past=right.core[1], core=core, high=right.low, kind=Kind.SCORE, excluded="score")]
    if right.excluded == "identifier" and len(between) == 1 and between[0] in _DASHES:
        return [replace(left, excluded="identifier"), right]
    return None


def _years_range(right: Measure, between: list[str], language: Language) -> bool:
    """Whether what looked like a year begins a range of something measured: "2000 - 2400 litres"."""
    return not right.excluded and right.unit is not None and bool(between) and between[0] in language.words["range"]


def _one(
    tokens: Sequence[Token], left: Measure, right: Measure, between: list[str], language: Language, start: int
) -> list[Measure] | None:
    """The two as one measure: a ratio, a sum of money and its cents, a range."""
    core = (left.core[0], right.core[1])
    if _per_many(left, right, between):
        return [replace(left, past=right.core[1], core=core, kind=Kind.RATIO)]
    if _subunits(tokens, left, right, between):
        return [_sum(left, right)]
    if between == ["and"] and left.form == right.form == "vague" and left.low == right.low * left.scale / right.scale:
        return [replace(right, first=left.first, core=core)]  # "millions and millions"
    if _feet_and_inches(left, right, between):
        value = whole(left.low + right.low / 12)
        return [replace(left, past=right.core[1], core=core, low=value, high=value)]
    if _compatible(left, right) and _joined(tokens, left, right, between, language, start):
        return [_range(tokens, left, right, language, start)]
    return None


def _of_percent(left: Measure, right: Measure, between: list[str]) -> bool:
    """ "Three points to 36%": points of a percentage."""
    return left.kind is Kind.INDEX and right.kind is Kind.PERCENT and between == ["to"]


def _lent(tokens: Sequence[Token], left: Measure, right: Measure, between: list[str]) -> list[Measure] | None:
    """The two with the unit of one lent to the other: "25 or 30 miles", "from 30 pounds to 20", "from $75 a barrel to $46"."""
    if between == ["to"] and _from(tokens, left) and left.unit and left.unit.startswith(f"{right.unit} per "):
        return [left, _borrowed(right, left)]
    if _of_percent(left, right, between):
        return [replace(left, kind=Kind.PERCENT, unit="percentage_point"), right]
    if not _compatible(left, right):
        return None
    share = left.kind is Kind.PERCENT and not _from(tokens, left)
    if between == ["to"] and right.unit is None and left.unit and not share and not _noun_follows(tokens, right):
        return [left, _borrowed(right, left)]
    listed = _listed(left, right, between) and left.unit is None and right.unit is not None
    if _suspended(tokens, left, between) or (listed and _bare(tokens, left)):
        return [_borrowed(left, right), right]
    return None


def _listed(left: Measure, right: Measure, between: list[str]) -> bool:
    """Whether the two stand in a list: "25 and 30", "1 or 2%"; "200, or 25%" says the same twice, and 9 is not less than 5%."""
    if between == ["or"]:
        return right.kind is not Kind.PERCENT or left.low < right.low
    return between in (["and"], [",", "and"])


def _from(tokens: Sequence[Token], left: Measure) -> bool:
    return left.core[0] > 0 and tokens[left.core[0] - 1].lower == "from"


def _noun_follows(tokens: Sequence[Token], right: Measure) -> bool:
    after = tokens[right.core[1]] if right.core[1] < len(tokens) else None
    return after is not None and after.kind == "word" and not is_function(after.lower)


def _per_many(left: Measure, right: Measure, between: list[str]) -> bool:
    """ "86 births for every 100 deaths": a ratio."""
    counts = left.kind is Kind.COUNT and right.kind is Kind.COUNT and right.low in (10, 100, 1_000, 10_000, 100_000, 1_000_000)
    return counts and 2 <= len(between) <= 6 and (between[-2:] == ["for", "every"] or between[-1] == "per")


def _subunits(tokens: Sequence[Token], left: Measure, right: Measure, between: list[str]) -> bool:
    """ "3 dollars 50 cents", "15 dollars and 50": whole money, then less than a hundred of its cents."""
    if between not in ([], ["and"]) or left.kind is not Kind.MONEY or left.scale > 1 or not isinstance(left.low, int):
        return False
    if right.kind is Kind.MONEY:
        return right.unit == left.unit and 0 < right.low < 1
    ends = (
        right.core[1] >= len(tokens)
        or tokens[right.core[1]].kind == "mark"
        or tokens[right.core[1]].lower in {"more", "less", "per", "for"}
    )
    named = tokens[left.core[1] - 1].kind == "word"
    return named and ends and right.kind is Kind.COUNT and right.scale == 1 and isinstance(right.low, int) and 0 < right.low < 100


def _feet_and_inches(left: Measure, right: Measure, between: list[str]) -> bool:
    """ "5-foot-10", "6'2\"", "2ft 6in": one height in feet."""
    if left.unit != "foot" or not isinstance(left.low, int) or not 0 <= right.low < 12:
        return False
    if between in ([], ["-"]) and right.unit == "inch":
        return True
    return (between == ["-"] and right.kind is Kind.COUNT) or (between in (["'"], ["’"]) and right.unit in ("inch", None))


def _sum(left: Measure, right: Measure) -> Measure:
    cents = right.low if right.kind is Kind.MONEY else right.low / 100
    value = whole(left.low + cents)
    return replace(left, past=right.core[1], core=(left.core[0], right.core[1]), low=value, high=value)


def _bare(tokens: Sequence[Token], left: Measure) -> bool:
    return left.kind is Kind.COUNT and tokens[left.core[0]].kind == "digits"


def _score(tokens: Sequence[Token], left: Measure, right: Measure, between: list[str]) -> bool:
    """ "2-0", "won 3–1": two small whole numbers glued by a dash, the first not smaller, no unit after."""
    if len(between) != 1 or between[0] not in _DASHES or not glued(tokens[left.core[1] - 1], tokens[left.core[1]]):
        return False
    whole_numbers = all(m.form == "digits" and m.unit is None and m.scale == 1 and isinstance(m.low, int) for m in (left, right))
    small = max(left.low, abs(right.low)) <= _HIGHEST_SCORE
    return whole_numbers and small and left.low >= abs(right.low) and glued(tokens[left.core[1]], tokens[left.core[1] + 1])


def _compatible(left: Measure, right: Measure) -> bool:
    if left.unit is None or left.unit == right.unit:
        return True
    if right.unit is None:
        return right.kind is Kind.COUNT
    return right.unit.startswith(f"{left.unit} per ")


def _suspended(tokens: Sequence[Token], left: Measure, between: list[str]) -> bool:
    """ "four-, five- and six-": a hyphen glued to the number, then a comma or a word."""
    if len(between) < 2 or between[0] not in _DASHES or between[-1] not in {"and", "or", "to", ","}:
        return False
    dash, after = tokens[left.core[1]], tokens[left.core[1] + 1]
    return glued(tokens[left.core[1] - 1], dash) and (after.text == "," or not glued(dash, after))


def _borrowed(left: Measure, right: Measure) -> Measure:
    return replace(left, kind=right.kind, unit=right.unit)


def _joined(tokens: Sequence[Token], left: Measure, right: Measure, between: list[str], language: Language, start: int) -> bool:
    """Whether the two are the ends of one range, and not the start and the end of a change."""
    table = language.words
    if between == ["and"] or between == [",", "and"]:
        return _introduced(tokens, left, table["between"], start)
    if _restated(tokens, left, right, between):
        return False
    if between == ["or"]:
        return left.low + 1 == right.low and left.scale == right.scale == 1 and left.low == left.high
    if [word for word in between if word not in _DASHES] == ["to"]:
        between = ["to"]
    dash = len(between) == 1 and between[0] in _DASHES
    if dash and not left.excluded:
        return right.high > left.low or right.scale > left.scale
    if len(between) != 1 or between[0] not in table["range"]:
        return False
    if _changes(tokens, left, language, start):
        return False
    return _ascending(left, right)


def _restated(tokens: Sequence[Token], left: Measure, right: Measure, between: list[str]) -> bool:
    """ "four in 10 — 38 percent": a dash that sets words apart, or a share beside a percentage, joins no range."""
    if left.form == "fraction" and right.kind is Kind.PERCENT:
        return True
    return between == ["—"] and not glued(tokens[left.core[1] - 1], tokens[left.core[1]])


def _ascending(left: Measure, right: Measure) -> bool:
    return left.low < right.high or (right.scale > left.scale and left.scale == 1)


def _introduced(tokens: Sequence[Token], left: Measure, openers: frozenset[str], start: int) -> bool:
    """Whether "between" stands before the number, or before "the ages of" before it."""
    for i in range(left.core[0] - 1, max(start, left.core[0] - 6) - 1, -1):
        if tokens[i].lower in openers:
            return True
        if tokens[i].lower == "and":
            return False
    return False


def _changes(tokens: Sequence[Token], left: Measure, language: Language, start: int) -> bool:
    """Whether a word of change stands before "from X to Y" or "up X to Y": then X and Y are two figures; so in "W to X to Y"."""
    i = left.core[0] - 1
    if i > start and tokens[i].lower == "to" and any(token.kind == "digits" for token in tokens[max(start, i - 2) : i]):
        return True
    while i >= start and tokens[i].lower in {"from", "by", "about", "around", "up"} and left.core[0] - i <= 3:
        if tokens[i].lower == "up" and i + 1 < len(tokens) and tokens[i + 1].lower != "to":
            return True
        i -= 1
    return i >= start and tokens[i].lower in language.change


def _range(tokens: Sequence[Token], left: Measure, right: Measure, language: Language, start: int) -> Measure:
    low = left.low
    if left.scale == 1 and right.scale > 1 and left.low <= right.high / right.scale:
        low = whole(left.low * right.scale)
    unit, kind = (right.unit, right.kind) if right.unit is not None else (left.unit, left.kind)
    high = abs(right.high) if right.high < 0 <= left.low else right.high
    first = _opening(tokens, left, language, start)
    return replace(
        left,
        first=first,
        past=right.core[1],
        core=(left.core[0], right.core[1]),
        low=low,
        high=high,
        bound=Bound.BETWEEN,
        kind=kind,
        unit=unit,
        scale=max(left.scale, right.scale),
    )


def _opening(tokens: Sequence[Token], left: Measure, language: Language, start: int) -> int:
    """The first token of the range: its "between" or "from" where one stands close before."""
    for i in range(left.core[0] - 1, max(start, left.core[0] - 5) - 1, -1):
        word = tokens[i].lower
        if word in language.words["between"] or (word in language.words["from"] and i == left.core[0] - 1):
            return i
        if tokens[i].kind == "mark":
            break
    return left.first
