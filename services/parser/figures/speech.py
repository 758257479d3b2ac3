"""Where a sentence names a speaker: the words of the speaker, the cue, and the part of the sentence that is on his word."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.parser.figures.attitudes import felt
from services.parser.figures.claims import claims
from services.parser.figures.complements import contents, following, resumed
from services.parser.figures.cues import cues
from services.parser.figures.extents import CLOSING, shuts
from services.parser.figures.grammar import is_adverb, is_function, is_plural, is_verb
from services.parser.figures.passives import by_agent
from services.parser.figures.names import (
    ARTICLES,
    NO_NAME,
    PREPOSITIONS,
    PRONOUNS,
    announcers,
    documents,
    is_document,
    name_ahead,
    name_behind,
)
from services.parser.figures.nouns import Span
from services.parser.figures.openings import ARGUING, BE, VERB_NOUNS, opens_clause, told_later
from services.parser.figures.relatives import finite
from services.parser.figures.speakers import QUOTES, clause_speaker, subject
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import words

_NOT_BEFORE_VERB = words("speech", "not_before_verb")
_PLURAL_PRONOUNS = frozenset({"they", "we", "i", "you", "who"})
# No sentence of news has more; what is done for each looks at the whole sentence.
_MOST = 12
_AUXILIARY = words("speech", "skipped")
_AUTHORED = frozenset({"by", "with", "from"})
_TAG = 8
# Words of the name that begins a line of a transcript.
_LABEL = 4
# Letters of the words that headlines write small, and how many longer words make a headline.
_SMALL = 3
_HEADLINE = 4
_JOINING = frozenset({"and", "but"})
_STATING = words("speech", "stating")
_HEARING = words("speech", "hearing")
_CITING = frozenset({"citing", "quoting", "cited", "quoted"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker named at the tokens `source` (with `further` sources he cites), and the tokens `content` that are on his word.

    Where the source is "who", `antecedent` is the name that it stands for; `rule` says in words what was recognised at
    token `cue`.
    """

    source: Span
    content: Span
    verb: str | None
    rule: str
    cue: int
    further: tuple[Span, ...] = ()
    antecedent: Span | None = None


def attributions(tokens: Sequence[Token], span: Span) -> list[Attribution]:
    """The attributions that the sentence `span` makes, in reading order. Beyond a semicolon another may speak, but what opens the
    sentence with a document or "according to" is about all of it.
    """
    whole = _within(tokens, span)
    if len(whole) < 2:
        return whole
    parts = [(part, _within(tokens, part)) for part in _parts(tokens, span)]
    if sum(bool(found) for _, found in parts) < 2:
        return whole
    wide = [one for one in whole if one.content == span and one.verb in {None, "claim"}]
    return wide + [one for part in _joined(parts) for one in _within(tokens, part) if one not in wide]


def _parts(tokens: Sequence[Token], span: Span) -> list[Span]:
    """The sentence cut after its semicolons."""
    cuts = [j + 1 for j in range(span[0], span[1] - 1) if tokens[j].text == ";"]
    return list(pairwise([span[0], *cuts[:_MOST], span[1]]))


def _joined(parts: Sequence[tuple[Span, Sequence[Attribution]]]) -> list[Span]:
    """The parts, those without a speaker of their own joined to the part before, or to the first one that has one."""
    joined: list[Span] = []
    spoken = False
    for (first, past), found in parts:
        if joined and not (found and spoken):
            joined[-1] = joined[-1][0], past
        else:
            joined.append((first, past))
        spoken = spoken or bool(found)
    return joined


def _within(tokens: Sequence[Token], span: Span) -> list[Attribution]:
    found: list[Attribution] = []
    i = span[0]
    if opened := _script(tokens, span):
        return [opened]
    known = cues().words
    while i < span[1] and len(found) < _MOST:
        if tokens[i].lower not in known:
            i += 1
            continue
        hits = (
            _named_after(tokens, i, span)
            or _felt(tokens, i, span)
            or _claimed(tokens, i, span)
            or _spoken(tokens, i, span, found)
        )
        found.extend(hits)
        i = max(i + 1, max((hit.source[1] for hit in hits), default=0))
    return found


