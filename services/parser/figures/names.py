"""The noun phrase that names somebody who can speak: after a cue, or before a verb of speech."""

from collections.abc import Sequence
from functools import cache

from services.parser.figures.grammar import is_adverb, is_base_form, is_function, is_plural, is_verb
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import read_table, words

PRONOUNS = frozenset({"he", "she", "they", "we", "i"})
ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
NO_NAME = words("speech", "no_name")
_DAYS = frozenset(word for word in NO_NAME if word.endswith("day"))
_OBJECTS = frozenset({"him", "them"})
_LONGEST = 16
_INSIDE = words("speech", "inside")
_NO_SPEAKER = words("speech", "no_speaker")
_HONORIFICS = words("speech", "honorifics")
_PLACED = frozenset({"at", "from", "for", "on", "in"})
_SPELLS = frozenset({"days", "weeks", "months", "years", "decades", "hours", "minutes"})
_ELAPSED = frozenset({"next", "last", "past", "coming", "the", "these", "those", "in", "for", "few"})
_SHARES = frozenset({"percent", "percentage", "%", "margin"})
_PERCENT = frozenset({"percent", "%", "per"})
_OPENING_ARTICLES = frozenset({"the", "a", "an"})
PREPOSITIONS = words("nouns", "prepositions")
_LEADING = PREPOSITIONS | frozenset({"and", "&"})
_AIDES = words("speech", "aides")
_LED = frozenset({"led", "run", "held", "written"})
_NEAR = frozenset({("close", "to"), ("familiar", "with"), ("briefed", "on"), ("involved", "in"), ("privy", "to")})
_LINKS = frozenset("-‑&/.")


@cache
def documents() -> frozenset[str]:
    """Nouns that speak without an owner: "a survey", "officials"."""
    return frozenset(read_table("attribution")["documents"])


@cache
def announcers() -> frozenset[str]:
    """Offices and bodies that make announcements: "police", "minister"."""
    return frozenset(read_table("attribution")["announcers"])


def is_document(tokens: Sequence[Token], span: Span) -> bool:
    """Whether the words `span` name a document, or people that speak as one does."""
    return any(token.lower in documents() for token in tokens[span[0] : span[1]])


def before_honorific(tokens: Sequence[Token], i: int, start: int) -> int:
    """The index of the "Mr." that ends before token `i`, else `i`."""
    at = i - 1 if i > start and tokens[i - 1].text == "." else i
    return at - 1 if at > start and tokens[at - 1].lower in _HONORIFICS and tokens[at - 1].capital else i


def _past_honorific(tokens: Sequence[Token], i: int, past: int) -> int:
    """The index past "Mr." at token `i`, else `i`."""
    if i + 1 < past and tokens[i].lower in _HONORIFICS and tokens[i].capital:
        return i + 2 if tokens[i + 1].text == "." else i + 1
    return i


def name_ahead(tokens: Sequence[Token], i: int, past: int) -> Span | None:
    """The noun phrase of a source that begins at token `i`, articles left out."""
    while i < past and (tokens[i].lower in ARTICLES or tokens[i].lower == "most" or tokens[i].kind == "digits"):
        i += 1
    i = _past_honorific(tokens, i, past)
    end = i
    while end < min(past, i + _LONGEST) and _in_name(tokens, end, past, i):
        end += 1
    end = _before_day(tokens, i, end)
    while end > i and tokens[end - 1].lower in _INSIDE:
        end -= 1
    return (i, end) if end > i else None


def _before_day(tokens: Sequence[Token], i: int, end: int) -> int:
    """The end of the name without "on Monday"."""
    dated = end > i + 2 and tokens[end - 1].lower in _DAYS and tokens[end - 2].lower == "on"
    return end - 2 if dated else end


def _in_name(tokens: Sequence[Token], i: int, past: int, first: int) -> bool:
    token = tokens[i]
    if token.kind == "digits" or token.lower in _INSIDE:
        return i > first
    if token.kind != "word":
        linked = first < i < past - 1 and token.text in _LINKS and glued(token, tokens[i + 1])
        return linked or token.lower == "'s" or _initialled(tokens, i, first)
    if _is_function(token):
        return _acronym(token) or (i == first and token.lower in PRONOUNS | _OBJECTS)
    return i == first or token.capital or _is_noun(token) or _adjunct_inside(tokens, i, past)


