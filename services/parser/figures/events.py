"""What happens to the counted: the lemma of its verb or event noun, and its class by `lexicon/events.toml`."""

from collections.abc import Sequence
from functools import cache

from services.parser.figures.grammar import auxiliaries, is_adverb, is_function, lemmas
from services.parser.figures.lexicon import inflections
from services.parser.figures.nouns import Span
from services.parser.figures.phrases import Phrases
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import read_table, words

Event = tuple[str, str | None]

_THROUGH = words("events", "through")
_FURTHEST = 12
_PARENTHESIS = 14
_ENDS = frozenset(";:()")


@cache
def event_forms() -> Phrases[Event]:
    """Every form of every event of the lexicon, with its lemma and class; the first class that names a form keeps it."""
    table: dict[str, Event] = {}
    for name, verbs in read_table("events").items():
        for lemma, more in verbs.items():
            for form in (*inflections(lemma), *more):
                table.setdefault(form, (lemma, name))
    return Phrases(table)


def event_of(tokens: Sequence[Token], figure: Span, counted: Span | None, span: Span) -> Event | None:
    """The event of the figure at `figure` in the sentence `span`: what its noun phrase does, else what is done with it."""
    right = max(figure[1], counted[1]) if counted and counted[1] <= figure[1] + 12 else figure[1]
    after = _predicate(tokens, right, span[1])
    if after is not None and after[1] is not None:
        return after
    before = _governing(tokens, figure[0], span[0])
    if before is not None and before[1] is not None:
        return before
    return after or _later(tokens, right, span[1]) or before


def _predicate(tokens: Sequence[Token], i: int, past: int) -> Event | None:
    """The verb right after the noun phrase, past auxiliaries, adverbs and "who"."""
    if i < past and tokens[i].text == "(":
        i = next((j + 1 for j in range(i, min(past, i + _PARENTHESIS)) if tokens[j].text == ")"), i)
    if _of_a_kind(tokens, i, past):
        i += 3
    while i < past and (tokens[i].lower in auxiliaries() or tokens[i].lower in _THROUGH or is_adverb(tokens[i].lower)):
        i += 1
    if i >= past or tokens[i].kind != "word":
        return None
    if hit := event_forms().ahead(tokens, i):
        return hit[0]
    word = tokens[i].lower
    return (lemmas()[word], None) if word in lemmas() and not is_function(word) else None


def _of_a_kind(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether "of fighting age", "of voting age" stands at `i`: a participle before a noun is no event."""
    return i + 2 < past and tokens[i].lower == "of" and tokens[i + 1].lower.endswith("ing") and tokens[i + 2].kind == "word"


def _governing(tokens: Sequence[Token], i: int, start: int) -> Event | None:
    """The nearest event word to the left, else the nearest verb, inside the clause."""
    verb: Event | None = None
    for j in range(i - 1, max(start, i - _FURTHEST) - 1, -1):
        if tokens[j].text in _ENDS:
            break
        if hit := event_forms().ahead(tokens, j):
            return hit[0]
        word = tokens[j].lower
        if verb is None and word in lemmas() and word not in auxiliaries() and not is_function(word):
            verb = (lemmas()[word], None)
    return verb


def _later(tokens: Sequence[Token], i: int, past: int) -> Event | None:
    """The first event word further right in the clause."""
    for j in range(i, min(past, i + _FURTHEST)):
        if tokens[j].text in _ENDS:
            break
        if hit := event_forms().ahead(tokens, j):
            return hit[0]
    return None
