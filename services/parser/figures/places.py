"""The places of a figure: names with the role `at`, `from` or `to`, and ISO 3166-1 code."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from babel import Locale

from services.contracts.records import Place
from services.parser.figures.grammar import is_verb
from services.parser.figures.nouns import Span
from services.parser.figures.phrases import Phrases
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import read_table, words

_BETWEEN = words("places", "between")
_MOST = 6
_BACK = 8
_CONJUNCTIONS = frozenset({"and", "but", "while", "whereas", "yet"})
_VERB_REACH = 6


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
    names, firsts, past = _names(), _names().firsts, span[0]
    for i in [i for i in range(*span) if tokens[i].lower in firsts]:
        hit = names.ahead(tokens, i) if i >= past and tokens[i].capital else None
        if hit is None or hit[1] > span[1] or (tokens[i].lower == "us" and tokens[i].text != "US"):
            continue
        past = hit[1]
        name = " ".join(token.text for token in tokens[i:past])
        found.append((i, Place(name=name, role=_role(tokens, i, span[0], found), country=hit[0] or None)))
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


def is_country(tokens: Sequence[Token], span: Span) -> bool:
    """Whether the words `span` are the name of a place of the lexicon, and nothing else."""
    hit = _names().ahead(tokens, span[0]) if tokens[span[0]].capital else None
    return hit is not None and hit[1] == span[1]


def own_clause(tokens: Sequence[Token], clause: Span, figure: Span) -> Span:
    """The part of `clause` with the figure in it, between semicolons and the conjunctions that begin a clause of their own."""
    cuts = [j for j in range(clause[0], clause[1] - 2) if tokens[j].text == ";" or _parts_clauses(tokens, j, clause[1])]
    first = max((j + 1 for j in cuts if j < figure[0]), default=clause[0])
    return first, min((j for j in cuts if j >= figure[1]), default=clause[1])


def _parts_clauses(tokens: Sequence[Token], j: int, past: int) -> bool:
    """Whether the comma at `j` and a conjunction begin a clause with a verb: ", and Chad has taken in"."""
    if tokens[j].text != "," or tokens[j + 1].lower not in _CONJUNCTIONS:
        return False
    return any(is_verb(token.lower) and not token.capital for token in tokens[j + 2 : min(past, j + 2 + _VERB_REACH)])


def places_of(found: Sequence[tuple[int, Place]], figure: Span, clause: Span) -> tuple[Place, ...]:
    """The places of the figure at `figure` among `found` in its sentence: after it in its clause, else before, else all."""
    after = [place for i, place in found if max(figure[0], clause[0]) <= i < clause[1]]
    before = [place for i, place in found if clause[0] <= i < figure[0]]
    return tuple(after or before or [place for _, place in found])[:_MOST]
