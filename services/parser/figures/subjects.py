"""What a number is said of, where no noun follows it: "a budget of £9m", "rents rose by 4%", "the fee: $20"."""

from collections.abc import Sequence

from services.parser.figures.grammar import auxiliaries, is_adverb, is_base_form, is_function, is_plural, is_verb
from services.parser.figures.nouns import Span, hyphenated, phrase_before
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_FACING = words("subjects", "facing")
_SKIPPED = words("subjects", "skipped")
_AVERAGES = words("subjects", "averages")
_DETERMINERS = words("nouns", "determiners")
_TIMES = words("subjects", "times")
_CLAUSES = words("subjects", "clauses")
_GOVERNING = words("subjects", "governing")
_OWNERS = frozenset({"of", "for", "with", "worth", ":", "(", "-", "–", "—"})
_NOUN_LENGTH = 6
_REACH = 14
_BRACKETS = 12
_BEFORE_TIME = frozenset({"last", "this", "next", "past", "previous", "early", "late", "on", "in", "every", "each"})


def subject_span(tokens: Sequence[Token], i: int, start: int) -> Span | None:
    """The noun phrase before the preposition or mark that leads to the number at `i`, else the subject of its verb."""
    at = _past_average(tokens, _past_facing(tokens, i, start), start)
    if at > start + 1 and tokens[at - 1].lower == "with" and tokens[at - 2].lower == "compared":
        return None
    owned = at > start and tokens[at - 1].lower in _OWNERS
    if owned and (found := phrase_before(tokens, at - 1, start, _NOUN_LENGTH)) is not None:
        return found
    if at < i and (found := _object(tokens, at, start)) is not None:
        return found
    verb = _verb_before(tokens, at, start)
    if verb is None:
        return None
    return phrase_before(tokens, _past_skipped(tokens, _governor(tokens, verb, start), start, auxiliaries()), start)


def _governor(tokens: Sequence[Token], verb: int, start: int) -> int:
    """The index that the subject of an infinitive stands before: "is expected to rise", "seems likely to fall"."""
    if verb <= start or tokens[verb - 1].lower != "to":
        return verb
    at, word = verb - 2, tokens[verb - 2].lower
    if at <= start:
        return verb - 1
    if is_verb(word) and not _noun(tokens, at, start) and not (is_plural(word) and is_verb(tokens[at - 1].lower)):
        return _governor(tokens, at, start)
    return (_verb_before(tokens, at, start) or at) if word in _GOVERNING else verb - 1


def _past_average(tokens: Sequence[Token], at: int, start: int) -> int:
    """The index where "an average of", "a total of" and the words that lead to it begin, else `at`."""
    average = at > start + 1 and tokens[at - 1].lower == "of" and tokens[at - 2].lower in _AVERAGES
    return _past_facing(tokens, at - 2, start) if average else at


def _object(tokens: Sequence[Token], at: int, start: int) -> Span | None:
    """The object whose measure changes: "cut its forecast to 3%"; no phrase of place: "rose in Leeds by 3%"."""
    found = phrase_before(tokens, at, start, _NOUN_LENGTH)
    if found is None or tokens[at - 1].kind != "word" or tokens[at - 1].lower in _TIMES:
        return None
    i = found[0]
    while i > start and tokens[i - 1].lower in _DETERMINERS:
        i -= 1
    verb = i > start and tokens[i - 1].kind == "word" and is_verb(tokens[i - 1].lower) and not tokens[i - 1].capital
    return found if verb and tokens[i - 1].lower not in auxiliaries() else None


def _past_facing(tokens: Sequence[Token], at: int, start: int) -> int:
    while at > start and tokens[at - 1].lower in _FACING:
        at -= 1
    return at


def clause_subject(tokens: Sequence[Token], i: int, start: int) -> Span | None:
    """The subject of the clause that token `i` stands in: the noun phrase before its first verb."""
    first = next((j + 1 for j in range(i - 1, start - 1, -1) if tokens[j].lower in _CLAUSES), start)
    for j in range(first + 1, i):
        if tokens[j].kind == "word" and _finite(tokens, j):
            return phrase_before(tokens, _past_skipped(tokens, j, first), first)
    return None


def _past_skipped(tokens: Sequence[Token], verb: int, start: int, more: frozenset[str] = frozenset()) -> int:
    """The index of the verb without the words between it and its subject: adverbs, brackets ("Ford (F.N) rose"), "last year"."""
    at = verb
    while at > start:
        if _skips(tokens[at - 1]) or tokens[at - 1].lower in more:
            at -= 1
        elif tokens[at - 1].text == ")":
            at = next((j for j in range(at - 1, max(start, at - _BRACKETS), -1) if tokens[j].text == "("), start)
        elif tokens[at - 1].lower in _TIMES and at - 1 > start and tokens[at - 2].lower in _BEFORE_TIME:
            at -= 2
        else:
            break
    return at if at > start else verb


def _finite(tokens: Sequence[Token], j: int) -> bool:
    """Whether token `j` can be the verb of a clause: an auxiliary, or a verb in small letters that is no participle in -ing."""
    word = tokens[j].lower
    if word in auxiliaries():
        return True
    if hyphenated(tokens, j):
        return False
    verb = is_verb(word) and not tokens[j].capital and not word.endswith("ing")
    return verb and tokens[j - 1].lower not in {"to", "the", "a", "an", "of", "its", "his", "their"}


def _skips(token: Token) -> bool:
    return is_adverb(token.lower) or token.lower in _SKIPPED


def _noun(tokens: Sequence[Token], j: int, start: int) -> bool:
    """Whether a verb's plain form is a noun here, after a singular noun, an adjective or a determiner: "driving range"."""
    if j <= start or not is_base_form(tokens[j].lower) or tokens[j - 1].kind != "word":
        return False
    before = tokens[j - 1].lower
    return before in _DETERMINERS or not (is_function(before) or is_plural(before) or is_adverb(before) or tokens[j - 1].capital)


def _verb_before(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """The nearest verb to the left of token `i`, within reach and in its clause."""
    for j in range(i - 1, max(start, i - _REACH) - 1, -1):
        if tokens[j].text in ";:()" or tokens[j].lower in _CLAUSES:
            return None
        verb = tokens[j].kind == "word" and is_verb(tokens[j].lower) and not tokens[j].capital
        if verb and not _noun(tokens, j, start) and not hyphenated(tokens, j):
            return j
    return None
