"""What a number is said of, where no noun follows it: "a budget of £9m", "rents rose by 4%", "the fee: $20"."""

from collections.abc import Sequence

from services.parser.figures.grammar import auxiliaries, is_adverb, is_verb
from services.parser.figures.nouns import Span, phrase_before
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_FACING = words("subjects", "facing")
_SKIPPED = words("subjects", "skipped")
_CLAUSES = words("subjects", "clauses")
_OWNERS = frozenset({"of", "for", "with", "worth", ":", "(", "-", "–", "—"})
_NOUN_LENGTH = 6
_REACH = 14


def subject_span(tokens: Sequence[Token], i: int, start: int) -> Span | None:
    """The noun phrase before the preposition or mark that leads to the number at `i`, else the subject of its verb."""
    at = i
    while at > start and tokens[at - 1].lower in _FACING:
        at -= 1
    if at > start and tokens[at - 1].lower in _OWNERS:
        found = phrase_before(tokens, at - 1, start, _NOUN_LENGTH)
        if found is not None:
            return found
    verb = _verb_before(tokens, at, start)
    if verb is None:
        return None
    while verb > start and (_skips(tokens[verb - 1]) or tokens[verb - 1].lower in auxiliaries()):
        verb -= 1
    return phrase_before(tokens, verb, start)


def clause_subject(tokens: Sequence[Token], i: int, start: int) -> Span | None:
    """The subject of the clause that token `i` stands in: the noun phrase before its first verb."""
    first = next((j + 1 for j in range(i - 1, start - 1, -1) if tokens[j].lower in _CLAUSES), start)
    for j in range(first + 1, i):
        if tokens[j].kind == "word" and _finite(tokens, j):
            verb = j
            while verb > first and _skips(tokens[verb - 1]):
                verb -= 1
            return phrase_before(tokens, verb, first)
    return None


def _finite(tokens: Sequence[Token], j: int) -> bool:
    """Whether token `j` can be the verb of a clause: an auxiliary, or a verb in small letters that is no participle in -ing."""
    word = tokens[j].lower
    if word in auxiliaries():
        return True
    verb = is_verb(word) and not tokens[j].capital and not word.endswith("ing")
    return verb and tokens[j - 1].lower not in {"to", "the", "a", "an", "of", "its", "his", "their"}


def _skips(token: Token) -> bool:
    return is_adverb(token.lower) or token.lower in _SKIPPED


def _verb_before(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """The nearest verb to the left of token `i`, within reach and in its clause."""
    for j in range(i - 1, max(start, i - _REACH) - 1, -1):
        if tokens[j].text in ";:()" or tokens[j].lower in _CLAUSES:
            return None
        if tokens[j].kind == "word" and is_verb(tokens[j].lower) and not tokens[j].capital:
            return j
    return None
