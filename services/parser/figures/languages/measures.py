"""The numbers of a sentence of another language with unit, bound and range."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from services.contracts.records import Bound, Kind
from services.parser.figures.languages.bounds import bounded
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.money import hyphenated, unit_of
from services.parser.figures.languages.nouns import noun_after
from services.parser.figures.languages.quantifiers import number_at
from services.parser.figures.languages.ranges import merged
from services.parser.figures.nouns import Span
from services.parser.figures.numbers import Number, whole
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token, glued
from services.parser.figures.unit_tables import Unit

_DASHES = frozenset("-–—‑−")
_LISTING = frozenset({")", ".", "°"})
_OLDEST = 120
_HOURS = 24


def measures_of(
    tokens: Sequence[Token], span: Span, covered: Mapping[int, str], lexicon: Lexicon, country: str | None
) -> list[Measure]:
    """The measures of the sentence `span`, figures and excluded ones, in order."""
    found: list[Measure] = []
    i = span[0]
    while i < span[1]:
        number = None if i in covered else number_at(tokens, i, lexicon)
        if number is None or number.past > span[1] or any(j in covered for j in range(i, number.past)):
            i += 1
            continue
        floor = found[-1].core[1] if found else span[0]
        measure = _measure(tokens, number, lexicon, country, span, floor)
        found.append(measure)
        i = max(measure.core[1], number.past)
    return [bounded(tokens, _aged(tokens, one, lexicon, span), lexicon, span) for one in merged(tokens, found, lexicon, span)]


def _measure(tokens: Sequence[Token], number: Number, lexicon: Lexicon, country: str | None, span: Span, floor: int) -> Measure:
    unit = unit_of(tokens, number, lexicon, country, span, floor)
    reason = _exclusion(tokens, number, unit, lexicon, span)
    if reason is not None or unit is None:
        unit = Unit(Kind.RATIO if number.form == "fraction" else Kind.COUNT, None, number.first, number.past)
    sign = _sign(tokens, unit.first, span[0], lexicon)
    low, high = sorted((whole(number.low * unit.factor * sign), whole(number.high * unit.factor * sign)))
    first = unit.first - (sign < 0)
    bound = {"vague": Bound.VAGUE, "collective": Bound.ABOUT}.get(number.form, Bound.EXACT)
    core = (first, unit.past)
    return Measure(first, unit.past, core, low, high, bound, unit.kind, unit.name, number.form, number.scale, reason)


def _sign(tokens: Sequence[Token], first: int, start: int, lexicon: Lexicon) -> int:
    """-1 after "minus" in the language's word (no "au moins"), or after a dash glued to the number but to nothing before it."""
    if first <= start:
        return 1
    mark = tokens[first - 1]
    if mark.lower in lexicon.words["minus"]:
        return 1 if lexicon.bounds_before.behind(tokens, first) else -1
    if mark.text not in _DASHES or not glued(mark, tokens[first]):
        return 1
    return 1 if first - 2 >= start and glued(tokens[first - 2], mark) else -1


def _exclusion(tokens: Sequence[Token], number: Number, unit: Unit | None, lexicon: Lexicon, span: Span) -> str | None:
    """Why a number is no figure: part of a compound, of a name, the number of a list; else None."""
    if number.form == "words" and _dated(tokens, number, unit, lexicon):
        return "date"
    if unit is not None or number.form in ("vague", "fraction", "collective"):
        return None
    if hyphenated(tokens, number.past, span[1]):
        return "compound"
    if _numbered(tokens, number.first, lexicon, span) or _named(tokens, number, lexicon, span):
        return "name"
    return "list" if _lists(tokens, number, span) else None


def _lists(tokens: Sequence[Token], number: Number, span: Span) -> bool:
    """Whether the number numbers the line: "1. …", "2) …"."""
    after = tokens[number.past].text if number.past < span[1] else ""
    return number.form == "digits" and number.first == span[0] and number.low < 100 and after in _LISTING


def _numbered(tokens: Sequence[Token], i: int, lexicon: Lexicon, span: Span) -> bool:
    """ "Artikel 5", "Art. 2"."""
    before = i - 2 if i - 2 >= span[0] and tokens[i - 1].text == "." and glued(tokens[i - 2], tokens[i - 1]) else i - 1
    return before >= span[0] and tokens[before].lower in lexicon.words["numbered"]


