"""Digits of another language that name something: "G7", "COVID-19", "5G", "№ 5", "A-320", a telephone number."""

from collections.abc import Sequence

from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.money import sign_before
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token, glued

_DASHES = frozenset("-–—‑")
_APOSTROPHES = frozenset("'’‘")
_SIGNS = frozenset("#@&=_§№")
# Year, month, day and hour behind the number, in Chinese and Japanese.
_CALENDAR = frozenset("年月日号號時时点")


def code_at(tokens: Sequence[Token], i: int, span: Span, lexicon: Lexicon) -> dict[int, str]:
    """The tokens of the name, code or telephone number that the digits at token `i` are part of, with what they are."""
    if _begins_with_nought(tokens, i, span):
        run = next((j for j in range(i, span[1]) if tokens[j].kind != "digits"), span[1])
        return dict.fromkeys(range(i, run), "identifier")
    reason = _before(tokens, i, lexicon) if i > span[0] else None
    if reason is not None:
        return {i: reason}
    return _after(tokens, i, lexicon) if i + 1 < span[1] else {}


def _begins_with_nought(tokens: Sequence[Token], i: int, span: Span) -> bool:
    """ "030 123456": not a group of digits after another."""
    text = tokens[i].text
    if len(text) == 1 or not text.startswith("0") or not text.isdigit():
        return False
    return i == span[0] or not (tokens[i - 1].kind == "digits" or tokens[i - 1].text in _APOSTROPHES)


def _before(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> str | None:
    """What the digits at `i` are by what touches them on their left."""
    left = tokens[i - 1]
    if left.text in _SIGNS:
        return "identifier"
    if not glued(left, tokens[i]):
        return None
    if left.kind == "word":
        return "identifier" if _lettered(tokens, i, lexicon) else None
    if left.text in _APOSTROPHES:
        return "year" if len(tokens[i].text) == 2 and not _within_run(tokens, i - 1) else None
    return "identifier" if left.text in _DASHES and _within_run(tokens, i - 1) and tokens[i - 2].kind == "word" else None


def _within_run(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark at `i` touches what stands before it."""
    return i > 0 and glued(tokens[i - 1], tokens[i])


def _lettered(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether the word glued to the digits makes a code of them: "G7"; no elided article, no currency, no ideograph."""
    return not (tokens[i - 1].text[-1] in _APOSTROPHES or lexicon.pieces or sign_before(tokens, i, lexicon))


def _after(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> dict[int, str]:
    right = tokens[i + 1]
    if lexicon.pieces:
        return {i: "date"} if right.text[0] in _CALENDAR else {}
    if right.kind != "word" or not glued(tokens[i], right):
        return {}
    scale = any(right.lower in table for table in (lexicon.scales, lexicon.short_scales, lexicon.letter_scales))
    return {} if scale or _unit(tokens, i + 1, lexicon) else {i: "identifier", i + 1: "identifier"}


def _unit(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a unit or currency stands at `i`; one capital letter is none: "5G"."""
    if len(tokens[i].text) == 1 and tokens[i].text.isupper():
        return False
    return bool(lexicon.units.measures.ahead(tokens, i) or lexicon.units.symbols.ahead(tokens, i))
