"""Who speaks before a verb of speech: past auxiliaries, times, asides and the words that describe him."""

from collections.abc import Sequence

from services.parser.figures.grammar import auxiliaries, is_adverb
from services.parser.figures.names import ARTICLES, PRONOUNS, documents, is_document, name_behind
from services.parser.figures.nouns import Span
from services.parser.figures.relatives import finite
from services.parser.figures.subjects import clause_subject
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import words

QUOTES = frozenset([*'"“”„«»‘', "''", "``"])
DASHES = frozenset("-–—")
_APPOSITION = 25
_BRACKETS = 12
_RELATIVE = 10
_CLAUSES = frozenset({"who", "that", "which", "when", "while", "because", "if", "but"})
_SKIPPED = words("speech", "skipped")
_SPEAKING = words("speech", "speaking")
_BE = words("speech", "be")
_BACK = words("speech", "back")
_MOST_BACK = 4
_OPENING = words("speech", "apposition")
_COUNTING = words("speech", "counting")
_ENDS = frozenset([*',.;:"”', "''"])
_QUOTED = frozenset({"quoted", "cited", "reported", "paraphrased", "heard", "recorded"})
_NEUTER = frozenset({"it", "that", "which"})


def subject(tokens: Sequence[Token], i: int, start: int) -> Span | None:
    """The speaker before the verb at `i`, past auxiliaries, adverbs, and an apposition between commas or in parentheses."""
    at = _past_time(tokens, _past_auxiliaries(tokens, i, start), i, start)
    if at == start:
        return None
    if tokens[at - 1].lower in _NEUTER:
        return _neuter(tokens, i, at, start)
    return _past_comma(tokens, at, start) if tokens[at - 1].text == "," else _close(tokens, at, start)


def _neuter(tokens: Sequence[Token], i: int, at: int, start: int) -> Span | None:
    """The body or document that "it", "which" or "that" stands for as the subject, before `at`, of the verb at `i`."""
    word, before = tokens[at - 1].lower, tokens[at - 2] if at > start + 1 else None
    if word == "it":
        return (at - 1, at) if tokens[i].lower in _SPEAKING and (before is None or before.lower != "what") else None
    if before is None or before.text != ",":
        return _documented(tokens, name_behind(tokens, at - 1, start), start)
    return name_behind(tokens, at - 2, start) if word == "which" and tokens[i].lower in _SPEAKING else None


def _close(tokens: Sequence[Token], at: int, start: int) -> Span | None:
    """The speaker whose name, with a bracket, an aside or what describes him, ends right before `at`."""
    before = tokens[at - 1]
    if is_dash(tokens, at - 1):
        return name_behind(tokens, _opening_dash(tokens, at, start), start)
    participle = before.kind == "word" and not before.capital and before.lower.endswith("ed")
    if participle and (made := name_behind(tokens, at - 1, start)):
        return made if is_document(tokens, made) else None
    found = name_behind(tokens, _past_bracket(tokens, at, start), start)
    return _before_relative(tokens, found, start) or _with_document(tokens, found, start)


def _before_relative(tokens: Sequence[Token], found: Span | None, start: int) -> Span | None:
    """Whom the words `found` only describe, as the end of his relative clause: "a person who answered the phone said"."""
    if found is None:
        return None
    who = found[0]
    while who > max(start, found[0] - _RELATIVE) and tokens[who].kind != "mark" and tokens[who].lower not in _CLAUSES:
        who -= 1
    acts = tokens[who].lower == "who" and any(_past(tokens, j) for j in range(who + 1, found[0]))
    return name_behind(tokens, who, start) if acts and who > start else None


def is_dash(tokens: Sequence[Token], j: int) -> bool:
    """Whether token `j` is a dash between words, and no hyphen: what stands after it does not touch it."""
    return tokens[j].text in DASHES and not glued(tokens[j], tokens[j + 1])


def _past(tokens: Sequence[Token], j: int) -> bool:
    return finite(tokens, j) or tokens[j].lower.endswith("ed")


