"""Where a sentence names a speaker: the words of the speaker, the cue, and the part of the sentence that is on his word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from services.parser.figures.grammar import is_adverb, is_function, is_verb
from services.parser.figures.lexicon import inflections
from services.parser.figures.nouns import Span
from services.parser.figures.phrases import Phrases
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import read_table, words

QUOTES = frozenset('"“”„«»‘')
_CLOSING = frozenset("\"”’»'")
_LONGEST = 16
_INSIDE = words("speech", "inside")
_BE = words("speech", "be")
_NO_SPEAKER = words("speech", "no_speaker")
_PRONOUNS = frozenset(["he", "she", "they", "we", "i"])
_SKIPPED = words("speech", "skipped")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker named at the tokens `source` (with `further` sources he cites), and the tokens `content` that are on his word."""

    source: Span
    content: Span
    verb: str | None
    further: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Tables:
    """The attribution lexicon, ready for look-up."""

    verbs: dict[str, str]
    direct: frozenset[str]
    before: Phrases[str]
    documents: frozenset[str]


@cache
def tables() -> Tables:
    """The tables of `lexicon/attribution.toml`."""
    table = read_table("attribution")
    verbs = {form: verb for verb in reversed(table["verbs"]) if " " not in verb for form in inflections(verb)}
    return Tables(
        verbs, frozenset(table["direct"]), Phrases({phrase: phrase for phrase in table["before"]}), frozenset(table["documents"])
    )


def attributions(tokens: Sequence[Token], span: Span) -> list[Attribution]:
    """Every attribution that the sentence `span` makes, in reading order."""
    found: list[Attribution] = []
    i = span[0]
    while i < span[1]:
        hit = _named_after(tokens, i, span) or _spoken(tokens, i, span)
        if hit is not None:
            found.append(hit)
        i = max(i + 1, hit.source[1] if hit else 0)
    return found


def _named_after(tokens: Sequence[Token], i: int, span: Span) -> Attribution | None:
    """ "according to X, citing Y": the whole sentence is on X's word."""
    phrase = tables().before.ahead(tokens, i)
    if phrase is None:
        return None
    source = _name_ahead(tokens, phrase[1], span[1])
    if (
        source is None
        or (phrase[0] == "per" and not tokens[source[0]].capital)
        or (phrase[0] == "based on" and not _document(tokens, source))
    ):
        return None
    further = _cited(tokens, source[1], span[1])
    return Attribution(source, span, None, further)


def _document(tokens: Sequence[Token], source: Span) -> bool:
    return any(token.lower in tables().documents for token in tokens[source[0] : source[1]])


def _cited(tokens: Sequence[Token], i: int, past: int) -> tuple[Span, ...]:
    """The source that the source cites, within a few words: "The Gazette, a local daily, citing two police officers"."""
    for j in range(i, min(i + 12, past)):
        if tokens[j].lower in {"citing", "quoting", "cited", "quoted"}:
            found = _name_ahead(tokens, j + 1, past)
            return (found,) if found else ()
        if tokens[j].text in ";:" or tokens[j].lower in tables().verbs:
            break
    return ()


def _name_ahead(tokens: Sequence[Token], i: int, past: int) -> Span | None:
    """The noun phrase of a source that begins at token `i`, articles left out."""
    while i < past and (tokens[i].lower in {"the", "a", "an", "his", "her", "its", "their"} or tokens[i].kind == "digits"):
        i += 1
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
        return token.lower == "'s" or (token.text in "-‑&/." and i + 1 < past and glued(token, tokens[i + 1]) and i > first)
    if token.lower in _INSIDE:
        return i > first
    if is_function(token.lower) and not (i == first and token.lower in _PRONOUNS | {"him", "them"}):
        return False
    return token.capital or not is_verb(token.lower) or token.lower in tables().documents or i == first


def _spoken(tokens: Sequence[Token], i: int, span: Span) -> Attribution | None:
    """A verb of speech at token `i` with its speaker: "X said (that) …", "…, X said", "…, said X"."""
    verb = tables().verbs.get(tokens[i].lower) if tokens[i].kind == "word" else None
    if (
        verb is None
        or (i > span[0] and tokens[i - 1].lower in _BE)
        or (i > span[0] and tokens[i - 1].lower in {"the", "a", "an", "of", "'s", "this", "its"})
    ):
        return None
    source = _subject(tokens, i, span[0])
    if source is not None:
        content = _content(tokens, i, source, verb, span)
        return Attribution(source, content, verb, _cited(tokens, i + 1, span[1])) if content else None
    return _inverted(tokens, i, verb, span)


def _inverted(tokens: Sequence[Token], i: int, verb: str, span: Span) -> Attribution | None:
    """ "…," said X."""
    if i <= span[0] or tokens[i - 1].text not in {",", *_CLOSING} or tokens[i].lower.endswith("ing") or i - span[0] < 3:
        return None
    source = _name_ahead(tokens, i + 1, span[1])
    return Attribution(source, (span[0], i), verb) if source else None


