"""Noun phrases among tokens, forwards and backwards, by word lists and endings."""

from collections.abc import Sequence

from services.parser.figures.grammar import (
    auxiliaries,
    is_adverb,
    is_attributive,
    is_base_form,
    is_function_at,
    is_plural,
    is_verb,
    lemmas,
)
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import words

_LONGEST = 9
_DETERMINERS = words("nouns", "determiners")
_PREPOSITIONS = words("nouns", "prepositions")
_CLAUSE_OPENERS = words("nouns", "clause_openers")
_STATES = words("nouns", "states")
_LEADING = _PREPOSITIONS | _DETERMINERS
_TIMES = words("subjects", "times")
_PARTICIPLES = ("ed", "en", "ing")
_IRREGULAR_PARTICIPLES = frozenset({"lost", "broken", "stolen", "hidden", "left"})
# Function words that can stand inside a noun phrase: "other men", "home owners".
_NOUN_LIKE = frozenset({"other", "more", "home", "past", "inside", "outside"})
# "12 daily flights"; "40 daily" is a rate.
_HOW_OFTEN = frozenset({"daily", "monthly"})

Span = tuple[int, int]


def skip_determiners(tokens: Sequence[Token], i: int, past: int) -> int:
    """The index past the determiners at `i`."""
    while i < past and tokens[i].lower in _DETERMINERS:
        i += 1
    return i


def phrase_after(tokens: Sequence[Token], i: int, past: int, singular: bool = False) -> Span | None:
    """The noun phrase that begins at token `i`: modifiers and head, without a verb that follows. None where there is none.

    `singular`: the number is one, so that the phrase ends at the first verb instead of after the first plural noun.
    """
    end = i
    plural = False
    while end < min(past, i + _LONGEST):
        if (
            tokens[end].text in "-‑–"
            and end > i
            and end + 1 < past
            and glued(tokens[end - 1], tokens[end])
            and glued(tokens[end], tokens[end + 1])
        ):
            end += 2
            continue
        if tokens[end].lower == "'s" and end > i:
            end, plural = end + 1, False
            continue
        if not _continues(tokens, end, past, plural, singular, end == i):
            break
        plural = is_plural(tokens[end].lower) and not is_attributive(tokens[end].lower) and not _name_before(tokens, end, past)
        end += 1
    return (i, end) if end > i and not _only_adverb(tokens, i, end) else None


def _continues(tokens: Sequence[Token], i: int, past: int, plural: bool, singular: bool, first: bool) -> bool:
    """Whether the phrase goes on at token `i`; `plural`: a plural noun stands before it, `first`: nothing of the phrase does."""
    token = tokens[i]
    if token.lower == "and":
        return not (first or plural) and (_two_names(tokens, i, past) or (not singular and _modifiers(tokens, i, past)))
    if not _can_belong(tokens, i, past, first):
        return False
    if plural:
        return is_plural(token.lower) and not is_verb(token.lower) and token.lower not in _STATES
    return _compound(tokens, i, past) or _adds(tokens, i, past, singular, first)


def _can_belong(tokens: Sequence[Token], i: int, past: int, first: bool) -> bool:
    """Whether the token is a word that a noun phrase can hold: no function word, and after others no name of a day."""
    token = tokens[i]
    if token.lower in _HOW_OFTEN:
        return _before_noun(tokens, i + 1, past)
    if token.kind != "word" or (is_function_at(token) and token.lower not in _NOUN_LIKE):
        return False
    return first or not (token.capital and token.lower in _TIMES)


def _adds(tokens: Sequence[Token], i: int, past: int, singular: bool, first: bool) -> bool:
    """Whether a word of no compound adds to the phrase: an adverb before an adjective, a noun, or a verb form used as one."""
    token = tokens[i]
    if is_adverb(token.lower):
        return first and _content_word(tokens, i + 1, past)
    if not is_verb(token.lower) or (token.capital and not first):
        return True
    return _noun_like(tokens, i, past, singular, first)


def _content_word(tokens: Sequence[Token], i: int, past: int) -> bool:
    return i < past and tokens[i].kind == "word" and not is_function_at(tokens[i])


