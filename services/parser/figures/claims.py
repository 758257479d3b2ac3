"""Sources named by a noun: "the mayor's claim that …", "a warning from the mayor that …", "in a survey, …", "reports of …"."""

from collections.abc import Sequence
from functools import cache

from services.parser.figures.grammar import auxiliaries, is_function, is_plural
from services.parser.figures.names import is_document, name_ahead, name_behind
from services.parser.figures.nouns import Span
from services.parser.figures.relatives import finite
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import read_table, words

Claim = tuple[Span, Span, str]
_OWNERS = frozenset({"its", "whose", "his", "her", "their", "our", "my"})
_TIMES = words("speech", "back")
_CLAIMED = words("claims", "claimed")
_GENITIVE = frozenset({"by", "from", "of"})
_RECENT = frozenset({"recent", "latest", "new", "newest"})
_ADJECTIVES = 5
_INDEFINITE = frozenset({"a", "an", "another"})
_OPENING = 3
_RECKONING = 6
_MADE = 8
# "His decision was taken in two days": what was done is said of, and nothing by it.
_ACTS = words("claims", "acts")
_BEING = frozenset({"is", "was", "would", "will"})
_VIEWS = words("claims", "views")
_RELATIVES = frozenset({"that", "who", "which"})
_SOME = frozenset({"some", "most", "all", "many", "several", "other", "official", "early", "one", "conservative", "recent"})
_OF_OR_FOR = frozenset({"of", "for"})
_MAKERS = frozenset({"by", "from"})
_ENDING = _MAKERS | frozenset(
    {",", ";", ":", "that", "to", "who", "which", "was", "were", "is", "are", "has", "have", "had", "will", "would"}
)


@cache
def claim_nouns() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Nouns of speech that have an owner, ones that speak without one, and ones that a sentence can open with after "in"."""
    table = read_table("attribution")
    return frozenset(table["possessed"]), frozenset(table["unowned"]), frozenset(table["opening"])


def claims(tokens: Sequence[Token], i: int, span: Span) -> list[Claim]:
    """The (source, content, rule) that the noun at token `i`, or the "in" there, makes; empty where it makes none."""
    word = tokens[i].lower
    if word in {"in", "by"}:
        return (_opening(tokens, i, span) if word == "in" else []) or _reckoned(tokens, i, span)
    return (_made_by(tokens, i, span) if word in _made() else []) or _told_by_noun(tokens, i, span)


def _told_by_noun(tokens: Sequence[Token], i: int, span: Span) -> list[Claim]:
    """What is told by the noun at `i`: on its owner's word, or on its own."""
    word = tokens[i].lower
    owned, unowned, _ = claim_nouns()
    if word in owned and (found := _owned(tokens, i, span) or _from(tokens, i, span)):
        return found
    if word not in unowned or not _unowned(tokens, i, span):
        return []
    return [((i, i + 1), (i + 2, _end_of_phrase(tokens, i, span[1])), f"unowned noun: {word}")]


def _end_of_phrase(tokens: Sequence[Token], i: int, past: int) -> int:
    """Where what the noun at `i` is "of" ends, at the verb whose subject the noun is: "Fears of a war grew after …"."""
    if tokens[i + 1].lower != "of" or past - i < _OPENING:
        return past
    verb = next((j for j in range(i + 4, past) if finite(tokens, j) and not is_plural(tokens[j].lower)), past)
    return past if tokens[verb - 1].lower in _RELATIVES else verb


@cache
def _made() -> frozenset[str]:
    return frozenset(read_table("attribution")["made"])


@cache
def _reckonings() -> frozenset[str]:
    return frozenset(read_table("attribution")["reckonings"])


def _reckoned(tokens: Sequence[Token], i: int, span: Span) -> list[Claim]:
    """ "By the council's count", "by most accounts", "in his telling": the whole sentence is on the owner's word."""
    nouns = _VIEWS if tokens[i].lower == "in" else _reckonings()
    noun = next((j for j in range(i + 2, min(i + _RECKONING, span[1])) if tokens[j].lower in nouns), None)
    if noun is None or any(tokens[j].kind != "word" and tokens[j].lower not in {"'s", "."} for j in range(i + 1, noun)):
        return []
    source = _reckoner(tokens, i + 1, noun)
    return [(source, span, "by a reckoning")] if source else []


