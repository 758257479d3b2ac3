"""Fact, plan, possibility or denial in another language: by the words around the figure in its clause."""

from collections.abc import Sequence

from services.contracts.records import Status
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token

_BACK = 14
# In German the verb closes the clause: "40 Ziegen könnten verkauft werden".
_AHEAD = 8
_ORDER = (Status.DENIED, Status.POSSIBLE, Status.PLANNED)
_ENDS = frozenset(";:.")


def status_of(tokens: Sequence[Token], figure: Span, clause: Span, lexicon: Lexicon) -> Status:
    """The status of the figure at `figure` by the lexicon's words in its clause; reported where there are none."""
    first, past = max(clause[0], figure[0] - _BACK), min(clause[1], figure[1] + _AHEAD)
    first = next((j + 1 for j in range(figure[0] - 1, first - 1, -1) if tokens[j].text in _ENDS), first)
    past = next((j for j in range(figure[1], past) if tokens[j].text in _ENDS), past)
    hits = (lexicon.status.ahead(tokens, j) for j in range(first, past))
    found = {hit[0] for hit in hits if hit}
    return next((status for status in _ORDER if status.value in found), Status.REPORTED)
