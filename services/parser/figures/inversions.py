"""Speakers after their verb: "…,” said the mayor", "The strike, said the mayor, would cost 40 jobs"."""

from collections.abc import Sequence

from services.parser.figures.attributed import Attribution
from services.parser.figures.complements import resumed
from services.parser.figures.cues import cues
from services.parser.figures.extents import CLOSING, shuts
from services.parser.figures.grammar import is_plural, is_verb
from services.parser.figures.names import ARTICLES, NO_NAME, PRONOUNS, name_ahead
from services.parser.figures.nouns import Span
from services.parser.figures.relatives import finite
from services.parser.figures.tokens import Token

_SHORTEST = 3
_TAG = 8
_JOINING = frozenset({"and", "but"})


def inverted(tokens: Sequence[Token], i: int, verb: str, span: Span) -> list[Attribution]:
    """ "…," said X. The rest of a quotation that goes on after him is his as well."""
    if i - span[0] < _SHORTEST or not _follows_speech(tokens, i, verb):
        return []
    source = name_ahead(tokens, i + 1, span[1])
    if source is None or _acted(tokens, source) or tokens[source[0]].lower in NO_NAME:
        return []
    apart = [(span[0], i), resumed(tokens, source[1], span[1])]
    parts = [span] if tokens[i - 1].text == "," and _goes_on(tokens, source[1], span[1]) else apart
    return [Attribution(source, part, verb, f"{verb}, then the speaker", i) for part in parts if part]


def _follows_speech(tokens: Sequence[Token], i: int, verb: str) -> bool:
    """Whether what is said can end before the verb at `i`: any after a quotation, after a comma those that can stand so."""
    if verb == "tell" or tokens[i].lower.endswith("ing"):
        return False
    before = tokens[i - 1].text
    return verb in cues().inverted if before == "," else before in CLOSING and shuts(tokens, i - 1)


def _goes_on(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether the speech goes on after its speaker: "The strike, said the mayor, would cost …", "…, said he, and 12 left"."""
    for j in range(i, min(past - 2, i + _TAG)):
        if tokens[j].text == "," and (finite(tokens, j + 1) or _joins_clause(tokens, j + 1)):
            return True
    return False


def _joins_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether "and" or "but" at `i` begins another clause, and does not go on with what the speaker did."""
    after = tokens[i + 1]
    return tokens[i].lower in _JOINING and not (after.capital or after.lower in PRONOUNS or finite(tokens, i + 1))


def _acted(tokens: Sequence[Token], source: Span) -> bool:
    """Whether what stands where the speaker would is a verb: "tweets appear in searches"."""
    first = tokens[source[0]]
    return (
        not first.capital and is_verb(first.lower) and not is_plural(first.lower) and tokens[source[0] - 1].lower not in ARTICLES
    )
