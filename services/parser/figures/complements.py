"""What is on a speaker's word: the part of the sentence that his verb of speech governs."""

from collections.abc import Sequence

from services.parser.figures.cues import cues
from services.parser.figures.grammar import auxiliaries, is_adverb, is_function, is_plural
from services.parser.figures.nouns import Span
from services.parser.figures.speakers import ARTICLES, DASHES, PRONOUNS, QUOTES, before_honorific, documents, name_behind
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import words

Content = tuple[Span, str]

CLOSING = frozenset([*"\"”’»'", "''"])
CLAUSE = words("speech", "clause")
VERB_NOUNS = words("speech", "nouns")
_TIMES = words("speech", "times")
_AFTER_NOUN = words("speech", "after_noun")
_TO = frozenset({"to"})
_FOR = {
    "call": frozenset({"for"}),
    "ask": frozenset({"for"}),
    "point": frozenset({"out", "to"}),
    "refer": _TO,
    "agree": frozenset({"to", "on"}),
    "allude": _TO,
}
_PLACING = frozenset({"put", "peg", "estimate", "value"})
_NAMING = frozenset({"call", "describe", "dub", "label", "term", "brand"})
_EVIDENCE = frozenset({"show", "suggest", "indicate", "find", "reveal"})
_PAUSES = frozenset(",.;:–—-")
_WITHIN = words("speech", "within")
# How a participle right after a noun says something: "a letter saying that", but not "men refusing to".
_SPOKEN = frozenset({"clause", "quotation", "time, then clause"})
# "When the mayor learned that 40 goats fled, she called 12 farmers": the clause ends at its comma.
_SUBORDINATING = words("speech", "subordinating")
_SUBORDINATE = 8
_REACH = 12
_ASIDE = 20
_LETTER = 20
_OBJECT = 10
_FINITE = frozenset("would will was were is are had has have could can may might should".split())
_ADDRESSED = 6
BE = words("speech", "be")
_APOSTROPHES = frozenset("'’")
_QUOTING = (QUOTES | CLOSING) - _APOSTROPHES
_OPENERS = frozenset(",–—-")


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
    if opener and source[0] - span[0] >= 4 and _closes(tokens, i + 1, span[1]) and not participle(tokens, i):
        return [(span, "closes the sentence")]
    return following(tokens, i, source, verb, span)


def following(tokens: Sequence[Token], i: int, source: Span, verb: str, span: Span) -> list[Content]:
    """What is on the speaker's word after the verb at `i`; empty where the verb governs nothing that is said."""
    after = tokens[i + 1] if i + 1 < span[1] else None
    if after is not None and after.text == ":" and i + 2 == span[1]:
        return [((i + 1, span[1]), "before a colon")]
    why = _opens_content(tokens, i, verb, source, span[0]) if after is not None and i + 2 < span[1] else None
    if why is None or (participle(tokens, i) and source[1] == i and why not in _SPOKEN):
        return []
    first, past = _start(tokens, i + 1, span[1]), _stop(tokens, i + 1, span[1], verb in _NAMING and why == "object")
    if tokens[span[0]].lower in _SUBORDINATING and i - span[0] <= _SUBORDINATE:
        past = next((j for j in range(first, past) if tokens[j].text == ","), past)
    return [((first, past), why)] if past > first else []


def _start(tokens: Sequence[Token], i: int, past: int) -> int:
    """Where the content begins: past "in an interview" and the like, at its "that" or quotation mark."""
    if tokens[i].lower not in _TIMES:
        return i
    return next((j for j in range(i, min(past, i + _REACH)) if tokens[j].lower == "that" or tokens[j].text in QUOTES), i)


