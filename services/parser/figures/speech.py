"""Where a sentence names a speaker: the words of the speaker, the cue, and the part of the sentence that is on his word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from services.parser.figures.claims import claim_nouns, claims
from services.parser.figures.grammar import is_adverb, is_plural
from services.parser.figures.lexicon import inflections
from services.parser.figures.nouns import Span
from services.parser.figures.phrases import Phrases
from services.parser.figures.speakers import PRONOUNS, QUOTES, before_honorific, documents, name_ahead, name_behind, subject
from services.parser.figures.subjects import clause_subject
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import read_table, words

CLOSING = frozenset([*"\"”’»'", "''"])
_NOT_BEFORE_VERB = words("speech", "not_before_verb")
_CLAUSE = words("speech", "clause")
_TIMES = words("speech", "times")
_NOUNS = words("speech", "nouns")
_AFTER_NOUN = words("speech", "after_noun")
_FOR = {"call": frozenset({"for"}), "ask": frozenset({"for"}), "point": frozenset({"out", "to"})}
_PLACING = frozenset({"put", "peg", "estimate", "value"})
_NAMING = frozenset({"call", "describe", "dub", "label", "term", "brand"})
_PLURAL_PRONOUNS = frozenset({"they", "we", "i", "you", "who"})
_EVIDENCE = frozenset({"show", "suggest", "indicate", "find", "reveal"})
_PAUSES = frozenset(",.;:–—-")
_WITHIN = words("speech", "within")
_REACH = 12
# No sentence of news has more; what is done for each looks at the whole sentence.
_MOST = 12
_AUXILIARY = words("speech", "skipped")
_CITING = frozenset({"citing", "quoting", "cited", "quoted"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker named at the tokens `source` (with `further` sources he cites), and the tokens `content` that are on his word.

    Where the source is "who", `antecedent` is the name that it stands for.
    """

    source: Span
    content: Span
    verb: str | None
    further: tuple[Span, ...] = ()
    antecedent: Span | None = None


@dataclass(frozen=True)
class Tables:
    """The attribution lexicon, ready for look-up."""

    verbs: dict[str, str]
    direct: frozenset[str]
    before: Phrases[str]
    cues: frozenset[str]


@cache
def tables() -> Tables:
    """The tables of `lexicon/attribution.toml`."""
    table = read_table("attribution")
    verbs = {form: verb for verb in reversed(table["verbs"]) if " " not in verb for form in inflections(verb)}
    before = Phrases({phrase: phrase for phrase in table["before"]})
    nouns = frozenset().union(*claim_nouns(), {"in", ":"})
    return Tables(verbs, frozenset(table["direct"]), before, before.firsts | nouns | frozenset(verbs))


def attributions(tokens: Sequence[Token], span: Span) -> list[Attribution]:
    """The attributions that the sentence `span` makes, in reading order."""
    found: list[Attribution] = []
    i = span[0]
    if opened := _script(tokens, span):
        return [opened]
    cues = tables().cues
    while i < span[1] and len(found) < _MOST:
        if tokens[i].lower not in cues:
            i += 1
            continue
        hits = _named_after(tokens, i, span) or _claimed(tokens, i, span) or _spoken(tokens, i, span, found)
        found.extend(hits)
        i = max(i + 1, max((hit.source[1] for hit in hits), default=0))
    return found


def _script(tokens: Sequence[Token], span: Span) -> Attribution | None:
    """ "SMITH: We lost 40 jobs.": a name in capitals and a colon, as transcripts have it."""
    i = span[0]
    while i < min(span[1], span[0] + 4) and tokens[i].text.isupper() and tokens[i].kind == "word":
        i += 1
    if i == span[0]:
        while i < min(span[1], span[0] + 4) and tokens[i].capital:
            i += 1
        if i + 1 >= span[1] or tokens[i + 1].text not in QUOTES:
            return None
    named = i > span[0] and i + 2 < span[1] and tokens[i].text == ":" and glued(tokens[i - 1], tokens[i])
    return Attribution((span[0], i), (i + 1, span[1]), ":") if named else None