def _name_before(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether the word at `i` ends a name that stands before a noun: "two United States soldiers", "five Star Wars films"."""
    return tokens[i].capital and tokens[i - 1].capital and i + 1 < past and not tokens[i + 1].capital


def _two_names(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether the "and" at `i` joins two names: "Marks and Spencer shops"."""
    return tokens[i - 1].capital and i + 2 < past and tokens[i + 1].capital


def _modifiers(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether the "and" at `i` joins two modifiers of one plural noun: "12 large and small firms"."""
    after = tokens[i + 1] if i + 2 < past else None
    if after is None or after.kind != "word" or is_function_at(after) or is_plural(after.lower):
        return False
    both = _participle(tokens[i - 1].lower) and _participle(after.lower)
    return (both or not is_verb(after.lower)) and _noun_within(tokens, i + 2, past)


def _compound(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether a hyphen is glued to the word: "working-age" modifies, whatever its parts are."""
    return i + 2 < past and tokens[i + 1].text in "-‑" and glued(tokens[i], tokens[i + 1]) and glued(tokens[i + 1], tokens[i + 2])


def _noun_like(tokens: Sequence[Token], i: int, past: int, singular: bool, first: bool) -> bool:
    """Whether a word that can be a verb is a noun or an adjective here: "parking fines", "injured riders"."""
    word = tokens[i].lower
    if word in auxiliaries():
        return False
    if is_plural(word):
        return first or not (singular or _takes_object(tokens, i + 1, past))
    if _before_noun(tokens, i + 1, past) or (_participle(word) and _before_shared_noun(tokens, i + 1, past)):
        return True
    base = is_base_form(word) and not _participle(word)
    return singular and base and not (first and _clause_follows(tokens, i + 1, past))


def _before_noun(tokens: Sequence[Token], i: int, past: int) -> bool:
    return _content_word(tokens, i, past) and _noun_within(tokens, i, past)


def _before_shared_noun(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether "and", another modifier and their noun stand at `i`: "printed and online copies"."""
    return i + 1 < past and tokens[i].lower == "and" and _modifiers(tokens, i, past)


def _participle(word: str) -> bool:
    return word.endswith(_PARTICIPLES) or word in _IRREGULAR_PARTICIPLES


def _clause_follows(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether a clause begins here, so that the word before is a verb: "20% say they agree"."""
    return i < past and tokens[i].lower in _CLAUSE_OPENERS


def _takes_object(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether what follows a word in -s is an object, so that the word is a verb: "the public supports the strike"."""
    if i >= past or tokens[i].kind != "word":
        return False
    word = tokens[i].lower
    return word in _DETERMINERS or not (is_function_at(tokens[i]) or is_verb(word) or is_plural(word))


def _noun_within(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether a plural noun or a plain noun ends the words from `i` on."""
    for j in range(i, min(i + 3, past)):
        word = tokens[j].lower
        if tokens[j].kind != "word" or is_function_at(tokens[j]):
            return False
        if is_plural(word) or (is_attributive(word) and word.endswith("s")):
            return True
    return False


def _only_adverb(tokens: Sequence[Token], i: int, end: int) -> bool:
    return end == i + 1 and is_adverb(tokens[i].lower)


def phrase_before(tokens: Sequence[Token], past: int, start: int, longest: int = 12) -> Span | None:
    """The noun phrase that ends before token `past`, with the prepositional phrases inside it: "the price of a season ticket"."""
    first = past
    while first > start and past - first < longest and _belongs(tokens, first - 1, start):
        if first < past and tokens[first].lower in _DETERMINERS and tokens[first - 1].lower not in _LEADING:
            break
        first -= 1
    while first < past and (
        tokens[first].lower in _DETERMINERS | _PREPOSITIONS or tokens[first].kind == "mark" or is_function_at(tokens[first])
    ):
        first += 1
    return (first, past) if first < past and not _only_adverb(tokens, first, past) else None


def _belongs(tokens: Sequence[Token], i: int, start: int) -> bool:
    token = tokens[i]
    if token.kind == "digits":
        return True
    if token.kind != "word":
        joint = i > start and i + 1 < len(tokens) and glued(tokens[i], tokens[i + 1]) and glued(tokens[i - 1], tokens[i])
        return token.lower == "'s" or (joint and token.text in "-‑&/.") or token.text == "&"
    word = token.lower
    if word in _DETERMINERS or word in _PREPOSITIONS or hyphenated(tokens, i):
        return True
    if is_function_at(token):
        return False
    return not is_verb(word) or token.capital or is_plural(word) or _modifier(tokens, i) or _base_noun(tokens, i, start)


def hyphenated(tokens: Sequence[Token], j: int) -> bool:
    """Whether the word is part of a compound: "start-up"."""
    after = j + 1 < len(tokens) and tokens[j + 1].text in "-‑" and glued(tokens[j], tokens[j + 1])
    return after or (j > 0 and tokens[j - 1].text in "-‑" and glued(tokens[j - 1], tokens[j]))


def _base_noun(tokens: Sequence[Token], i: int, start: int) -> bool:
    """A word that is a verb in its plain form is a noun here, unless "to", an auxiliary or a pronoun stands before it."""
    word = tokens[i].lower
    if lemmas().get(word) != word or word in auxiliaries():
        return False
    before = tokens[i - 1] if i > start else None
    return before is not None and before.kind == "word" and (not is_function_at(before) or before.lower in _DETERMINERS)


def _modifier(tokens: Sequence[Token], i: int) -> bool:
    """A verb form that stands as a noun or adjective: after a determiner, adjective or preposition, before a noun."""
    before = tokens[i - 1].lower if i else ""
    return (
        before in _DETERMINERS or before in {"of", "'s"} or (i > 0 and tokens[i - 1].capital and tokens[i].lower.endswith("ing"))
    )
