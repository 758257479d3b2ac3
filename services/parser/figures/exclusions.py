"""Why a number is no figure: a year, a name, an identifier, a list number, a score, a pronoun."""

from collections.abc import Sequence
from functools import cache

from services.contracts.records import Kind
from services.parser.figures.dates import year_at
from services.parser.figures.grammar import is_function, is_plural, is_verb
from services.parser.figures.identifiers import is_identifier
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import Number
from services.parser.figures.phrases import Phrases
from services.parser.figures.tokens import Token, glued
from services.parser.figures.unit_tables import Unit
from services.parser.figures.wordlists import words


def exclusion(tokens: Sequence[Token], number: Number, unit: Unit | None, language: Language, start: int) -> str | None:
    """The type of a number that is no figure, or None where it is one. `start` is the first token of its sentence."""
    if number.form in ("vague", "fraction", "multiple"):
        return None
    if number.form == "words":
        return _word_exclusion(tokens, number, unit, language, start)
    if is_identifier(tokens, number, unit):
        return "identifier"
    if unit is not None and not (unit.kind is Kind.DURATION and _glued_letter(tokens, number)):
        return None
    if number.scale > 1:
        return None
    if _decade(tokens, number):
        return "decade"
    if _list_number(tokens, number, start):
        return "list"
    if _year(tokens, number, language):
        return "year"
    return "name" if _named(tokens, number, language, start) else None


