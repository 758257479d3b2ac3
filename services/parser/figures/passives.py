"""Speakers after a passive: "is accused by prosecutors of hiding $8 million", "40 deaths were confirmed by the ministry"."""

from collections.abc import Sequence

from services.parser.figures.attributed import Attribution
from services.parser.figures.cues import cues
from services.parser.figures.names import PRONOUNS, name_ahead
from services.parser.figures.nouns import Span
from services.parser.figures.openings import BE
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_TOLD = frozenset({"that", "of", "to", "with", "at", "as", "about", ":"})
_ADDRESSING = words("speech", "addressing")
_NOBODY = PRONOUNS | words("speech", "no_speaker")
_HELD = 8
_BEFORE = 3


def by_agent(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """What the passive participle at token `i` puts on the word of the speaker after its "by"; empty where it puts nothing.

    That is what follows him after "of", "that" and the like, else, where nobody is but told or asked something, the sentence.
    """
    if i + 2 >= span[1] or tokens[i + 1].lower != "by":
        return []
    verb = cues().verbs.get(tokens[i].lower)
    if verb is None or verb not in cues().passive or not _passive(tokens, i, span[0]):
        return []
    source = name_ahead(tokens, i + 2, span[1])
    if source is None or tokens[source[0]].lower in _NOBODY or tokens[source[0]].lower.endswith("ing"):
        return []
    content = _told(tokens, source, verb, span)
    return [Attribution(source, content, verb, f"{verb}, by", i)] if content else []


def _told(tokens: Sequence[Token], source: Span, verb: str, span: Span) -> Span | None:
    near = range(source[1], min(span[1] - 1, source[1] + _HELD))
    told = next((j for j in near if tokens[j].lower in _TOLD), None)
    if told is not None:
        return told + 1, span[1]
    return span if verb not in _ADDRESSING and source[0] - span[0] > _BEFORE else None


def _passive(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether a form of "be" stands before the participle: "was", "has been", "was also"."""
    return any(tokens[j].lower in BE for j in range(max(start, i - 3), i))