def _script(tokens: Sequence[Token], span: Span) -> Attribution | None:
    """ "SMITH: We lost 40 jobs.": a name in capitals and a colon, as transcripts have it; "Poll: 40% …", as headlines do."""
    first = span[0]
    if first + 2 < span[1] and tokens[first + 1].text == ":" and tokens[first].lower in documents():
        return Attribution((first, first + 1), (first + 2, span[1]), "say", "document and colon", first)
    if headed := _headline(tokens, span):
        return headed
    i = _past_label(tokens, span)
    # "Q:" and "A:" name nobody.
    named = (
        first < i < span[1] - 2
        and tokens[i - 1].text not in {"Q", "A"}
        and tokens[i].text == ":"
        and glued(tokens[i - 1], tokens[i])
    )
    return Attribution((first, i), (i + 1, span[1]), ":", "transcript", i) if named else None


def _headline(tokens: Sequence[Token], span: Span) -> Attribution | None:
    """ "Peru police: 3 dead in crash": one who makes announcements, and a colon, begin the sentence."""
    ahead = range(span[0] + 1, min(span[0] + 1 + _LABEL, span[1] - 2))
    i = next((j for j in ahead if tokens[j].text == ":"), None)
    if i is None or tokens[i - 1].lower not in announcers() or any(tokens[j].kind != "word" for j in range(span[0], i)):
        return None
    return Attribution((span[0], i), (i + 1, span[1]), "say", "headline", i)


def _past_label(tokens: Sequence[Token], span: Span) -> int:
    """The index past the name in capitals that begins the sentence, or past a name there before a colon and a quotation."""
    first, past = span[0], min(span[1], span[0] + _LABEL)
    capitals = next((j for j in range(first, past) if not (tokens[j].text.isupper() and tokens[j].kind == "word")), past)
    if capitals > first:
        return capitals
    named = next((j for j in range(first, past) if not tokens[j].capital), past)
    return named if named + 1 < span[1] and tokens[named + 1].text in QUOTES else first


