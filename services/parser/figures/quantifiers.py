"""Numbers that are no plain numerals: dozens, fractions, "one in five", multiples."""

from collections.abc import Sequence

from services.parser.figures.grammar import is_function
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import Number, digits_at, whole, words_at
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_OF_ONLY = words("quantifiers", "of_only")
_OF_AFTER = words("quantifiers", "of_after")


def number_at(tokens: Sequence[Token], i: int, language: Language) -> Number | None:
    """The number that begins at token `i`, of any form, the longest reading first; None where there is none."""
    token = tokens[i]
    if token.kind in ("digits", "fraction"):
        return _proportion(tokens, digits_at(tokens, i, language), language)
    word = token.lower
    if word not in language.starters:
        return None
    if word in language.words["articles"] and _word(tokens, i + 1) not in language.after_article:
        return None
    if word in language.multiples:
        return _multiple(tokens, i, language)
    return (
        _vague(tokens, i, language)
        or _half_of_scale(tokens, i, language)
        or _fraction(tokens, i, language)
        or _proportion(tokens, words_at(tokens, i, language), language)
    )


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _multiple(tokens: Sequence[Token], i: int, language: Language) -> Number:
    value = language.multiples[tokens[i].lower]
    return Number(i, i + 1, value, value, "multiple")


def _vague(tokens: Sequence[Token], i: int, language: Language) -> Number | None:
    """ "dozens", "tens of thousands", "several hundred", "a few thousand": an interval."""
    if factors := language.vague_factors.ahead(tokens, i):
        (low, high), past = factors
        scale = language.scales.get(_word(tokens, past), 0)
        return Number(i, past + 1, low * scale, (high + 1) * scale - 1, "vague", scale) if scale else None
    if _word(tokens, i) not in language.vague:
        return None
    low, high = language.vague[_word(tokens, i)]
    past = i + 1
    if _word(tokens, past) in language.words["of"] and _word(tokens, past + 1) in language.vague:
        scale = int(language.vague[_word(tokens, past + 1)][0])
        return Number(i, past + 2, low * scale, (high + 1) * scale - 1, "vague", scale)
    if _word(tokens, i) in _OF_ONLY and _word(tokens, past) not in _OF_AFTER:
        return None
    return None if _word(tokens, i) == "tens" else Number(i, past, low, high, "vague")


def _half_of_scale(tokens: Sequence[Token], i: int, language: Language) -> Number | None:
    """ "half a million", "half a dozen", "a quarter of a million", "three quarters of a billion"."""
    above, at = 1, i + 1 if _word(tokens, i) in language.words["articles"] else i
    if _word(tokens, i) == "three":
        above, at = 3, i + 2 if _word(tokens, i + 1) == "-" else i + 1
    below = language.fractions.get(_word(tokens, at))
    if below not in (2, 4) or above >= below:
        return None
    past = at + 1
    if _word(tokens, past) in language.words["of"]:
        past += 1
    if _word(tokens, past) in language.words["articles"] or _word(tokens, past) == "-":
        past += 1
    scale = language.scales.get(_word(tokens, past))
    if scale is None:
        return None
    value = whole(scale * above / below)
    return Number(i, past + 1, value, value, "words", scale)


def _fraction(tokens: Sequence[Token], i: int, language: Language) -> Number | None:
    """ "a third of", "two-thirds", "three quarters", "half"; "a third person" and "the second half" are none."""
    word = _word(tokens, i)
    if language.fractions.get(word) == 2 and word == "half":
        return _half(tokens, i)
    above = 1 if word in language.words["articles"] else language.cardinals.get(word, 0)
    if not 0 < above < 100:
        return None
    hyphen = _word(tokens, i + 1) == "-"
    at = i + 2 if hyphen else i + 1
    below = language.fractions.get(_word(tokens, at))
    if below is None or above >= below or not (hyphen or above > 1 or _share_goes_on(tokens, i, at + 1, language)):
        return None
    value = above / below
    return Number(i, at + 1, value, value, "fraction")


def _share_goes_on(tokens: Sequence[Token], i: int, past: int, language: Language) -> bool:
    """Whether "a third" at token `i` is a share: "a third of", "a third are", "fell by a third"; not "by a third man"."""
    after = _word(tokens, past)
    if after in language.words["of"] or after in _PLURAL_VERBS:
        return True
    bare = past >= len(tokens) or tokens[past].kind == "mark" or is_function(after)
    return bare and after != "-" and "by" in (_word(tokens, i - 1), _word(tokens, i - 2))


_PLURAL_VERBS = frozenset({"are", "were", "have"})
_NOT_BEFORE_HALF = words("quantifiers", "not_before_half")


def _half(tokens: Sequence[Token], i: int) -> Number | None:
    before, after = _word(tokens, i - 1), _word(tokens, i + 1)
    if before in _NOT_BEFORE_HALF or after in {"-", "time", "marathon", "way", "brother", "sister", "term", "back"}:
        return None
    return Number(i, i + 1, 0.5, 0.5, "fraction")


def _proportion(tokens: Sequence[Token], number: Number | None, language: Language) -> Number | None:
    """Read "one in five" and "9 out of 10" as one ratio; any other number stays what it is."""
    if number is None or number.low != number.high or not 0 < number.low < 100 or number.scale > 1:
        return number
    past = number.past
    if _word(tokens, past) == "in":
        past += 1
    elif (_word(tokens, past), _word(tokens, past + 1)) == ("out", "of"):
        past += 2
    else:
        return number
    past += 1 if _word(tokens, past) == "every" else 0
    below = _plain(tokens, past, language)
    if below is None or not number.low < below.low <= 1_000_000 or not _round_base(below.low):
        return number
    value = number.low / below.low
    return Number(number.first, below.past, value, value, "fraction")


def _plain(tokens: Sequence[Token], i: int, language: Language) -> Number | None:
    if i >= len(tokens):
        return None
    return digits_at(tokens, i, language) if tokens[i].kind == "digits" else words_at(tokens, i, language)


def _round_base(value: float) -> bool:
    """People say "one in five", "nine in ten", "one in 100": no years ("two in 2019")."""
    return value == int(value) and (value <= 20 or (value % 10 == 0 and not 1900 <= value <= 2100) or value == 25)
