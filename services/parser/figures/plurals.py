"""Plural nouns after a number: what says that it counts something and is no year or name."""

from collections.abc import Sequence

from services.parser.figures.grammar import is_function_at, is_plural, is_verb
from services.parser.figures.tokens import Token

# Within how many words of a number a plural noun is what it counts.
_NOUN_WITHIN = 4
_COUNTED_VERBS = frozenset({"votes", "jobs", "deaths", "attacks", "arrests"})


def counts(tokens: Sequence[Token], past: int) -> bool:
    """Whether a plural noun follows within three words that can stand before one: "2000 young people"."""
    for i in range(past, min(past + _NOUN_WITHIN, len(tokens))):
        if i > past and _joins(tokens, i):
            continue
        if tokens[i].kind != "word" or is_function_at(tokens[i]):
            return False
        if plural(tokens[i]):
            return True
        if i == past and _acts(tokens[i].lower):
            return False
    return False


def _joins(tokens: Sequence[Token], i: int) -> bool:
    """A hyphen within a noun phrase, or the "and" of a name: "Food and Drug officials"."""
    return tokens[i].text == "-" or (tokens[i].lower == "and" and tokens[i - 1].capital)


def _acts(word: str) -> bool:
    """Whether the word is a verb that cannot stand before a noun as a participle can."""
    return is_verb(word) and not word.endswith(("ed", "en"))


def plural(token: Token) -> bool:
    """Whether the word is a plural noun, or an acronym in the plural: "TDs"."""
    return is_plural(token.lower) or (token.text.endswith("s") and len(token.text) > 2 and token.text[:-1].isupper())


def counted_next(tokens: Sequence[Token], past: int) -> bool:
    """Whether the very next word is a plural noun in small letters: "of 2000 people" against "in 2019 prices"."""
    if past >= len(tokens) or tokens[past].capital:
        return False
    word = tokens[past].lower
    return is_plural(word) and (not is_verb(word) or word in _COUNTED_VERBS)
