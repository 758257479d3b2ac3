"""What a figure counts: the noun phrase after the number, or the one that the sentence says the number of."""

from collections.abc import Sequence

from services.contracts.records import Kind
from services.parser.figures.grammar import auxiliaries, is_function, is_plural
from services.parser.figures.nouns import Span, phrase_after, phrase_before, skip_determiners
from services.parser.figures.places import is_country
from services.parser.figures.ranges import Measure
from services.parser.figures.subjects import subject_span
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import words

_SKIPPED = words("counted", "skipped")
_SCALES = words("counted", "scales")
_RELATIVES = frozenset({"that", "who", "which"})
_OF = frozenset({"of", "among"})
_DETERMINED = frozenset({"the", "its", "his", "her", "their", "our", "all"})
_PRONOUNS = words("counted", "pronouns")
_DIMENSIONS = words("counted", "dimensions")
_AGED = words("counted", "aged")


def counted_span(
    tokens: Sequence[Token], measure: Measure, span: Span, floor: int, following: Measure | None = None
) -> Span | None:
    """The tokens that name what is counted, or None where the sentence does not say.

    Before `floor` stands another figure; `following` is the one after.
    """
    start, past = span
    if measure.kind is Kind.AGE:
        return _aged(tokens, measure, span)
    if measure.kind is Kind.RATIO and measure.form == "digits" and measure.core[1] > measure.core[0] + 1:
        return phrase_after(tokens, measure.core[0] + 1, measure.core[1])
    found = None if measure.unit == "times" else _after(tokens, measure, past, following)
    if found is not None:
        return found
    if measure.unit in (None, "percent") and measure.past < past and tokens[measure.past].lower in auxiliaries():
        return None
    found = subject_span(tokens, measure.first, max(start, floor))
    return None if found and measure.kind is Kind.COUNT and is_country(tokens, found) else found


def _after(tokens: Sequence[Token], measure: Measure, past: int, following: Measure | None) -> Span | None:
    i = _past_hyphen(tokens, _past_restatement(tokens, measure.past, past), past)
    if i < past and (led := _after_preposition(tokens, measure, i, past)) is not None:
        return led[0]
    if _year_on_year(tokens, i, past):
        return None
    while i < past and tokens[i].lower in _SKIPPED:
        i += 1
    if following is not None and following.core[0] == i and _modifies(measure, following):
        i = following.core[1]
    if _percent_of_before(tokens, measure, i, past):
        return None
    return _pair_of(tokens, measure) or _noun_after(tokens, measure, i, past)


def _year_on_year(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether "year on year", "month-on-month" stands after the number: it says what the change is measured against."""
    between = [token for token in tokens[i : min(past, i + 5)] if token.text not in "-‑"][:3]
    return len(between) == 3 and between[1].lower in {"on", "over"} and between[0].lower == between[2].lower


def _past_hyphen(tokens: Sequence[Token], i: int, past: int) -> int:
    return i + 1 if i < past and tokens[i].text in "-‑" and glued(tokens[i - 1], tokens[i]) else i


def _percent_of_before(tokens: Sequence[Token], measure: Measure, i: int, past: int) -> bool:
    """Whether a relative clause follows a percentage: what it is of stands before."""
    return measure.kind is Kind.PERCENT and i < past and tokens[i].lower in _RELATIVES


def _after_preposition(tokens: Sequence[Token], measure: Measure, i: int, past: int) -> tuple[Span | None] | None:
    """What "of", "in" or "for" after the number leads to, which may be nothing; None where no such word decides."""
    word = tokens[i].lower
    if word in _OF:
        return (_of_phrase(tokens, i + 1, past),)
    if measure.form == "fraction" and word in _DETERMINED:
        return (_of_phrase(tokens, i, past),)
    if word == "in" and measure.kind in (Kind.MONEY, Kind.DURATION):
        return (_in_phrase(tokens, i + 1, past),)
    if word == "for" and measure.kind is Kind.MONEY and i + 1 < past:
        return (phrase_after(tokens, skip_determiners(tokens, i + 1, past), past),)
    return (None,) if word in _DIMENSIONS else None


def _noun_after(tokens: Sequence[Token], measure: Measure, i: int, past: int) -> Span | None:
    found = phrase_after(tokens, i, past, singular=measure.kind is not Kind.COUNT or measure.low == 1)
    return _unit_noun(tokens, measure, found) if found else None


def _pair_of(tokens: Sequence[Token], measure: Measure) -> Span | None:
    """ "another pick or two": the noun stands before the number."""
    i = measure.core[0]
    pair = measure.low == 2 and i > 2 and tokens[i - 1].lower == "or" and tokens[i - 3].lower in {"a", "an", "another"}
    return (i - 2, i - 1) if pair and tokens[i - 2].kind == "word" else None


def _unit_noun(tokens: Sequence[Token], measure: Measure, found: Span) -> Span:
    """The first noun of a compound in the singular: "a 12 page document" has twelve pages."""
    words_found = tokens[found[0] : found[1]]
    many = measure.kind is Kind.COUNT and measure.form == "digits" and measure.low != 1 and measure.low == int(measure.low)
    plain = all(token.kind == "word" and not token.capital and not _several(token.lower) for token in words_found)
    return (found[0], found[0] + 1) if many and plain and len(words_found) > 1 else found


def _several(word: str) -> bool:
    return is_plural(word) or word.endswith("s")


def _modifies(measure: Measure, following: Measure) -> bool:
    """Whether the measure right after a count describes what is counted: "eight million 250 ml bottles"."""
    return measure.kind is Kind.COUNT and following.unit is not None and following.kind is not Kind.PERCENT


def _past_restatement(tokens: Sequence[Token], i: int, past: int) -> int:
    """The index past a parenthesis after the number: "900 (871) nurses"."""
    if i < past and tokens[i].text == ")":
        return i + 1
    if i < past and tokens[i].text == "(":
        for j in range(i + 1, min(i + 6, past)):
            if tokens[j].text == ")":
                return j + 1
    return i


def _of_phrase(tokens: Sequence[Token], i: int, past: int) -> Span | None:
    those = i < past and tokens[i].lower in _PRONOUNS
    i = skip_determiners(tokens, i, past)
    if those and i < past and tokens[i].lower.endswith(("ed", "ing")):
        return None  # "of those screened"
    while i < past and (
        tokens[i].lower in _SKIPPED or tokens[i].kind == "digits" or tokens[i].lower in _SCALES or tokens[i].text == "%"
    ):
        i += 1
    return phrase_after(tokens, i, past)


def _in_phrase(tokens: Sequence[Token], i: int, past: int) -> Span | None:
    if i < past and tokens[i].kind == "word" and not tokens[i].capital and not is_function(tokens[i].lower):
        return phrase_after(tokens, i, past)
    return None


def _aged(tokens: Sequence[Token], measure: Measure, span: Span) -> Span | None:
    """Whose age: the noun after "5-year-old", else the noun before "aged 18" or "between the ages of"."""
    after = phrase_after(tokens, measure.past, span[1])
    if after is not None and tokens[measure.past - 1].lower == "old":
        return after
    i = measure.first
    while i > span[0] and tokens[i - 1].lower in _AGED:
        i -= 1
    found = phrase_before(tokens, i, span[0])
    return None if found is None or tokens[found[1] - 1].lower in _PRONOUNS else found
