"""Fact, plan, possibility or denial: by the words that govern the figure in its clause, the nearest first."""

from collections.abc import Sequence
from functools import cache

from services.contracts.records import Status
from services.parser.figures.nouns import Span
from services.parser.figures.phrases import Phrases
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import read_table

_BACK = 14
_AHEAD = 6


@cache
def _words() -> Phrases[Status]:
    return Phrases({phrase: Status(status) for status, phrases in read_table("status").items() for phrase in phrases})


def status_of(tokens: Sequence[Token], figure: Span, clause: Span) -> Status:
    """The status of the figure at `figure`: the word of its predicate, else the nearest one before it in the clause."""
    for i in range(figure[1], min(clause[1], figure[1] + _AHEAD)):
        if tokens[i].text in ",;:.":
            break
        if hit := _words().ahead(tokens, i):
            return hit[0]
    for i in range(figure[0] - 1, max(clause[0], figure[0] - _BACK) - 1, -1):
        if tokens[i].text in ";:":
            break
        if hit := _words().ahead(tokens, i):
            return hit[0]
    return Status.REPORTED
