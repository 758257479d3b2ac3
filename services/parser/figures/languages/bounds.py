"""Bounds and hedges around a number of another language: "mindestens", "près de", "и более"."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Bound, Kind
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.ranges import changes
from services.parser.figures.nouns import Span
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token

_MOST_BOUNDS = 3
_FEW = 12
_WEAK = (Bound.EXACT, Bound.ABOUT)


def bounded(tokens: Sequence[Token], measure: Measure, lexicon: Lexicon, span: Span) -> Measure:
    """The measure with the bound that the words around give; a range and a vague word keep their own."""
    if measure.excluded is not None:
        return measure
    bound, first = _before(tokens, measure, lexicon, span[0])
    after = lexicon.bounds_after.ahead(tokens, measure.past)
    if after is None or after[1] > span[1]:
        return replace(measure, first=first, bound=bound)
    return replace(measure, first=first, past=after[1], bound=after[0] if bound in _WEAK else bound)


def _before(tokens: Sequence[Token], measure: Measure, lexicon: Lexicon, start: int) -> tuple[Bound, int]:
    """The strongest of up to three bounds in a row, over an article: "au moins quelque", "casi el"."""
    bound, first = measure.bound, measure.first
    for _ in range(_MOST_BOUNDS):
        hit = lexicon.bounds_before.behind(tokens, first)
        if hit is None and first - 1 > start and _article(tokens[first - 1], lexicon):
            hit = lexicon.bounds_before.behind(tokens, first - 1)
        if hit is None or hit[1] < start or _no_bound(tokens, (hit[1], first), measure, lexicon, start):
            break
        bound = hit[0] if bound in _WEAK and hit[0] is not Bound.EXACT else bound
        first = hit[1]
    return bound, first


def _article(token: Token, lexicon: Lexicon) -> bool:
    return token.lower in lexicon.words["articles"] or token.lower in lexicon.words["determiners"]


def _no_bound(tokens: Sequence[Token], words: Span, measure: Measure, lexicon: Lexicon, start: int) -> bool:
    """Whether the word is the "to" of a change, or a preposition of place: "упала до 70 долларов", "über zwei Themen"."""
    at, past = words
    word = tokens[at].lower
    if past != at + 1:
        return False
    few = measure.form == "words" and measure.high <= _FEW and measure.kind is Kind.COUNT
    reaches = word in lexicon.words["reaching"] and changes(tokens, at, lexicon, start)
    return reaches or (few and word in lexicon.words["spatial"])
