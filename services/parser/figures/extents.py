"""Where reported speech ends inside a sentence, and where the outlet speaks again."""

from collections.abc import Iterator, Sequence

from services.parser.figures.cues import cues
from services.parser.figures.names import PRONOUNS
from services.parser.figures.openings import TIMES, opens_clause
from services.parser.figures.speakers import DASHES, QUOTES
from services.parser.figures.tokens import Token, glued
from services.parser.figures.wordlists import words

CLOSING = frozenset([*"\"”’»'", "''"])
_APOSTROPHES = frozenset("'’")
_QUOTING = (QUOTES | CLOSING) - _APOSTROPHES
_WITHIN = words("speech", "within")
_RESUMING = PRONOUNS | {"it", "to"}
_LAST = frozenset({".", ",", ";", "?", "!", ")"}) | (CLOSING - QUOTES)
_SPEECH = QUOTES | CLOSING | {",", ";", ":"}
_CONTRASTING = frozenset({"while", "whereas"})
_SPEAKER = 6
_STATING = words("speech", "stating")
# "he says over coffee in the kitchen"
_SCENES = frozenset({"over", "from", "outside", "inside", "near", "with", "through", "under"})
_ASIDE = 20
# "On Monday in Kent", and the letter or the interview in which it was said.
_TIME = 8
_LETTER = 20


def end_of_speech(tokens: Sequence[Token], i: int, past: int, named: bool) -> int:
    """The index where the speech that begins at token `i` ends: at the mark after which the outlet speaks again, outside a
    quotation and an aside within the speech. `named`: it is but the name that somebody gives a thing.
    """
    aside = False
    for j, shut in _unquoted_marks(tokens, i, past):
        if shut:
            return j
        if _dash(tokens, j) and (aside or _aside(tokens, j, past)):
            aside = not aside
        elif not aside and _leaves(tokens, j, past, named):
            return j
    return past


def _unquoted_marks(tokens: Sequence[Token], i: int, past: int) -> Iterator[tuple[int, bool]]:
    """The marks from token `i` on that stand outside quotations begun there, and whether each closes one begun before."""
    quoted = False
    for j in range(i, past - 1):
        if tokens[j].text in _QUOTING:
            if not quoted and shuts(tokens, j):
                yield j, True
            quoted = not quoted
        if not quoted and tokens[j].kind == "mark":
            yield j, False


def shuts(tokens: Sequence[Token], j: int) -> bool:
    """Whether the mark at `j` closes a quotation: it stands on the word before, and is no apostrophe."""
    if not j or not glued(tokens[j - 1], tokens[j]) or (j + 1 < len(tokens) and glued(tokens[j], tokens[j + 1])):
        return False
    return tokens[j].text not in _APOSTROPHES or tokens[j - 1].kind == "mark"


def says_no_more(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether nothing is said from token `i` on: the end, a mark, or a time, a place and the letter where it was said."""
    if i >= past or tokens[i].text in _LAST:
        return True
    if tokens[i].lower not in TIMES | _SCENES:
        return False
    return past - i <= _TIME or (past - i <= _LETTER and not any(_opens_speech(token) for token in tokens[i + 1 : past - 1]))


def _leaves(tokens: Sequence[Token], j: int, past: int, named: bool) -> bool:
    """Whether the outlet speaks again after the mark at `j`: "- they are 40 -", ", leaving …", ", but …", ", and he …"."""
    if _dash(tokens, j) or (named and tokens[j].text in CLOSING):
        return True
    return tokens[j].text == "," and (named or _leaves_after_comma(tokens, j + 1, past))


def _leaves_after_comma(tokens: Sequence[Token], i: int, past: int) -> bool:
    word = tokens[i].lower
    if word == "but":
        return not (i + 1 < past and tokens[i + 1].lower.endswith("ing"))
    if word in _CONTRASTING:
        return any(token.lower in _STATING for token in tokens[i + 1 : min(past, i + _SPEAKER)])
    if word == "and":
        return i + 1 < past and (tokens[i + 1].lower in _RESUMING or tokens[i + 1].capital)
    return word.endswith("ing") and word not in cues().verbs and word not in _WITHIN


def _dash(tokens: Sequence[Token], j: int) -> bool:
    return tokens[j].text in DASHES and not glued(tokens[j - 1], tokens[j])


def _aside(tokens: Sequence[Token], j: int, past: int) -> bool:
    """Whether the dash at `j` opens an aside that another closes, or that lists: "- about 40 in April -", "- including 3"."""
    first = next((token for token in tokens[j + 1 : past] if token.text not in DASHES), tokens[j])
    if first.lower in _WITHIN:
        return True
    return not opens_clause(first) and any(_dash(tokens, k) for k in range(j + 1, min(past, j + _ASIDE)))


def _opens_speech(token: Token) -> bool:
    return token.lower == "that" or token.kind == "digits" or token.text in _SPEECH
