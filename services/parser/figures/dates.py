"""Dates, clock times, phone numbers and other runs of digits that are no figures: which tokens they cover, and what they are."""

from collections.abc import Sequence

from services.parser.figures.grammar import is_function
from services.parser.figures.lexicon import Language
from services.parser.figures.phones import phone
from services.parser.figures.tokens import Token, glued

_TIME_PREPOSITIONS = frozenset({"on", "since", "until", "from", "by", "late", "early"})
_DASHES = frozenset("-–—‑")
_JOINS = _DASHES | {"and", "to", "until", "through", ","}


def covered(tokens: Sequence[Token], span: tuple[int, int], language: Language) -> dict[int, str]:
    """The tokens of the sentence `span` that are part of a `date`, `year`, `clock`, `ordinal`, `phone` or `identifier`."""
    marks: dict[int, str] = {}
    for i in [i for i in range(*span) if tokens[i].kind == "digits"]:
        if i not in marks:
            for reader in (_phone, _chain, _clock, _ordinal, _date):
                if found := reader(tokens, i, language):
                    marks.update(found)
                    break
    return marks


def _phone(tokens: Sequence[Token], i: int, language: Language) -> dict[int, str]:
    return dict.fromkeys(phone(tokens, i) or (), "phone")


def _chain(tokens: Sequence[Token], i: int, language: Language) -> dict[int, str]:
    """Three or more runs of digits joined by one mark, "2019-09-01", "555-123-4567", "9/11/2001"; two of "9/11", "24/7"."""
    past = i + 1
    while past + 1 < len(tokens) and _linked(tokens, past):
        past += 2
    groups = (past - i + 1) // 2
    if groups == 2 and _school_year(tokens, i):
        return dict.fromkeys(range(i, past), "year")
    told = groups >= 3 or (groups == 2 and (_local_phone(tokens, i) or _slash_pair(tokens, i)))
    return dict.fromkeys(range(i, past), _chain_type(tokens, range(i, past, 2))) if told else {}


def _school_year(tokens: Sequence[Token], i: int) -> bool:
    """ "2014-15"."""
    return year_at(tokens, i) and len(tokens[i + 2].text) <= 2 and tokens[i + 1].text == "-"


def _local_phone(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i + 1].text == "-" and (len(tokens[i].text), len(tokens[i + 2].text)) == (3, 4)


def _chain_type(tokens: Sequence[Token], groups: range) -> str:
    """`date` for a year, month and day in either order and for "9/11", `phone` for groups of seven digits or more."""
    digits = [tokens[i].text for i in groups]
    if digits == ["9", "11"] or (len(groups) == 3 and _numeric_date(tokens, groups)):
        return "date"
    dashes = all(tokens[i + 1].text == "-" for i in groups[:-1])
    return "phone" if dashes and len("".join(digits)) >= 7 else "identifier"


def _numeric_date(tokens: Sequence[Token], groups: range) -> bool:
    """ "2019-09-01", "1/9/2019", "01-09-19", "1/9/19"."""
    days = [is_day(tokens, i) for i in groups]
    if all(days):
        return tokens[groups[0] + 1].text == "/" or sum(len(tokens[i].text) for i in groups) == 6
    return sum(days) == 2 and (year_at(tokens, groups[0]) or year_at(tokens, groups[-1]))


def _linked(tokens: Sequence[Token], i: int) -> bool:
    joined = glued(tokens[i - 1], tokens[i]) and glued(tokens[i], tokens[i + 1])
    return joined and tokens[i].text in "-/" and tokens[i + 1].kind == "digits"


def _slash_pair(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i + 1].text != "/":
        return False
    left, right = tokens[i].text, tokens[i + 2].text
    of = i + 3 < len(tokens) and tokens[i + 3].lower == "of"
    return not of and not (left in {"1", "2", "3", "5", "7"} and right in {"2", "3", "4", "5", "8"} and int(left) < int(right))


