"""Text to tokens and sentences, with offsets that hold. One pass, no backtracking over runs of unbounded length."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.parser.figures.wordlists import words

# Each alternative starts on a different class of character or is bounded, so the scan is linear in the text. Words stand before
# digits, as most tokens are one; a letter of ASCII is told several times as fast as any letter, of which ½ is one.
_ADDRESS = r"(?P<url>(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64})|"
_LETTER = r"[^\W\d_]"
_APOSTROPHE = rf"[’'](?!s\b){_LETTER}+"
_WORDS = (
    r"(?P<fraction>[¼½¾⅓⅔⅕⅖⅗⅘⅙⅛⅜⅝⅞])"
    rf"|(?P<word>{_LETTER}(?:\.(?:{_LETTER}\.){{1,7}}(?!\w)|[A-Za-z]*{_LETTER}*(?:{_APOSTROPHE}(?:{_APOSTROPHE})*|)))"
    r"|(?P<digits>\d+(?:[.,٫٬]\d+)*|(?<![\w.])\.\d+)"
    r"|[’']s\b|''(?!')|``|[^\s]"  # a mark
)
# Trying every word for an address takes as long as all the rest: only a text with one of these signs is tried.
_ADDRESSES = ("@", "://", "www.")
_TOKEN, _TOKEN_OR_ADDRESS = re.compile(_WORDS), re.compile(_ADDRESS + _WORDS)
# No sentence is longer, so that what is done within a sentence stays linear in the text.
_MOST_TOKENS = 300
_MOST_CHARACTERS = 4_000
_STOPS = frozenset(".!?…")
_CLOSERS = frozenset([*"\"”’')]»", "''"])
_OPENERS = frozenset([*"\"“‘'([«—–-•", "''", "``"])
_ABBREVIATIONS = words("tokens", "abbreviations")


@dataclass(slots=True)
class Token:
    """A run of text: `kind` is `word`, `digits`, `fraction`, `url` or `mark`; offsets are into the whole text.

    As all values that are made for each word or number, it is never changed, but not frozen: a frozen one takes three times as
    long to make.
    """

    text: str
    lower: str
    start: int
    end: int
    kind: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, in order; white space is left out. Apostrophes are straightened in `lower` only."""
    stop = len(text) if end is None else end
    addressed = any(text.find(sign, start, stop) >= 0 for sign in _ADDRESSES)
    found: list[Token] = []
    for match in (_TOKEN_OR_ADDRESS if addressed else _TOKEN).finditer(text, start, stop):
        word = match[0]
        lower = word.lower()
        first, past = match.span()
        found.append(Token(word, lower.replace("’", "'") if "’" in lower else lower, first, past, match.lastgroup or "mark"))
    return found


def glued(left: Token, right: Token) -> bool:
    """Whether nothing stands between two neighbouring tokens."""
    return left.end == right.start


def sentences(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Split the tokens of a block into sentences: `(first, past the last)` token indices.

    A sentence ends at a line break, and at a full stop, question or exclamation mark (with the quotation marks that close on it)
    before a space and a capital, a digit or an opening mark; not after an abbreviation or an initial. Overlong ones are cut.
    """
    if not tokens:
        return []
    spans: list[tuple[int, int]] = []
    first, begun, last = 0, tokens[0].start, len(tokens) - 1
    broken = text.find("\n", begun, tokens[-1].start) >= 0
    for i, token in enumerate(tokens):
        full = i - first >= _MOST_TOKENS or token.end - begun > _MOST_CHARACTERS
        if full or i == last or ((broken or token.kind == "mark") and _ends(text, tokens, i, token)):
            spans.append((first, i + 1))
            first = i + 1
            begun = token.end
    return spans


def _ends(text: str, tokens: Sequence[Token], i: int, token: Token) -> bool:
    after = tokens[i + 1]
    gap = after.start - token.end
    if gap == 0:
        return False
    if (gap > 1 or text[token.end] == "\n") and "\n" in text[token.end : after.start]:
        return True
    if token.kind != "mark" or not (_stops(tokens, i) and _opens(after)):
        return False
    return not _abbreviated(tokens, i, after)


def _stops(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a full stop or closes a quotation on one."""
    if tokens[i].text in _STOPS:
        return True
    if tokens[i].text in _CLOSERS and i and glued(tokens[i - 1], tokens[i]):
        return tokens[i - 1].text in _STOPS
    return False


def _opens(after: Token) -> bool:
    return after.capital or after.kind == "digits" or after.text in _OPENERS or not after.text.isascii()


def _abbreviated(tokens: Sequence[Token], i: int, after: Token) -> bool:
    if tokens[i].text != "." or not i or not glued(tokens[i - 1], tokens[i]):
        return False
    before = tokens[i - 1]
    initial = len(before.text) == 1 and before.capital
    return initial or (before.lower in _ABBREVIATIONS and (before.capital or after.kind == "digits"))