def _named_after(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """ "according to X, citing Y": the whole sentence is on X's word."""
    phrase = cues().before.ahead(tokens, i)
    source = name_ahead(tokens, phrase[1], span[1]) if phrase else None
    if phrase is None or source is None:
        return []
    if not _names_source(tokens, phrase, source):
        return []
    source = _with_author(tokens, source, span[1])
    return [Attribution(source, span, None, phrase[0], i, _cited(tokens, source[1], span[1]))]


def _names_source(tokens: Sequence[Token], phrase: tuple[str, int], source: Span) -> bool:
    """Whether the words after the phrase are a source: a name after "per" and "by", and "that" after "heard from" and its."""
    cue, at = phrase
    named = tokens[source[0]].capital and tokens[source[0]].lower not in NO_NAME
    if cue in _HEARING:
        return source[1] < len(tokens) and tokens[source[1]].lower == "that"
    if cue in _CITING:
        return named or is_document(tokens, source) or any(tokens[j].lower in announcers() for j in range(*source))
    return named or not (cue == "per" or (cue.endswith(" by") and source[0] == at))


def _with_author(tokens: Sequence[Token], source: Span, past: int) -> Span:
    """The words of a document with those of its maker: "a tally by the Gazette", "a survey conducted by the union"."""
    i = source[1]
    if i + 1 < past and tokens[i].lower.endswith("ed") and tokens[i + 1].lower in _AUTHORED:
        i += 1
    author = name_ahead(tokens, i + 1, past) if i + 1 < past and tokens[i].lower in _AUTHORED else None
    return (source[0], author[1]) if author else source


def _claimed(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """What a noun of speech, or a name and a colon before a quotation, puts on somebody's word."""
    if tokens[i].text != ":":
        return (
            []
            if _own_document(tokens, i, span)
            else [
                Attribution(source, content, "claim", rule, i, (), _owner(tokens, source, span))
                for source, content, rule in claims(tokens, i, span)
            ]
        )
    source = name_behind(tokens, i, span[0]) if i + 2 < span[1] and tokens[i + 1].text in QUOTES else None
    placed = source and source[0] > span[0] and tokens[source[0] - 1].lower in PREPOSITIONS
    named = source and not placed and all(token.capital for token in tokens[source[0] : source[1]])
    return [Attribution(source, (i + 1, span[1]), "say", "name: quotation", i)] if source and named else []


def _owner(tokens: Sequence[Token], source: Span, span: Span) -> Span | None:
    """Whose claim "its claim" is: the subject of its clause."""
    owner = clause_speaker(tokens, source[0], span[0]) if tokens[source[0]].lower == "its" else None
    return owner if owner and tokens[owner[0]].kind == "word" else None


def _felt(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """What an adjective of mind puts on somebody's word: "is confident that"."""
    found = felt(tokens, i, span)
    return [Attribution(found[0], found[1], None, f"is {tokens[i].lower} {tokens[i + 1].lower}", i)] if found else []


def _own_document(tokens: Sequence[Token], i: int, span: Span) -> bool:
    """Whether the "in" at `i` leads to the speaker's own statement: "said in a letter"."""
    return tokens[i].lower == "in" and i > span[0] and tokens[i - 1].lower in _STATING


def _cited(tokens: Sequence[Token], i: int, past: int) -> tuple[Span, ...]:
    """The source that the source cites, within a few words: "The Gazette, a local daily, citing two police officers"."""
    for j in range(i, min(i + 12, past)):
        if tokens[j].lower in _CITING:
            found = name_ahead(tokens, j + 1, past)
            return (found,) if found else ()
        if tokens[j].text in ";:" or tokens[j].lower in cues().verbs:
            break
    return ()


def _spoken(tokens: Sequence[Token], i: int, span: Span, found: Sequence[Attribution]) -> list[Attribution]:
    """A verb of speech at token `i` with its speaker: "X said (that) …", "…, X said", "…, said X", "… and added that"."""
    if (agent := by_agent(tokens, i, span)) is not None:
        source, content, verb = agent
        return [Attribution(source, content, verb, f"{verb}, by", i)]
    verb = _verb_at(tokens, i, span)
    if verb is None:
        return []
    own = subject(tokens, i, span[0])
    source = own or _elided(tokens, i, span, found)
    if source is None or not _agrees(tokens, i, verb, source):
        return _inverted(tokens, i, verb, span)
    who = _relative(tokens, source[1], i) if own else None
    further = _cited(tokens, i + 1, span[1])
    parts = contents(tokens, i, source, verb, span) if own else following(tokens, i, source, verb, span)
    return [Attribution(who or source, part, verb, f"{verb}, {why}", i, further, source if who else None) for part, why in parts]


def _verb_at(tokens: Sequence[Token], i: int, span: Span) -> str | None:
    """The verb of speech whose form at token `i` can have a subject, None where there is none."""
    token = tokens[i]
    verb = cues().verbs.get(token.lower) if token.kind == "word" else None
    named = token.capital and i > span[0] and verb is not None and not _title_case(tokens, span)
    return verb if verb is not None and not named and _predicates(tokens, i, span) else None


def _title_case(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a headline writes its words with capitals, so that one says nothing of a word."""
    long = [token for token in tokens[span[0] : span[1]] if len(token.text) > _SMALL and not is_function(token.lower)]
    long = [token for token in long if token.kind == "word"]
    return len(long) >= _HEADLINE and all(token.capital for token in long)


def tagged(tokens: Sequence[Token], span: Span) -> Attribution | None:
    """The speaker that a sentence begins with, where a verb of speech follows him within a few words."""
    for i in range(span[0] + 1, min(span[1], span[0] + _TAG)):
        if tokens[i].lower in cues().verbs and not tokens[i].capital and _predicates(tokens, i, span):
            source = subject(tokens, i, span[0])
            begins = source and all(token.lower in ARTICLES for token in tokens[span[0] : source[0]])
            return (
                Attribution(source, span, cues().verbs[tokens[i].lower], "after the quotation", i) if source and begins else None
            )
    return None


def _predicates(tokens: Sequence[Token], i: int, span: Span) -> bool:
    """Whether a form of a verb of speech can have a subject: no passive, no noun, no part of a compound."""
    before = tokens[i - 1].lower if i > span[0] else ""
    after = tokens[i + 1].lower if i + 1 < span[1] else ""
    if before in {"-", "‑"} and glued(tokens[i - 1], tokens[i]):
        return False
    if after == "by" and not tokens[i].lower.endswith(("ing", "s")):
        return False
    return before not in _NOT_BEFORE_VERB or (before in BE and tokens[i].lower.endswith("ing"))


def _relative(tokens: Sequence[Token], i: int, verb: int) -> Span | None:
    """The "who" between a name that ends before token `i` and its verb."""
    return next(((j, j + 1) for j in range(i, min(verb, i + 3)) if tokens[j].lower == "who"), None)


def _elided(tokens: Sequence[Token], i: int, span: Span, found: Sequence[Attribution]) -> Span | None:
    """The speaker before, for a verb without a subject: "but says …", ", adding that …"; else the subject before."""
    at = _past_adverbs(tokens, i, span[0])
    before = tokens[at - 1].lower if at > span[0] else ""
    loose = tokens[i].lower.endswith("ing")
    if before not in _JOINING and not (before == "," and loose):
        return None
    spoken = [one.source for one in found if one.verb != "claim"]
    if spoken:
        return spoken[-1]
    doubtful = (loose and cues().verbs[tokens[i].lower] not in ARGUING) or tokens[i].lower in VERB_NOUNS
    return clause_speaker(tokens, at - 1, span[0]) if not doubtful or _clausal(tokens, i) else None


def _past_adverbs(tokens: Sequence[Token], i: int, start: int) -> int:
    """The index of the verb at `i` with the adverbs and auxiliaries before it."""
    while i > start + 1 and (is_adverb(tokens[i - 1].lower) or tokens[i - 1].lower in _AUXILIARY):
        i -= 1
    return i


def _clausal(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and (opens_clause(tokens[i + 1]) or tokens[i + 1].text in QUOTES or told_later(tokens, i + 1))


def _agrees(tokens: Sequence[Token], i: int, verb: str, source: Span) -> bool:
    """Whether a plain form that is a noun as well can have this subject: "officials report", but no "the Ohio report"."""
    if tokens[i].lower != verb or verb not in VERB_NOUNS or tokens[i - 1].lower in _AUXILIARY:
        return True
    last = tokens[source[1] - 1].lower
    joined = any(token.lower == "and" for token in tokens[source[0] : source[1]])
    return joined or is_plural(last) or last in _PLURAL_PRONOUNS


def _acted(tokens: Sequence[Token], source: Span) -> bool:
    """Whether what stands where the speaker would is a verb: "tweets appear in searches"."""
    first = tokens[source[0]]
    return (
        not first.capital and is_verb(first.lower) and not is_plural(first.lower) and tokens[source[0] - 1].lower not in ARTICLES
    )


def _inverted(tokens: Sequence[Token], i: int, verb: str, span: Span) -> list[Attribution]:
    """ "…," said X. The rest of a quotation that goes on after him is his as well."""
    if i - span[0] < 3 or tokens[i - 1].text not in {",", *CLOSING} or tokens[i].lower.endswith("ing"):
        return []
    source = name_ahead(tokens, i + 1, span[1])
    quoted = tokens[i - 1].text in CLOSING and shuts(tokens, i - 1)
    if (
        source is None
        or verb == "tell"
        or not (quoted or tokens[i - 1].text == "," and verb in cues().inverted)
        or _acted(tokens, source)
        or tokens[source[0]].lower in NO_NAME
    ):
        return []
    parts = [span] if not quoted and _goes_on(tokens, source[1], span[1]) else [(span[0], i), resumed(tokens, source[1], span[1])]
    return [Attribution(source, part, verb, f"{verb}, then the speaker", i) for part in parts if part]


def _goes_on(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether the speech goes on after its speaker: "The strike, said the mayor, would cost …", "…, said the mayor, and 12 left"."""
    for j in range(i, min(past - 2, i + _TAG)):
        if tokens[j].text == "," and (finite(tokens, j + 1) or _joins_clause(tokens, j + 1)):
            return True
    return False


def _joins_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether "and" or "but" at `i` begins another clause, and does not go on with what the speaker did."""
    after = tokens[i + 1]
    return tokens[i].lower in _JOINING and not (after.capital or after.lower in PRONOUNS or finite(tokens, i + 1))
