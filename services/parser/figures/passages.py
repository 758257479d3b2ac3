"""A paragraph of an article as its tokens, sentences, quotation marks and attributions, each made when it is first asked for."""

import re
from collections.abc import Iterator, Sequence

from services.parser.figures.attributed import Attribution
from services.parser.figures.lazy import Lazy
from services.parser.figures.nouns import Span
from services.parser.figures.quotations import Quotation, quotations
from services.parser.figures.speech import attributions
from services.parser.figures.tokens import Token, sentences, tokenize

_DIGIT = re.compile(r"[0-9\d¼½¾⅓⅔⅕⅖⅗⅘⅙⅛⅜⅝⅞]")
# The number words of English have three letters and more, all of ASCII, which are told several times as fast as any letter.
_WORD = re.compile(r"[a-z]{3,}")


def lines(text: str, start: int, end: int) -> Iterator["Passage"]:
    """The lines of `text[start:end]` that are not empty: no sentence and no quotation runs on over a line break."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield Passage(text, start, stop)
        start = stop + 1


class Passage:
    """A line of `text`. Most lines hold no number, and of those nothing is made unless a later line needs it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self._attributions: dict[int, list[Attribution]] = {}

    def holds_number(self, numerals: frozenset[str]) -> bool:
        """Whether there is a digit or one of the words `numerals` in it."""
        if _DIGIT.search(self.text, self.start, self.end) is not None:
            return True
        return not numerals.isdisjoint(_WORD.findall(self.text[self.start : self.end].lower()))

    @Lazy
    def tokens(self) -> list[Token]:
        """Its tokens, with offsets into the whole text."""
        return tokenize(self.text, self.start, self.end)

    @Lazy
    def spans(self) -> list[Span]:
        """Its sentences."""
        return sentences(self.text, self.tokens)

    @Lazy
    def marks(self) -> Sequence[Quotation]:
        """The quotation marks of each sentence."""
        return quotations(self.text, self.tokens, self.spans)

    @property
    def ends_in_colon(self) -> bool:
        """Whether it hands over to the line after it."""
        return self.text[self.start : self.end].rstrip().endswith(":")

    @property
    def has_colon(self) -> bool:
        """Whether it can hold the lines of a transcript."""
        return self.text.find(":", self.start, self.end) >= 0

    def attributions(self, k: int) -> list[Attribution]:
        """The attributions that sentence `k` makes."""
        if k not in self._attributions:
            self._attributions[k] = attributions(self.tokens, self.spans[k])
        return self._attributions[k]
