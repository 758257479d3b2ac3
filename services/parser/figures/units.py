"""Units and kinds: money with its ISO code, percent, durations, lengths … and rates ("per barrel", "a day")."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from babel import Locale

from services.contracts.records import Kind
from services.parser.figures.lexicon import Language
from services.parser.figures.marks import INCH_MARKS, feet, inches
from services.parser.figures.multiples import multiplies
from services.parser.figures.numbers import Number
from services.parser.figures.phrases import Phrases
from services.parser.figures.rates import denominator
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import read_table, words


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is measured in, and the token span of number and unit together. `factor` turns subunits into the unit."""

    kind: Kind
    name: str | None
    first: int
    past: int
    factor: float = 1


@dataclass(frozen=True)
class Tables:
    """The unit lexicons, ready for look-up."""

    units: Phrases[tuple[Kind, str]]
    glued: Mapping[str, tuple[Kind, str]]
    symbols: Phrases[str]
    currencies: Phrases[str]
    cents: Phrases[str]
    by_country: Mapping[str, Mapping[str, str]]


@cache
def tables() -> Tables:
    """Both lexicons (`units.toml`, `currencies.toml`) with the currency names and codes of CLDR."""
    units, money = read_table("units"), read_table("currencies")
    kinds = {kind: rows for kind, rows in units.items() if kind != "glued"}
    cldr = _cldr_currencies()
    return Tables(
        units=Phrases({form: value for kind, rows in kinds.items() for form, value in _rows(kind, rows)}),
        glued={form: value for kind, rows in units["glued"].items() for form, value in _rows(kind, rows)},
        symbols=Phrases({**{code.lower(): code for code in _codes()}, **money["symbols"]}),
        currencies=Phrases({**cldr, **dict(_forms(money["names"])), **money["symbols"]}),
        cents=Phrases(dict(_forms(money["cents"]))),
        by_country=money["by_country"],
    )


def _rows(kind: str, rows: Mapping[str, list[str]]) -> Iterable[tuple[str, tuple[Kind, str]]]:
    for name, forms in rows.items():
        label = name if kind == "percent" else name.replace("_", " ")
        yield from ((form, (Kind(kind), label)) for form in forms)