def _clock(tokens: Sequence[Token], i: int, language: Language) -> dict[int, str]:
    """ "10:27 PM", "11 a.m.", "8pm", "1:36.6", "0900 GMT", "nine o'clock"."""
    past = i + 1
    while (
        past + 1 < len(tokens)
        and tokens[past].text == ":"
        and tokens[past + 1].kind == "digits"
        and glued(tokens[past], tokens[past + 1])
    ):
        past += 2
    word = tokens[past].lower if past < len(tokens) else ""
    if word in language.marks["clock"] and (past > i + 1 or len(tokens[i].text) <= 5):
        past += 1
    return dict.fromkeys(range(i, past), "clock") if past > i + 1 else {}


def _ordinal(tokens: Sequence[Token], i: int, language: Language) -> dict[int, str]:
    if i + 1 < len(tokens) and glued(tokens[i], tokens[i + 1]) and tokens[i + 1].lower in language.marks["ordinal"]:
        return {i: "ordinal", i + 1: "ordinal"}
    return {}


def is_month(tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Whether token `i` names a month: with a capital, else ("may" is a verb) with a full stop or a preposition of time."""
    if not 0 <= i < len(tokens) or tokens[i].lower not in language.months:
        return False
    if tokens[i].capital or (tokens[i].lower not in {"may", "march", "mar"} and len(tokens[i].lower) > 3):
        return True
    stop = i + 1 < len(tokens) and tokens[i + 1].text == "." and glued(tokens[i], tokens[i + 1])
    return (
        stop
        or (i > 0 and tokens[i - 1].lower in _TIME_PREPOSITIONS)
        or (i > 0 and tokens[i - 1].kind == "digits" and i > 1 and tokens[i - 2].lower == "on")
    )


def is_day(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` can be a day of a month."""
    text = tokens[i].text if i < len(tokens) else ""
    return text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31


def year_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` can be a year: four digits from 1000 to 2199."""
    if not 0 <= i < len(tokens):
        return False
    text = tokens[i].text
    return text.isdigit() and len(text) == 4 and text[0] in "12" and text.isascii() and int(text) < 2200


def _date(tokens: Sequence[Token], i: int, language: Language) -> dict[int, str]:
    """A day beside a month: "June 4 and 9, 2021", "4-9 June", "28 September 2022", "Sept. 28", "Sept 2022"."""
    before = i - 2 if i >= 2 and tokens[i - 1].text == "." else i - 1
    if is_month(tokens, before, language) and (is_day(tokens, i) or year_at(tokens, i)):
        return _after_month(tokens, i)
    past = _past_days(tokens, i)
    past += past < len(tokens) and tokens[past].lower == "of"
    if past == i or not is_month(tokens, past, language):
        return {}
    return dict.fromkeys(range(i, past + (2 if year_at(tokens, past + 1) else 1)), "date")


def _past_days(tokens: Sequence[Token], i: int) -> int:
    """The index past "4", "4-9" or "4, 5 and 6"; `i` where no day stands there."""
    if not is_day(tokens, i):
        return i
    past = i + 1
    while past + 1 < len(tokens) and past < i + 6 and tokens[past].lower in _JOINS and is_day(tokens, past + 1):
        past += 2
    return past


def _after_month(tokens: Sequence[Token], i: int) -> dict[int, str]:
    past = i + 1
    while past + 1 < len(tokens) and past < i + 6 and tokens[past].lower in _JOINS - {","} and _day_end(tokens, past + 1):
        past += 2
    if past + 1 < len(tokens) and tokens[past].text == "," and year_at(tokens, past + 1):
        past += 2
    elif year_at(tokens, past):
        past += 1
    return dict.fromkeys(range(i, past), "date")


def _day_end(tokens: Sequence[Token], i: int) -> bool:
    """A second day of a range: nothing counted follows it, or a hyphen ties it to the first."""
    if not is_day(tokens, i):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    tied = tokens[i - 1].kind == "mark" and glued(tokens[i - 2], tokens[i - 1]) and glued(tokens[i - 1], tokens[i])
    return tied or after is None or after.kind == "mark" or is_function(after.lower) or year_at(tokens, i + 1)
