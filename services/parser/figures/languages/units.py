"""What a number of another language is measured in: CLDR's names of units and currencies, and those of the lexicon."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale

from services.contracts.records import Kind
from services.parser.figures.phrases import Phrases
from services.parser.figures.unit_tables import tables as english
from services.parser.figures.wordlists import read_table

Named = tuple[Kind, str]


@dataclass(frozen=True)
class Units:
    """The units of a language. Currencies are ISO codes, or the names that several countries share ("dollar")."""

    measures: Phrases[Named]
    currencies: Phrases[str]
    cents: Phrases[str]
    symbols: Phrases[str]
    names: frozenset[str]


def units(locale: Any, table: Mapping[str, Any], function: frozenset[str]) -> Units:
    """The units of a locale and of its lexicon `table`; a form that is one of the `function` words is no unit ("in", "do")."""
    neutral = read_table("neutral")
    forms = {form: named for form, named in _cldr_units(locale) if form not in function}
    forms |= dict(_rows(neutral["units"])) | dict(_rows(table.get("units", {})))
    money = {**neutral["currencies"], **table.get("currencies", {})}
    cents = table.get("cents", {})
    return Units(
        measures=Phrases(forms),
        currencies=Phrases({**dict(_cldr_currencies(locale)), **{form: code for code, rows in money.items() for form in rows}}),
        cents=Phrases({form: code for code, rows in cents.items() for form in rows}),
        symbols=english().symbols,
        names=frozenset(form for rows in money.values() for form in rows),
    )


def _rows(table: Mapping[str, Mapping[str, list[str]]]) -> Iterator[tuple[str, Named]]:
    for kind, rows in table.items():
        for name, forms in rows.items():
            yield from ((form, (Kind(kind), name if kind == "percent" else name.replace("_", " "))) for form in forms)


@cache
def _english_names() -> dict[str, Named]:
    """CLDR's units by their key, those that the record has a name for: the English form is looked up in `units.toml`."""
    known = dict(_rows({kind: rows for kind, rows in read_table("units").items() if kind not in ("glued", "age")}))
    patterns: Any = Locale("en")
    found = {}
    for key, widths in patterns._data["unit_patterns"].items():
        named = next((known[form] for form in _forms(widths, ("long",)) if form in known), None)
        if named is not None and named[0] is not Kind.INDEX:
            found[key] = named
    return found


def _cldr_units(locale: Any) -> Iterator[tuple[str, Named]]:
    for key, named in _english_names().items():
        widths = locale._data["unit_patterns"].get(key)
        for form in _forms(widths, ("short", "long")) if widths else ():
            yield form, named


def _forms(widths: Mapping[str, Any], wanted: tuple[str, ...]) -> Iterator[str]:
    """The written forms of a unit, without the place of the number; single letters are left out."""
    for width in wanted:
        for pattern in dict(widths.get(width, {})).values():
            form = pattern.replace("{0}", "").strip().lower() if isinstance(pattern, str) else ""
            if len(form) > 1:
                yield form


def _cldr_currencies(locale: Any) -> Iterator[tuple[str, str]]:
    """Full names of currencies: "polnische Złoty", "доллар США"."""
    for code, name in locale.currencies.items():
        if "(" not in name:
            yield name.lower(), code
    for code, forms in locale._data["currency_names_plural"].items():
        yield from ((form.lower(), code) for form in dict(forms).values() if "(" not in form)
