"""The places of a figure: names with the role `at`, `from` or `to`, and ISO 3166-1 code."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from babel import Locale

from services.contracts.records import Place
from services.parser.figures.nouns import Span
from services.parser.figures.phrases import Phrases
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import read_table, words

_BETWEEN = words("places", "between")
_MOST = 6
_BACK = 8


@cache
def _names() -> Phrases[str]:
    locale: Any = Locale("en")
    countries = {name: code for code, name in locale.territories.items() if len(code) == 2 and code.isalpha() and len(name) > 2}
    extra = {name: code for code, names in read_table("places")["names"].items() for name in names}
    return Phrases({**{name.replace("&", "and"): code for name, code in countries.items()}, **extra})


@cache
def _roles() -> Phrases[str]:
    return Phrases({word: role for role, words in read_table("places")["roles"].items() for word in words})


def places_in(tokens: Sequence[Token], span: Span) -> list[tuple[int, Place]]:
    """The places named among the tokens of `span`, each with the index of its first token."""
    found: list[tuple[int, Place]] = []
    names, i = _names(), span[0]
    while i < span[1]:
        hit = names.ahead(tokens, i) if tokens[i].kind == "word" and tokens[i].capital else None
        if hit is None or hit[1] > span[1] or (tokens[i].lower == "us" and tokens[i].text != "US"):
            i += 1
            continue
        name = " ".join(token.text for token in tokens[i : hit[1]])
        found.append((i, Place(name=name, role=_role(tokens, i, span[0], found), country=hit[0] or None)))
        i = hit[1]
    return found


def _role(tokens: Sequence[Token], i: int, start: int, found: list[tuple[int, Place]]) -> str:
    """The role by the word before the name; a name in a list takes the role of the one before it."""
    at = i
    while at > start and i - at < _BACK and tokens[at - 1].lower in _BETWEEN:
        if (hit := _roles().behind(tokens, at)) and hit[1] >= start:
            return hit[0]  # "out of": its last word could stand between, too
        at -= 1
        if found and tokens[at].lower in {"and", "or", ","}:
            return found[-1][1].role
    hit = _roles().behind(tokens, at)
    return hit[0] if hit and hit[1] >= start else "at"


def places_of(found: Sequence[tuple[int, Place]], figure: Span, clause: Span) -> tuple[Place, ...]:
    """The places of the figure at `figure` among `found` in its sentence: after it in its clause, else before, else all."""
    after = [place for i, place in found if max(figure[0], clause[0]) <= i < clause[1]]
    before = [place for i, place in found if clause[0] <= i < figure[0]]
    return tuple(after or before or [place for _, place in found])[:_MOST]