def _subject(tokens: Sequence[Token], i: int, start: int) -> Span | None:
    """The speaker before the verb at `i`, past auxiliaries, adverbs and an apposition between commas."""
    at = i
    while at > start and (tokens[at - 1].lower in _SKIPPED or is_adverb(tokens[at - 1].lower) or tokens[at - 1].lower == "who"):
        at -= 1
    if at > start and tokens[at - 1].text == ",":
        opening = _apposition(tokens, at - 1, start)
        if (
            opening > start
            and tokens[opening + 1].capital
            and not any(t.capital for t in tokens[max(start + 1, opening - 2) : opening])
        ):
            return name_behind(tokens, at - 1, opening + 1)
        at = opening
    elif at > start and tokens[at - 1].text == ")":
        at = _opened(tokens, at - 1, start)
    return name_behind(tokens, at, start)


def _apposition(tokens: Sequence[Token], comma: int, start: int) -> int:
    """The index of the comma that opens the apposition closed at `comma`; `start` (no subject) where there is none."""
    for j in range(comma - 1, max(start, comma - 25), -1):
        if tokens[j].text == ",":
            return (
                j
                if tokens[j - 1].kind == "word"
                and (tokens[j - 1].capital or tokens[j + 1].lower in {"a", "an", "the", "who", "which", "his", "her", "one"})
                else start
            )
        if tokens[j].text in QUOTES:
            break
    return start


def _opened(tokens: Sequence[Token], close: int, start: int) -> int:
    for j in range(close - 1, max(start, close - 12) - 1, -1):
        if tokens[j].text == "(":
            return j
    return start


def name_behind(tokens: Sequence[Token], past: int, start: int) -> Span | None:
    """The noun phrase of a speaker that ends before token `past`, without its article; None for "it", "which" …"""
    if past <= start:
        return None
    last = tokens[past - 1].lower
    if last in _PRONOUNS:
        return past - 1, past
    if last in _NO_SPEAKER:
        return None
    first = past
    while first > start and past - first < _LONGEST and _before_name(tokens, first - 1, start):
        first -= 1
    while first < past and (tokens[first].lower in _INSIDE or tokens[first].kind == "mark" or is_function(tokens[first].lower)):
        first += 1
    return (first, past) if first < past and not _no_name(tokens, first, past) else None


def _no_name(tokens: Sequence[Token], first: int, past: int) -> bool:
    """A single word that names nobody: a day, a participle, an adverb."""
    alone = past == first + 1 and not tokens[first].capital
    if alone and (tokens[first].lower.endswith("ing") or is_adverb(tokens[first].lower)):
        return True
    return past == first + 1 and tokens[first].lower in {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "week",
        "month",
        "year",
    }


def _before_name(tokens: Sequence[Token], i: int, start: int) -> bool:
    token = tokens[i]
    if token.kind == "digits":
        return True
    if token.kind != "word":
        joint = start < i < len(tokens) - 1 and glued(tokens[i], tokens[i + 1])
        return token.lower == "'s" or (joint and token.text in "-‑&/.") or token.text in "&%"
    if token.lower in _INSIDE - {"and"}:
        return True
    if token.lower == "and":
        return i > start and tokens[i - 1].capital and i + 1 < len(tokens) and tokens[i + 1].capital
    if is_function(token.lower):
        return False
    return (
        token.capital
        or not is_verb(token.lower)
        or token.lower in tables().documents
        or token.lower.endswith("s")
        or tokens[i - 1].lower in {"the", "a", "an", "of"}
    )


def _content(tokens: Sequence[Token], i: int, source: Span, verb: str, span: Span) -> Span | None:
    """What is on the speaker's word: the words after the verb, or, where the speaker closes the sentence, those before him."""
    right = span[1] - i - 1
    after = tokens[i + 1] if right > 0 else None
    before = source[0] - span[0]
    closes = (
        after is None
        or after.text in {".", ",", "?", "!", *_CLOSING}
        or (right <= 8 and after.lower in {"in", "on", "at", "to", "during", "after", "before", "earlier", "last"})
    )
    opener = _opener(tokens, source, span)
    if before >= 3 and opener and closes:
        return span
    if after is None or right < 2:
        return None
    if (
        after.lower == "that"
        or after.text in {":", ",", *QUOTES, "'"}
        or verb in tables().direct
        or after.lower in {"to", "the", "they", "he", "she", "it", "there", "on", "in", "at"}
    ):
        return (i + 1, span[1])
    return (i + 1, span[1]) if verb not in {"put", "ask", "mean", "count", "order"} else None


def _opener(tokens: Sequence[Token], source: Span, span: Span) -> bool:
    """Whether the speaker comes after a comma or a closing quotation mark."""
    j = source[0] - 1
    while j >= span[0] and tokens[j].lower in {"the", "a", "an", "his", "her", "its", "their"}:
        j -= 1
    return j >= span[0] and tokens[j].text in {",", *_CLOSING, "–", "—", "-"}
