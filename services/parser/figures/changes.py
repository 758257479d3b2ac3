"""Changes that a figure states: which way, by or to the number, and from what. Kept apart from the bound."""

from collections.abc import Iterator, Sequence

from services.contracts.records import Change, Kind
from services.parser.figures.grammar import is_adverb
from services.parser.figures.lexicon import Language
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_BETWEEN = words("changes", "between")
_AFTER = words("changes", "after")
_TO = frozenset({"to", "at"})
_TIMES = words("changes", "times")
_COMPARATIVES = words("changes", "comparatives")
_RAISING = words("changes", "raising")
_ARTICLES = frozenset({"the", "a", "an", "its", "their"})
_TIMING = frozenset({"over", "in", "within", "during", "after", "for", "under", "last", "past", "next", "previous", "first"})
_BACK = 6
_OBJECT = 8
_MEASURED = frozenset({Kind.PERCENT, Kind.MONEY, Kind.INDEX, Kind.RATIO})


def change_of(tokens: Sequence[Token], measures: Sequence[Measure], k: int, language: Language, start: int) -> Change | None:
    """The change that measure `k` states, with the measure before it as its base in "from X to Y"; X itself states none."""
    measure = measures[k]
    if _starts_or_lasts(tokens, measure, start):
        return None
    j = next((j for j in range(k - 1, -1, -1) if measures[j].excluded is None), None)
    before, starts = (None, False) if j is None else (measures[j], _starts(tokens, measures, j, start))
    found = _stated_before(tokens, measure, before, starts, language, start)
    if found is not None:
        return found
    if before is not None and j == k - 1 and _restates(tokens, before, measure):
        return change_of(tokens, measures, k - 1, language, start)
    direction = _stated_after(tokens, measure.past, language)
    return Change(direction=direction, mode="by") if direction else None


def _starts_or_lasts(tokens: Sequence[Token], measure: Measure, start: int) -> bool:
    """Whether the measure is where a change starts ("from 5") or how long it took ("in the last five years")."""
    led = next((tokens[i].lower for i in range(measure.first - 1, start, -1) if tokens[i].lower not in _ARTICLES), "")
    return led == "from" or (measure.kind is Kind.DURATION and led in _TIMING)


def _starts(tokens: Sequence[Token], measures: Sequence[Measure], k: int, start: int) -> bool:
    """Whether measure `k` is said to be where a change starts: X in "from X to Y", and Y in "from X to Y to Z"."""
    first = measures[k].first
    led = tokens[first - 1].lower if first > start else ""
    return led == "from" or (
        led in _TO and k > 0 and measures[k - 1].past == first - 1 and _starts(tokens, measures, k - 1, start)
    )


def _stated_before(
    tokens: Sequence[Token], measure: Measure, before: Measure | None, starts: bool, language: Language, start: int
) -> Change | None:
    """The change that words to the left tell, past words of time and the measure before; `starts`: the change starts at that."""
    mode = "to" if measure.first > start and tokens[measure.first - 1].lower in _TO else "by"
    base: Measure | None = None
    for i, passed in _leftward(tokens, measure.first - (mode == "to") - 1, before, language, start):
        base = before if passed and starts else None
        if (told := _told(tokens, i, measure, language)) is not None:
            return Change(direction=told, mode=mode, base=_text(tokens, base) if base else None)
    if base is not None and mode == "to":
        return _implied(tokens, base, measure)
    return _by(tokens, measure, language, start)


def _leftward(
    tokens: Sequence[Token], i: int, before: Measure | None, language: Language, start: int
) -> Iterator[tuple[int, bool]]:
    """The tokens from `i` to the left as far as words of change may stand, each with whether the measure `before` is passed."""
    passed, steps = False, 0
    while i >= start and steps < _BACK:
        # "Doubled to $30" tells of the $30 as well, "grew sixfold to $30" past the multiple.
        if before is not None and i == before.past - 1 and tokens[i].lower not in language.change:
            passed, i = True, before.first - 1
            continue
        yield i, passed
        timely = _of_time(tokens[i], language)
        if not timely and not _steps_over(tokens[i].lower):
            return
        steps += not timely
        i -= 1


def _told(tokens: Sequence[Token], i: int, measure: Measure, language: Language) -> str | None:
    """The direction that token `i` tells of the measure."""
    direction = language.change.get(tokens[i].lower)
    return None if direction is None or _idle(tokens, i, measure) else direction


def _steps_over(word: str) -> bool:
    return word in _BETWEEN or is_adverb(word)


def _by(tokens: Sequence[Token], measure: Measure, language: Language, start: int) -> Change | None:
    """ "Cut its forecast for the year by 5 points": a verb of change, what it changes, and by how much."""
    i = measure.first - 1
    if i <= start or tokens[i].lower != "by" or measure.kind not in _MEASURED or tokens[i - 1].lower.endswith("ed"):
        return None
    for j in range(i - 1, max(start, i - _OBJECT) - 1, -1):
        if tokens[j].kind != "word" and not _of_time(tokens[j], language):
            return None
        if (told := _told(tokens, j, measure, language)) is not None:
            return Change(direction=told, mode="by")
    return None


def _idle(tokens: Sequence[Token], i: int, measure: Measure) -> bool:
    """Whether a word of change tells none here: "up to 5", "raised $5m" (money got), "the lower half"."""
    word, beside = tokens[i].lower, i + 1 == measure.first
    if word == "up":
        return tokens[i + 1].lower == "to" and i + 2 == measure.first
    if word in _COMPARATIVES and tokens[i + 1].lower == "than":
        return True
    return beside and (word in _COMPARATIVES or (word in _RAISING and measure.kind is Kind.MONEY))


def _of_time(token: Token, language: Language) -> bool:
    """Whether the word can stand in a phrase of time: "in March", "since 2008", "last year"."""
    return token.kind == "digits" or token.lower in _TIMES or token.lower in language.months or token.lower in language.weekdays


def _implied(tokens: Sequence[Token], base: Measure, measure: Measure) -> Change | None:
    """The change of "from 20 in 2008 to 29 in 2020", where no verb of change tells it: both are points of one kind."""
    if base.kind is not measure.kind or base.low != base.high or measure.low != measure.high or base.low == measure.low:
        return None
    return Change(direction="up" if base.low < measure.low else "down", mode="to", base=_text(tokens, base))


def _restates(tokens: Sequence[Token], before: Measure, measure: Measure) -> bool:
    """ "40 points, or 2%", "5 miles (8 km)": the same change in other units."""
    gap = [token.lower for token in tokens[before.past : measure.first]]
    return gap == ["("] or (gap[-1:] == ["or"] and len(gap) <= 3)


def _text(tokens: Sequence[Token], measure: Measure) -> str:
    return " ".join(token.text for token in tokens[measure.core[0] : measure.core[1]])


def _stated_after(tokens: Sequence[Token], past: int, language: Language) -> str | None:
    """ "a 30% increase", "30% higher", "a 3 percent drop"."""
    return language.change.get(tokens[past].lower) if past < len(tokens) and tokens[past].lower in _AFTER else None