def _opens_content(tokens: Sequence[Token], i: int, verb: str, source: Span, start: int) -> str | None:
    """How what follows the verb is what is said: a clause, a quotation, or after verbs that take figures any words."""
    after = tokens[i + 1]
    if after.text in QUOTES or after.text in {":", "'"}:
        return "quotation"
    if opens_clause(after):
        return "clause"
    if verb in _PLACING and any(token.lower == "at" for token in tokens[i + 1 : i + _REACH]):
        return "at"
    if verb in _FOR and after.lower in _FOR[verb]:
        return after.lower
    if after.lower == "to" and verb in cues().intended and _infinitive(tokens, i + 2):
        return "to"
    if verb in cues().directed and any(tokens[j].lower == "to" and _infinitive(tokens, j + 1) for j in _near(tokens, i + 2)):
        return "somebody to"
    return _loosely(tokens, i, verb, source, start)


def _near(tokens: Sequence[Token], i: int) -> range:
    """The tokens where the infinitive can stand after the words that name who is told to do it."""
    return range(i, min(i + _ADDRESSED, len(tokens)))


def _loosely(tokens: Sequence[Token], i: int, verb: str, source: Span, start: int) -> str | None:
    """What is said without "that" straight after the verb: behind a time or an aside, or as a mere object."""
    after = tokens[i + 1]
    if (
        after.text == ","
        and source[0] - start <= 2
        and verb in cues().direct
        and (tokens[i + 2].capital or not is_function(tokens[i + 2].lower))
    ):
        return "comma"
    if verb == "add" and after.lower == "to":
        return None
    if after.lower in _TIMES or after.text == "," or is_adverb(after.lower):
        told = told_later(tokens, i + 2) or _after_comma(tokens, i + 2) or (verb == "say" and after.lower != "to")
        return "time, then clause" if told else None
    if tokens[i].lower in VERB_NOUNS and (after.lower in _AFTER_NOUN or after.kind == "mark" or not _acts(tokens, source)):
        return None
    if (
        verb in _FOR
        or participle(tokens, i)
        or (verb in _EVIDENCE and not (_acts(tokens, source) or _clausal_object(tokens, i + 1)))
    ):
        return None
    return "object" if verb in cues().direct and after.text not in {".", "by"} else None


def _clausal_object(tokens: Sequence[Token], i: int) -> bool:
    """Whether what follows the verb is a clause without "that": "the cable indicated 13 guards would be needed"."""
    for token in tokens[i : i + _OBJECT]:
        if token.kind == "mark" and token.text not in "-‑'’$£€%":
            return False
        if token.lower in _FINITE:
            return True
    return False


