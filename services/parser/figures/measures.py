"""The numbers of a sentence with unit, bound and range: what is measured, before asking of what, where and on whose word."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from services.contracts.records import Bound, Kind
from services.parser.figures.ages import as_age
from services.parser.figures.bounds import bound_of
from services.parser.figures.compounds import one_and_a_half
from services.parser.figures.echoes import echoed
from services.parser.figures.exclusions import exclusion
from services.parser.figures.letter_scales import letter_scaled
from services.parser.figures.levels import as_level
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import Number, whole
from services.parser.figures.pairs import merged
from services.parser.figures.quantifiers import number_at
from services.parser.figures.ranges import Measure
from services.parser.figures.restatements import same_bound, same_currency
from services.parser.figures.signs import sign_of
from services.parser.figures.tokens import Token
from services.parser.figures.unit_tables import Unit
from services.parser.figures.units import unit_of

_NUMERIC = frozenset({"digits", "fraction"})
# What a number without a unit is, if not a count.
_BARE = {"multiple": Kind.RATIO, "fraction": Kind.RATIO}


def measures_of(
    tokens: Sequence[Token], span: tuple[int, int], covered: Mapping[int, str], language: Language, country: str | None
) -> list[Measure]:
    """The measures of the sentence `span`, figures and excluded ones, in order; nothing outside it is looked at."""
    start, past = span
    sentence = tokens[start:past]
    found: list[Measure] = []
    read = 0
    for i in _openings(sentence, language.starters):
        number = None if i < read or start + i in covered else number_at(sentence, i, language)
        if number is not None:
            found.append(_measure(sentence, number, language, country, found[-1].core[1] if found else 0))
            read = max(found[-1].core[1], number.past)
    finished = _finished(sentence, found, language) if found else []
    return [_moved(measure, start) for measure in finished] if start else finished


def _openings(tokens: Sequence[Token], starters: frozenset[str]) -> list[int]:
    """The tokens with which a number may begin."""
    return [i for i, one in enumerate(tokens) if (one.lower in starters if one.kind == "word" else one.kind in _NUMERIC)]


def _finished(tokens: Sequence[Token], found: Sequence[Measure], language: Language) -> list[Measure]:
    """The measures with ranges joined, ages told and bounds added."""
    joined = merged(tokens, [one_and_a_half(tokens, measure) for measure in found], language, 0)
    for carried in (echoed, same_currency, as_level):
        joined = [carried(tokens, joined, k) for k in range(len(joined))]
    bounded = [_bounded(tokens, as_age(tokens, figure, 0), language) for figure in joined]
    return [same_bound(tokens, bounded, k) for k in range(len(bounded))]


def _moved(measure: Measure, by: int) -> Measure:
    """The measure with its tokens counted from the start of the block."""
    core = (measure.core[0] + by, measure.core[1] + by)
    return replace(measure, first=measure.first + by, past=measure.past + by, core=core)


def _measure(tokens: Sequence[Token], number: Number, language: Language, country: str | None, floor: int) -> Measure:
    number = letter_scaled(tokens, number, language)
    unit = unit_of(tokens, number, language, country, floor)
    reason = exclusion(tokens, number, unit, language, 0)
    if reason is not None or unit is None:
        unit = Unit(_BARE.get(number.form, Kind.COUNT), "times" if number.form == "multiple" else None, number.first, number.past)
    factor = unit.factor * sign_of(tokens, unit.first)
    low, high = whole(number.low * factor), whole(number.high * factor)
    first = unit.first - 1 if factor < 0 else unit.first
    core = (first, unit.past)
    bound = Bound.VAGUE if number.form == "vague" else Bound.EXACT
    return Measure(first, unit.past, core, low, high, bound, unit.kind, unit.name, number.form, number.scale, reason, abs(factor))


def _bounded(tokens: Sequence[Token], measure: Measure, language: Language) -> Measure:
    """Add the bound that the words around give; a range and a vague word keep their own."""
    if measure.excluded is not None:
        return measure
    bound, first, past = bound_of(tokens, *measure.core, measure.kind, language, 0)
    if bound is Bound.EXACT and (first, past) == measure.core:
        return measure
    if measure.bound in (Bound.BETWEEN, Bound.VAGUE):
        bound = measure.bound
    return replace(measure, first=min(first, measure.first), past=max(past, measure.past), bound=bound)
