"""The noun phrase that names a speaker, before or after a verb of speech."""

from collections.abc import Sequence
from functools import cache

from services.parser.figures.grammar import auxiliaries, is_adverb, is_function, is_verb
from services.parser.figures.nouns import Span
from services.parser.figures.subjects import clause_subject
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import read_table, words

QUOTES = frozenset([*'"“”„«»‘', "''", "``"])
PRONOUNS = frozenset({"he", "she", "they", "we", "i"})
DASHES = frozenset("-–—")
_LONGEST = 16
_APPOSITION = 25
_INSIDE = words("speech", "inside")
ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_NO_SPEAKER = words("speech", "no_speaker")
_SKIPPED = words("speech", "skipped")
_BE = words("speech", "be")
_BACK = words("speech", "back")
NO_NAME = words("speech", "no_name")
_OPENING = words("speech", "apposition")
_HONORIFICS = words("speech", "honorifics")
_PLACED = frozenset({"at", "from", "for", "on", "in"})
_COUNTING = words("speech", "counting")
_ENDS = frozenset([*',.;:"”', "''"])
_SPELLS = frozenset({"days", "weeks", "months", "years", "decades", "hours", "minutes"})
_OPENING_ARTICLES = frozenset({"the", "a", "an"})
_LEADING = words("nouns", "prepositions") | frozenset({"and", "&"})
_ELAPSED = frozenset({"next", "last", "past", "coming", "the", "these", "those", "in", "for", "few"})
_SHARES = frozenset({"percent", "percentage", "%", "margin"})


@cache
def documents() -> frozenset[str]:
    """Nouns that speak without an owner: "a survey", "officials"."""
    return frozenset(read_table("attribution")["documents"])


def _honorific(tokens: Sequence[Token], i: int, past: int) -> int:
    """The index past "Mr." at token `i`, else `i`."""
    if i + 1 < past and tokens[i].lower in _HONORIFICS and tokens[i].capital:
        return i + 2 if tokens[i + 1].text == "." else i + 1
    return i


def before_honorific(tokens: Sequence[Token], i: int, start: int) -> int:
    """The index of the "Mr." that ends before token `i`, else `i`."""
    at = i - 1 if i > start and tokens[i - 1].text == "." else i
    return at - 1 if at > start and tokens[at - 1].lower in _HONORIFICS and tokens[at - 1].capital else i