def _adjunct_inside(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether a plain verb form is a noun before another: "Iranian state television"; after a plural it would be the verb."""
    followed = i + 1 < past and tokens[i + 1].kind == "word" and not is_function(tokens[i + 1].lower)
    return followed and is_base_form(tokens[i].lower) and not is_plural(tokens[i - 1].lower)


def _is_function(token: Token) -> bool:
    """Whether the word can be no part of a name; "US" is one."""
    return is_function(token.lower) and token.text != "US"


def _acronym(token: Token) -> bool:
    """Whether a word that is spelt like a function word is an acronym: "WHEN"."""
    return len(token.text) > 3 and token.text.isupper()


def _initialled(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether token `i` is the full stop of an initial in a name: "Ann M. Hill"."""
    stop = tokens[i].text == "." and i > start and glued(tokens[i - 1], tokens[i]) and i + 1 < len(tokens)
    return stop and tokens[i - 1].capital and len(tokens[i - 1].text) == 1 and tokens[i + 1].capital


def name_behind(tokens: Sequence[Token], past: int, start: int) -> Span | None:
    """The noun phrase of a speaker that ends before token `past`, without its article; None for "it", "which" …"""
    if past <= start or tokens[past - 1].lower in _NO_SPEAKER:
        return None
    if tokens[past - 1].lower in PRONOUNS:
        return past - 1, past
    first = _first_of_name(tokens, past, start)
    near = _nearness(tokens, (first, past), start)
    return near or ((first, past) if first < past and not _no_name(tokens, first, past) else None)


def _nearness(tokens: Sequence[Token], name: Span, start: int) -> Span | None:
    """The name with whom it only says more of: "sources close to the talks", "people familiar with the matter"."""
    at = name[0]
    while at > start and tokens[at - 1].lower in ARTICLES:
        at -= 1
    if at < start + 2:
        return None
    head = at - 1 if tokens[at - 1].lower == "to" and tokens[at - 2].lower in _AIDES else at - 2
    if head == at - 2 and not (at > start + 2 and _says_more(tokens, head)):
        return None
    near = name_behind(tokens, head, start)
    return (near[0], name[1]) if near else None


def _says_more(tokens: Sequence[Token], i: int) -> bool:
    """Whether the two words at `i` lead from a name to what says more of it: "close to", "polled by"."""
    pair = tokens[i].lower, tokens[i + 1].lower
    made = pair[1] == "by" and (pair[0].endswith("ed") or pair[0] in _LED) and not is_function(tokens[i - 1].lower)
    return pair in _NEAR or (made and tokens[i - 1].kind == "word")


def _first_of_name(tokens: Sequence[Token], past: int, start: int) -> int:
    first = _past_placing(tokens, _back(tokens, past, start), past)
    while first < past and (tokens[first].lower in _INSIDE or tokens[first].kind == "mark" or _is_function(tokens[first])):
        first += 1
    return first


def _back(tokens: Sequence[Token], past: int, start: int) -> int:
    """The first token of the noun phrase before `past`: at an article where another noun stands before it: "a deal the mayor"."""
    first = past
    while first > start and past - first < _LONGEST and _before_name(tokens, first - 1, start):
        if first < past and tokens[first].lower in _OPENING_ARTICLES and tokens[first - 1].lower not in _LEADING:
            break
        first -= 1
    return first


def _past_placing(tokens: Sequence[Token], first: int, past: int) -> int:
    """The index past a participle and its preposition that stand before the name: "based in Ostend, …"."""
    for i in range(first + 1, past - 1):
        if tokens[i].lower in _PLACED and not tokens[first].capital and tokens[first].lower.endswith("ed"):
            first = i + 1
    return first


def _before_name(tokens: Sequence[Token], i: int, start: int) -> bool:
    token = tokens[i]
    if token.kind == "digits":
        return True
    if token.kind != "word":
        return _links_names(tokens, i, start)
    if token.lower == "and":
        return i > start and tokens[i - 1].capital and i + 1 < len(tokens) and tokens[i + 1].capital
    if _is_function(token) or token.lower in _INSIDE:
        return token.lower in _INSIDE
    if token.capital or _is_noun(token) or token.lower.endswith("s"):
        return True
    return tokens[i - 1].lower in ARTICLES | {"of", "'s"} or _adjunct_opening(tokens, i, start)


def _adjunct_opening(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether a plain verb form is a noun before another: ", state television", "the local shelter network"."""
    if not is_base_form(tokens[i].lower):
        return False
    return i == start or tokens[i - 1].text == "," or _describes(tokens[i - 1])


def _describes(token: Token) -> bool:
    """Whether the word before a plain verb form shows that it is none: an adjective or a noun in the singular."""
    return token.kind == "word" and not (is_function(token.lower) or is_plural(token.lower) or is_verb(token.lower))


def _is_noun(token: Token) -> bool:
    return not is_verb(token.lower) or token.lower in documents()


def _links_names(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether the mark at `i` can stand inside a name: an initial's full stop, "'s", "&", a hyphen."""
    if tokens[i].text in "'’" and i > start:
        return tokens[i - 1].lower.endswith("s") and glued(tokens[i - 1], tokens[i])
    joint = start < i < len(tokens) - 1 and tokens[i].text in _LINKS and glued(tokens[i], tokens[i + 1])
    return joint or tokens[i].lower == "'s" or tokens[i].text in "&%" or _initialled(tokens, i, start)


def _no_name(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Words that name nobody: a day, a time, a participle, an adverb, a share of respondents."""
    if _elapsed(tokens, first, past):
        return True
    if is_document(tokens, (first, past)):
        return False
    word = tokens[first]
    gerund = word.lower.endswith("ing") and not word.capital
    return gerund or _share(tokens, first, past) or (past == first + 1 and _no_name_alone(word))


def _elapsed(tokens: Sequence[Token], first: int, past: int) -> bool:
    """ "in the next few months", "those years"."""
    return tokens[past - 1].lower in _SPELLS and past <= first + 2 and tokens[first - 1].lower in _ELAPSED


def _share(tokens: Sequence[Token], first: int, past: int) -> bool:
    """ "some 40 percent", "40 percent of those asked"."""
    if tokens[past - 1].lower in _SHARES or tokens[past - 1].kind == "digits":
        return True
    return tokens[first].kind == "digits" and past > first + 1 and tokens[first + 1].lower in _PERCENT


def _no_name_alone(word: Token) -> bool:
    return word.lower in NO_NAME or (not word.capital and (word.kind == "digits" or is_adverb(word.lower)))