def _reckoner(tokens: Sequence[Token], i: int, noun: int) -> Span | None:
    """Whose reckoning the words from token `i` to the noun say it is; of "some estimates", the estimates themselves."""
    owner = next((j for j in range(i, noun) if tokens[j].lower == "'s" or tokens[j].lower in _OWNERS), None)
    if owner is None:
        return (noun, noun + 1) if tokens[noun].lower in _reckonings() and tokens[i].lower in _SOME else None
    return name_ahead(tokens, i, owner) if tokens[owner].lower == "'s" else (owner, owner + 1)


def _made_by(tokens: Sequence[Token], i: int, span: Span) -> list[Claim]:
    """ "an estimate of 5,000 dead by the Red Cross", "a claim of 40 by the rebels"."""
    if i + 2 >= span[1] or tokens[i + 1].lower not in _OF_OR_FOR:
        return []
    ahead = range(i + 2, min(i + 2 + _MADE, span[1] - 1))
    by = next((j for j in ahead if tokens[j].lower in _ENDING), i)
    source = name_ahead(tokens, by + 1, span[1]) if tokens[by].lower in _MAKERS else None
    if source is None:
        return []
    named = tokens[by].lower == "by" or tokens[source[0]].capital or is_document(tokens, source)
    return [(source, (i + 2, by), f"{tokens[i].lower} of, {tokens[by].lower}")] if named else []


def _unowned(tokens: Sequence[Token], i: int, span: Span) -> bool:
    """Whether the noun at `i` speaks by itself: "reports of", "claims that"; no verb after its subject, no "that have"."""
    if i + 2 >= span[1] or tokens[i + 1].lower not in {"that", "of"}:
        return False
    verb = i > span[0] and (tokens[i - 1].capital or (tokens[i - 1].text == "," and tokens[i - 2].capital))
    return not verb and not (tokens[i + 1].lower == "that" and tokens[i + 2].lower in auxiliaries())


def _owned(tokens: Sequence[Token], i: int, span: Span) -> list[Claim]:
    """ "the mayor's recent claim that", "her plan to": an owner up to three adjectives before."""
    for j in range(i - 1, max(span[0] - 1, i - 2 - _ADJECTIVES), -1):
        if tokens[j].lower in _OWNERS:
            return _if_told((j, j + 1), tokens, i, span)
        if tokens[j].lower == "'s" or (tokens[j].text in "'’" and tokens[j - 1].lower.endswith("s")):
            return _if_told(name_behind(tokens, j, span[0]), tokens, i, span)
        if tokens[j].text not in "-‑" and (
            tokens[j].kind != "word" or is_function(tokens[j].lower) or is_plural(tokens[j].lower)
        ):
            break
    return []


def _if_told(source: Span | None, tokens: Sequence[Token], i: int, span: Span) -> list[Claim]:
    """The claim, where a word that opens its content follows the noun at `i` and the time it was made."""
    noun = tokens[i].lower
    while i + 2 < span[1] and tokens[i + 1].lower in _TIMES:
        i += 1
    if source is None or i + 2 >= span[1] or tokens[i + 1].lower not in _CLAIMED:
        return []
    done = noun in _ACTS and tokens[i + 1].lower in _BEING and tokens[i + 2].lower != "to"
    return [] if done else [(source, (i + 1, span[1]), f"owned noun: {noun} {tokens[i + 1].lower}")]


def _from(tokens: Sequence[Token], i: int, span: Span) -> list[Claim]:
    """ "a warning from the mayor that", "a promise by the party to"."""
    if i + 2 >= span[1] or tokens[i + 1].lower not in _GENITIVE or tokens[i + 2].kind == "digits":
        return []
    source = name_ahead(tokens, i + 2, span[1])
    told = source and source[1] + 1 < span[1] and tokens[source[1]].lower in {"that", "to"}
    if tokens[i + 1].lower == "of" and tokens[i].lower in claim_nouns()[1]:
        return []
    return [(source, (source[1] + 1, span[1]), f"noun {tokens[i + 1].lower}: {tokens[i].lower}")] if source and told else []


def _opening(tokens: Sequence[Token], i: int, span: Span) -> list[Claim]:
    """ "In a survey, …": the document is the source of the whole sentence; further on only one that is named there anew."""
    source = name_ahead(tokens, i + 1, span[1])
    nouns = claim_nouns()[2]
    if source is None or not any(token.lower in nouns for token in tokens[source[0] : source[1]]):
        return []
    described = any(token.capital or token.lower in _RECENT for token in tokens[source[0] : source[1]])
    anew = tokens[i + 1].lower in _INDEFINITE or described
    return [(source, span, "in a document")] if anew or i - span[0] <= _OPENING else []