def _past_auxiliaries(tokens: Sequence[Token], i: int, start: int) -> int:
    """The index of the verb at `i` with the auxiliaries and adverbs before it."""
    at = (
        i - 1
        if i > start and tokens[i].lower.endswith("ing") and tokens[i - 1].lower in _BE
        else _before_quoted(tokens, i, start)
    )
    while at > start and (tokens[at - 1].lower in _SKIPPED or _adverb(tokens[at - 1]) or tokens[at - 1].lower == "who"):
        at -= 1
    return at


def _before_quoted(tokens: Sequence[Token], i: int, start: int) -> int:
    """The index where "was quoted as" before the "saying" at `i` begins, else `i`."""
    if i < start + 3 or tokens[i - 1].lower != "as" or tokens[i - 2].lower not in _QUOTED:
        return i
    at = i - 2
    while at > start and (tokens[at - 1].lower in _BE or tokens[at - 1].lower in _SKIPPED):
        at -= 1
    return at


def _adverb(token: Token) -> bool:
    """Whether it is an adverb, and not the name of somebody called Kelly."""
    return is_adverb(token.lower) and not token.capital


def _past_time(tokens: Sequence[Token], at: int, i: int, start: int) -> int:
    """The index where the time between the speaker and his verb at `i` begins: "last week", "on Tuesday"."""
    while at > start + 1 and tokens[at - 1].lower in _BACK and at != i - _MOST_BACK:
        at -= 1
    return at - 1 if start + 1 < at < i and tokens[at - 1].lower == "on" else at


def _past_comma(tokens: Sequence[Token], at: int, start: int) -> Span | None:
    """The speaker before the comma that stands before `at`: of a relative clause, else of a description."""
    if tokens[at].lower == "who":
        return _apposed_name(tokens, name_behind(tokens, at - 1, start), start)
    return _described(tokens, at, start)


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
    return name_behind(tokens, _past_bracket(tokens, opening, start), start)


def _apposition(tokens: Sequence[Token], comma: int, start: int) -> int | None:
    """The comma that opens the apposition closed at `comma`: a name, or a description of the name before it."""
    for j in range(comma - 1, max(start, comma - _APPOSITION), -1):
        if tokens[j].text in QUOTES:
            return None
        if tokens[j].text == "," and tokens[j - 1].kind != "digits":
            return j if _can_describe(tokens, j) else None
    return None


def _can_describe(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a name and its description can stand on the two sides of the comma: "Ann Hill, a farmer", "a poll, conducted"."""
    before, after = tokens[comma - 1], tokens[comma + 1]
    if before.text == ")":
        return True
    named = before.capital or before.lower in documents()
    return before.kind == "word" and (named or _describes(after))


def _describes(token: Token) -> bool:
    """Whether an apposition can begin so: "a former mayor", "conducted by", "Ann Hill"."""
    return token.capital or token.kind == "digits" or token.lower in _OPENING or token.lower.endswith("ed")


def _opening_dash(tokens: Sequence[Token], at: int, start: int) -> int:
    """The dash that opens the aside which the dash before `at` closes, else `at`."""
    for j in range(at - 2, max(start, at - _APPOSITION), -1):
        if tokens[j].text in DASHES and not glued(tokens[j - 1], tokens[j]):
            return j
    return at


def _past_bracket(tokens: Sequence[Token], at: int, start: int) -> int:
    """The index where the bracket that closes right before `at` opens, else `at`: "Ann Hill (Green) said"."""
    if tokens[at - 1].text != ")":
        return at
    opens = (j for j in range(at - 2, max(start, at - 1 - _BRACKETS) - 1, -1) if tokens[j].text == "(")
    return next(opens, start)


def _documented(tokens: Sequence[Token], found: Span | None, start: int) -> Span | None:
    """The words, where they name a document or its author: "the polls by the union that showed"."""
    if found is None or is_document(tokens, found):
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


def clause_speaker(tokens: Sequence[Token], i: int, start: int) -> Span | None:
    """The subject of the clause that token `i` stands in: its noun phrase, else the nearest pronoun before."""
    found = clause_subject(tokens, i, start)
    if found is not None:
        return found
    return next(((j, j + 1) for j in range(i - 1, start - 1, -1) if tokens[j].lower in PRONOUNS), None)


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
