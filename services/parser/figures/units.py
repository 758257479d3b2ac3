"""Units and kinds: money with its ISO code, percent, durations, lengths … and rates ("per barrel", "a day")."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Kind
from services.parser.figures.lexicon import Language
from services.parser.figures.marks import INCH_MARKS, feet, inches
from services.parser.figures.money import cents_after, currency_after, currency_before
from services.parser.figures.multiples import multiplies
from services.parser.figures.numbers import Number
from services.parser.figures.rates import denominator
from services.parser.figures.tokens import Token, glued
from services.parser.figures.unit_gaps import past_gap
from services.parser.figures.unit_tables import Unit, tables
from services.parser.figures.wordlists import words

_HYPHENS = frozenset("-‑–")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_ANGLES = words("units", "angles")
# "km2", "m3": the figure that a typewriter gives for a raised one.
_POWERS = {"2": (Kind.AREA, "square"), "3": (Kind.VOLUME, "cubic")}
# Where "pounds" are money, and how many of them are money anywhere.
_STERLING = frozenset({"GB", "IE"})
_MANY_POUNDS = 1_000_000


def unit_of(tokens: Sequence[Token], number: Number, language: Language, country: str | None, floor: int = 0) -> Unit | None:
    """The unit of a number: a currency before it, else what follows it. None where nothing is measured: a bare count.

    Tokens before `floor` belong to the number before.
    """
    found = currency_before(tokens, number, floor, country) or _after(tokens, number, language, country)
    return None if found is None else _per(tokens, found, language)


def _after(tokens: Sequence[Token], number: Number, language: Language, country: str | None) -> Unit | None:
    at = number.past
    if at < len(tokens) and tokens[at].text in _HYPHENS and glued(tokens[at - 1], tokens[at]):
        at += 1
    if at >= len(tokens) or (tokens[at].text in INCH_MARKS and not inches(tokens, number, at)):
        return None
    marked = _feet(tokens, number, at) or cents_after(tokens, number, at, country) or _bracketed(tokens, number, at)
    return marked or _named(tokens, number, past_gap(tokens, number, at), language, country)


def _feet(tokens: Sequence[Token], number: Number, at: int) -> Unit | None:
    return Unit(Kind.LENGTH, "foot", number.first, at) if feet(tokens, number, at) else None


def _bracketed(tokens: Sequence[Token], number: Number, at: int) -> Unit | None:
    """A unit alone in brackets: "20 (kg)"."""
    hit = tables().units.ahead(tokens, at + 1) if tokens[at].text in _BRACKETS else None
    if hit is None or hit[1] >= len(tokens) or tokens[hit[1]].text != _BRACKETS[tokens[at].text]:
        return None
    return Unit(*hit[0], number.first, hit[1] + 1)


def _named(tokens: Sequence[Token], number: Number, at: int, language: Language, country: str | None) -> Unit | None:
    """The unit or currency whose name begins at token `at`."""
    hit = tables().units.ahead(tokens, at) or _glued_unit(tokens, number, at)
    money = currency_after(tokens, number, at, language, country, hit[1] if hit else 0)
    if money is not None or hit is None:
        return money
    unit = Unit(*hit[0], number.first, hit[1])
    if unit.name == "times" and tokens[unit.past - 1].lower == "times":
        return _times(tokens, number, unit, language)
    return _in_context(tokens, number, unit, country)


def _glued_unit(tokens: Sequence[Token], number: Number, at: int) -> tuple[tuple[Kind, str], int] | None:
    """ "10m", "90F", "250g": a short form glued to the digits, in its own case."""
    if at >= len(tokens) or number.form != "digits":
        return None
    if not glued(tokens[at - 1], tokens[at]) and (tokens[at].text not in "mg" or number.scale > 1):
        return None
    hit = tables().glued.get(tokens[at].text)
    return (hit, at + 1) if hit else None


def _times(tokens: Sequence[Token], number: Number, unit: Unit, language: Language) -> Unit | None:
    """ "Ten times bigger" is a ratio, "twice a day" a rate, "won it ten times" a bare count."""
    if multiplies(tokens, number, unit.past, language):
        return unit
    each = unit.past < len(tokens) and tokens[unit.past].lower in language.words["each"]
    return replace(unit, kind=Kind.OTHER) if each else None


def _in_context(tokens: Sequence[Token], number: Number, unit: Unit, country: str | None) -> Unit:
    """The unit, or what its words mean beside those around: pounds of money, degrees of an angle, years of age, square km."""
    if _sterling(tokens, number, unit, country):
        return replace(unit, kind=Kind.MONEY, name="GBP")
    if unit.past >= len(tokens):
        return unit
    after = tokens[unit.past]
    if unit.name == "degree" and after.lower in _ANGLES:
        return replace(unit, kind=Kind.OTHER)
    if unit.kind is Kind.DURATION and (age := _age_after(tokens, unit.past)):
        return replace(unit, kind=Kind.AGE, past=age)
    if unit.kind is Kind.LENGTH and after.text in _POWERS and glued(tokens[unit.past - 1], after):
        power, prefix = _POWERS[after.text]
        return replace(unit, kind=power, name=f"{prefix} {unit.name}", past=unit.past + 1)
    return unit


def _sterling(tokens: Sequence[Token], number: Number, unit: Unit, country: str | None) -> bool:
    if unit.name != "pound" or not tokens[unit.past - 1].lower.startswith("pound"):
        return False
    return max(number.scale, number.low) >= _MANY_POUNDS or country in _STERLING


def _age_after(tokens: Sequence[Token], past: int) -> int | None:
    """The index past "old" in "44 years old", "five-year-old", "years of age"."""
    after = [token.lower for token in tokens[past : past + 2]]
    if after[:1] == ["old"]:
        return past + 1
    if len(after) == 2 and after[0] in "-‑" and after[1] in {"old", "olds"}:
        return past + 2
    return past + 2 if after == ["of", "age"] else None


def _per(tokens: Sequence[Token], unit: Unit, language: Language) -> Unit:
    """Add the denominator of a rate: "$70 per barrel", "3% a year", "€5/kg"."""
    found = None if unit.kind is Kind.AGE else denominator(tokens, unit.past, unit.kind, language, tables().units)
    return replace(unit, name=f"{unit.name} per {found[0]}", past=found[1]) if found else unit