def _dated(tokens: Sequence[Token], number: Number, unit: Unit | None, lexicon: Lexicon) -> bool:
    """A day or an hour in words: "le neuf avril", "a las ocho", "fünf Uhr"."""
    if lexicon.phrases["clock_after"].ahead(tokens, number.past):
        return True
    if unit is None and lexicon.phrases["clock_before"].behind(tokens, number.first):
        return number.low <= _HOURS and noun_after(tokens, number.past, len(tokens), lexicon, plural=True) is None
    at = number.past + (number.past < len(tokens) and tokens[number.past].lower in lexicon.words["of"])
    hour = unit is not None and unit.name == "hour" and lexicon.phrases["clock_hour"].behind(tokens, number.first) is not None
    return hour or (at < len(tokens) and tokens[at].lower in lexicon.months and number.low <= 31)


def _named(tokens: Sequence[Token], number: Number, lexicon: Lexicon, span: Span) -> bool:
    """ "Airbus 320", "Euro 2024": plain digits after a name, nothing counted after. Not in German: its nouns are capitals."""
    i = number.first
    if number.form == "words":
        return i > span[0] and tokens[i].capital and tokens[i - 1].capital and number.scale == 1
    if i - 1 <= span[0] or not tokens[i].text.isdigit() or number.scale > 1 or lexicon.grammar.get("nouns") in (None, "capital"):
        return False
    before, past = tokens[i - 1], number.past
    ordinary = before.lower in lexicon.words["function"] or before.lower in lexicon.months
    bounded = lexicon.bounds_before.behind(tokens, i) is not None
    counts = noun_after(tokens, past, span[1], lexicon, plural=True) is not None
    return before.capital and not ordinary and not bounded and not counts and len(tokens[i].text) <= 4


def _aged(tokens: Sequence[Token], measure: Measure, lexicon: Lexicon, span: Span) -> Measure:
    """Years of life: "im Alter von 34 Jahren", "âgé de 34 ans", "34-летний", "María, 34 años,"."""
    if not _can_age(measure):
        return measure
    suffixed = _suffixed(tokens, measure, lexicon, span)
    if suffixed is not None or measure.excluded is not None:
        return suffixed or measure
    if _led_as_age(tokens, measure, lexicon, span):
        return replace(measure, kind=Kind.AGE, unit="year")
    if measure.kind is Kind.COUNT:
        return measure
    if after := lexicon.phrases["age_after"].ahead(tokens, measure.past):
        return replace(measure, core=(measure.core[0], after[1]), past=after[1], kind=Kind.AGE)
    return replace(measure, kind=Kind.AGE) if _between_commas(tokens, measure, lexicon, span) else measure


def _can_age(measure: Measure) -> bool:
    """Whether the measure is of years, or a bare count, and small enough for a life."""
    if measure.excluded not in (None, "compound") or measure.scale > 1 or not 0 < measure.high <= _OLDEST:
        return False
    return measure.unit == "year" if measure.kind is Kind.DURATION else measure.kind is Kind.COUNT and measure.unit is None


def _led_as_age(tokens: Sequence[Token], measure: Measure, lexicon: Lexicon, span: Span) -> bool:
    """ "im Alter von 34"; where things are counted, "il avait 40 chèvres" tells no age."""
    before = lexicon.phrases["age_before"].behind(tokens, measure.first)
    if before is None or before[1] < span[0]:
        return False
    return measure.kind is not Kind.COUNT or noun_after(tokens, measure.past, span[1], lexicon, plural=True) is None


def _suffixed(tokens: Sequence[Token], measure: Measure, lexicon: Lexicon, span: Span) -> Measure | None:
    """ "34-jährig", "34-летний": an age, or before "Haft", "срок" a time."""
    first, at = measure.core
    endings = lexicon.endings["aged"]
    if not endings or not hyphenated(tokens, at, span[1]) or not tokens[at + 1].lower.startswith(endings):
        return None
    lasts = at + 2 < span[1] and tokens[at + 2].lower in lexicon.words["lasting"]
    kind = Kind.DURATION if lasts else Kind.AGE
    return replace(measure, core=(first, at + 2), past=at + 2, kind=kind, unit="year", excluded=None)


def _between_commas(tokens: Sequence[Token], measure: Measure, lexicon: Lexicon, span: Span) -> bool:
    """ "Marie Petit, 34 ans," "María, de 34 años,"."""
    i, past = measure.core
    i -= tokens[i - 1].lower in lexicon.words["of"]
    named = i - 2 >= span[0] and tokens[i - 1].text == "," and tokens[i - 2].capital
    return named and past < span[1] and tokens[past].text in {",", "."}
