"""A figure that an article tells again is linked to its first mention."""

from collections.abc import Sequence

from services.contracts.records import Figure, Kind
from services.parser.figures.grammar import is_plural
from services.parser.figures.wordlists import words

_PREPOSITIONS = words("nouns", "prepositions")
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "people": "person"}

Key = tuple[Kind, str | None, float | None, float | None, str | None, str | None]


def linked(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of an article in reading order, each repeated one with the index of its first mention in `repeats`.

    The same figure has the same kind, unit, value, head of the counted noun phrase and class of event; the bound may differ,
    for the same number is told as "more than" and "at least". A number of nothing in particular repeats nothing.
    """
    first: dict[Key, int] = {}
    result = []
    for index, figure in enumerate(figures):
        known = first.setdefault(_key(figure), index) if _is_of_something(figure) else index
        result.append(figure if known == index else figure.model_copy(update={"repeats": known}))
    return tuple(result)


def _is_of_something(figure: Figure) -> bool:
    named = figure.counted is not None or (figure.event_class is not None and figure.kind is not Kind.COUNT)
    return named and not (figure.low is None and figure.high is None)


def _key(figure: Figure) -> Key:
    return figure.kind, figure.unit, figure.low, figure.high, head_of(figure.counted), figure.event_class


def head_of(phrase: str | None) -> str | None:
    """The head of a noun phrase in the singular, lower case: the last word before its first preposition."""
    head = None
    for word in (phrase or "").casefold().split():
        if head is not None and word in _PREPOSITIONS:
            break
        head = word
    if head is None or head in _IRREGULAR:
        return _IRREGULAR.get(head or "")
    return _singular(head) if is_plural(head) else head


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") else noun
