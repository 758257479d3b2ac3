"""Where a sentence names a speaker: the words of the speaker, the cue, and the part of the sentence that is on his word."""

from collections.abc import Sequence
from itertools import pairwise

from services.parser.figures.attitudes import felt
from services.parser.figures.attributed import Attribution
from services.parser.figures.claims import claims
from services.parser.figures.complements import contents, following
from services.parser.figures.cues import cues
from services.parser.figures.grammar import is_adverb, is_plural
from services.parser.figures.headlines import script, title_case
from services.parser.figures.inversions import inverted
from services.parser.figures.names import (
    ARTICLES,
    PREPOSITIONS,
    name_behind,
)
from services.parser.figures.nouns import Span
from services.parser.figures.openings import ARGUING, BE, VERB_NOUNS, opens_clause, told_later
from services.parser.figures.passives import by_agent
from services.parser.figures.sources import cited, named_after
from services.parser.figures.speakers import QUOTES, clause_speaker, subject
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import words

_NOT_BEFORE_VERB = words("speech", "not_before_verb")
_PLURAL_PRONOUNS = frozenset({"they", "we", "i", "you", "who"})
# No sentence of news has more; what is done for each looks at the whole sentence.
_MOST = 12
_AUXILIARY = words("speech", "skipped")
_TAG = 8
# "rallied thousands by promising to", "while insisting that"
_LEADING = frozenset({",", "by", "after", "while", "before", "in"})
_JOINING = frozenset({"and", "but"})
_STATING = words("speech", "stating")


def attributions(tokens: Sequence[Token], span: Span) -> list[Attribution]:
    """The attributions that the sentence `span` makes, in reading order. Beyond a semicolon another may speak, but what opens the
    sentence with a document or "according to" is about all of it.
    """
    whole = _within(tokens, span)
    spans = _parts(tokens, span) if len(whole) > 1 else []
    if len(spans) < 2:
        return whole
    parts = [(part, _within(tokens, part)) for part in spans]
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
    if opened := script(tokens, span):
        return [opened]
    found: list[Attribution] = []
    known, past = cues().words, span[0]
    for i in [i for i in range(*span) if tokens[i].lower in known]:
        if i >= past and len(found) < _MOST:
            hits = _at(tokens, i, span, found)
            found.extend(hits)
            past = max((hit.source[1] for hit in hits), default=0)
    return found


def _at(tokens: Sequence[Token], i: int, span: Span, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of the cue at token `i`, by the first of the classes of its word that makes one."""
    word, table = tokens[i].lower, cues()
    if hits := by_agent(tokens, i, span):
        return hits
    if word in table.leading and (hits := named_after(tokens, i, span)):
        return hits
    if word in table.attitudes and (hits := felt(tokens, i, span)):
        return hits
    if word in table.nouns and (hits := _claimed(tokens, i, span)):
        return hits
    return _spoken(tokens, i, span, found) if word in table.verbs else []


def _claimed(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """What a noun of speech, or a name and a colon before a quotation, puts on somebody's word."""
    if tokens[i].text == ":":
        return _before_quotation(tokens, i, span)
    found = [] if _own_document(tokens, i, span) else claims(tokens, i, span)
    return [Attribution(source, content, "claim", rule, i, (), _owner(tokens, source, span)) for source, content, rule in found]


def _before_quotation(tokens: Sequence[Token], i: int, span: Span) -> list[Attribution]:
    """ "Ann Hill: “We lost 40 goats.”": a name before the colon, and no medium ("said on Facebook: …")."""
    source = name_behind(tokens, i, span[0]) if i + 2 < span[1] and tokens[i + 1].text in QUOTES else None
    if source is None or (source[0] > span[0] and tokens[source[0] - 1].lower in PREPOSITIONS):
        return []
    named = all(token.capital for token in tokens[slice(*source)])
    return [Attribution(source, (i + 1, span[1]), "say", "name: quotation", i)] if named else []


def _owner(tokens: Sequence[Token], source: Span, span: Span) -> Span | None:
    """Whose claim "its claim" is: the subject of its clause."""
    owner = clause_speaker(tokens, source[0], span[0]) if tokens[source[0]].lower == "its" else None
    return owner if owner and tokens[owner[0]].kind == "word" else None


def _own_document(tokens: Sequence[Token], i: int, span: Span) -> bool:
    """Whether the "in" at `i` leads to the speaker's own statement: "said in a letter"."""
    return tokens[i].lower == "in" and i > span[0] and tokens[i - 1].lower in _STATING


def _spoken(tokens: Sequence[Token], i: int, span: Span, found: Sequence[Attribution]) -> list[Attribution]:
    """A verb of speech at token `i` with its speaker: "X said (that) …", "…, X said", "…, said X", "… and added that"."""
    verb = _verb_at(tokens, i, span)
    if verb is None:
        return []
    own = subject(tokens, i, span[0])
    source = own or _elided(tokens, i, span, found)
    if source is None or not _agrees(tokens, i, verb, source):
        return inverted(tokens, i, verb, span)
    who = _relative(tokens, source[1], i) if own else None
    further = cited(tokens, i + 1, span[1])
    parts = contents(tokens, i, source, verb, span) if own else following(tokens, i, source, verb, span)
    return [Attribution(who or source, part, verb, f"{verb}, {why}", i, further, source if who else None) for part, why in parts]


def _verb_at(tokens: Sequence[Token], i: int, span: Span) -> str | None:
    """The verb of speech whose form at token `i` can have a subject, None where there is none."""
    token = tokens[i]
    verb = cues().verbs.get(token.lower) if token.kind == "word" else None
    named = token.capital and i > span[0] and verb is not None and not title_case(tokens, span)
    return verb if verb is not None and not named and _predicates(tokens, i, span) else None


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
    return before not in _NOT_BEFORE_VERB or (before in BE | _LEADING and tokens[i].lower.endswith("ing"))


def _relative(tokens: Sequence[Token], i: int, verb: int) -> Span | None:
    """The "who" between a name that ends before token `i` and its verb."""
    return next(((j, j + 1) for j in range(i, min(verb, i + 3)) if tokens[j].lower == "who"), None)


def _elided(tokens: Sequence[Token], i: int, span: Span, found: Sequence[Attribution]) -> Span | None:
    """The speaker before, for a verb without a subject: "but says …", ", adding that …"; else the subject before."""
    at = _past_adverbs(tokens, i, span[0])
    before = tokens[at - 1].lower if at > span[0] else ""
    if before not in _JOINING and not (before in _LEADING and tokens[i].lower.endswith("ing")):
        return None
    spoken = [one.source for one in found if one.verb != "claim"]
    if spoken:
        return spoken[-1]
    return clause_speaker(tokens, at - 1, span[0]) if not _doubtful(tokens[i]) or _clausal(tokens, i) else None


def _doubtful(token: Token) -> bool:
    """Whether a form without a subject may be no verb of speech: a noun, or a participle but for "promising 40 jobs"."""
    loose = token.lower.endswith("ing") and cues().verbs[token.lower] not in ARGUING
    return loose or token.lower in VERB_NOUNS


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
