"""Bounds and hedges around a number: "at least", "up to", "or more". The direction of a change is not a bound."""

from collections.abc import Sequence

from services.contracts.records import Bound, Kind
from services.parser.figures.lexicon import Language
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import words

# A preposition of time before a duration, unless one of these stands before it: "over two decades", but "for over two decades".
_OF_TIME = words("bounds", "of_time")
_BEFORE_BOUND = words("bounds", "before_bound")
_STEPPED_OVER = frozenset(["a", "an", "only", "just"])
_PLUS = frozenset({"plus", "+"})
_SIGNS = frozenset("$£€¥")
_MOST_BOUNDS = 3


def bound_of(
    tokens: Sequence[Token], first: int, past: int, kind: Kind, language: Language, start: int
) -> tuple[Bound, int, int]:
    """The bound of the number that stands in `first` to `past`, and the span with the bounding words."""
    bound, first = _before(tokens, first, kind, language, start)
    after = language.bounds_after.ahead(tokens, past)
    if after and not _adds(tokens, past, after[1]):
        return (after[0] if bound in (Bound.EXACT, Bound.ABOUT) else bound), first, after[1]
    return bound, first, past


def _adds(tokens: Sequence[Token], at: int, past: int) -> bool:
    """Whether "plus" adds another number ("a £80 fine plus £30 costs") and bounds none ("aged 80 plus", "80+")."""
    if tokens[at].text == "+" and not glued(tokens[at - 1], tokens[at]):
        return True
    adding = tokens[at].lower in _PLUS and past < len(tokens)
    return adding and (tokens[past].kind == "digits" or tokens[past].text in _SIGNS or tokens[past].lower in {"a", "an"})


def _before(tokens: Sequence[Token], first: int, kind: Kind, language: Language, start: int) -> tuple[Bound, int]:
    """The strongest of up to three bounds in a row: "at least an estimated", "well over"."""
    bound = Bound.EXACT
    for _ in range(_MOST_BOUNDS):
        hit, at = language.bounds_before.behind(tokens, first), first
        if hit is None and first > start + 1 and tokens[first - 1].lower in _STEPPED_OVER:
            hit, at = language.bounds_before.behind(tokens, first - 1), first - 1
        if hit is None or hit[1] < start or _preposition(tokens, hit[1], at, kind, start):
            break
        if bound in (Bound.EXACT, Bound.ABOUT) and hit[0] is not Bound.EXACT:
            bound = hit[0]
        first = hit[1]
    return bound, first


def _preposition(tokens: Sequence[Token], at: int, past: int, kind: Kind, start: int) -> bool:
    """Whether the word is a preposition of place or time here, no bound."""
    if kind is not Kind.DURATION or past != at + 1 or tokens[at].lower not in _OF_TIME:
        return False
    return at == start or tokens[at - 1].lower not in _BEFORE_BOUND
