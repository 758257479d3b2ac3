"""The numbers of a sentence with unit, bound and range: what is measured, before asking of what, where and on whose word."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from services.contracts.records import Bound, Kind
from services.parser.figures.ages import as_age
from services.parser.figures.bounds import bound_of
from services.parser.figures.exclusions import exclusion
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import Number, whole
from services.parser.figures.quantifiers import number_at
from services.parser.figures.ranges import Measure, merged
from services.parser.figures.tokens import Token, glued
from services.parser.figures.units import Unit, unit_of

_NUMERIC = frozenset({"digits", "fraction"})
_DASHES = frozenset("-–—‑−")


def measures_of(
    tokens: Sequence[Token], span: tuple[int, int], covered: Mapping[int, str], language: Language, country: str | None
) -> list[Measure]:
    """The measures of the sentence `span`, figures and excluded ones, in order."""
    start, past = span
    found: list[Measure] = []
    starters = language.starters
    i = start
    while i < past:
        token = tokens[i]
        begins = token.lower in starters if token.kind == "word" else token.kind in _NUMERIC
        number = number_at(tokens, i, language) if begins and i not in covered else None
        if number is None or number.past > past:
            i += 1
            continue
        floor = found[-1].core[1] if found else start
        measure = _measure(tokens, number, language, country, start, floor)
        found.append(measure)
        i = max(measure.core[1], number.past)
    figures = merged(tokens, found, language, start)
    bounded = [_bounded(tokens, as_age(tokens, figure, start), language, start) for figure in figures]
    return [_restating(tokens, bounded, k) for k in range(len(bounded))]


def _restating(tokens: Sequence[Token], found: Sequence[Measure], k: int) -> Measure:
    """The measure with the bound of the one before, where it says the same in another unit: "under 9 miles (14 km)"."""
    measure, before = found[k], found[k - 1] if k else None
    if before is None or measure.kind is not before.kind or measure.unit in (None, before.unit) or before.unit is None:
        return measure
    bracketed = before.past + 1 == measure.first and tokens[before.past].text == "("
    return replace(measure, bound=before.bound) if bracketed and measure.bound is Bound.EXACT else measure


def _measure(tokens: Sequence[Token], number: Number, language: Language, country: str | None, start: int, floor: int) -> Measure:
    number = _letter_scale(tokens, number, language)
    unit = unit_of(tokens, number, language, country, floor)
    reason = exclusion(tokens, number, unit, language, start)
    if reason is not None or unit is None:
        unit = Unit(_bare_kind(number), "times" if number.form == "multiple" else None, number.first, number.past)
    factor = unit.factor * _sign(tokens, unit.first, start)
    low, high = whole(number.low * factor), whole(number.high * factor)
    first = unit.first - 1 if factor < 0 else unit.first
    core = (first, unit.past)
    bound = Bound.VAGUE if number.form == "vague" else Bound.EXACT
    return Measure(first, unit.past, core, low, high, bound, unit.kind, unit.name, number.form, number.scale, reason, abs(factor))


def _bare_kind(number: Number) -> Kind:
    return {"multiple": Kind.RATIO, "fraction": Kind.RATIO}.get(number.form, Kind.COUNT)


def _letter_scale(tokens: Sequence[Token], number: Number, language: Language) -> Number:
    """Read "10m", "5k", "$3B" as scales: glued to the digits, or after a currency sign."""
    i = number.past
    if number.form != "digits" or number.scale > 1 or i >= len(tokens):
        return number
    letter = tokens[i].lower
    if letter not in language.letter_scales or not (glued(tokens[i - 1], tokens[i]) or tokens[i].text in "BM"):
        return number
    money = number.first > 0 and (tokens[number.first - 1].text in "$£€¥₽₹₴₪₺" or tokens[number.first - 1].text.isupper())
    noun = (
        i + 1 < len(tokens)
        and tokens[i + 1].kind == "word"
        and tokens[i + 1].lower not in {"sprint", "race", "freestyle", "hurdles", "tall"}
    )
    if not (money or letter == "k" or (letter in "mb" and noun)):
        return number
    scale = language.letter_scales[letter]
    value = whole(number.low * scale)
    return replace(number, past=i + 1, low=value, high=value, scale=scale)


def _sign(tokens: Sequence[Token], first: int, start: int) -> int:
    """-1 after "minus", or after a dash that is glued to the number but to nothing before it."""
    if first <= start:
        return 1
    mark = tokens[first - 1]
    if mark.lower == "minus" and first - 3 >= start and tokens[first - 2].lower == "or" and tokens[first - 3].lower == "plus":
        return 1  # a margin, either way
    if mark.lower == "minus" or (mark.text in _DASHES and first - 2 >= start and tokens[first - 2].lower == "minus"):
        return -1
    if mark.text not in _DASHES or not glued(mark, tokens[first]):
        return 1
    return 1 if first - 2 >= 0 and glued(tokens[first - 2], mark) and tokens[first - 2].text != "(" else -1


def _bounded(tokens: Sequence[Token], measure: Measure, language: Language, start: int) -> Measure:
    """Add the bound that the words around give; a range and a vague word keep their own."""
    if measure.excluded is not None:
        return measure
    bound, first, past = bound_of(tokens, *measure.core, measure.kind, language, start)
    if measure.bound in (Bound.BETWEEN, Bound.VAGUE):
        bound = measure.bound
    return replace(measure, first=min(first, measure.first), past=max(past, measure.past), bound=bound)
