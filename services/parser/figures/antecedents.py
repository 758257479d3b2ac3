"""Whom a pronoun or a bare title stands for: the speakers that an article has named so far."""

from collections.abc import Sequence
from typing import Literal

from services.parser.figures.grammar import is_plural
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

Sort = Literal["person", "body", "many"]
PERSONAL = words("attribution", "personal")
_MANY = frozenset({"they", "their", "them", "we"})
_DETERMINERS = words("nouns", "determiners")
_REMEMBERED = 8


class Antecedents:
    """The names of speakers, the last named last: people, bodies with an article ("the Gazette"), several at once."""

    def __init__(self) -> None:
        self._names: list[tuple[str, Sort]] = []

    def name(self, words: str, tokens: Sequence[Token], span: Span) -> None:
        """Remember a speaker who is named by the tokens `span`."""
        if words.lower() not in PERSONAL and any(token.capital for token in tokens[span[0] : span[1]]):
            self._names.append((words, _sort(tokens, span)))
            del self._names[:-_REMEMBERED]

    def resolved(self, words: str) -> str:
        """The name that a pronoun or a bare title stands for, else the words themselves."""
        word = words.lower()
        if word in PERSONAL:
            wanted = ("many", "body") if word in _MANY else ("person",)
            return next((name for name, sort in reversed(self._names) if sort in wanted), words)
        if words[:1].islower():
            head = word.rsplit(maxsplit=1)[-1]
            return next((name for name, _ in reversed(self._names) if head in name.lower().split()), words)
        return words


def _sort(tokens: Sequence[Token], span: Span) -> Sort:
    last = tokens[span[1] - 1]
    if (is_plural(last.lower) and not last.capital) or any(token.lower == "and" for token in tokens[span[0] : span[1]]):
        return "many"
    article = span[0] > 0 and tokens[span[0] - 1].lower in _DETERMINERS
    named = last.capital and not (last.text.isupper() and len(last.text) > 1 and span[1] - span[0] == 1)
    return "body" if not named or (article and tokens[span[0]].capital) else "person"
