"""Numbers in digits of another language: "1.234,5", "9 300", "1'200", "4,5 Mio.", "2 mil millones", "3 ½"."""

import re
import unicodedata
from collections.abc import Sequence

from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.numbers import Number, digit_value, whole
from services.parser.figures.tokens import Token, glued

_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
_SMALL = re.compile(r"(\d+)[.,](\d{1,2})")
_APOSTROPHES = frozenset("'’")


def digits_at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """A number that begins with digits at token `i`: "1.234,5", "9 300", "1'200", "4,5 Mio.", "2 mil millones", "3 ½"."""
    if tokens[i].kind == "fraction":
        part = unicodedata.numeric(tokens[i].text)
        return Number(i, i + 1, part, part, "fraction")
    text, past = _grouped(tokens, i, lexicon)
    read = digit_value(text, lexicon.decimal, lexicon.group or ("." if lexicon.decimal == "," else ","))
    value = read if read is not None else _foreign_decimal(text, tokens, past, lexicon)
    if value is None:
        return None
    if past < len(tokens) and tokens[past].kind == "fraction":
        value, past = value + unicodedata.numeric(tokens[past].text), past + 1
    value, past = _and_half(tokens, past, value, 1, lexicon)
    scale, past = _scales_after(tokens, past, lexicon)
    if scale > 1:
        value, past = _and_half(tokens, past, value * scale, scale, lexicon)
    return Number(i, past, whole(value), whole(value), "digits", scale)


def _and_half(tokens: Sequence[Token], past: int, value: float, scale: int, lexicon: Lexicon) -> tuple[float, int]:
    """Add half of the scale where the text does: "2 millones y medio", "3 с половиной тысячи"."""
    half = lexicon.phrases["and_half"].ahead(tokens, past)
    return (value + scale / 2, half[1]) if half else (value, past)


def _grouped(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[str, int]:
    """The digits at token `i` with the groups of three that follow one space or apostrophe apart, and the index past them."""
    text, past = tokens[i].text, i + 1
    if len(text) > 3 or not text.isdigit() or text.startswith("0"):
        return text, past
    while past < min(len(tokens), i + 10):
        at = past + 1 if tokens[past].text in _APOSTROPHES and glued(tokens[past - 1], tokens[past]) else past
        if at >= len(tokens) or tokens[at].kind != "digits" or not _GROUP.fullmatch(tokens[at].text):
            break
        if tokens[at].start - tokens[at - 1].end != (past == at):
            break
        text, past = text + tokens[at].text, at + 1
        if not tokens[at].text.isdigit():
            return text.replace(".", lexicon.decimal), past
    return text, past


def _foreign_decimal(text: str, tokens: Sequence[Token], past: int, lexicon: Lexicon) -> float | None:
    """ "3.5 Millionen" where the comma is the decimal mark: one or two decimals before a scale, a unit or a currency."""
    parts = _SMALL.fullmatch(text)
    if parts is None:
        return None
    scaled = past < len(tokens) and (tokens[past].lower in lexicon.scales or tokens[past].lower in lexicon.short_scales)
    units = lexicon.units
    return (
        float(f"{parts[1]}.{parts[2]}") if scaled or units.measures.ahead(tokens, past) or _money(tokens, past, lexicon) else None
    )


def _money(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    return bool(lexicon.units.currencies.ahead(tokens, i) or lexicon.units.symbols.ahead(tokens, i))


def _scales_after(tokens: Sequence[Token], past: int, lexicon: Lexicon) -> tuple[int, int]:
    """The scale words after digits, up to two: "Mio.", "mil millones", "тыс."; the full stop of an abbreviation with them."""
    scale = 1
    for _ in range(2):
        found = _scale_at(tokens, past, lexicon)
        if found is None or (scale > 1 and found[0] < scale):
            break
        scale, past = scale * found[0], found[1]
    return scale, past


def _scale_at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The scale that token `i` stands for, and the index past it and the full stop of its abbreviation."""
    word = tokens[i].lower if i < len(tokens) else ""
    if word in lexicon.scales:
        return lexicon.scales[word], i + 1
    if word in lexicon.short_scales:
        stop = i + 2 < len(tokens) and tokens[i + 1].text == "." and glued(tokens[i], tokens[i + 1])
        return lexicon.short_scales[word], i + 1 + stop
    return (lexicon.letter_scales[word], i + 1) if _letter_scale(tokens, i, lexicon) else None


def _letter_scale(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether the letter at token `i` scales an amount of money: "5 M€", "$5m"."""
    if i >= len(tokens) or tokens[i].lower not in lexicon.letter_scales:
        return False
    written = tokens[i].text.isupper() or glued(tokens[i - 1], tokens[i])
    symbols = lexicon.units.symbols
    return written and bool(symbols.ahead(tokens, i + 1) or (i > 1 and symbols.behind(tokens, i - 1)))
