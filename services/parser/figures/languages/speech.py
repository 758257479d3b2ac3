"""On whose word a sentence of another language is: "laut Polizei", "selon la mairie", "X dijo que", "сообщил X"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.parser.figures.attribution import Voice
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.names import name_after, name_before
from services.parser.figures.nouns import Span
from services.parser.figures.speakers import QUOTES
from services.parser.figures.tokens import Token

_CLOSING = frozenset([*'"”’»“', "''"])
_PARTING = frozenset(",–—-") | _CLOSING
_REACH = 6


@dataclass(frozen=True, slots=True)
class _Cue:
    """Where a source is named, what of the sentence is on its word, and the rule that found it."""

    source: Span
    content: Span
    rule: str


def voices_of(text: str, tokens: Sequence[Token], span: Span, lexicon: Lexicon, known: str | None) -> list[Voice]:
    """The voices of the sentence `span`; `known` is who spoke last, for whom a pronoun stands."""
    found = []
    for cue in _cues(tokens, span, lexicon):
        start, end = tokens[cue.source[0]].start, tokens[cue.source[1] - 1].end
        pronoun = tokens[cue.source[0]].lower in lexicon.words["pronouns"]
        name = known if known and pronoun else text[start:end]
        found.append(Voice((name,), (start, end), cue.content, cue.source, cue.rule))
    return found


def _cues(tokens: Sequence[Token], span: Span, lexicon: Lexicon) -> Iterator[_Cue]:
    i = span[0]
    while i < span[1]:
        cue = _pointed(tokens, i, span, lexicon) or _spoken(tokens, i, span, lexicon)
        if cue is not None:
            yield cue
        i = max(i + 1, cue.source[1] if cue else 0)


def _pointed(tokens: Sequence[Token], i: int, span: Span, lexicon: Lexicon) -> _Cue | None:
    """The source that "according to" at token `i` points to, before or after it: the whole sentence is on its word."""
    source = _after_cue(tokens, i, span, lexicon)
    if source is None and lexicon.cues["after"].ahead(tokens, i):
        source = name_before(tokens, i, span[0], lexicon)
    return _Cue(source, span, tokens[i].lower) if source else None


def _after_cue(tokens: Sequence[Token], i: int, span: Span, lexicon: Lexicon) -> Span | None:
    """ "laut Polizei", "según informó la policía", "wie die Polizei mitteilte"; no "il secondo"."""
    if cue := lexicon.cues["before"].ahead(tokens, i):
        ordinal = i > span[0] and lexicon.grammar["nouns"] == "agreeing" and tokens[i - 1].lower in lexicon.words["determiners"]
        verb = lexicon.cues["verbs"].ahead(tokens, cue[1])
        return None if ordinal else name_after(tokens, verb[1] if verb else cue[1], span[1], lexicon)
    if cue := lexicon.cues["as"].ahead(tokens, i):
        if verb := lexicon.cues["verbs"].ahead(tokens, cue[1]):
            return name_after(tokens, verb[1], span[1], lexicon)
        source = name_after(tokens, cue[1], span[1], lexicon)
        return source if source and lexicon.cues["verbs"].ahead(tokens, source[1]) else None
    return None


def _spoken(tokens: Sequence[Token], i: int, span: Span, lexicon: Lexicon) -> _Cue | None:
    """A verb of saying at token `i`: "X sagte, dass …", "…, sagte X", "Am Dienstag sagte X, …"."""
    verb = lexicon.cues["verbs"].ahead(tokens, i)
    if verb is None or verb[1] >= span[1]:
        return None
    word = tokens[i].lower
    begins = _content_after(tokens, verb[1], span[1], lexicon)
    before = _subject(tokens, i, span[0], lexicon)
    if before is not None and begins is not None:
        return _Cue(before, (begins, span[1]), word)
    after = name_after(tokens, verb[1], span[1], lexicon)
    return _inverted(tokens, i, after, span, lexicon) if after and (before is None or _parted(tokens, i, span)) else None


def _inverted(tokens: Sequence[Token], i: int, source: Span, span: Span, lexicon: Lexicon) -> _Cue | None:
    """The verb at `i` with its speaker after it: he closes what he said, or opens it: "Am Dienstag sagte X, dass …"."""
    rule = f"{tokens[i].lower}, then the speaker"
    begins = _content_after(tokens, source[1], span[1], lexicon)
    told = begins is not None and tokens[begins - 1].text != ","
    if _parted(tokens, i, span) and not told:
        return _Cue(source, (span[0], i), rule)
    return _Cue(source, (begins, span[1]), rule) if begins is not None else None


def _parted(tokens: Sequence[Token], i: int, span: Span) -> bool:
    """Whether a comma, dash or closing quotation mark parts the verb at `i` from words before it."""
    return i - span[0] > 2 and tokens[i - 1].text in _PARTING


def _subject(tokens: Sequence[Token], i: int, start: int, lexicon: Lexicon) -> Span | None:
    """Who speaks, before the verb at `i`: a pronoun or a name."""
    if i > start and tokens[i - 1].lower in lexicon.words["pronouns"]:
        return i - 1, i
    return name_before(tokens, i, start, lexicon)


def _content_after(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon) -> int | None:
    """Where what is said begins: at a colon or quotation mark, after "that" within a few words, in German after a comma."""
    if i >= past:
        return None
    for j in range(i, min(past, i + _REACH)):
        if tokens[j].text in QUOTES or tokens[j].text == ":" or lexicon.cues["that"].ahead(tokens, j):
            return j + 1
    return i + 1 if tokens[i].text == "," and lexicon.grammar["nouns"] == "capital" else None
