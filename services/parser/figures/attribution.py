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
    """Sources, nearest first, with the character span of the words that name the nearest, and the tokens they answer for.

    `at` is the token that names the nearest; `verb` is ":" for the speaker of a transcript.
    """

    names: tuple[str, ...]
    span: tuple[int, int]
    content: Span
    at: int
    verb: str | None = None
    rule: str = ""


class Discourse:
    """Who has spoken so far in an article: pronouns and titles go back to a name, quotations run on to their speaker."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last: Voice | None = None
        self.script: Voice | None = None
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
        """The sentence's own voices, and around them the voice of the quotation or transcript that it stands in."""
        mark = marks[k]
        own = [voice for voice in found[k] if not (mark.within and self._own_pronoun(voice))]
        outer = [voice for voice in own if voice.at not in mark.quoted]
        if mark.paragraph:
            self.script = None
        self.script = next((voice for voice in outer if voice.verb == ":"), self.script)
        led = self._led(tokens, spans, found, k)
        if outer and led and self.last:
            return [*own, replace(self.last, content=spans[k], rule="led in by a colon")]
        if outer or (own and not mark.within and self.script is None):
            self.last = (outer or own)[-1]
            return own
        around = self._around(tokens, spans, found, marks, k)
        if around is not None and (mark.within or not own):
            self.last = around
        return own + ([around] if around else [])

    def _around(
        self, tokens: Sequence[Token], spans: Sequence[Span], found: list[list[Voice]], marks: list[Quotation], k: int
    ) -> Voice | None:
        """Who speaks the whole sentence: the speaker of its quotation, of its transcript, of the colon or the words before it."""
        if marks[k].within:
            speaker, rule = _closing(found, marks, k) or self.last, "quotation"
        elif self.script is not None:
            speaker, rule = self.script, "transcript goes on"
        elif self._led(tokens, spans, found, k):
            speaker, rule = self.last, "led in by a colon"
        else:
            speaker, rule = (self.last, "goes on") if self._runs_on(tokens, spans[k]) else (None, "")
        return speaker and replace(speaker, content=spans[k], rule=rule)

    def _led(self, tokens: Sequence[Token], spans: Sequence[Span], found: list[list[Voice]], k: int) -> bool:
        """Whether the sentence before names a speaker and ends in a colon."""
        return k > 0 and tokens[spans[k - 1][1] - 1].text == ":" and bool(found[k - 1])

    def _own_pronoun(self, voice: Voice) -> bool:
        """Whether the speaker is "I" or "we": whoever is quoted."""
        return self.text[voice.span[0] : voice.span[1]].lower() in {"i", "we", "you"}

    def _voice(self, tokens: Sequence[Token], one: Attribution) -> Voice:
        name = self._words(tokens, one.antecedent or one.source)
        names = [self._resolved(name), *(self._words(tokens, further) for further in one.further)]
        if any(part[:1].isupper() for part in name.split()) and name.lower() not in _PERSONAL:
            self.people.append(name)
        start, end = tokens[one.source[0]].start, tokens[one.source[1] - 1].end
        return Voice(tuple(names), (start, end), one.content, one.source[0], one.verb, one.rule)

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
    """The first voice outside quotation marks of the sentence where the quotation that holds sentence `k` is closed."""
    while marks[k].continues and k + 1 < len(found):
        k += 1
        outer = [voice for voice in found[k] if voice.at not in marks[k].quoted]
        if outer:
            return outer[0]
    return None


def chain_of(voices: Sequence[Voice], figure: Span) -> Voice | None:
    """The chain for the figure at `figure`: the voice with the shortest content around it, then the wider ones."""
    around = [voice for voice in voices if voice.content[0] <= figure[0] and figure[1] <= voice.content[1]]
    if not around:
        return None
    around.sort(key=lambda voice: voice.content[1] - voice.content[0])
    names = tuple(dict.fromkeys(name for voice in around for name in voice.names))
    return replace(around[0], names=names)
