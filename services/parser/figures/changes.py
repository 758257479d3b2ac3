"""Changes that a figure states: which way, by or to the number, and from what. Kept apart from the bound."""

from collections.abc import Sequence

from services.contracts.records import Change
from services.parser.figures.grammar import is_adverb
from services.parser.figures.lexicon import Language
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_BETWEEN = words("changes", "between")
_AFTER = words("changes", "after")
_TO = frozenset({"to", "at"})
_BACK = 6


def change_of(tokens: Sequence[Token], measures: Sequence[Measure], k: int, language: Language, start: int) -> Change | None:
    """The change that measure `k` states, with the measure before it as its base in "from X to Y"."""
    measure = measures[k]
    before = measures[k - 1] if k else None
    found = _stated_before(tokens, measure.first, before, language, start)
    if found is not None:
        return found
    if before is not None and before.excluded is None and _restates(tokens, before, measure):
        return change_of(tokens, measures, k - 1, language, start)
    direction = _stated_after(tokens, measure.past, language)
    return Change(direction=direction, mode="by") if direction else None


def _stated_before(tokens: Sequence[Token], first: int, before: Measure | None, language: Language, start: int) -> Change | None:
    i, mode, base = first - 1, "by", None
    while i >= start and first - i <= _BACK + (before.core[1] - before.first if before else 0):
        word = tokens[i].lower
        if before is not None and i == before.past - 1:
            base = base or (_text(tokens, before) if tokens[before.first - 1].lower == "from" and before.first > start else None)
            i = before.first - 1
            continue
        if word in language.change and not (word == "up" and tokens[i + 1].lower == "to" and i + 2 == first):
            return Change(direction=language.change[word], mode=mode, base=base)
        if word in _TO and i == first - 1:
            mode = "to"
        elif word not in _BETWEEN and not is_adverb(word):
            return None
        i -= 1
    return None


def _restates(tokens: Sequence[Token], before: Measure, measure: Measure) -> bool:
    """ "40 points, or 2%", "5 miles (8 km)": the same change in other units."""
    gap = [token.lower for token in tokens[before.past : measure.first]]
    return gap == ["("] or (gap[-1:] == ["or"] and len(gap) <= 3)


def _text(tokens: Sequence[Token], measure: Measure) -> str:
    return " ".join(token.text for token in tokens[measure.core[0] : measure.core[1]])


def _stated_after(tokens: Sequence[Token], past: int, language: Language) -> str | None:
    """ "a 30% increase", "30% higher", "a 3 percent drop"."""
    return language.change.get(tokens[past].lower) if past < len(tokens) and tokens[past].lower in _AFTER else None
