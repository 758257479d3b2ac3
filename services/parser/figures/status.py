"""Fact, plan, possibility or denial: by the words that govern the figure in its clause."""

from collections.abc import Sequence
from functools import cache

from services.contracts.records import Status
from services.parser.figures.grammar import is_verb
from services.parser.figures.nouns import Span
from services.parser.figures.phrases import Phrases
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import read_table

_BACK = 14
_JOINING = frozenset({"and", "or", ","})
_AHEAD = 6
_ORDER = (Status.DENIED, Status.POSSIBLE, Status.PLANNED)


@cache
def _words() -> Phrases[str]:
    table = read_table("status")
    names = ("reported", "planned", "possible", "denied")
    announced = dict.fromkeys(table["announced"], "announced")
    return Phrases({**{phrase: name for name in names for phrase in table[name]}, **announced})


@cache
def _announceable() -> frozenset[str]:
    return frozenset(read_table("status")["announceable"])


@cache
def _to_come() -> Phrases[bool]:
    return Phrases(dict.fromkeys(read_table("status")["to_come"], True))


def clause_of(span: Span, measures: Sequence[Measure], k: int) -> Span:
    """The part of the sentence `span` from the figure before measure `k` to the figure after."""
    if len(measures) == 1:
        return span
    first = max((one.past for one in measures[:k] if one.excluded is None), default=span[0])
    past = min((one.first for one in measures[k + 1 :] if one.excluded is None), default=span[1])
    return first, max(past, measures[k].past)


def listed_clause(tokens: Sequence[Token], span: Span, measures: Sequence[Measure], k: int) -> Span:
    """As `clause_of`; the members of a list share what stands before it: "will send 40 tanks and 90 lorries"."""
    clause, first = clause_of(span, measures, k), k
    while first and measures[first - 1].excluded is None and _lists(tokens[measures[first - 1].past : measures[first].first]):
        first -= 1
    return clause if first == k else (clause_of(span, measures, first)[0], clause[1])


def _lists(between: Sequence[Token]) -> bool:
    """Whether the tokens between two figures join them in a list: a noun, "and" or a comma, and no verb."""
    joins = any(token.lower in _JOINING for token in between)
    return joins and not any(token.text in ";:." or is_verb(token.lower) for token in between)


def status_of(tokens: Sequence[Token], figure: Span, clause: Span, event_class: str | None) -> Status:
    """The status of the figure at `figure`: denial before possibility before plan, where words of its clause say so."""
    if _to_come().ahead(tokens, figure[1]):
        return Status.PLANNED
    found = {name for name, _ in governing(tokens, figure, clause)}
    if "announced" in found and event_class in _announceable():
        found = found | {"planned"}
    return next((status for status in _ORDER if status.value in found), Status.REPORTED)


def governing(tokens: Sequence[Token], figure: Span, clause: Span) -> list[tuple[str, Span]]:
    """The words around a figure that bear on its status: the list of the lexicon that each is on, and its tokens."""
    return _behind(tokens, figure[0], clause[0]) + _ahead(tokens, figure[1], clause[1])


def _ahead(tokens: Sequence[Token], i: int, past: int) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    words, firsts = _words(), _words().firsts
    for j in range(i, min(past, i + _AHEAD)):
        if tokens[j].text in ",;:.":
            break
        if tokens[j].lower in firsts and (hit := words.ahead(tokens, j)):
            found.append((hit[0], (j, hit[1])))
    return found


def _behind(tokens: Sequence[Token], i: int, start: int) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    words, firsts = _words(), _words().firsts
    j = max(start, i - _BACK)
    while j < i:
        hit = words.ahead(tokens, j) if tokens[j].lower in firsts else None
        if tokens[j].text in ";:":
            found.clear()
        if hit:
            found.append((hit[0], (j, hit[1])))
        j = max(j + 1, hit[1] if hit else 0)
    return found
