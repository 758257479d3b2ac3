"""Whom a pronoun or a bare title stands for: the speakers that an article has named so far."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Literal

from services.parser.figures.grammar import is_plural
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

Sort = Literal["person", "body", "many"]
Name = tuple[str, Sort]
PERSONAL = words("attribution", "personal")
_MANY: tuple[Sort, ...] = ("many", "body")
_BODY: tuple[Sort, ...] = ("body",)
_SORTS = {"they": _MANY, "their": _MANY, "them": _MANY, "we": _MANY, "it": _BODY, "its": _BODY}
_DETERMINERS = words("nouns", "determiners")
_REMEMBERED = 8  # names


def name_of(text: str, tokens: Sequence[Token], span: Span) -> Name | None:
    """The speaker whom the tokens `span` name, with what he is; None for a pronoun or a bare title."""
    name = text[tokens[span[0]].start : tokens[span[1] - 1].end]
    named = name.lower() not in PERSONAL and any(token.capital for token in tokens[span[0] : span[1]])
    return (name, _sort(tokens, span)) if named else None


def resolved(words: str, before: Iterable[Name]) -> str:
    """The name that a pronoun or a bare title stands for among the speakers named `before`, nearest first; else the words."""
    word = words.lower()
    if word in PERSONAL:
        wanted = _SORTS.get(word, ("person",))
        return next((name for name, sort in islice(before, _REMEMBERED) if sort in wanted), words)
    if words[:1].islower():
        head = word.rsplit(maxsplit=1)[-1]
        return next((name for name, _ in islice(before, _REMEMBERED) if head in name.lower().split()), words)
    return words


def _sort(tokens: Sequence[Token], span: Span) -> Sort:
    last = tokens[span[1] - 1]
    joined = any(token.lower == "and" for token in tokens[span[0] : span[1]])
    if joined or (is_plural(last.lower) and not last.capital):
        return "many"
    titled = span[0] > 0 and tokens[span[0] - 1].lower in _DETERMINERS and tokens[span[0]].capital
    return "body" if titled or not last.capital or _acronym(tokens, span) else "person"


def _acronym(tokens: Sequence[Token], span: Span) -> bool:
    only = tokens[span[0]].text
    return span[1] - span[0] == 1 and only.isupper() and len(only) > 1
