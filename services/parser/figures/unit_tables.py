"""The lexicons of units and currencies, ready for look-up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale

from services.contracts.records import Kind
from services.parser.figures.phrases import Phrases
from services.parser.figures.wordlists import read_table


@dataclass(slots=True)
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
    glued_cents: Mapping[str, str]
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
        symbols=Phrases({**{code.lower(): code for code in codes()}, **money["symbols"]}),
        currencies=Phrases({**cldr, **dict(_forms(money["names"])), **money["symbols"]}),
        cents=Phrases(dict(_forms(money["cents"]))),
        glued_cents=money["glued_cents"],
        by_country=money["by_country"],
    )


def _rows(kind: str, rows: Mapping[str, list[str]]) -> Iterable[tuple[str, tuple[Kind, str]]]:
    for name, forms in rows.items():
        label = name if kind == "percent" else name.replace("_", " ")
        yield from ((form, (Kind(kind), label)) for form in forms)


def _forms(table: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    return ((form, code) for code, forms in table.items() for form in forms)


# Codes that are words of news as well.
_WORDS = frozenset({"ALL", "TOP", "CUP", "MOP", "PEN", "BAM", "LAK", "MAD", "SOS"})


@cache
def codes() -> frozenset[str]:
    """The ISO codes of the currencies that CLDR names, but for those that are words of news as well."""
    currencies: Any = Locale("en").currencies
    return frozenset(currencies) - _WORDS


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
    return {**names, **plurals, **{code.lower(): code for code in codes()}}