def _forms(table: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    return ((form, code) for code, forms in table.items() for form in forms)


@cache
def _codes() -> tuple[str, ...]:
    currencies: Any = Locale("en").currencies
    return tuple(
        code for code in currencies if code not in {"ALL", "TOP", "CUP", "MOP", "PEN", "BAM", "CAD CAD", "LAK", "MAD", "SOS"}
    )


@cache
def _cldr_currencies() -> dict[str, str]:
    """Full names ("polish zloty", "polish zlotys") and codes of the currencies in CLDR."""
    locale: Any = Locale("en")
    names = {name.lower(): code for code, name in locale.currencies.items() if "(" not in name}
    plurals = {
        form.lower(): code
        for code, forms in locale._data["currency_names_plural"].items()
        for form in forms.values()
        if "(" not in form
    }
    return {**names, **plurals, **{code.lower(): code for code in _codes()}}


def unit_of(tokens: Sequence[Token], number: Number, language: Language, country: str | None, floor: int = 0) -> Unit | None:
    """The unit of a number: a currency before it, else what follows it. None where nothing is measured: a bare count.

    Tokens before `floor` belong to the number before.
    """
    found = _currency_before(tokens, number, floor, country) or _after(tokens, number, language, country)
    if found is None:
        return None
    return _per(tokens, found, language)


def _symbol(tokens: Sequence[Token], past: int) -> tuple[str, int] | None:
    """The currency sign or code before token `past`: "$", "US$", "EUR"; letters only in capitals: "a $5 fee" is no "A$5"."""
    hit = tables().symbols.behind(tokens, past)
    if (
        hit is None
        or past - hit[1] == 1
        or any(token.text.isupper() or token.lower in _LOWER_SIGNS for token in tokens[hit[1] : past])
    ):
        return hit
    single = tables().symbols.behind(tokens[past - 1 : past], 1)
    return (single[0], past - 1) if single else None


def _currency_before(tokens: Sequence[Token], number: Number, floor: int, country: str | None) -> Unit | None:
    hit = _symbol(tokens, number.first)
    if (
        hit is None
        or hit[1] < floor
        or (tokens[hit[1]].kind == "word" and not tokens[hit[1]].capital and tokens[number.first - 1].text != "$")
    ):
        return None
    if tokens[hit[1]].text == "PS" and number.scale == 1 and "," not in tokens[number.first].text:
        return None  # a pound sign spelled in ASCII, but no "PS5"
    if hit[0] in _codes() and hit[1] + 1 == number.first and _only_name(tokens, hit[1]):
        return None
    code = _code(hit[0], country)
    past = number.past
    if hit[0] == "dollar" and past < len(tokens) and tokens[past].text in _WHOSE:
        return Unit(Kind.MONEY, _WHOSE[tokens[past].text], hit[1], past + 1)
    named = tables().currencies.ahead(tokens, past)
    if named and tokens[past].kind == "word" and not _opens_next(tokens, named[1]):
        code, past = (code if named[0] == hit[0] else _code(named[0], country)), named[1]
    return Unit(Kind.MONEY, code, hit[1], past)


def _opens_next(tokens: Sequence[Token], i: int) -> bool:
    """Whether a currency that ends before token `i` is that of a number after it: "RMB 10 USD 20"."""
    return i < len(tokens) and tokens[i].kind == "digits"


def _only_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a code of three letters is only a name with a capital: "Bob 3 times"."""
    return tokens[i].kind == "word" and len(tokens[i].text) == 3 and tokens[i].capital and not tokens[i].text.isupper()


_WHOSE = {"US": "USD", "U.S.": "USD", "CDN": "CAD", "Canadian": "CAD", "Cdn": "CAD", "AUD": "AUD", "HK": "HKD"}


def _code(name: str, country: str | None) -> str:
    shared = tables().by_country.get(name)
    return shared.get(country or "", shared[""]) if shared else name


def _after(tokens: Sequence[Token], number: Number, language: Language, country: str | None) -> Unit | None:
    at = number.past
    if at < len(tokens) and tokens[at].text in {"-", "‑", "–"} and glued(tokens[at - 1], tokens[at]):
        at += 1
    if at >= len(tokens) or (tokens[at].text in INCH_MARKS and not inches(tokens, number, at)):
        return None
    if feet(tokens, number, at):
        return Unit(Kind.LENGTH, "foot", number.first, at)
    if hit := tables().cents.ahead(tokens, at):
        return Unit(Kind.MONEY, _code(hit[0], country), number.first, hit[1], 0.01)
    if (bracketed := _bracketed(tokens, number, at)) is not None:
        return bracketed
    at = _past_words(tokens, number, at)
    measured = tables().units.ahead(tokens, at) or _glued_unit(tokens, number, at)
    money = tables().currencies.ahead(tokens, at)
    if money and _is_money(tokens, number, at, measured is not None and measured[1] >= money[1]):
        scale = language.scales.get(tokens[money[1]].lower, 1) if money[1] < len(tokens) and number.scale == 1 else 1
        return Unit(Kind.MONEY, _code(money[0], country), number.first, money[1] + (scale > 1), scale)
    if tokens[at].text[:1] == "M" and tokens[at].text[1:] in _codes():
        return Unit(Kind.MONEY, tokens[at].text[1:], number.first, at + 1, 1_000_000)
    if measured is None:
        return None
    return _measured(tokens, number, *measured, language, country)


def _bracketed(tokens: Sequence[Token], number: Number, at: int) -> Unit | None:
    """A unit alone in brackets: "20 (kg)"."""
    hit = tables().units.ahead(tokens, at + 1) if tokens[at].text in _BRACKETS else None
    if hit is None or hit[1] >= len(tokens) or tokens[hit[1]].text != _BRACKETS[tokens[at].text]:
        return None
    return Unit(*hit[0], number.first, hit[1] + 1)


def _past_words(tokens: Sequence[Token], number: Number, at: int) -> int:
    """The index past what can stand between number and unit: "six previous years", "half an hour", "a third of a mile"."""
    if tokens[at].lower in _BEFORE_UNIT and at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at - 1].text == "-":
        hit = tables().units.ahead(tokens, at + 2)  # "a 13-straight-day absence"
        return at + 2 if hit and hit[0][0] is Kind.DURATION else at
    if tokens[at].lower in _BEFORE_UNIT and (hit := tables().units.ahead(tokens, at + 1)):
        return at + 1 if hit[0][0] is Kind.DURATION else at
    if tokens[at].text in _CUSTOMARY and (hit := tables().units.ahead(tokens, at + 1)):
        return at + 1 if hit[0][0] in (Kind.VOLUME, Kind.MASS) else at
    if number.form == "vague" and tokens[at].lower == "of" and at + 1 < len(tokens):
        return at + 1 if tokens[at + 1].lower == "pounds" or tables().currencies.ahead(tokens, at + 1) else at
    if not 0 < number.low < 1 or number.form == "vague":
        return at
    i = at + 1 if tokens[at].lower == "of" else at
    article = i < len(tokens) and tokens[i].lower in {"a", "an"}
    if not article or not (i == at + 1 or number.form == "fraction"):
        return at
    i += 2 if i + 1 < len(tokens) and tokens[i + 1].text in _CUSTOMARY else 1
    return i if tables().units.ahead(tokens, i) else at


def _is_money(tokens: Sequence[Token], number: Number, at: int, measured: bool) -> bool:
    """Codes must be written in capitals ("10 CAD", not "10 try"); a word that is a unit as well is the unit."""
    word = tokens[at]
    if measured:
        return False
    if word.kind == "word" and len(word.text) == 3 and word.text.upper() in _codes():
        return word.text.isupper() or word.text in _LOWER_CODES
    return word.text.isupper() or not (word.capital and number.low < 1000 and len(word.text) < 4)


def _glued_unit(tokens: Sequence[Token], number: Number, at: int) -> tuple[tuple[Kind, str], int] | None:
    """ "10m", "90F", "250g": one letter glued to the digits, in its own case."""
    if at >= len(tokens) or number.form != "digits":
        return None
    if not glued(tokens[at - 1], tokens[at]) and (tokens[at].text not in "mg" or number.scale > 1):
        return None
    hit = tables().glued.get(tokens[at].text)
    return (hit, at + 1) if hit else None


def _measured(
    tokens: Sequence[Token], number: Number, value: tuple[Kind, str], past: int, language: Language, country: str | None
) -> Unit | None:
    kind, name = value
    if name == "times" and tokens[past - 1].lower == "times" and not multiplies(tokens, number, past, language):
        each = past < len(tokens) and tokens[past].lower in language.words["each"]
        return Unit(Kind.OTHER, name, number.first, past) if each else None
    pounds = name == "pound" and tokens[past - 1].lower.startswith("pound")
    if pounds and (number.scale >= 1_000_000 or number.low >= 1_000_000 or country in {"GB", "IE"}):
        return Unit(Kind.MONEY, "GBP", number.first, past)
    if name == "degree" and past < len(tokens) and tokens[past].lower in _ANGLES:
        return Unit(Kind.OTHER, name, number.first, past)
    if kind is Kind.DURATION and (age := _age_after(tokens, past)):
        return Unit(Kind.AGE, name, number.first, age)
    if kind is Kind.LENGTH and past < len(tokens) and tokens[past].text in _POWERS and glued(tokens[past - 1], tokens[past]):
        power, prefix = _POWERS[tokens[past].text]
        return Unit(power, f"{prefix} {name}", number.first, past + 1)
    return Unit(kind, name, number.first, past)


def _age_after(tokens: Sequence[Token], past: int) -> int | None:
    """The index past "old" in "44 years old", "five-year-old", "years of age"."""
    words = [token.lower for token in tokens[past : past + 2]]
    if words[:1] == ["old"]:
        return past + 1
    if len(words) == 2 and words[0] in "-‑" and words[1] in {"old", "olds"}:
        return past + 2
    return past + 2 if words == ["of", "age"] else None


# "km2", "m3": the figure that a typewriter gives for a raised one.
_POWERS = {"2": (Kind.AREA, "square"), "3": (Kind.VOLUME, "cubic")}
_LOWER_SIGNS = frozenset({"us", "u.s.", "y", "c", "hk", "nz", "mx", "mex", "mxn", "aud", "cad", "nzd", "usd"})
_LOWER_CODES = frozenset({"usd", "eur", "gbp", "aud"})
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_BEFORE_UNIT = words("units", "before_unit")
_CUSTOMARY = frozenset({"US", "U.S.", "imperial"})
_ANGLES = words("units", "angles")


def _per(tokens: Sequence[Token], unit: Unit, language: Language) -> Unit:
    """Add the denominator of a rate: "$70 per barrel", "3% a year", "€5/kg"."""
    found = None if unit.kind is Kind.AGE else denominator(tokens, unit.past, unit.kind, language, tables().units)
    return replace(unit, name=f"{unit.name} per {found[0]}", past=found[1]) if found else unit
