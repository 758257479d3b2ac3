"""Verbs of speech whose object shows that nothing is told: "claimed 31 lives", "wrote 20 novels", "told her parents, and"."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from services.parser.figures.grammar import is_plural
from services.parser.figures.names import name_ahead
from services.parser.figures.nouns import Span
from services.parser.figures.relatives import finite
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import read_table, words

_ADDRESSING = words("speech", "addressing")
_UNTOLD = words("speech", "untold")
_HANDLING = words("speech", "handling")
_NUMBERS = frozenset("one two three four five six seven eight nine ten twelve dozens hundreds thousands".split())
_CLAUSAL = words("speech", "clausal")
_ADVERBIAL = frozenset({"for", "in", "at"})
# Tokens of an object that are looked at, and the marks that may stand in it.
OBJECT = 10
IN_PHRASE = frozenset("-‑'’$£€%")
_UNSPOKEN = 4
_FINITE = frozenset("would will was were is are had has have could can may might should".split())


class Verb(NamedTuple):
    """A verb of speech: its lemma, the index of its form, its speaker, and where its sentence begins. A token follows it."""

    tokens: Sequence[Token]
    i: int
    lemma: str
    source: Span
    start: int

    @property
    def after(self) -> Token:
        """The token after it."""
        return self.tokens[self.i + 1]


@cache
def _unspoken() -> dict[str, frozenset[str]]:
    """By verb, the objects that make no speech of it."""
    return {verb: frozenset(objects) for verb, objects in read_table("attribution")["unspoken"].items()}


def untold(verb: Verb) -> bool:
    """ "said nothing of the scandal", "claimed 31 lives": the object shows that nothing is told."""
    if verb.after.lower in _UNTOLD or (verb.lemma in _ADDRESSING and _only_addresses(verb)):
        return True
    objects = _unspoken().get(verb.lemma)
    return objects is not None and not objects.isdisjoint(_object_words(verb))


def _only_addresses(verb: Verb) -> bool:
    """ "told her parents, and …": whom it is told, but not what."""
    addressed = name_ahead(verb.tokens, verb.i + 1, len(verb.tokens))
    if addressed is None or addressed[1] + 1 >= len(verb.tokens):
        return False
    if any(token.kind == "digits" for token in verb.tokens[verb.i + 1 : addressed[1]]):
        return False
    return verb.tokens[addressed[1]].text == "," and verb.tokens[addressed[1] + 1].lower in {"and", "but"}


def _object_words(verb: Verb) -> Iterator[str]:
    """The words of the object, up to the first mark or "that"."""
    for token in verb.tokens[verb.i + 1 : verb.i + 1 + _UNSPOKEN]:
        if token.lower == "that" or (token.kind == "mark" and token.text not in IN_PHRASE):
            return
        yield token.lower


def tells_no_clause(verb: Verb) -> bool:
    """ "wrote 20 novels", "ordered 50 planes", "recalled 40 cars": what would be on the speaker's word were a clause."""
    handled = verb.lemma in _HANDLING and (verb.after.kind == "digits" or verb.after.lower in _NUMBERS)
    if not (handled or verb.lemma in _CLAUSAL):
        return False
    if verb.after.lower in _ADVERBIAL:
        return True
    near = range(verb.i + 2, min(verb.i + OBJECT, len(verb.tokens)))
    return not (
        clausal_object(verb.tokens, verb.i + 1)
        or any(finite(verb.tokens, j) and not is_plural(verb.tokens[j].lower) for j in near)
    )


def clausal_object(tokens: Sequence[Token], i: int) -> bool:
    """Whether what begins at token `i` is a clause without "that": "the memo indicated 9 nurses would be hired"."""
    for token in tokens[i : i + OBJECT]:
        if token.kind == "mark" and token.text not in IN_PHRASE:
            return False
        if token.lower in _FINITE:
            return True
    return False