def _named_after(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """ "according to X, citing Y": the whole sentence is on X's word."""
    phrase = tables().before.ahead(tokens, i)
    source = name_ahead(tokens, phrase[1], span[1]) if phrase else None
    if phrase is None or source is None:
        return []
    if phrase[0] == "per" and not tokens[source[0]].capital:
        return []
    if phrase[0] == "based on" and not any(token.lower in documents() for token in tokens[source[0] : source[1]]):
        return []
    return [Attribution(source, span, None, _cited(tokens, source[1], span[1]))]


def _claimed(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """What a noun of speech, or a name and a colon before a quotation, puts on somebody's word."""
    if tokens[i].text != ":":
        return [Attribution(source, content, "claim") for source, content in claims(tokens, i, span)]
    source = name_behind(tokens, i, span[0]) if i + 2 < span[1] and tokens[i + 1].text in QUOTES else None
    named = source and all(token.capital for token in tokens[source[0] : source[1]])
    return [Attribution(source, (i + 1, span[1]), "say")] if source and named else []


def _cited(tokens: Sequence[Token], i: int, past: int) -> tuple[Span, ...]:
    """The source that the source cites, within a few words: "The Gazette, a local daily, citing two police officers"."""
    for j in range(i, min(i + 12, past)):
        if tokens[j].lower in _CITING:
            found = name_ahead(tokens, j + 1, past)
            return (found,) if found else ()
        if tokens[j].text in ";:" or tokens[j].lower in tables().verbs:
            break
    return ()


def _spoken(tokens: Sequence[Token], i: int, span: Span, found: Sequence[Attribution]) -> list[Attribution]:
    """A verb of speech at token `i` with its speaker: "X said (that) …", "…, X said", "…, said X", "… and added that"."""
    token = tokens[i]
    verb = tables().verbs.get(token.lower) if token.kind == "word" else None
    before = tokens[i - 1].lower if i > span[0] else ""
    if verb is None or (token.capital and i > span[0]) or before in _NOT_BEFORE_VERB:
        return []
    source = subject(tokens, i, span[0]) or _elided(tokens, i, span, found)
    if source is None or not _agrees(tokens, i, verb, source):
        return _inverted(tokens, i, verb, span)
    named, who = source, _relative(tokens, source[1], i)
    further = _cited(tokens, i + 1, span[1])
    contents = _contents(tokens, i, source, verb, span)
    return [Attribution(who or source, content, verb, further, named if who else None) for content in contents]


def _relative(tokens: Sequence[Token], i: int, verb: int) -> Span | None:
    """The "who" between a name that ends before token `i` and its verb."""
    return next(((j, j + 1) for j in range(i, min(verb, i + 3)) if tokens[j].lower == "who"), None)


def _elided(tokens: Sequence[Token], i: int, span: Span, found: Sequence[Attribution]) -> Span | None:
    """The speaker before, for a verb without a subject: "but says …", ", adding that …"; else the subject before."""
    at = i
    while at > span[0] + 1 and (is_adverb(tokens[at - 1].lower) or tokens[at - 1].lower in _AUXILIARY):
        at -= 1
    before = tokens[at - 1].lower if at > span[0] else ""
    if before not in {"and", "but"} and not (before == "," and tokens[i].lower.endswith("ing")):
        return None
    spoken = [one.source for one in found if one.verb != "claim"]
    if spoken:
        return spoken[-1]
    if before == "," or tokens[i].lower.endswith("ing") or (tokens[i].lower in _NOUNS and not _clausal(tokens, i)):
        return None
    return clause_subject(tokens, at - 1, span[0])


def _clausal(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].lower in _CLAUSE


def _agrees(tokens: Sequence[Token], i: int, verb: str, source: Span) -> bool:
    """Whether a plain form that is a noun as well can have this subject: "officials report", but no "the Ohio report"."""
    if tokens[i].lower != verb or verb not in _NOUNS or tokens[i - 1].lower in _AUXILIARY:
        return True
    last = tokens[source[1] - 1].lower
    joined = any(token.lower == "and" for token in tokens[source[0] : source[1]])
    return joined or is_plural(last) or last in _PLURAL_PRONOUNS


def _inverted(tokens: Sequence[Token], i: int, verb: str, span: Span) -> list[Attribution]:
    """ "…," said X. The rest of a quotation that goes on after him is his as well."""
    if i - span[0] < 3 or tokens[i - 1].text not in {",", *CLOSING} or tokens[i].lower.endswith("ing"):
        return []
    source = name_ahead(tokens, i + 1, span[1])
    if source is None or verb not in tables().direct or verb == "tell":
        return []
    return [Attribution(source, part, verb) for part in ((span[0], i), _resumed(tokens, source[1], span[1])) if part]


def _resumed(tokens: Sequence[Token], i: int, past: int) -> Span | None:
    """The quotation that begins again after token `i`."""
    for j in range(i, past):
        if tokens[j].text in QUOTES and j + 1 < past and (j == i or tokens[j - 1].text in _PAUSES):
            return j + 1, past
    return None


def _contents(tokens: Sequence[Token], i: int, source: Span, verb: str, span: Span) -> list[Span]:
    """What is on the speaker's word: what follows the verb, or, where he closes the sentence, what stands before him."""
    opener = _opener(tokens, source, span)
    after = tokens[i + 1] if i + 1 < span[1] else None
    if opener in CLOSING and source[0] - span[0] >= 3:
        return [part for part in ((span[0], source[0]), _resumed(tokens, i + 1, span[1])) if part]
    if opener and source[0] - span[0] >= 4 and _closes(tokens, i + 1, span[1]):
        return [span]
    if after is not None and after.text == ":" and i + 2 == span[1]:
        return [(i + 1, span[1])]
    if after is None or i + 2 >= span[1] or not _opens_content(tokens, i, verb, source):
        return []
    return [(_start(tokens, i + 1, span[1]), _stop(tokens, i + 1, span[1], verb))]


def _start(tokens: Sequence[Token], i: int, past: int) -> int:
    """Where the content begins: past "in an interview" and the like, at its "that" or quotation mark."""
    if tokens[i].lower not in _TIMES:
        return i
    return next((j for j in range(i, min(past, i + _REACH)) if tokens[j].lower == "that" or tokens[j].text in QUOTES), i)


def _opens_content(tokens: Sequence[Token], i: int, verb: str, source: Span) -> bool:
    """Whether what follows the verb is what is said: a clause, a quotation, or after verbs that take figures any words."""
    after = tokens[i + 1]
    if after.lower in _CLAUSE or after.text in QUOTES or after.text in {":", "'"}:
        return True
    if verb in _PLACING and any(token.lower == "at" for token in tokens[i + 1 : i + _REACH]):
        return True
    if tokens[i].lower in _NOUNS and (after.lower in _AFTER_NOUN or after.kind == "mark" or not _acts(tokens, source)):
        return after.lower in _FOR.get(verb, ())
    if verb in _FOR:
        return after.lower in _FOR[verb]
    if tokens[i].lower.endswith("ing"):
        return False
    if after.lower in _TIMES or after.text == ",":
        return any(token.lower == "that" or token.text in QUOTES for token in tokens[i + 2 : i + 9]) or verb == "say"
    if verb in _EVIDENCE and not _acts(tokens, source):
        return False
    return verb in tables().direct and after.text not in {".", "by"}


def _acts(tokens: Sequence[Token], source: Span) -> bool:
    """Whether the words before a form that is a noun as well are a speaker: a name, a pronoun or a document."""
    last = tokens[source[1] - 1]
    speaks = any(token.lower in documents() for token in tokens[source[0] : source[1]])
    return speaks or last.capital or last.lower in PRONOUNS


def _stop(tokens: Sequence[Token], i: int, past: int, verb: str) -> int:
    """Where reported speech ends inside a sentence: before ", leaving …" outside a quotation, for a mere name at the comma."""
    quoted = False
    for j in range(i, past - 1):
        quoted ^= tokens[j].text in QUOTES | CLOSING - {"'", "’"} and tokens[j].kind == "mark"
        after = tokens[j + 1].lower
        leaves = verb in _NAMING or (after.endswith("ing") and after not in tables().verbs and after not in _WITHIN)
        if not quoted and tokens[j].text in {",", *(CLOSING if verb in _NAMING else ())} and leaves:
            return j
    return past


def _closes(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether nothing is said after token `i`: the end, a mark, or a time and place."""
    if i >= past or tokens[i].text in {".", ",", "?", "!", ")", *(CLOSING - QUOTES)}:
        return True
    return past - i <= 8 and tokens[i].lower in _TIMES


def _opener(tokens: Sequence[Token], source: Span, span: Span) -> str:
    """The comma, dash or closing quotation mark right before the speaker and his article, else nothing."""
    j = before_honorific(tokens, source[0], span[0]) - 1
    while j >= span[0] and tokens[j].lower in {"the", "a", "an", "his", "her", "its", "their"}:
        j -= 1
    return tokens[j].text if j >= span[0] and tokens[j].text in {",", *CLOSING, "–", "—", "-"} else ""
