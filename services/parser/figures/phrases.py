"""Tables of phrases that are looked up among tokens, forwards from a place or backwards to it."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from services.parser.figures.tokens import Token, tokenize

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """A table from phrases to values. The longest phrase that fits wins. `firsts` are the first words of the phrases."""

    def __init__(self, table: Mapping[str, Value]) -> None:
        self._ahead: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._behind: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in table.items():
            words = tuple(token.lower for token in tokenize(phrase))
            self._ahead.setdefault(words[0], []).append((words, value))
            self._behind.setdefault(words[-1], []).append((words, value))
        for rows in (*self._ahead.values(), *self._behind.values()):
            rows.sort(key=lambda row: -len(row[0]))
        self.firsts = frozenset(self._ahead)

    @property
    def seconds(self) -> frozenset[str]:
        """The second words of the phrases that have one."""
        return frozenset(words[1] for rows in self._ahead.values() for words, _ in rows if len(words) > 1)

    def ahead(self, tokens: Sequence[Token], i: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that starts at token `i`, and the index past it."""
        if not 0 <= i < len(tokens):
            return None
        for words, value in self._ahead.get(tokens[i].lower, ()):
            end = i + len(words)
            if end == i + 1 or tuple([token.lower for token in tokens[i:end]]) == words:
                return value, end
        return None

    def behind(self, tokens: Sequence[Token], i: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that ends just before token `i`, and the index where it starts."""
        if not 0 < i <= len(tokens):
            return None
        for words, value in self._behind.get(tokens[i - 1].lower, ()):
            start = i - len(words)
            if start == i - 1 or (start >= 0 and tuple([token.lower for token in tokens[start:i]]) == words):
                return value, start
        return None
