"""Sources named after a phrase: "according to the ministry", "citing two officers", "in a survey conducted by the union"."""

from collections.abc import Sequence

from services.parser.figures.attributed import Attribution
from services.parser.figures.cues import cues
from services.parser.figures.names import ARTICLES, NO_NAME, announcers, is_document, name_ahead
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_AUTHORED = frozenset({"by", "with", "from"})
_ATTRIBUTABLE = words("speech", "attributable")
_HEARING = words("speech", "hearing")
_CITING = frozenset({"citing", "quoting", "cited", "quoted"})
_QUOTING = frozenset({"quoting", "quoted"})
_SAID_BEFORE = 10
_REASONS = frozenset({"of", "for", "in", "that", "to"})


def named_after(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """ "according to X, citing Y": the whole sentence is on X's word."""
    phrase = cues().before.ahead(tokens, i)
    source = name_ahead(tokens, phrase[1], span[1]) if phrase else None
    if phrase is None or source is None:
        return []
    if not _names_source(tokens, phrase, source) or (phrase[0] == "attributed to" and not _said(tokens, span[0], i)):
        return []
    source = _with_author(tokens, source, span[1])
    return [Attribution(source, span, None, phrase[0], i, cited(tokens, source[1], span[1]))]


def _names_source(tokens: Sequence[Token], phrase: tuple[str, int], source: Span) -> bool:
    """Whether the words after the phrase are a source: a name after "per" and "by", and "that" after "heard from" and its."""
    cue, at = phrase
    named = tokens[source[0]].capital and tokens[source[0]].lower not in NO_NAME
    if cue in _HEARING:
        return source[1] < len(tokens) and tokens[source[1]].lower == "that"
    if cue in _CITING - _QUOTING:
        return named or _can_be_cited(tokens, source, at)
    return named or not (cue == "per" or (cue.endswith(" by") and source[0] == at))


def _said(tokens: Sequence[Token], start: int, i: int) -> bool:
    """Whether what is attributed before token `i` was said: "a remark attributed to", but not "40 deaths attributed to"."""
    return any(token.lower in _ATTRIBUTABLE for token in tokens[max(start, i - _SAID_BEFORE) : i])


def _can_be_cited(tokens: Sequence[Token], source: Span, at: int) -> bool:
    """Whether the words name who can be cited, and no reason: "citing the vet", but not "citing strong exports"."""
    if any(token.lower in announcers() for token in tokens[slice(*source)]) or is_document(tokens, source):
        return True
    led = source[0] > at and tokens[source[0] - 1].lower in ARTICLES
    return led and _REASONS.isdisjoint(token.lower for token in tokens[source[0] : source[1] + 1])


def _with_author(tokens: Sequence[Token], source: Span, past: int) -> Span:
    """The words of a document with those of its maker: "a tally by the Gazette", "a survey conducted by the union"."""
    i = source[1]
    if i + 1 < past and tokens[i].lower.endswith("ed") and tokens[i + 1].lower in _AUTHORED:
        i += 1
    author = name_ahead(tokens, i + 1, past) if i + 1 < past and tokens[i].lower in _AUTHORED else None
    return (source[0], author[1]) if author else source


def cited(tokens: Sequence[Token], i: int, past: int) -> tuple[Span, ...]:
    """The source that the source cites, within a few words: "The Gazette, a local daily, citing two police officers"."""
    for j in range(i, min(i + 12, past)):
        if tokens[j].lower in _CITING:
            found = name_ahead(tokens, j + 1, past)
            can = found and (tokens[found[0]].capital or tokens[j].lower in _QUOTING or _can_be_cited(tokens, found, j + 1))
            return (found,) if found and can else ()
        if tokens[j].text in ";:" or tokens[j].lower in cues().verbs:
            break
    return ()
