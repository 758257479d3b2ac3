"""Which sentences of a block stand inside quotation marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token, glued


@dataclass(frozen=True, slots=True)
class Quotation:
    """Of a sentence: it begins inside a quotation, opens one with its first mark, and leaves one open at its end."""

    begins: bool
    opens: bool
    continues: bool

    @property
    def within(self) -> bool:
        """Whether the sentence is quoted from its beginning."""
        return self.begins or self.opens


def quotations(text: str, tokens: Sequence[Token], spans: Sequence[Span]) -> list[Quotation]:
    """The quotation marks of each sentence. A quotation left open ends with its paragraph."""
    found: list[Quotation] = []
    quoted = False
    for first, past in spans:
        if quoted and _new_paragraph(text, tokens, first):
            quoted = False
        begins, opens = quoted, not quoted and _opening(tokens, first) is True
        i = first
        while i < past:
            turned = _turn(tokens, i, quoted)
            quoted = quoted if turned is None else turned
            i += 2 if _double(tokens, i) else 1
        found.append(Quotation(begins, opens, quoted))
    return found


def _new_paragraph(text: str, tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and "\n" in text[tokens[i - 1].end : tokens[i].start]


def _double(tokens: Sequence[Token], i: int) -> bool:
    """Two apostrophes that stand for a quotation mark."""
    return tokens[i].text == "'" and i + 1 < len(tokens) and tokens[i + 1].text == "'" and glued(tokens[i], tokens[i + 1])


def _opening(tokens: Sequence[Token], i: int) -> bool | None:
    return _turn(tokens, i, False)


def _turn(tokens: Sequence[Token], i: int, quoted: bool) -> bool | None:
    """Whether token `i` opens (True) or closes (False) a quotation; None where it does neither."""
    mark = tokens[i].text
    if mark in "“«„":
        return True
    if mark in "”»":
        return False
    if mark == '"' or _double(tokens, i):
        return not quoted
    if mark == "‘":
        return True
    if mark == "’" and quoted and i and tokens[i - 1].text in ".,?!":
        return False
    return None
