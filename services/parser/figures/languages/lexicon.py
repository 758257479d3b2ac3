"""How a language other than English writes figures: its `lexicon/<code>.toml` with the separators, months and units of CLDR.

A language without a file has CLDR's alone: digits, money, percent and units are read, words are not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

from services.contracts.records import Bound
from services.parser.figures.languages import cldr
from services.parser.figures.languages.units import Units, units
from services.parser.figures.phrases import Phrases
from services.parser.figures.wordlists import read_table

Interval = tuple[float, float]

_SPACELESS = frozenset({"zh", "ja", "yue"})
_WORDS = """articles one and half of every or alone governing function determiners skipped numbered not_before
minus reaching spatial lasting not_before_half before_unit months no_verbs verbs after_year before_year counting rounds""".split()
_CUES = "before as after verbs that".split()
_PHRASES = (
    "between from to target and_half out_of per clock_before clock_hour clock_after age_before age_after abbreviations".split()
)
_ENDINGS = "adjective head plural verb predicate genitive ordinal aged change".split()


@dataclass(frozen=True)
class Lexicon:
    """The tables of one language, ready for look-up. Words are in small letters."""

    code: str
    decimal: str
    group: str
    grammar: Mapping[str, str]
    cardinals: Mapping[str, float]
    parts: Mapping[str, float]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    letter_scales: Mapping[str, int]
    vague: Mapping[str, Interval]
    factors: Phrases[Interval]
    collectives: Mapping[str, float]
    fractions: Mapping[str, float]
    ordinals: Mapping[str, float]
    elisions: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases[bool]]
    endings: Mapping[str, tuple[str, ...]]
    bounds_before: Phrases[Bound]
    bounds_after: Phrases[Bound]
    cues: Mapping[str, Phrases[bool]]
    status: Phrases[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    units: Units
    percent_first: bool

    @cached_property
    def starters(self) -> frozenset[str]:
        """The words that a number can begin with, compounds apart."""
        tables = (self.cardinals, self.scales, self.vague, self.collectives, self.fractions)
        named = (self.words["articles"], self.words["one"], self.words["half"], self.words["every"], self.factors.firsts)
        return frozenset(word for table in (*tables, *named) for word in table)

    @cached_property
    def numerals(self) -> frozenset[str]:
        """The words that are numbers or parts of one, compounds apart."""
        return frozenset(word for table in (self.cardinals, self.scales, self.vague, self.fractions) for word in table)

    @cached_property
    def pieces(self) -> frozenset[str]:
        """What may follow digits without a space where words have none: scales and currencies; empty in other languages."""
        return frozenset(self.short_scales) | self.units.names if self.code in _SPACELESS else frozenset()

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The beginnings of compound numerals: "zwei" of "zweihundert"; empty where the language writes none."""
        return tuple({*self.cardinals, *self.parts, *self.scales}) if self.parts else ()


@cache
def lexicon(code: str, country: str | None) -> Lexicon:
    """The lexicon of a language (ISO 639-1) as an outlet of `country` (ISO 3166-1) writes it: "1.5" in Mexico, "1,5" in Spain."""
    file = resources.files("services.parser.figures").joinpath("lexicon", f"{code}.toml")
    table = read_table(code) if file.is_file() else {}
    locale = cldr.locale_of(code, country)
    decimal, group = cldr.separators(locale)
    words = {name: frozenset(table.get("words", {}).get(name, ())) for name in _WORDS}
    words |= {name: frozenset(table.get("attribution", {}).get(name, ())) for name in ("inside", "pronouns")}
    return Lexicon(
        code=code,
        decimal=decimal,
        group=group,
        grammar=table.get("grammar", {}),
        cardinals=dict(_values(table.get("cardinals", {}))),
        parts=dict(_values(table.get("parts", {}))),
        collectives=dict(_values(table.get("collectives", {}))),
        fractions=dict(_values(table.get("fractions", {}))),
        ordinals=dict(_values(table.get("ordinals", {}))),
        scales=dict(_wholes(table.get("scales", {}))),
        short_scales=dict(_wholes(table["short_scales"])) if table else cldr.scales(locale),
        letter_scales=dict(_wholes(table.get("letter_scales", {}))),
        vague=dict(_intervals(table.get("vague", {}))),
        factors=Phrases(dict(_intervals(table.get("factors", {})))),
        elisions=table.get("elisions", {}),
        words=words,
        phrases=_phrases(table, "phrases", _PHRASES),
        endings={name: tuple(table.get("endings", {}).get(name, ())) for name in _ENDINGS},
        bounds_before=_bounds(table, "before"),
        bounds_after=_bounds(table, "after"),
        cues=_phrases(table, "attribution", _CUES),
        status=Phrases({phrase: name for name, phrases in table.get("status", {}).items() for phrase in phrases}),
        months=cldr.months(locale) | words["months"],
        weekdays=cldr.weekdays(locale),
        units=units(locale, table, words["function"]),
        percent_first=cldr.percent_first(locale),
    )


def _values(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, float]]:
    """Each form of `value = [forms]` with its value."""
    for value, forms in table.items():
        number = float(value)
        yield from ((form, int(number) if number == int(number) else number) for form in forms)


def _wholes(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, int]]:
    return ((form, int(value)) for form, value in _values(table))


def _intervals(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Interval]]:
    """Each form of `"low-high" = [forms]` with its interval."""
    for ends, forms in table.items():
        low, _, high = ends.partition("-")
        yield from ((form, (int(low), int(high))) for form in forms)


def _phrases(table: Mapping[str, Any], part: str, names: Iterable[str]) -> dict[str, Phrases[bool]]:
    return {name: Phrases(dict.fromkeys(table.get(part, {}).get(name, ()), True)) for name in names}


def _bounds(table: Mapping[str, Any], side: str) -> Phrases[Bound]:
    rows: Mapping[str, list[str]] = table.get("bounds", {}).get(side, {})
    return Phrases({phrase: Bound(name) for name, phrases in rows.items() for phrase in phrases})
