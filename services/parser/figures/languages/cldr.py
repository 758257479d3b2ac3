"""What CLDR tells of a language: the marks in its numbers, its months, the words that scale a number."""

from collections.abc import Iterator
from typing import Any

from babel import Locale, UnknownLocaleError


def locale_of(code: str, country: str | None) -> Any:
    """The CLDR locale of the language in the country, of the language alone, else English."""
    for name in (f"{code}_{(country or '').upper()}", code):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def separators(locale: Any) -> tuple[str, str]:
    """The decimal mark, and the mark between groups of digits: "" for a space of any sort, as spaced groups need no telling."""
    symbols = locale.number_symbols.get("latn", {})
    group = symbols.get("group", ",")
    return symbols.get("decimal", "."), group if group in ".,٬" else ""


def months(locale: Any) -> frozenset[str]:
    """The names of the months, full ones and abbreviations without their full stop."""
    kinds = (locale.months[form][width] for form in ("format", "stand-alone") for width in ("wide", "abbreviated"))
    return frozenset(name.lower().rstrip(".") for kind in kinds for name in kind.values())


def weekdays(locale: Any) -> frozenset[str]:
    """The names of the days of the week."""
    return frozenset(name.lower() for form in ("format", "stand-alone") for name in locale.days[form]["wide"].values())


def scales(locale: Any) -> dict[str, int]:
    """The words of compact numbers with their values: "0 milyon" is a million, "00万" ten thousand."""
    return {form: scale for width in ("short", "long") for form, scale in _compact(locale.compact_decimal_formats.get(width, {}))}


def _compact(formats: Any) -> Iterator[tuple[str, int]]:
    for patterns in formats.values():
        for size, pattern in patterns.items():
            written = str(pattern.pattern)
            zeros = written.count("0")
            form = written.replace("0", "").replace("'", "").strip(" \u00a0.").lower()
            if form and zeros and (len(form) > 1 or not form.isascii()):
                yield form, int(size) // 10 ** (zeros - 1)


def percent_first(locale: Any) -> bool:
    """Whether the sign stands before the number: "%12"."""
    return str(locale.percent_formats[None].pattern).startswith("%")
