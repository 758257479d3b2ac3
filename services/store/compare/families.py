"""Families: figures of different outlets that measure the same thing. Values in, families out; pure.

Two figures are of one family when kind, unit, class of the counted noun, event class and destination agree. The place
that people leave is not held apart: outlets name it or leave it to the story.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

# Nouns for people as such: a reader takes "men", "citizens" and "troops" who did the same thing for one count.
PEOPLE = frozenset(
    "adult boy child citizen civilian conscript deportee evacuee fighter girl immigrant individual inhabitant man "
    "migrant national newcomer passenger people person protester recruit refugee reservist resident returnee serviceman soldier "
    "traveller troop villager woman worker".split()
)
IRREGULAR = {"men": "man", "women": "woman", "children": "child", "people": "people", "servicemen": "serviceman"}
STOPPERS = frozenset("of in from to at for with on by who that aged between under over".split())

Record = Mapping[str, Any]


class FamilyKey(NamedTuple):
    kind: str
    unit: str | None
    counted: str | None
    event_class: str | None
    destination: tuple[str, ...]


class Family(NamedTuple):
    """Figures that measure the same thing, and the outlets that report them."""

    key: FamilyKey
    outlets: tuple[str, ...]
    figures: tuple[Record, ...]


def families(figures: Iterable[Record], outlets: int = 2) -> list[Family]:
    """The families among figure records that at least so many outlets report, the widest first."""
    groups: dict[FamilyKey, list[Record]] = defaultdict(list)
    for figure in figures:
        key = family_key(figure)
        if key.counted is not None or key.kind != "count":
            groups[key].append(figure)
    found = [Family(key, tuple(sorted({outlet_of(f) for f in members})), tuple(members)) for key, members in groups.items()]
    wide = [family for family in found if len(family.outlets) >= outlets and (family.key.event_class or family.key.counted)]
    return sorted(wide, key=lambda family: (-len(family.outlets), -len(family.figures), str(family.key)))


def family_key(figure: Record) -> FamilyKey:
    """What a figure measures, as far as its record says."""
    places = [place for place in figure["place"] if place["role"] != "from"]
    destination = tuple(sorted({place["country"] or place["name"].casefold() for place in places}))
    return FamilyKey(figure["kind"], figure["unit"], counted_class(figure["counted"]), figure["event_class"], destination)


def counted_class(counted: str | None) -> str | None:
    """The class of a counted noun phrase: `people`, or its head noun in the singular."""
    head = head_noun(counted or "")
    if not head:
        return None
    singular = _singular(head.casefold())
    demonym = head[0].isupper() and head.endswith("s")
    return "people" if demonym or singular in PEOPLE else singular


def head_noun(phrase: str) -> str:
    """The last word before the first preposition or relative pronoun."""
    head = ""
    for word in phrase.replace(",", " ").split():
        if head and word.casefold() in STOPPERS:
            break
        head = word
    return head


def _singular(noun: str) -> str:
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def outlet_of(figure: Record) -> str:
    """Who published a figure: the outlet's name, else the page's address."""
    return str(figure["article"]["outlet"] or figure["article"]["url"])