def _at(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _glued_letter(tokens: Sequence[Token], number: Number) -> bool:
    """ "1980s", "787s": an s glued to digits makes a plural, not seconds."""
    i = number.past
    return i < len(tokens) and tokens[i].text == "s" and glued(tokens[i - 1], tokens[i]) and number.low >= 10


def _decade(tokens: Sequence[Token], number: Number) -> bool:
    """ "in his 30s", "highs in the upper 50s": ten years or degrees, no number of seconds."""
    tens = number.low % 10 == 0 and number.low <= 90 and _glued_letter(tokens, number)
    return tens and _at(tokens, number.first - 1) in _OF_DECADES


def _list_number(tokens: Sequence[Token], number: Number, start: int) -> bool:
    """ "1. ", "2) " at the head of a line, and "1) … 2) …" within one: a bracket closes that none opened."""
    after = _at(tokens, number.past)
    if number.low >= 100 or after not in {".", ")"}:
        return False
    if number.first == start:
        return True
    before = (tokens[i].text for i in range(number.first - 1, max(start, number.first - _BRACKETED) - 1, -1))
    return after == ")" and next((text for text in before if text in _ROUND), ")") == ")"


def _plural(token: Token) -> bool:
    """A plural noun, or an acronym in the plural: "TDs"."""
    return is_plural(token.lower) or (token.text.endswith("s") and len(token.text) > 2 and token.text[:-1].isupper())


def _counts(tokens: Sequence[Token], past: int) -> bool:
    """Whether a plural noun follows within three words that can stand before one: "2000 young people"."""
    for i in range(past, min(past + 4, len(tokens))):
        if tokens[i].kind == "mark" and tokens[i].text == "-" and i > past:
            continue
        if tokens[i].lower == "and" and i > past and tokens[i - 1].capital:
            continue
        if tokens[i].kind != "word" or is_function(tokens[i].lower):
            return False
        if _plural(tokens[i]):
            return True
        if is_verb(tokens[i].lower) and i == past and not tokens[i].lower.endswith(("ed", "en")):
            return False
    return False


def _year(tokens: Sequence[Token], number: Number, language: Language) -> bool:
    i = number.first
    if number.past != i + 1 or not year_at(tokens, i):
        return False
    before, after = _at(tokens, i - 1), _at(tokens, number.past)
    plausible = 1800 <= number.low <= 2060 or (before in {"by", "in", "until", "since", "from"} and number.low >= 1000)
    if plausible and (
        after in language.marks["after_year"]
        or (before in language.marks["before_year"] and (1990 <= number.low <= 2035 or not _counted_next(tokens, number.past)))
    ):
        return True
    if _counts(tokens, number.past) and not (plausible and tokens[number.past].capital):
        return False
    return plausible


def _counted_next(tokens: Sequence[Token], past: int) -> bool:
    """Whether the very next word is a plural noun in small letters: "of 2000 people" against "in 2019 prices"."""
    if past >= len(tokens) or tokens[past].capital:
        return False
    return is_plural(tokens[past].lower) and (
        not is_verb(tokens[past].lower) or tokens[past].lower in {"votes", "jobs", "deaths", "attacks", "arrests"}
    )


def _named(tokens: Sequence[Token], number: Number, language: Language, start: int) -> bool:
    """A number that belongs to a name: "Section 427", "Euro 2020", "World War 2", "Part 3"."""
    i = number.first
    if i <= 0 or i <= start or number.past != i + 1:
        return False
    text, before = tokens[i].text, tokens[i - 1]
    if before.text == "." and i >= 2 and _at(tokens, i - 2) in {"no", "nos", "fig"}:
        return True
    if not text.isdigit() or len(text) > 4:
        return False
    if before.lower in _INDICES and text in _INDEX_SIZES:
        return True
    if before.lower in language.marks["numbered"]:
        return not _counted_next(tokens, number.past)
    if _counts(tokens, number.past):
        return False
    if _model(tokens, number.past, before.lower):
        return True
    ordinary = is_function(before.lower) or is_verb(before.lower) or before.lower in language.months
    return before.capital and not ordinary and not (i - 1 == start and language.bounds_before.behind(tokens, i))


def _model(tokens: Sequence[Token], past: int, before: str) -> bool:
    """ "the new 300 Roadster", "the 90 is": a number before a name in the singular, or spoken of in the singular."""
    if past >= len(tokens):
        return False
    after = tokens[past]
    if before == "the":
        return after.lower in {"is", "was", "has"}
    return after.capital and not is_function(after.lower) and not is_verb(after.lower) and not _plural(after)


_BRACKETED = 20
_ROUND = frozenset("()")
_OF_DECADES = words("exclusions", "of_decades")
_QUANTITIES = frozenset({"many", "most", "some", "few", "several", "everyone", "nobody", "people"})
_OBJECTS = words("nouns", "determiners") | {"that", "to", "it", "them", "him", "her", "me", "us", "as", "by", "in", "with"}
_INDICES = words("exclusions", "indices")
_INDEX_SIZES = frozenset("20 24 30 35 40 50 60 100 200 225 250 300 350 500 600 1000 2000 3000 5000".split())
_WEIGHED = frozenset({Kind.LENGTH, Kind.MASS, Kind.VOLUME, Kind.PERCENT, Kind.MONEY})
_NOT_COUNTED_BY_ONE = words("exclusions", "not_counted_by_one")
_PARTITIVE = words("exclusions", "partitive")


def _word_exclusion(tokens: Sequence[Token], number: Number, unit: Unit | None, language: Language, start: int) -> str | None:
    i, past = number.first, number.past
    if _idiomatic(tokens, i, past, start):
        return "idiom"
    before, after = _at(tokens, i - 1), _at(tokens, past)
    if after == "-" and past + 1 < len(tokens) and glued(tokens[past - 1], tokens[past]) and unit is None and number.scale == 1:
        return "compound"
    if before == "-" and i >= 2 and glued(tokens[i - 1], tokens[i]) and tokens[i - 2].kind == "word":
        return "compound"
    if unit is None and _titled(tokens, number, start, language):
        return "name"
    if unit is None and before in language.marks["numbered"] and not _counts(tokens, past):
        return "name"
    return _one(tokens, number, unit, language) if number.low == 1 and past == i + 1 else None


@cache
def _idioms() -> Phrases[bool]:
    return Phrases(dict.fromkeys(words("exclusions", "idioms"), True))


def _idiomatic(tokens: Sequence[Token], i: int, past: int, start: int) -> bool:
    """Whether the number stands inside a fixed phrase: "one after another", "on the one hand"."""
    if tokens[i].lower not in _small_numbers():
        return False
    for first in range(max(start, i - 4), i + 1):
        hit = _idioms().ahead(tokens, first)
        if hit is not None and hit[1] >= past:
            return True
    return False


@cache
def _small_numbers() -> frozenset[str]:
    """Every word of the idioms: a number that is none of them stands in none."""
    return frozenset(word for idiom in words("exclusions", "idioms") for word in idiom.split())


def _titled(tokens: Sequence[Token], number: Number, start: int, language: Language) -> bool:
    """A capital inside a sentence: "World War Two", "the Six Nations", "Channel Four"; not in a headline of capitals."""
    i = number.first
    if i <= start or not tokens[i].capital or number.scale > 1:
        return False
    after = tokens[number.past] if number.past < len(tokens) else None
    return tokens[i - 1].capital or (after is not None and after.capital and tokens[i - 1].kind != "mark")


def _partitive(tokens: Sequence[Token], i: int) -> bool:
    """Whether "one of" goes on with a determiner or a name's possessive, not with a number."""
    return i < len(tokens) and (tokens[i].lower in _PARTITIVE or (tokens[i].capital and _at(tokens, i + 1) == "'s"))


def _one(tokens: Sequence[Token], number: Number, unit: Unit | None, language: Language) -> str | None:
    """ "one" as a pronoun or an article: "one of the", "the one", "no one", "one day", "one another"."""
    before, after = _at(tokens, number.first - 1), _at(tokens, number.past)
    if after == "of":
        return "partitive" if _partitive(tokens, number.past + 1) else None
    if after in {"or", "to"} and _at(tokens, number.past + 1) in language.cardinals:
        return None
    if unit is not None and unit.past > number.past and after in {"-", "US", "U.S."}:
        return None
    if after in {"hand", "side"}:
        return "pronoun" if before in {"on", "the"} else None
    if unit is not None and unit.kind in _WEIGHED and before in {"every", "each", "that"} and after not in {"'s", "'", "-"}:
        return None  # "every one percent", "that one mile"
    if before in {"no", "any", "every", "some", "this", "that", "which", "each", "last", "big", "good", "new"} or after in {
        "'s",
        "'",
        "-",
    }:
        return "pronoun"
    if unit is not None:
        return "pronoun" if after == "day" and before not in {"in", "just", "only", "about", "than", "least"} else None
    follows = tokens[number.past] if number.past < len(tokens) else None
    if follows is None or follows.kind != "word" or is_function(after) or after in _NOT_COUNTED_BY_ONE:
        return "pronoun"
    if after in _QUANTITIES or (follows.lower.endswith("ed") and _at(tokens, number.past + 1) in _OBJECTS):
        return "pronoun"  # "the one many have applied", "One provided a document"
    return "pronoun" if is_verb(after) and not follows.lower.endswith("ed") else None
