"""Values listed before or after what they are of: "25% and 22% among those aged 18-25 and 25-39", "… respectively".

The first value goes with the first of the others, the second with the second. A list of names or nouns is paired only
where the text says "respectively"; a list of ages also where it follows the values.
"""

import re
from calendar import month_name
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from services.contracts.records import Bound, Figure, Kind, Place
from services.parser.figures.statements import sentence_start

_COMMA = re.compile(r"\s*(?:,|,?\s*and|&)\s*(?:the\s+)?")
_AGED = re.compile(r"([^\W\d_]+)\s+(?:who (?:are|were)\s+)?(?:aged|between(?: the ages of)?|in the age groups?)\s*$")
_TO_AGES = re.compile(r"\s*(?:of|among|amongst|for|in|by)\s[^\d.;:]{0,40}")
_AGES = re.compile(r"\d+(?:\s?(?:[-–]|to)\s?\d+)?")
_NAME = r"[A-Z][\w'’&.-]*(?: [A-Z][\w'’&.-]*)*"
_NOUN = r"[a-z][\w-]+"
_LONGEST_LIST = 12
_MONTHS = frozenset(month_name[1:])
# A place follows these; what follows the others is a group of people or things.
_ROLES = {"in": "at", "at": "at", "to": "to", "from": "from"}


def paired(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with each value of such a list given what it is of: ages and nouns as `counted`, names after "in" as `place`.

    `text` is the article's, `figures` are in reading order. Only `counted`, `place`, and `kind` and `unit` of ages change.
    """
    result: list[Figure] = []
    for start, group in groupby(figures, lambda figure: sentence_start(text, figure)):
        members = list(group)
        sentence = Listing(members[0].quote, start, members)
        result += _paired(sentence) if len(members) > 1 and sentence.listed else members
    return tuple(result)


@dataclass(frozen=True, slots=True)
class Listing:
    """A sentence, where it begins in the text, and its figures."""

    quote: str
    start: int
    members: list[Figure]

    @property
    def says_so(self) -> bool:
        """Whether it says "respectively"."""
        return "respectively" in self.quote.casefold()

    @property
    def listed(self) -> bool:
        """Whether its values may be of what it lists beside them."""
        return self.says_so or any(figure.kind is Kind.AGE for figure in self.members)

    def before(self, index: int) -> str:
        """The words up to a figure."""
        return self.quote[: self.members[index].start - self.start]

    def between(self, left: int, right: int) -> str:
        """The words from one figure to another."""
        return self.quote[self.members[left].end - self.start : self.members[right].start - self.start]

    def after(self, index: int) -> str:
        """The words from a figure on."""
        return self.quote[self.members[index].end - self.start :]


def _paired(sentence: Listing) -> list[Figure]:
    runs = list(_runs(sentence))
    values = [run for run in runs if not _is_ages(sentence.members, run)]
    for ages in (run for run in runs if _is_ages(sentence.members, run)):
        for run in values:
            if len(run) == len(ages) and _of_ages(sentence, run, ages):
                return _with_ages(sentence, run, ages)
    for run in values if sentence.says_so else []:
        items = _items(sentence, run)
        if items is not None:
            return _with_items(sentence.members, run, *items)
    return sentence.members


def _runs(sentence: Listing) -> Iterator[list[int]]:
    """Lists of figures of one kind with nothing but commas and "and" between them, as indices."""
    run: list[int] = [0]
    for index in range(1, len(sentence.members) + 1):
        if index < len(sentence.members) and _continues(sentence, index):
            run.append(index)
            continue
        if 1 < len(run) <= _LONGEST_LIST:
            yield run
        run = [index]


def _continues(sentence: Listing, index: int) -> bool:
    akin = _akin(sentence.members[index - 1], sentence.members[index])
    return akin and _COMMA.fullmatch(sentence.between(index - 1, index)) is not None


def _akin(left: Figure, right: Figure) -> bool:
    ages = _may_be_age(left) and _may_be_age(right)
    return ages or (left.kind, left.unit) == (right.kind, right.unit) or {left.kind, right.kind} == {Kind.COUNT, Kind.PERCENT}


def _may_be_age(figure: Figure) -> bool:
    return figure.kind is Kind.AGE or (figure.kind is Kind.COUNT and figure.bound is Bound.BETWEEN and (figure.high or 0) < 120)


def _is_ages(members: Sequence[Figure], run: Sequence[int]) -> bool:
    return all(_may_be_age(members[index]) for index in run) and any(members[index].kind is Kind.AGE for index in run)


def _of_ages(sentence: Listing, values: Sequence[int], ages: Sequence[int]) -> bool:
    """Whether the ages say whose the values are: by "respectively", or because they follow at once."""
    follow = values[-1] + 1 == ages[0] and _TO_AGES.fullmatch(sentence.between(values[-1], ages[0])) is not None
    return follow or sentence.says_so


def _with_ages(sentence: Listing, values: Sequence[int], ages: Sequence[int]) -> list[Figure]:
    result = list(sentence.members)
    whose = _AGED.search(sentence.before(ages[0]) + _leading(result[ages[0]]))
    for value, age in zip(values, ages, strict=True):
        years = _AGES.search(result[age].text)
        counted = f"{whose[1] if whose else 'people'} aged {years[0] if years else result[age].text}"
        result[value] = result[value].model_copy(update={"counted": counted})
        result[age] = result[age].model_copy(update={"kind": Kind.AGE, "unit": "year"})
    return result


def _leading(figure: Figure) -> str:
    """The words of a figure before its digits: "between " of "between 18 and 25"."""
    return re.split(r"\d", figure.text, maxsplit=1)[0]


Items = tuple[list[str], str | None]


def _items(sentence: Listing, run: Sequence[int]) -> Items | None:
    """The list of as many names or nouns as the run has values, and the preposition before it; None where there is none."""
    before, after = sentence.before(run[0]), sentence.after(run[-1])
    for item in (_NAME, _NOUN):
        listed = rf"(?:([a-z]+) )?(?:the )?({item}(?:, (?:the )?{item}){{{len(run) - 2}}},? and (?:the )?{item})"
        found = re.match(rf"\s+(?:\w+ )??{listed},? respectively\b", after) or _last(rf"(?<!, )\b{listed}(?= )", before)
        if found is not None:
            names = [name for name in _COMMA.split(found[2]) if name]
            return None if _MONTHS.intersection(names) else (names, found[1])
    return None


def _last(pattern: str, text: str) -> re.Match[str] | None:
    return next(iter([*re.finditer(pattern, text)][::-1]), None)


def _with_items(members: list[Figure], run: Sequence[int], names: Sequence[str], preposition: str | None) -> list[Figure]:
    """Give each figure of the run its name; kind, unit and noun of the last are those of all ("3, 4 and 5 percent")."""
    known = {place.name: place for figure in members for place in figure.place}
    role = _ROLES.get((preposition or "").casefold())
    last = members[run[-1]]
    shared = {"kind": last.kind, "unit": last.unit, "counted": last.counted}
    result = list(members)
    for index, name in zip(run, names, strict=True):
        result[index] = members[index].model_copy(update={**shared, **_item(name, known, role, last.kind)})
    return result


def _item(name: str, known: Mapping[str, Place], role: str | None, kind: Kind) -> dict[str, object]:
    """What a name of the list says of its figure: where it is of, or what; nothing of a count that has its noun."""
    if name in known:
        return {"place": (known[name],)}
    capital = name[0].isupper()
    if role and capital:
        return {"place": (Place(name=name, role=role),)}
    return {} if kind is Kind.COUNT and capital else {"counted": name}
