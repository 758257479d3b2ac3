"""Where a sentence names a speaker: the words of the speaker, the cue, and the part of the sentence that is on his word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from services.parser.figures.lexicon import inflections
from services.parser.figures.nouns import Span
from services.parser.figures.phrases import Phrases
from services.parser.figures.speakers import PRONOUNS, QUOTES, documents, name_ahead, name_behind, subject
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import read_table, words

CLOSING = frozenset("\"”’»'")
_NOT_BEFORE_VERB = words("speech", "not_before_verb")
_CLAUSE = words("speech", "clause")
_TIMES = words("speech", "times")
_NOUNS = words("speech", "nouns")
_AFTER_NOUN = words("speech", "after_noun")
_FOR = frozenset({"call", "ask", "point"})
_AFTER_FOR = frozenset({"for", "out", "to"})
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
    possessed: frozenset[str]
    cues: frozenset[str]


@cache
def tables() -> Tables:
    """The tables of `lexicon/attribution.toml`."""
    table = read_table("attribution")
    verbs = {form: verb for verb in reversed(table["verbs"]) if " " not in verb for form in inflections(verb)}
    before = Phrases({phrase: phrase for phrase in table["before"]})
    possessed = frozenset(table["possessed"])
    return Tables(verbs, frozenset(table["direct"]), before, possessed, before.firsts | possessed | frozenset(verbs))


def attributions(tokens: Sequence[Token], span: Span) -> list[Attribution]:
    """Every attribution that the sentence `span` makes, in reading order."""
    found: list[Attribution] = []
    i = span[0]
    if opened := _script(tokens, span):
        return [opened]
    cues = tables().cues
    while i < span[1]:
        if tokens[i].lower not in cues:
            i += 1
            continue
        hits = _named_after(tokens, i, span) or _possessed(tokens, i, span) or _spoken(tokens, i, span, found)
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
    return Attribution((span[0], i), (i + 1, span[1]), "say") if named else None


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


def _possessed(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """ "the mayor's plan is to …": what follows is on the owner's word."""
    if tokens[i].lower not in tables().possessed or i <= span[0] or tokens[i - 1].lower != "'s":
        return []
    source = name_behind(tokens, i - 1, span[0])
    return [Attribution(source, (i + 1, span[1]), "plan")] if source and i + 2 < span[1] else []


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
    source = subject(tokens, i, span[0]) or _elided(tokens, i, before, found)
    if source is None:
        return _inverted(tokens, i, verb, span)
    named, who = source, _relative(tokens, source[1], i)
    further = _cited(tokens, i + 1, span[1])
    contents = _contents(tokens, i, source, verb, span)
    return [Attribution(who or source, content, verb, further, named if who else None) for content in contents]


def _relative(tokens: Sequence[Token], i: int, verb: int) -> Span | None:
    """The "who" between a name that ends before token `i` and its verb."""
    return next(((j, j + 1) for j in range(i, min(verb, i + 3)) if tokens[j].lower == "who"), None)


def _elided(tokens: Sequence[Token], i: int, before: str, found: Sequence[Attribution]) -> Span | None:
    """The speaker before, for a verb without a subject: "but says …", ", adding that …"."""
    joined = before in {"and", "but"} or (before == "," and tokens[i].lower.endswith("ing"))
    return found[-1].source if joined and found else None


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
        if tokens[j].text in QUOTES and j + 1 < past:
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
    if after is None or i + 2 >= span[1] or not _opens_content(tokens, i, verb, source):
        return []
    return [(i + 1, _stop(tokens, i + 1, span[1]))]


def _opens_content(tokens: Sequence[Token], i: int, verb: str, source: Span) -> bool:
    """Whether what follows the verb is what is said: a clause, a quotation, or after verbs that take figures any words."""
    after = tokens[i + 1]
    if after.lower in _CLAUSE or after.text in QUOTES or after.text in {":", "'"}:
        return True
    if tokens[i].lower in _NOUNS and (after.lower in _AFTER_NOUN or after.kind == "mark" or not _acts(tokens, source)):
        return verb in _FOR and after.lower in _AFTER_FOR
    if verb in _FOR:
        return after.lower in _AFTER_FOR
    if tokens[i].lower.endswith("ing"):
        return False
    if after.lower in _TIMES or after.text == ",":
        return any(token.lower == "that" or token.text in QUOTES for token in tokens[i + 2 : i + 9]) or verb == "say"
    return verb in tables().direct and after.text != "."


def _acts(tokens: Sequence[Token], source: Span) -> bool:
    """Whether the words before a form that is a noun as well are a speaker: a name, a pronoun or a document."""
    last = tokens[source[1] - 1]
    return last.capital or last.lower in PRONOUNS or last.lower in documents()


def _stop(tokens: Sequence[Token], i: int, past: int) -> int:
    """Where reported speech ends inside a sentence: before ", leaving …" outside a quotation."""
    quoted = False
    for j in range(i, past - 1):
        quoted ^= tokens[j].text in QUOTES
        after = tokens[j + 1].lower
        if not quoted and tokens[j].text == "," and after.endswith("ing") and after not in tables().verbs:
            return j
    return past


def _closes(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether nothing is said after token `i`: the end, a mark, or a time and place."""
    if i >= past or tokens[i].text in {".", ",", "?", "!", ")", *CLOSING}:
        return True
    return past - i <= 8 and tokens[i].lower in _TIMES


def _opener(tokens: Sequence[Token], source: Span, span: Span) -> str:
    """The comma, dash or closing quotation mark right before the speaker and his article, else nothing."""
    j = source[0] - 1
    while j >= span[0] and tokens[j].lower in {"the", "a", "an", "his", "her", "its", "their"}:
        j -= 1
    return tokens[j].text if j >= span[0] and tokens[j].text in {",", *CLOSING, "–", "—", "-"} else ""
