"""Which sentences and words of a block stand inside quotation marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token, glued

_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "''": "''", "``": "''", "‘": "’"}
# The opening mark and two words.
_MERE = 3
_STOPS = frozenset(".,?!")


@dataclass(slots=True)
class Quotation:
    """Of a sentence: it begins inside a quotation, opens one with its first mark, leaves one open at its end, starts a paragraph;
    `quoted` are its tokens inside quotation marks.
    """

    begins: bool
    opens: bool
    continues: bool
    paragraph: bool
    quoted: frozenset[int]

    @property
    def within(self) -> bool:
        """Whether the sentence is quoted from its beginning."""
        return self.begins or self.opens

    @property
    def runs(self) -> list[Span]:
        """The stretches of quoted tokens, each with its opening mark and without the closing one."""
        found: list[Span] = []
        for i in sorted(self.quoted):
            if found and found[-1][1] == i:
                found[-1] = (found[-1][0], i + 1)
            else:
                found.append((i, i + 1))
        return found


def quotations(text: str, tokens: Sequence[Token], spans: Sequence[Span]) -> list[Quotation]:
    """The quotation marks of each sentence. A quotation ends with the mark of its kind, one left open with its paragraph."""
    found: list[Quotation] = []
    mark = ""
    for first, past in spans:
        paragraph = first == 0 or "\n" in text[tokens[first - 1].end : tokens[first].start]
        mark = "" if paragraph else mark
        begins = bool(mark)
        quoted: list[int] = []
        for i in range(first, past):
            if tokens[i].kind == "mark":
                mark = _turned(tokens, i, mark)
            if mark:
                quoted.append(i)
        opens = not begins and first in quoted[:1] and not _mere_word(tokens, quoted)
        found.append(Quotation(begins, opens, bool(mark), paragraph, frozenset(quoted)))
    return found


def _mere_word(tokens: Sequence[Token], quoted: Sequence[int]) -> bool:
    """Whether the first that is quoted is a word or two with no stop at its end: "“She” is my daughter"."""
    first = quoted[0]
    shut = next((k for k in range(1, len(quoted)) if quoted[k] != first + k), len(quoted))
    return shut <= _MERE and first + shut < len(tokens) and tokens[first + shut - 1].text not in _STOPS


def _turned(tokens: Sequence[Token], i: int, mark: str) -> str:
    """The mark of the quotation that is open after token `i`; an apostrophe closes none."""
    text = tokens[i].text
    if not mark:
        return text if text in _CLOSERS else ""
    if text not in _CLOSERS[mark] or (text == "’" and not _closes(tokens, i)):
        return mark
    return ""


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """Whether "’" at token `i` closes a quotation: it stands on a stop, or on a word that is no owner ("farmers’ goats")."""
    before = tokens[i - 1]
    if before.text in _STOPS:
        return True
    ahead = tokens[i + 1] if i + 1 < len(tokens) else None
    if not glued(before, tokens[i]) or (ahead is not None and glued(tokens[i], ahead) and ahead.kind != "mark"):
        return False
    return not before.lower.endswith("s") or ahead is None or ahead.kind == "mark"
