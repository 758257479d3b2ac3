"""What somebody is sure, aware or afraid of, or willing to do: "is confident that 40 will come", "was keen to hire 40"."""

from collections.abc import Sequence
from functools import cache

from services.parser.figures.attributed import Attribution
from services.parser.figures.extents import end_of_speech
from services.parser.figures.grammar import is_adverb
from services.parser.figures.names import PRONOUNS
from services.parser.figures.nouns import Span
from services.parser.figures.openings import BE
from services.parser.figures.speakers import subject
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import read_table

_COPULAS = BE | {"'s", "'re", "'m", "feel", "feels", "felt", "remain", "remains", "remained", "seem", "seems", "seemed"}
_BETWEEN = frozenset({"not", "also", "still", "more", "less", "so", "very", "quite", "now"})
_CLAUSE = PRONOUNS | {"that", "it", "there", "the"}
_OF = frozenset({"of", "about"})


@cache
def adjectives() -> dict[str, frozenset[str]]:
    """The adjectives by what follows them: `that`, `of`, `to`."""
    return {follower: frozenset(found) for follower, found in read_table("attribution")["attitudes"].items()}


def felt(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """What the adjective at token `i` puts on the word of him who is said to be so; empty where it puts nothing."""
    if i + 2 >= span[1] or not _opens(tokens, i):
        return []
    source = _who(tokens, i, span[0])
    if source is None:
        return []
    rule = f"is {tokens[i].lower} {tokens[i + 1].lower}"
    return [Attribution(source, (i + 1, end_of_speech(tokens, i + 1, span[1], False)), None, rule, i)]


def _who(tokens: Sequence[Token], i: int, start: int) -> Span | None:
    """The subject of the form of "be" or "feel" before the adjective at `i`."""
    at = i - 1
    while at > start and (is_adverb(tokens[at].lower) or tokens[at].lower in _BETWEEN):
        at -= 1
    return subject(tokens, at, start) if at > start and tokens[at].lower in _COPULAS else None


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether what is felt follows the adjective at `i`: a clause, "of" and "about", or an infinitive."""
    word, after = tokens[i].lower, tokens[i + 1]
    if after.lower == "to":
        return word in adjectives()["to"]
    return (word in adjectives()["of"] and after.lower in _OF) or (word in adjectives()["that"] and after.lower in _CLAUSE)
