"""The numbers of a sentence with unit, bound and range: what is measured, before asking of what, where and on whose word."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from services.contracts.records import Bound, Kind
from services.parser.figures.ages import as_age
from services.parser.figures.bounds import bound_of
from services.parser.figures.echoes import echoed
from services.parser.figures.exclusions import exclusion
from services.parser.figures.grammar import is_function, is_plural
from services.parser.figures.levels import as_level
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import Number, whole
from services.parser.figures.quantifiers import number_at
from services.parser.figures.ranges import Measure, merged
from services.parser.figures.restatements import same_bound, same_currency
from services.parser.figures.tokens import Token, glued
from services.parser.figures.unit_tables import Unit
from services.parser.figures.units import unit_of

_NUMERIC = frozenset({"digits", "fraction"})
_RACED = frozenset({50, 60, 100, 110, 200, 300, 400, 500, 800, 1000, 1500, 3000, 5000, 10000})
_BEFORE_RACE = frozenset({"the", "a", "men's", "women's", "'s", "his", "her", "their"})
_DASHES = frozenset("-–—‑−")


def measures_of(
    tokens: Sequence[Token], span: tuple[int, int], covered: Mapping[int, str], language: Language, country: str | None
) -> list[Measure]:
    """The measures of the sentence `span`, figures and excluded ones, in order; nothing outside it is looked at."""
    start, past = span
    sentence = tokens[start:past]
    found: list[Measure] = []
    starters = language.starters
    i = 0
    while i < len(sentence):
        token = sentence[i]
        begins = token.lower in starters if token.kind == "word" else token.kind in _NUMERIC
        number = number_at(sentence, i, language) if begins and start + i not in covered else None
        if number is None:
            i += 1
            continue
        measure = _measure(sentence, number, language, country, found[-1].core[1] if found else 0)
        found.append(measure)
        i = max(measure.core[1], number.past)
    finished = _finished(sentence, found, language) if found else []
    return [_moved(measure, start) for measure in finished] if start else finished


def _finished(tokens: Sequence[Token], found: Sequence[Measure], language: Language) -> list[Measure]:
    """The measures with ranges joined, ages told and bounds added."""
    joined = merged(tokens, found, language, 0)
    for carried in (echoed, same_currency, as_level):
        joined = [carried(tokens, joined, k) for k in range(len(joined))]
    bounded = [_bounded(tokens, as_age(tokens, figure, 0), language) for figure in joined]
    return [same_bound(tokens, bounded, k) for k in range(len(bounded))]


def _moved(measure: Measure, by: int) -> Measure:
    """The measure with its tokens counted from the start of the block."""
    core = (measure.core[0] + by, measure.core[1] + by)
    return replace(measure, first=measure.first + by, past=measure.past + by, core=core)


def _measure(tokens: Sequence[Token], number: Number, language: Language, country: str | None, floor: int) -> Measure:
    number = _letter_scale(tokens, number, language)
    unit = unit_of(tokens, number, language, country, floor)
    reason = exclusion(tokens, number, unit, language, 0)
    if reason is not None or unit is None:
        unit = Unit(_bare_kind(number), "times" if number.form == "multiple" else None, number.first, number.past)
    factor = unit.factor * _sign(tokens, unit.first)
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
        and not (letter == "m" and _distance(tokens, number, i + 1))
    )
    if not (money or (letter == "k" and not _resolution(tokens, number, i)) or (letter in "mb" and noun)):
        return number
    scale = language.letter_scales[letter]
    value = whole(number.low * scale)
    return replace(number, past=i + 1, low=value, high=value, scale=scale)


def _resolution(tokens: Sequence[Token], number: Number, at: int) -> bool:
    """Whether "4K" is how sharp a picture is: "a 4K TV", not "4K likes"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return number.low in (4, 8) and tokens[at].text == "K" and not (after is not None and is_plural(after.lower))


def _distance(tokens: Sequence[Token], number: Number, past: int) -> bool:
    """Whether "200m" is a distance that is raced: "the 200m in 22 seconds", "a 400m in under 50", not "the 200m people"."""
    before = tokens[number.first - 1].lower if number.first else ""
    return number.low in _RACED and before in _BEFORE_RACE and is_function(tokens[past].lower)


def _sign(tokens: Sequence[Token], first: int) -> int:
    """-1 after "minus", or after a dash that is glued to the number but to nothing before it."""
    if first == 0:
        return 1
    mark = tokens[first - 1]
    if mark.lower == "minus" and first >= 3 and tokens[first - 2].lower == "or" and tokens[first - 3].lower == "plus":
        return 1  # a margin, either way
    if mark.lower == "minus" or (mark.text in _DASHES and first >= 2 and tokens[first - 2].lower == "minus"):
        return -1
    if mark.text not in _DASHES or not glued(mark, tokens[first]):
        return 1
    return 1 if first >= 2 and glued(tokens[first - 2], mark) and tokens[first - 2].text != "(" else -1


def _bounded(tokens: Sequence[Token], measure: Measure, language: Language) -> Measure:
    """Add the bound that the words around give; a range and a vague word keep their own."""
    if measure.excluded is not None:
        return measure
    bound, first, past = bound_of(tokens, *measure.core, measure.kind, language, 0)
    if measure.bound in (Bound.BETWEEN, Bound.VAGUE):
        bound = measure.bound
    return replace(measure, first=min(first, measure.first), past=max(past, measure.past), bound=bound)
