"""Speakers after a passive: "is accused by prosecutors of hiding $8 million", "40 deaths were confirmed by the ministry"."""

from collections.abc import Sequence

from services.parser.figures.attributed import Attribution
from services.parser.figures.cues import cues
from services.parser.figures.names import PRONOUNS, name_ahead
from services.parser.figures.nouns import Span
from services.parser.figures.openings import BE
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_OF = frozenset({"of"})
_OF_WHAT = frozenset({"accuse", "warn", "inform", "assure"})
_TOLD = frozenset({"that", "to", "with", "at", "as", "about", ":"})
_ADDRESSING = words("speech", "addressing")
_NOBODY = PRONOUNS | words("speech", "no_speaker")
_HELD = 8
_BEFORE = 3


def by_agent(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """What the passive participle at token `i` puts on the word of the speaker after its "by"; empty where it puts nothing.

    That is what follows him after "of", "that" and the like, else, where nobody is but told or asked something, the sentence.
    """
    if i + 2 >= span[1] or tokens[i + 1].lower != "by" or not _passive(tokens, i, span[0]):
        return []
    verb = cues().verbs.get(tokens[i].lower, "")
    told = _told(tokens, i + 3, verb, span[1])
    source = _agent(tokens, i + 2, span[1] if told is None else told) if verb in cues().passive else None
    whole = source is not None and verb not in _ADDRESSING and source[0] - span[0] > _BEFORE
    if source is None or (told is None and not whole):
        return []
    return [Attribution(source, span if told is None else (told, span[1]), verb, f"{verb}, by", i)]


def _agent(tokens: Sequence[Token], i: int, past: int) -> Span | None:
    """Whoever is named at token `i`, and no thing done: "by hiding"."""
    source = name_ahead(tokens, i, past)
    if source is None or tokens[source[0]].lower in _NOBODY or tokens[source[0]].lower.endswith("ing"):
        return None
    return source


def _told(tokens: Sequence[Token], i: int, verb: str, past: int) -> int | None:
    """Where what the speaker named before token `i` says begins, within a few words, if he is not but named."""
    leads = _TOLD | _OF if verb in _OF_WHAT else _TOLD
    return next((j for j in range(i, min(past - 1, i + _HELD)) if tokens[j].lower in leads), None)


def _passive(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether a form of "be" stands before the participle: "was", "has been", "was also"."""
    return any(tokens[j].lower in BE for j in range(max(start, i - 3), i))
