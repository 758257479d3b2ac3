"""On whose word: the chain of sources of a figure, nearest speaker first, across clauses, quotations and sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.parser.figures.nouns import Span
from services.parser.figures.quotations import Quotation, quotations
from services.parser.figures.speech import Attribution, attributions
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_PERSONAL = words("attribution", "personal")
_CONTINUING = tuple(sorted(words("attribution", "continuing")))
_REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Voice:
    """Sources, nearest first, with the character span of the words that name the nearest, and the tokens they answer for."""

    names: tuple[str, ...]
    span: tuple[int, int]
    content: Span
    verb: str | None = None


class Discourse:
    """Who has spoken so far in an article: pronouns and titles go back to a name, quotations run on to their speaker."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last: Voice | None = None
        self.people: list[str] = []

    def voices(self, tokens: Sequence[Token], spans: Sequence[Span]) -> list[list[Voice]]:
        """The voices of each sentence of a block."""
        found = []
        for span in spans:
            found.append([self._voice(tokens, one) for one in attributions(tokens, span)])
        marks = quotations(self.text, tokens, spans)
        return [self._sentence(tokens, spans, found, marks, k) for k in range(len(spans))]

    def _sentence(
        self, tokens: Sequence[Token], spans: Sequence[Span], found: list[list[Voice]], marks: list[Quotation], k: int
    ) -> list[Voice]:
        """The sentence's own voices; inside a quotation without one, the voice that the quotation belongs to."""
        mark = marks[k]
        own = [voice for voice in found[k] if not (mark.within and self._own_pronoun(voice))]
        if own:
            self.last = own[-1]
            return own
        if mark.within:
            voice = _closing(found, marks, k) or self.last
            self.last = voice
            return [replace(voice, content=spans[k])] if voice else []
        if self.last is not None and self._runs_on(tokens, spans[k]):
            return [replace(self.last, content=spans[k])]
        return []

    def _own_pronoun(self, voice: Voice) -> bool:
        """Whether the speaker is "I" or "we": whoever is quoted."""
        return self.text[voice.span[0] : voice.span[1]].lower() in {"i", "we", "you"}

    def _voice(self, tokens: Sequence[Token], one: Attribution) -> Voice:
        name = self._words(tokens, one.antecedent or one.source)
        names = [self._resolved(name), *(self._words(tokens, further) for further in one.further)]
        if any(part[:1].isupper() for part in name.split()) and name.lower() not in _PERSONAL:
            self.people.append(name)
        start, end = tokens[one.source[0]].start, tokens[one.source[1] - 1].end
        return Voice(tuple(names), (start, end), one.content, one.verb)

    def _words(self, tokens: Sequence[Token], span: Span) -> str:
        return self.text[tokens[span[0]].start : tokens[span[1] - 1].end]

    def _resolved(self, name: str) -> str:
        """The name that a pronoun or a bare title stands for, else the words themselves."""
        if name.lower() in _PERSONAL:
            return self.people[-1] if self.people else name
        if name[:1].islower():
            head = name.rsplit(maxsplit=1)[-1].lower()
            for known in reversed(self.people[-_REMEMBERED:]):
                if head in known.lower().split():
                    return known
        return name

    def _runs_on(self, tokens: Sequence[Token], span: Span) -> bool:
        """Whether a sentence without a speaker goes on with what the last one reported."""
        head = " ".join(token.lower for token in tokens[span[0] : span[0] + 4])
        return head.startswith(_CONTINUING)


def _closing(found: list[list[Voice]], marks: list[Quotation], k: int) -> Voice | None:
    """The first voice of the sentence where the quotation that holds sentence `k` is closed or interrupted."""
    while marks[k].continues and k + 1 < len(found):
        k += 1
        voices = [voice for voice in found[k] if voice.names and voice.names[0].lower() not in {"i", "we"}]
        if voices:
            return voices[0]
    return None


def chain_of(voices: Sequence[Voice], figure: Span) -> Voice | None:
    """The chain for the figure at `figure`: the voice with the shortest content around it, then the wider ones."""
    around = [voice for voice in voices if voice.content[0] <= figure[0] and figure[1] <= voice.content[1]]
    if not around:
        return None
    around.sort(key=lambda voice: voice.content[1] - voice.content[0])
    names = tuple(dict.fromkeys(name for voice in around for name in voice.names))
    return Voice(names, around[0].span, around[0].content, around[0].verb)
