"""What is on a speaker's word: the part of the sentence that his verb of speech governs."""

from collections.abc import Sequence

from services.parser.figures.extents import CLOSING, end_of_speech, says_no_more, shuts
from services.parser.figures.names import ARTICLES, before_honorific, name_ahead, name_behind
from services.parser.figures.nouns import Span
from services.parser.figures.objects import Verb
from services.parser.figures.openings import NAMING, REACH, TIMES, opening, opens_clause, participle
from services.parser.figures.relatives import end_of_relative
from services.parser.figures.speakers import QUOTES
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

Content = tuple[Span, str]

_ANNOUNCED = words("speech", "announced")
_ADDRESSING = words("speech", "addressing")
_ADDRESSED = words("speech", "addressed")
# Tokens before a speaker in the middle of what he says: "Sales, he said, …".
_SPOKEN_BEFORE = 2
_NAMED = frozenset({"object", "quotation"})
_PAUSES = frozenset(",.;:–—-")
_OPENERS = frozenset(",–—-")
# How a participle right after a noun says something: "a letter saying that", but not "men refusing to".
_SPOKEN = frozenset({"clause", "quotation", "time, then clause"})
# "When the mayor learned that 40 goats fled, she called 12 farmers": the clause ends at its comma.
_SUBORDINATING = words("speech", "subordinating")
_SUBORDINATE = 8


def resumed(tokens: Sequence[Token], i: int, past: int) -> Span | None:
    """The quotation that begins again after token `i`."""
    for j in range(i, past):
        if tokens[j].text in QUOTES and j + 1 < past and (j == i or tokens[j - 1].text in _PAUSES):
            return j + 1, past
    return None


def contents(tokens: Sequence[Token], i: int, source: Span, verb: str, span: Span) -> list[Content]:
    """What is on the speaker's word: what follows the verb, or, where he closes the sentence, what stands before him."""
    opener = _opener(tokens, source, span)
    if opener in CLOSING and source[0] - span[0] >= 3:
        parts = ((span[0], source[0]), resumed(tokens, i + 1, span[1]))
        return [(part, "closes a quotation") for part in parts if part]
    told = _past_addressee(tokens, i + 1, verb, span[1])
    spoken = not participle(tokens, i) and not _announced(tokens, i, source)
    if opener and source[0] - span[0] >= _SPOKEN_BEFORE and says_no_more(tokens, told, span[1]) and spoken:
        closed = span[0], told if told < span[1] and tokens[told].text == ";" else span[1]
        return [(closed, "closes the sentence")]
    return following(tokens, i, source, verb, span)


def _announced(tokens: Sequence[Token], i: int, source: Span) -> bool:
    """Whether the noun before the verb is what was announced, and by nobody named: "…, a deal agreed last year"."""
    return source[1] == i and tokens[i].lower.endswith("ed") and tokens[i - 1].lower in _ANNOUNCED


def _past_addressee(tokens: Sequence[Token], i: int, verb: str, past: int) -> int:
    """The index past whom the speaker tells it, where he does: "…, a spokesman told the BBC on Monday"."""
    if verb not in _ADDRESSING or i >= past:
        return i
    addressed = (i, i + 1) if tokens[i].lower in _ADDRESSED else name_ahead(tokens, i, past)
    return addressed[1] if addressed else i


def following(tokens: Sequence[Token], i: int, source: Span, verb: str, span: Span) -> list[Content]:
    """What is on the speaker's word after the verb at `i`; empty where the verb governs nothing that is said."""
    if i + 2 == span[1] and tokens[i + 1].text == ":":
        return [((i + 1, span[1]), "before a colon")]
    why = opening(Verb(tokens, i, verb, source, span[0])) if i + 2 < span[1] else None
    of_noun = participle(tokens, i) and source[1] == i
    if why is None or (of_noun and why not in _SPOKEN):
        return []
    first = _start(tokens, i + 1, span[1])
    past = end_of_speech(tokens, i + 1, span[1], verb in NAMING and why in _NAMED)
    past = _end_of_clause(tokens, Verb(tokens, i, verb, source, span[0]), (first, past), span, why == "object")
    return [((first, past), why)] if past > first else []


def _end_of_clause(tokens: Sequence[Token], verb: Verb, content: Span, span: Span, mere_object: bool) -> int:
    """Where the content ends with the clause of its verb; a mere object ends at a semicolon too."""
    first, past = content[0], _end_of_subordinate(tokens, verb.i, content, span)
    if mere_object:
        past = next((j for j in range(first, past) if tokens[j].text == ";"), past)
    return end_of_relative(tokens, verb.source, verb.i, (first, past), mere_object) if past > first else past


def _end_of_subordinate(tokens: Sequence[Token], i: int, content: Span, span: Span) -> int:
    """The comma that ends the content, where its verb at `i` stands in a clause of time that opens the sentence, else its end."""
    as_clause = tokens[span[0]].lower == "as" and opens_clause(tokens[i + 1])
    if not (as_clause or tokens[span[0]].lower in _SUBORDINATING) or i - span[0] > _SUBORDINATE:
        return content[1]
    return next((j for j in range(*content) if tokens[j].text == ","), content[1])


def _start(tokens: Sequence[Token], i: int, past: int) -> int:
    """Where the content begins: past "in an interview" and the like, at its "that" or quotation mark."""
    if tokens[i].lower not in TIMES:
        return i
    return next((j for j in range(i, min(past, i + REACH)) if tokens[j].lower == "that" or tokens[j].text in QUOTES), i)


def _opener(tokens: Sequence[Token], source: Span, span: Span) -> str:
    """The comma, dash or closing quotation mark right before the speaker and his article, else nothing."""
    j = _before_description(tokens, _before_article(tokens, before_honorific(tokens, source[0], span[0]) - 1, span), span)
    if j < span[0]:
        return ""
    mark = tokens[j].text
    return mark if mark in _OPENERS or (mark in CLOSING and shuts(tokens, j)) else ""


def _before_description(tokens: Sequence[Token], j: int, span: Span) -> int:
    """The mark that closes the quotation, where the comma at `j` parts the speaker's description from his name; else `j`:
    "…,” the mayor, Ann Hill, said".
    """
    described = name_behind(tokens, j, span[0]) if j >= span[0] and tokens[j].text == "," else None
    if described is None:
        return j
    before = _before_article(tokens, described[0] - 1, span)
    return before if before >= span[0] and tokens[before].text in CLOSING else j


def _before_article(tokens: Sequence[Token], j: int, span: Span) -> int:
    while j >= span[0] and tokens[j].lower in ARTICLES:
        j -= 1
    return j
