"""Sentences with their figures as places, and the statements about them that the lexicon knows."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from services.contracts.records import Block, Bound, Figure, Kind
from services.parser.figures.wordlists import read_table

_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACE = re.compile(rf"{_OPEN}\w(\d+){_CLOSE}")
_NAMED = re.compile(r"\{(\w*):(\w)\}")
_GAP = re.compile(r" ?~(\d+) ?")
_TABLE = re.compile(r"\b[A-Z]{3,}\b")
# The statements that need no second figure in their sentence: most sentences have one, and are done at once.
_OF_ONE = frozenset({"multiple_of_share"})
# A place begins with the number: the words that bound it ("a total of", "as many as") are words of the statement.
_NUMERAL = re.compile(r"(?:[^\W\d_]{0,3}[$£€¥₽₹₴₪₺] ?)?[.\d]")
_MEASURED = frozenset({Kind.COUNT, Kind.MONEY, Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS, Kind.ENERGY})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds figures: `text[start:end]`, the index of its block, its figures' indices, itself with places."""

    start: int
    end: int
    block: int
    figures: tuple[int, ...]
    places: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one pattern found: figures by their role, and the collective that it names."""

    roles: dict[str, int]
    terms: tuple[int, ...]
    group: str | None


def sentences_with_figures(text: str, blocks: Sequence[Block], figures: Sequence[Figure]) -> Iterator[Sentence]:
    """The sentences of an article that hold figures, in order."""
    starts = [block.start for block in blocks]
    for start, group in groupby(range(len(figures)), lambda index: sentence_start(text, figures[index])):
        members = tuple(group)
        quote = figures[members[0]].quote
        places = _with_places(quote, start, members, figures)
        yield Sentence(start, start + len(quote), bisect_right(starts, start) - 1, members, places)


def sentence_start(text: str, figure: Figure) -> int:
    """Where the sentence of a figure begins in its article's text."""
    return text.rfind(figure.quote, 0, figure.start + len(figure.quote))


def _with_places(quote: str, start: int, members: Sequence[int], figures: Sequence[Figure]) -> str:
    parts, at = [], 0
    for index in members:
        figure = figures[index]
        numeral = _NUMERAL.search(figure.text)
        number = figure.start - start + (numeral.start() if numeral else 0)
        parts += [quote[at:number], f"{_OPEN}{_letter(figure)}{index}{_CLOSE}"]
        at = figure.end - start
    return " ".join("".join([*parts, quote[at:]]).lower().replace("’", "'").split())


def _letter(figure: Figure) -> str:
    """The sort of place: n a quantity, p a percentage, x a multiple, o another."""
    if figure.bound in (Bound.VAGUE, Bound.BETWEEN) or figure.low is None or figure.high is None:
        return "o"
    if figure.unit == "percent":
        return "p"
    if figure.unit == "times":
        return "x"
    return "n" if figure.kind in _MEASURED else "o"


def found(sentence: Sentence, kind: str) -> Iterator[Statement]:
    """The statements of a kind (a key of `[statements]`) that a sentence makes."""
    if kind not in _OF_ONE and len(sentence.figures) == 1:
        return
    for pattern in _patterns()[kind]:
        for match in pattern.finditer(sentence.places):
            named = match.groupdict()
            roles = {name: int(value) for name, value in named.items() if value and name not in ("terms", "group")}
            terms = tuple(int(place) for place in _PLACE.findall(named.get("terms") or ""))
            yield Statement(roles, terms, named.get("group"))


def concludes(sentence: Sentence) -> bool:
    """Whether a sentence draws a conclusion from the ones before it: "this means", "that leaves"."""
    return re.match(rf"(?:{'|'.join(read_table('relations')['words']['CONCLUDES'])})\b", sentence.places) is not None


@cache
def groups() -> frozenset[str]:
    """The collectives that a share may be taken of without saying their size again."""
    return frozenset(read_table("relations")["groups"])


@cache
def balance() -> dict[str, frozenset[str]]:
    """The event classes of those who came, went and are left."""
    return {name: frozenset(classes) for name, classes in read_table("relations")["balance"].items()}


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    statements: dict[str, list[str]] = read_table("relations")["statements"]
    return {kind: tuple(re.compile(_expanded(pattern)) for pattern in patterns) for kind, patterns in statements.items()}


def _expanded(pattern: str) -> str:
    """A pattern of the lexicon as a regular expression. Every gap is bounded, so that matching stays linear in the text."""
    words = {name: "|".join(forms) for name, forms in read_table("relations")["words"].items()}
    words["GROUP"] = "|".join(sorted(groups()))
    pattern = _TABLE.sub(lambda m: words.get(m[0], m[0]), pattern)
    pattern = _GAP.sub(lambda m: rf"[^{_OPEN}{_CLOSE}]{{0,{m[1]}}}?", pattern)
    return _NAMED.sub(lambda m: f"{_OPEN}{m[2]}({f'?P<{m[1]}>' if m[1] else '?:'}[0-9]+){_CLOSE}", pattern)
