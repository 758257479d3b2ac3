"""Numbers in digits and in words: where they stand and what they come to. No units, no bounds, no ranges."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from services.parser.figures.lexicon import Language
from services.parser.figures.tokens import Token, glued

_SEPARATOR = re.compile(r"[.,٫٬]")
_ARABIC = str.maketrans("٫٬", ".,")
# Longer runs of digits are identifiers: no news figure has twenty digits, and int() of a huge run is not linear.
_LONGEST = 24
_LARGEST = 10**18
_SMALL = 0.001
_HYPHENS = frozenset("-‑")
_MINUS = frozenset("-−–")


@dataclass(slots=True)
class Number:
    """A number among the tokens `first` to `past` (exclusive), with its value as an interval; a point has `low == high`.

    `form` is `digits`, `words`, `vague`, `fraction` or `multiple`; `scale` is what a scale word multiplied by (1 without one).
    """

    first: int
    past: int
    low: float
    high: float
    form: str
    scale: int = 1


def whole(value: float) -> float:
    """The value without the noise of binary fractions, as an int where it is one."""
    if isinstance(value, int):
        return value
    rounded = round(value, 9) if abs(value) >= _SMALL else float(f"{value:.12g}")
    return int(rounded) if rounded == int(rounded) and abs(rounded) < _LARGEST else rounded


def digit_value(text: str, decimal: str, group: str) -> float | None:
    """What a run of digits with separators is worth, or None where the separators make no number ("1.2.3", "10,20")."""
    if len(text) > _LONGEST:
        return None
    plain = text.translate(_ARABIC)
    parts, marks = _SEPARATOR.split(plain), _SEPARATOR.findall(plain)
    if not marks:
        return int(plain)
    if not parts[0]:
        return float("0" + plain)
    if len(set(marks)) == 1:
        return _one_separator(parts, marks, decimal, group)
    if len(set(marks[:-1])) == 1 and marks[-1] != marks[0] and _grouped(parts[:-1]):
        return float("".join(parts[:-1]) + "." + parts[-1])
    return None


def _one_separator(parts: list[str], marks: list[str], decimal: str, group: str) -> float | None:
    if len(marks) == 1 and marks[0] == decimal:
        return float(f"{parts[0]}.{parts[1]}")
    if (marks[0] == group or len(marks) > 1) and _grouped(parts):
        return int("".join(parts))
    return None


def _grouped(parts: list[str]) -> bool:
    """Groups of three, or Indian ones: 12,34,567."""
    if not 1 <= len(parts[0]) <= 3:
        return False
    if all(len(part) == 3 for part in parts[1:]):
        return True
    return len(parts[-1]) == 3 and len(parts[0]) <= 2 and all(len(part) == 2 for part in parts[1:-1])


def digits_at(tokens: Sequence[Token], i: int, language: Language) -> Number | None:
    """A number that begins with digits at token `i`: "1,234.5", "9 300", "3½", "2 1/2", "4.5 million", "25mn"."""
    token = tokens[i]
    if token.kind == "fraction":
        return Number(i, i + 1, *_twice(unicodedata.numeric(token.text)), "fraction")
    value = digit_value(token.text, language.decimal, language.group)
    if value is None:
        return None
    value, past = _spaced_groups(tokens, i, value)
    value, past = _detached_group(tokens, past, value)
    value, past = _vulgar(tokens, past, value)
    power, past = _power(tokens, i, past)
    scale, past = _scale_after(tokens, past, language)
    value = whole(value * scale * power)
    return Number(i, past, value, value, "digits", scale)


def _power(tokens: Sequence[Token], i: int, past: int) -> tuple[float, int]:
    """Read "×10^8", "x 10−8" after the number at `i`; a hyphen alone makes a range: "2 x 10-12 cm"."""
    if past + 3 >= len(tokens) or tokens[past].text not in "×x" or tokens[past + 1].text != "10":
        return 1, past
    caret = tokens[past + 2].text == "^"
    at = past + 2 + caret
    minus = tokens[at].text if at < len(tokens) and tokens[at].text in _MINUS else ""
    raised = caret or minus == "−" or (minus != "" and "." in tokens[i].text)
    at += minus != ""
    if not raised or not _exponent(tokens, at):
        return 1, past
    return 10.0 ** (-int(tokens[at].text) if minus else int(tokens[at].text)), at + 1


def _exponent(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].text.isdecimal() and len(tokens[i].text) <= 2 and glued(tokens[i - 1], tokens[i])


def _twice(value: float) -> tuple[float, float]:
    return value, value


def _spaced_groups(tokens: Sequence[Token], i: int, value: float) -> tuple[float, int]:
    """Join "9 300" and "1 234 567": groups of exactly three digits, one space apart."""
    text, past = tokens[i].text, i + 1
    if len(text) > 3 or not text.isdigit() or text.startswith("0"):
        return value, past
    while past < len(tokens) and past < i + 6 and _spaced_group(tokens[past - 1], tokens[past]):
        text += tokens[past].text
        past += 1
    if past < len(tokens) and tokens[past].kind == "digits" and past > i + 1:
        return value, i + 1
    return int(text), past


def _detached_group(tokens: Sequence[Token], past: int, value: float) -> tuple[float, int]:
    """Join "80, 000": a comma set off from its group, where the group can be nothing else."""
    if past + 1 < len(tokens) and tokens[past].text == "," and tokens[past + 1].text == "000" and 0 < value < 1000:
        return value * 1000, past + 2
    return value, past


def _spaced_group(left: Token, right: Token) -> bool:
    return right.kind == "digits" and right.text.isdigit() and len(right.text) == 3 and right.start == left.end + 1


def _vulgar(tokens: Sequence[Token], past: int, value: float) -> tuple[float, int]:
    """Add a fraction that follows: "3½", "2 1/2"; and read "1/2" itself."""
    if past < len(tokens) and tokens[past].kind == "fraction":
        return value + unicodedata.numeric(tokens[past].text), past + 1
    if past + 2 < len(tokens) and _slashed(tokens, past) and tokens[past].start <= tokens[past - 1].end + 1:
        return value + int(tokens[past].text) / int(tokens[past + 2].text), past + 3
    if past + 1 < len(tokens) and _slashed(tokens, past - 1):
        return value / int(tokens[past + 1].text), past + 2
    return value, past


def _slashed(tokens: Sequence[Token], i: int) -> bool:
    """Whether "1/2", "3/4" … stands at token `i`: a small proper fraction, so no date and no "24/7"."""
    if (
        i + 2 >= len(tokens)
        or tokens[i + 1].text not in "/⁄"
        or not glued(tokens[i], tokens[i + 1])
        or not glued(tokens[i + 1], tokens[i + 2])
    ):
        return False
    above, below = tokens[i].text, tokens[i + 2].text
    if not (above.isdigit() and below.isdigit() and len(above) <= 2 and len(below) <= 3):
        return False
    if tokens[i + 1].text == "⁄" or (i + 3 < len(tokens) and tokens[i + 3].lower == "of"):
        return 0 < int(above) < int(below)
    return above in {"1", "2", "3", "5", "7"} and below in {"2", "3", "4", "5", "8"} and int(above) < int(below)


def _scale_after(tokens: Sequence[Token], past: int, language: Language) -> tuple[int, int]:
    """Scale words after digits, also over a hyphen ("$10-million") and in pairs ("5 hundred thousand", "2 lakh crore")."""
    scale = 1
    for _ in range(2):
        at = past + 1 if past + 1 < len(tokens) and tokens[past].text in "-‑" and glued(tokens[past - 1], tokens[past]) else past
        found = _scale(tokens, at, language)
        if found is None or (scale > 1 and found < scale and found != 12):
            break
        scale, past = scale * found, at + 1
    return scale, past


def _scale(tokens: Sequence[Token], i: int, language: Language) -> int | None:
    if i >= len(tokens):
        return None
    word = tokens[i].lower
    if word in language.scales:
        return language.scales[word]
    return language.short_scales.get(word)


def words_at(tokens: Sequence[Token], i: int, language: Language) -> Number | None:
    """A number in words at token `i`: "forty-two", "two hundred and five", "two and a half million"."""
    start = i
    if tokens[i].lower in language.words["articles"]:
        if i + 1 >= len(tokens) or tokens[i + 1].lower not in language.scales or tokens[i + 1].lower in language.vague:
            return None
        i += 1
    elif tokens[i].lower not in language.cardinals and language.scales.get(tokens[i].lower, 12) == 12:
        return None
    return _sum_words(tokens, start, i, language)


def _sum_words(tokens: Sequence[Token], start: int, i: int, language: Language) -> Number | None:
    total, current, scale, past = 0.0, None, 1, i
    while past < len(tokens):
        word = tokens[past].lower
        if word in language.scales:
            if current is not None and current * language.scales[word] >= _LARGEST:
                break
            total, current, scale = _scaled(total, current, language.scales[word], scale)
        elif word in language.cardinals and _fits(current, language.cardinals[word], tokens, past):
            current = (current or 0) + language.cardinals[word]
        else:
            break
        past += 1
        current, past = _half_after(tokens, past, current, language)
        past = _joint(tokens, past, language, current)
    value = whole(total + (current or 0))
    return Number(start, past, value, value, "words", scale)


def _scaled(total: float, current: float | None, factor: int, scale: int) -> tuple[float, float | None, int]:
    """Multiply what stands before the scale word: hundreds and dozens stay open for "thousand", the others close."""
    before = 1 if current is None else current
    if factor in (12, 100):
        return total, before * factor, max(scale, factor)
    if current is None and total and scale < factor:
        return total * factor, None, factor
    return total + before * factor, None, max(scale, factor)


def _fits(current: float | None, value: int, tokens: Sequence[Token], i: int) -> bool:
    """Whether a cardinal may follow what was read: anything first, then units after tens, and anything small after hundreds."""
    if current is None:
        return True
    if _hundreds(current):
        return value < 100 and current < 10_000
    return 20 <= current % 100 <= 90 and current % 10 == 0 and 0 < value < 10 and tokens[i - 1].text not in ","


def _half_after(tokens: Sequence[Token], past: int, current: float | None, language: Language) -> tuple[float | None, int]:
    """Add "and a half", also over hyphens, before a scale or a noun."""
    at = [i for i in range(past, min(past + 6, len(tokens))) if tokens[i].text != "-"][:3]
    words = [tokens[i].lower for i in at]
    if current is not None and len(words) == 3 and words[0] in language.words["and"] and language.fractions.get(words[2]) == 2:
        return current + 0.5, at[2] + 1
    return current, past


def _joint(tokens: Sequence[Token], past: int, language: Language, current: float | None) -> int:
    """Step over the "and" of "two hundred and five" and the hyphen of "forty-two" where a cardinal or scale follows."""
    if past + 1 >= len(tokens):
        return past
    mark, after = tokens[past].lower, tokens[past + 1].lower
    if mark in _HYPHENS and glued(tokens[past - 1], tokens[past]) and glued(tokens[past], tokens[past + 1]):
        return past + (after in language.scales or _fits(current, language.cardinals.get(after, 100), tokens, past))
    if mark not in language.words["and"] or language.cardinals.get(after, 100) >= 100:
        return past
    return past + (tokens[past - 1].lower in language.scales and (current is None or _hundreds(current)))


def _hundreds(value: float) -> bool:
    return value >= 100 and value % 100 == 0