def participle(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a form in -ing that is no progressive: "saying", but not "is saying"."""
    return tokens[i].lower.endswith("ing") and not (i and tokens[i - 1].lower in BE)


def opens_clause(token: Token) -> bool:
    """Whether a clause begins with the token: "that", "he", "he'd"."""
    return token.lower.partition("'")[0] in CLAUSE


def told_later(tokens: Sequence[Token], i: int) -> bool:
    """Whether "that" or a quotation follows within a few words of token `i`."""
    return any(token.lower == "that" or token.text in QUOTES for token in tokens[i : i + 8])


def _after_comma(tokens: Sequence[Token], i: int) -> bool:
    """Whether a clause follows the next comma: "explained after the vote on Monday, he would"."""
    comma = next(
        (j for j in range(i, min(len(tokens) - 1, i + _REACH)) if tokens[j].kind == "mark" and tokens[j].text != "."), None
    )
    return comma is not None and tokens[comma].text == "," and opens_clause(tokens[comma + 1])


def _infinitive(tokens: Sequence[Token], i: int) -> bool:
    """Whether an infinitive can begin at token `i`: "to “win”", "to not hire", "to publicly hire"; not "to 500 people"."""
    while i < len(tokens) and (tokens[i].text in QUOTES or is_adverb(tokens[i].lower) or tokens[i].lower == "not"):
        i += 1
    token = tokens[i] if i < len(tokens) else None
    return token is not None and token.kind == "word" and not token.capital and not _nominal(token.lower)


def _nominal(word: str) -> bool:
    return (is_function(word) and word not in auxiliaries()) or is_plural(word)


def _acts(tokens: Sequence[Token], source: Span) -> bool:
    """Whether the words before a form that is a noun as well are a speaker: a name, a pronoun or a document."""
    last = tokens[source[1] - 1]
    speaks = any(token.lower in documents() for token in tokens[source[0] : source[1]])
    return speaks or last.capital or last.lower in PRONOUNS


def _stop(tokens: Sequence[Token], i: int, past: int, named: bool) -> int:
    """Where reported speech ends inside a sentence, outside a quotation within it: see `_leaves`."""
    quoted = False
    aside = False
    for j in range(i, past - 1):
        mark = tokens[j].text
        if mark in _QUOTING:
            if not quoted and _shuts(tokens, j):
                return j
            quoted = not quoted
        if quoted or tokens[j].kind != "mark":
            continue
        if _dash(tokens, j) and (aside or _aside(tokens, j, past)):
            aside = not aside
        elif not aside and _leaves(tokens, j, past, named):
            return j
    return past


def _leaves(tokens: Sequence[Token], j: int, past: int, named: bool) -> bool:
    """Whether the outlet speaks again after the mark at `j`: "- they are 40 -", ", leaving …", ", but …", ", and he …"."""
    mark, after = tokens[j].text, tokens[j + 1].lower
    if named and (mark == "," or mark in CLOSING):
        return True
    if _dash(tokens, j):
        return True
    if mark != "," or after == "but":
        return mark == "," and not (j + 2 < past and tokens[j + 2].lower.endswith("ing"))
    if after == "and":
        return j + 2 < past and (tokens[j + 2].lower in PRONOUNS | {"it", "to"} or tokens[j + 2].capital)
    return after.endswith("ing") and after not in cues().verbs and after not in _WITHIN


def _dash(tokens: Sequence[Token], j: int) -> bool:
    return tokens[j].text in DASHES and not glued(tokens[j - 1], tokens[j])


def _aside(tokens: Sequence[Token], j: int, past: int) -> bool:
    """Whether the dash at `j` opens an aside that another closes, or that lists: "- about 40 in April -", "- including 3"."""
    first = next((token for token in tokens[j + 1 : past] if token.text not in DASHES), tokens[j])
    if first.lower in _WITHIN:
        return True
    return not opens_clause(first) and any(_dash(tokens, k) for k in range(j + 1, min(past, j + _ASIDE)))


def _closes(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether nothing is said after token `i`: the end, a mark, or a time and place."""
    if i >= past or tokens[i].text in {".", ",", "?", "!", ")", *(CLOSING - QUOTES)}:
        return True
    if tokens[i].lower not in _TIMES:
        return False
    return past - i <= 8 or (past - i <= _LETTER and not any(_opens_speech(token) for token in tokens[i + 1 : past - 1]))


def _opens_speech(token: Token) -> bool:
    return token.lower == "that" or token.kind == "digits" or token.text in {",", ";", ":", *QUOTES, *CLOSING}


def _opener(tokens: Sequence[Token], source: Span, span: Span) -> str:
    """The comma, dash or closing quotation mark right before the speaker and his article, else nothing.

    Where his description stands between the quotation and his name, the mark before that: "…,” the mayor, Ann Hill, said".
    """
    j = _before_article(tokens, before_honorific(tokens, source[0], span[0]) - 1, span)
    if j >= span[0] and tokens[j].text == "," and (described := name_behind(tokens, j, span[0])):
        k = _before_article(tokens, described[0] - 1, span)
        j = k if k >= span[0] and tokens[k].text in CLOSING else j
    if j < span[0] or not (tokens[j].text in _OPENERS or (tokens[j].text in CLOSING and _shuts(tokens, j))):
        return ""
    return tokens[j].text


def _before_article(tokens: Sequence[Token], j: int, span: Span) -> int:
    while j >= span[0] and tokens[j].lower in ARTICLES:
        j -= 1
    return j


def _shuts(tokens: Sequence[Token], j: int) -> bool:
    """Whether the mark at `j` closes a quotation: it stands on the word before, and is no apostrophe."""
    if not j or not glued(tokens[j - 1], tokens[j]) or (j + 1 < len(tokens) and glued(tokens[j], tokens[j + 1])):
        return False
    return tokens[j].text not in _APOSTROPHES or tokens[j - 1].kind == "mark"