def _initialled(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether token `i` is the full stop of an initial in a name: "Ann M. Hill"."""
    stop = tokens[i].text == "." and i > start and glued(tokens[i - 1], tokens[i]) and i + 1 < len(tokens)
    return stop and tokens[i - 1].capital and len(tokens[i - 1].text) == 1 and tokens[i + 1].capital


def name_ahead(tokens: Sequence[Token], i: int, past: int) -> Span | None:
    """The noun phrase of a source that begins at token `i`, articles left out."""
    while i < past and (tokens[i].lower in ARTICLES or tokens[i].lower == "most" or tokens[i].kind == "digits"):
        i += 1
    i = _honorific(tokens, i, past)
    end = i
    while end < min(past, i + _LONGEST) and _in_name(tokens, end, past, i):
        end += 1
    while end > i and tokens[end - 1].lower in _INSIDE:
        end -= 1
    return (i, end) if end > i else None


def _in_name(tokens: Sequence[Token], i: int, past: int, first: int) -> bool:
    token = tokens[i]
    if token.kind == "digits":
        return i > first
    if token.kind != "word":
        return (
            _initialled(tokens, i, first)
            or token.lower == "'s"
            or (token.text in "-‑&/." and i + 1 < past and glued(token, tokens[i + 1]) and i > first)
        )
    if token.lower in _INSIDE:
        return i > first
    if is_function(token.lower) and not (i == first and token.lower in PRONOUNS | {"him", "them"}):
        return len(token.text) > 3 and token.text.isupper()
    return token.capital or not is_verb(token.lower) or token.lower in documents() or i == first


def subject(tokens: Sequence[Token], i: int, start: int) -> Span | None:
    """The speaker before the verb at `i`, past auxiliaries, adverbs, and an apposition between commas or in parentheses."""
    at = _past_auxiliaries(tokens, i, start)
    while at > start + 1 and tokens[at - 1].lower in _BACK and at != i - 4:
        at -= 1
    if at < i and at > start + 1 and tokens[at - 1].lower == "on":
        at -= 1
    if at == start:
        return None
    before = tokens[at - 1]
    if tokens[at].lower == "who" and before.text == ",":
        return _apposed_name(tokens, name_behind(tokens, at - 1, start), start)
    if before.text == ",":
        return _described(tokens, at, start)
    if before.text in DASHES and not glued(before, tokens[at]):
        return name_behind(tokens, _opening_dash(tokens, at, start), start)
    if before.lower in {"that", "which"} and tokens[at - 2].text != ",":
        return _documented(tokens, name_behind(tokens, at - 1, start), start)
    if before.kind == "word" and before.lower.endswith("ed") and (made := name_behind(tokens, at - 1, start)):
        return made if _document(tokens, made) else None
    return _with_document(tokens, name_behind(tokens, _opened(tokens, at - 1, start) if before.text == ")" else at, start), start)


def _apposed_name(tokens: Sequence[Token], found: Span | None, start: int) -> Span | None:
    """The name that the description `found` stands in apposition to: "Ann Hill, a farmer in Kent, who"."""
    if found is None or found[0] - 2 <= start:
        return found
    article, comma = tokens[found[0] - 1], tokens[found[0] - 2]
    named = article.lower in ARTICLES and comma.text == "," and tokens[found[0] - 3].capital
    return name_behind(tokens, found[0] - 2, start) if named else found


def _described(tokens: Sequence[Token], at: int, start: int) -> Span | None:
    """The name before the apposition that the comma before `at` closes, or in it: "the mayor, Ann Hill, said"."""
    opening = _apposition(tokens, at - 1, start)
    if opening is None:
        return None
    if tokens[opening + 1].capital and not tokens[opening - 1].capital:
        return name_behind(tokens, at - 1, opening + 1)
    return name_behind(tokens, _opened(tokens, opening - 1, start) if tokens[opening - 1].text == ")" else opening, start)


def _opening_dash(tokens: Sequence[Token], at: int, start: int) -> int:
    """The dash that opens the aside which the dash before `at` closes, else `at`."""
    for j in range(at - 2, max(start, at - _APPOSITION), -1):
        if tokens[j].text in DASHES and not glued(tokens[j - 1], tokens[j]):
            return j
    return at


def _past_auxiliaries(tokens: Sequence[Token], i: int, start: int) -> int:
    at = i - 1 if i > start and tokens[i].lower.endswith("ing") and tokens[i - 1].lower in _BE else i
    while at > start and (tokens[at - 1].lower in _SKIPPED or _adverb(tokens[at - 1]) or tokens[at - 1].lower == "who"):
        at -= 1
    return at


def _adverb(token: Token) -> bool:
    """Whether it is an adverb, and not the name of somebody called Kelly."""
    return is_adverb(token.lower) and not token.capital


def clause_speaker(tokens: Sequence[Token], i: int, start: int) -> Span | None:
    """The subject of the clause that token `i` stands in: its noun phrase, else the nearest pronoun before."""
    found = clause_subject(tokens, i, start)
    if found is not None:
        return found
    return next(((j, j + 1) for j in range(i - 1, start - 1, -1) if tokens[j].lower in PRONOUNS), None)


def _documented(tokens: Sequence[Token], found: Span | None, start: int) -> Span | None:
    """The words, where they name a document or its author: "the polls by the union that showed"."""
    if found is None or _document(tokens, found):
        return found
    whole = _with_document(tokens, found, start)
    return whole if whole != found else None


def _with_document(tokens: Sequence[Token], found: Span | None, start: int) -> Span | None:
    """The name with the document that it is the author of: "a tally by the Gazette"."""
    if found is None:
        return None
    at = found[0]
    while at > start and tokens[at - 1].lower in ARTICLES:
        at -= 1
    authored = at > start + 1 and tokens[at - 1].lower in {"by", "from"} and tokens[at - 2].lower in documents()
    return (at - 2, found[1]) if authored else found


def _apposition(tokens: Sequence[Token], comma: int, start: int) -> int | None:
    """The comma that opens the apposition closed at `comma`: a name, or a description of the name before it."""
    for j in range(comma - 1, max(start, comma - _APPOSITION), -1):
        if tokens[j].text in QUOTES:
            return None
        if tokens[j].text == "," and tokens[j - 1].kind != "digits":
            described = tokens[j - 1].capital or tokens[j - 1].lower in documents() or _describes(tokens[j + 1])
            return j if tokens[j - 1].text == ")" or (tokens[j - 1].kind == "word" and described) else None
    return None


def _describes(token: Token) -> bool:
    """Whether an apposition can begin so: "a former mayor", "conducted by", "Ann Hill"."""
    return token.capital or token.lower in _OPENING or token.lower.endswith("ed")


def _opened(tokens: Sequence[Token], close: int, start: int) -> int:
    for j in range(close - 1, max(start, close - 12) - 1, -1):
        if tokens[j].text == "(":
            return j
    return start


def name_behind(tokens: Sequence[Token], past: int, start: int) -> Span | None:
    """The noun phrase of a speaker that ends before token `past`, without its article; None for "it", "which" …"""
    if past <= start or tokens[past - 1].lower in _NO_SPEAKER:
        return None
    if tokens[past - 1].lower in PRONOUNS:
        return past - 1, past
    first = past
    while first > start and past - first < _LONGEST and _before_name(tokens, first - 1, start):
        if first < past and tokens[first].lower in _OPENING_ARTICLES and tokens[first - 1].lower not in _LEADING:
            break
        first -= 1
    for i in range(first + 1, past - 1):
        if tokens[i].lower in _PLACED and not tokens[first].capital and tokens[first].lower.endswith("ed"):
            first = i + 1
    while first < past and (tokens[first].lower in _INSIDE or tokens[first].kind == "mark" or is_function(tokens[first].lower)):
        first += 1
    return (first, past) if first < past and not _no_name(tokens, first, past) else None


def _no_name(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Words that name nobody: a day, a participle, an adverb, a share of respondents."""
    word = tokens[first]
    if tokens[past - 1].lower in _SPELLS and past <= first + 2 and tokens[first - 1].lower in _ELAPSED:
        return True
    if _document(tokens, (first, past)):
        return False
    if tokens[past - 1].lower in _SHARES or tokens[past - 1].kind == "digits":
        return True
    if word.lower.endswith("ing") and not word.capital:
        return True
    if word.kind == "digits" and past > first + 1 and tokens[first + 1].lower in {"percent", "%", "per"}:
        return True
    if past > first + 1 or (word.capital and word.lower not in NO_NAME):
        return False
    return word.lower in NO_NAME or word.kind == "digits" or word.lower.endswith("ing") or is_adverb(word.lower)


def _document(tokens: Sequence[Token], span: Span) -> bool:
    return any(token.lower in documents() for token in tokens[span[0] : span[1]])


def _before_name(tokens: Sequence[Token], i: int, start: int) -> bool:
    token = tokens[i]
    if token.kind == "digits":
        return True
    if token.kind != "word":
        joint = start < i < len(tokens) - 1 and glued(tokens[i], tokens[i + 1])
        return _initialled(tokens, i, start) or token.lower == "'s" or (joint and token.text in "-‑&/.") or token.text in "&%"
    if token.lower == "and":
        return i > start and tokens[i - 1].capital and i + 1 < len(tokens) and tokens[i + 1].capital
    if token.lower in _INSIDE:
        return True
    if is_function(token.lower):
        return False
    noun = not is_verb(token.lower) or token.lower in documents() or token.lower.endswith("s")
    return token.capital or noun or tokens[i - 1].lower in ARTICLES | {"of"}


def held(tokens: Sequence[Token], source: Span, further: Sequence[Span], cue: int) -> Span:
    """The words that name and describe a speaker, up to his verb: "six in 10 voters", "Ann Hill, 54, a farmer in Kent, said"."""
    first = source[0]
    while first and (tokens[first - 1].kind == "digits" or tokens[first - 1].lower in _COUNTING):
        first -= 1
    last = max(source[1], *(past for _, past in further), 0)
    if last <= cue <= last + _APPOSITION:
        return first, cue
    leads = tokens[cue].capital and last < len(tokens) and tokens[last].text == ","
    return first, last if leads and _clause_begins(tokens, last + 1) else _apposed(tokens, last)


def _clause_begins(tokens: Sequence[Token], i: int) -> bool:
    """Whether the words after "According to X," at token `i` have their verb before the next mark, and describe nobody."""
    for token in tokens[i : i + _APPOSITION]:
        if token.text in _ENDS or token.lower in {"who", "which"}:
            return token.text == "."
        if token.lower in auxiliaries():
            return True
    return False


def _apposed(tokens: Sequence[Token], i: int) -> int:
    """The index past the description or age between commas that begins at token `i`, else `i`."""
    if i + 2 >= len(tokens) or tokens[i].text != ",":
        return i
    if tokens[i + 1].kind == "digits" and tokens[i + 2].text in _ENDS:
        return i + 2
    ends = (j for j in range(i + 2, min(i + _APPOSITION, len(tokens))) if tokens[j].text in _ENDS)
    described = tokens[i + 1].lower in _OPENING and (tokens[i + 1].lower != "one" or tokens[i + 2].lower == "of")
    return next(ends, i) if described else i
