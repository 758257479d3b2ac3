"""Letters that multiply a number, "10m", "5k", "$3B", and where the same letter is a unit or part of a name instead."""

from collections.abc import Sequence
from dataclasses import replace

from services.parser.figures.grammar import is_function, is_plural
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import Number, whole
from services.parser.figures.tokens import Token, glued

_CURRENCY_SIGNS = frozenset("$£€¥₽₹₴₪₺")
# Distances in metres that people race over, the words before such a race, and words after metres of any kind.
_RACED = frozenset({50, 60, 100, 110, 200, 300, 400, 500, 800, 1000, 1500, 3000, 5000, 10000})
_BEFORE_RACE = frozenset({"the", "a", "men's", "women's", "'s", "his", "her", "their"})
_OF_METRES = frozenset({"sprint", "race", "freestyle", "hurdles", "tall"})
_DIMENSIONS = frozenset({"long", "wide", "high", "deep", "thick", "across"})
_RESOLUTIONS = frozenset({4, 8})


def letter_scaled(tokens: Sequence[Token], number: Number, language: Language) -> Number:
    """The number with the scale of a letter after it, where there is one: glued to the digits, or set off after money."""
    i = number.past
    if number.form != "digits" or number.scale > 1 or i >= len(tokens):
        return number
    if tokens[i].lower not in language.letter_scales or not (_money(tokens, number.first) or _scale(tokens, number)):
        return number
    if not glued(tokens[i - 1], tokens[i]) and tokens[i].text not in "BM":
        return number
    scale = language.letter_scales[tokens[i].lower]
    value = whole(number.low * scale)
    return replace(number, past=i + 1, low=value, high=value, scale=scale)


def _money(tokens: Sequence[Token], first: int) -> bool:
    """Whether a currency sign or code stands before: "$5m", "USD 5m", "R5m", but "A 10m wall" has an article."""
    if not first:
        return False
    before = tokens[first - 1]
    return before.text in _CURRENCY_SIGNS or (before.text.isupper() and (len(before.text) > 1 or glued(before, tokens[first])))


def _scale(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the letter is a scale with no money before: "5k", and "10m people" or "10m in June" but not "10m"."""
    letter = tokens[number.past].lower
    if letter == "k":
        return not _resolution(tokens, number)
    after = tokens[number.past + 1] if number.past + 1 < len(tokens) else None
    if letter not in "mb" or after is None or after.kind != "word" or after.lower in _OF_METRES:
        return False
    return letter == "b" or not (_race(tokens, number, after) or _dimension(tokens, number.past + 1))


def _resolution(tokens: Sequence[Token], number: Number) -> bool:
    """Whether "4K" is how sharp a picture is: "a 4K TV", not "4K likes"."""
    after = tokens[number.past + 1].lower if number.past + 1 < len(tokens) else ""
    return number.low in _RESOLUTIONS and tokens[number.past].text == "K" and not is_plural(after)


def _dimension(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word of size ends its phrase: "50m long.", "a wall 3m high and …", not "10m high earners"."""
    if tokens[i].lower not in _DIMENSIONS:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is None or is_function(after.lower) or (after.kind == "mark" and after.text != "-")


def _race(tokens: Sequence[Token], number: Number, after: Token) -> bool:
    """Whether "200m" is a distance that is raced: "the 200m in 22 seconds", not "the 200m people"."""
    before = tokens[number.first - 1].lower if number.first else ""
    return number.low in _RACED and before in _BEFORE_RACE and is_function(after.lower)
