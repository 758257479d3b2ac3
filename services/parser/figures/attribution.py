"""On whose word: the chain of sources of a figure, nearest speaker first, across clauses, quotations and sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.parser.figures.antecedents import Antecedents
from services.parser.figures.nouns import Span
from services.parser.figures.quotations import Quotation, quotations
from services.parser.figures.speakers import clause_speaker
from services.parser.figures.speech import Attribution, attributions, tagged
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_CONTINUING = tuple(sorted(words("attribution", "continuing")))
# Fewer words in quotation marks are a name or a word that the outlet keeps at a distance.
_PARTIAL = 3
# A description of a speaker is no longer.
_DESCRIBED = 25
_DESCRIBING = words("speech", "apposition")
_ENDS = frozenset([*',.;:"”', "''"])
_COUNTING = words("speech", "counting")


@dataclass(frozen=True, slots=True)
class Voice:
    """Sources, nearest first, with the character span of the words that name the nearest, and the tokens they answer for.

    `at` are the tokens that name the nearest and say who he is, with his number before them; `verb` is ":" for the speaker of a
    transcript; `rule` says in words how he was found.
    """

    names: tuple[str, ...]
    span: tuple[int, int]
    content: Span
    at: Span
    verb: str | None = None
    rule: str = ""


class Discourse:
    """Who has spoken so far in an article: pronouns and titles go back to a name, quotations run on to their speaker."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last: Voice | None = None
        self.script: Voice | None = None
        self.named = Antecedents()

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
        outer = [voice for voice in own if voice.at[0] not in mark.quoted]
        if mark.paragraph:
            self.script = None
        self.script = next((voice for voice in outer if voice.verb == ":"), self.script)
        led = self._led(tokens, spans, found, k)
        if outer and led and self.last:
            return [*own, replace(self.last, content=spans[k], rule="led in by a colon")]
        if outer or (own and not mark.within and self.script is None):
            self.last = (outer or own)[-1]
            return own + self._partly(tokens, spans[k], mark, own)
        around = self._around(tokens, spans, found, marks, k)
        if around is not None and (mark.within or not own):
            self.last = around
        return own + ([around] if around else self._partly(tokens, spans[k], mark, own))

    def _partly(self, tokens: Sequence[Token], span: Span, mark: Quotation, own: list[Voice]) -> list[Voice]:
        """For words quoted amid a sentence that no cue governs, the subject of their clause: "he faces “at least 40 suits”"."""
        found = []
        for run in mark.runs:
            known = any(voice.content[0] <= run[0] and run[1] <= voice.content[1] for voice in own)
            if known or mark.within or run[1] - run[0] < _PARTIAL or all(token.capital for token in tokens[run[0] + 1 : run[1]]):
                continue
            speaker = clause_speaker(tokens, run[0], span[0])
            if speaker is not None and tokens[speaker[1] - 1].kind == "word":
                found.append(self._voice(tokens, Attribution(speaker, run, None, "words quoted in part", run[0])))
        return found

    def _around(
        self, tokens: Sequence[Token], spans: Sequence[Span], found: list[list[Voice]], marks: list[Quotation], k: int
    ) -> Voice | None:
        """Who speaks the whole sentence: the speaker of its quotation, of its transcript, of the colon or the words before it."""
        if marks[k].within:
            speaker, rule = _closing(found, marks, k) or self._tag(tokens, spans, marks, k) or self.last, "quotation"
        elif self.script is not None:
            speaker, rule = self.script, "transcript goes on"
        elif self._led(tokens, spans, found, k):
            speaker, rule = self.last, "led in by a colon"
        else:
            speaker, rule = (self.last, "goes on") if self._runs_on(tokens, spans[k]) else (None, "")
        return speaker and replace(speaker, content=spans[k], rule=rule)

    def _tag(self, tokens: Sequence[Token], spans: Sequence[Span], marks: list[Quotation], k: int) -> Voice | None:
        """The speaker named straight after a quotation that ended in a question mark: "“Who?” the mayor asked."""
        while marks[k].continues and k + 1 < len(spans):
            k += 1
        if k + 1 >= len(spans) or marks[k + 1].paragraph or marks[k + 1].within:
            return None
        tag = tagged(tokens, spans[k + 1])
        return self._voice(tokens, tag) if tag else None

    def _led(self, tokens: Sequence[Token], spans: Sequence[Span], found: list[list[Voice]], k: int) -> bool:
        """Whether the sentence before names a speaker and ends in a colon."""
        return k > 0 and tokens[spans[k - 1][1] - 1].text == ":" and bool(found[k - 1])

    def _own_pronoun(self, voice: Voice) -> bool:
        """Whether the speaker is "I" or "we": whoever is quoted."""
        return self.text[voice.span[0] : voice.span[1]].lower() in {"i", "we", "you"}

    def _voice(self, tokens: Sequence[Token], one: Attribution) -> Voice:
        name = self._words(tokens, one.antecedent or one.source)
        names = [self.named.resolved(name), *(self._words(tokens, further) for further in one.further)]
        self.named.name(name, tokens, one.antecedent or one.source)
        start, end = tokens[one.source[0]].start, tokens[one.source[1] - 1].end
        return Voice(tuple(names), (start, end), one.content, _held(tokens, one), one.verb, one.rule)

    def _words(self, tokens: Sequence[Token], span: Span) -> str:
        return self.text[tokens[span[0]].start : tokens[span[1] - 1].end]

    def _runs_on(self, tokens: Sequence[Token], span: Span) -> bool:
        """Whether a sentence without a speaker goes on with what the last one reported."""
        head = " ".join(token.lower for token in tokens[span[0] : span[0] + 4])
        return head.startswith(_CONTINUING)


def _apart(one: Span, other: Span) -> bool:
    """Whether two spans have no token in common."""
    return one[1] <= other[0] or other[1] <= one[0]


def _closing(found: list[list[Voice]], marks: list[Quotation], k: int) -> Voice | None:
    """The first voice outside quotation marks of the sentence where the quotation that holds sentence `k` is closed."""
    while marks[k].continues and k + 1 < len(found):
        k += 1
        outer = [voice for voice in found[k] if voice.at[0] not in marks[k].quoted]
        if outer:
            return outer[0]
    return None


def _held(tokens: Sequence[Token], one: Attribution) -> Span:
    """The words that name and describe a speaker, up to his verb: "six in 10 voters", "Ann Hill, 54, a farmer in Kent, said"."""
    source = one.antecedent or one.source
    first = source[0]
    while first and (tokens[first - 1].kind == "digits" or tokens[first - 1].lower in _COUNTING):
        first -= 1
    last = max(source[1], one.source[1], *(past for _, past in one.further))
    if last <= one.cue <= last + _DESCRIBED:
        return first, one.cue
    return first, _apposed(tokens, last)


def _apposed(tokens: Sequence[Token], i: int) -> int:
    """The index past the description or age between commas that begins at token `i`, else `i`."""
    if i + 2 >= len(tokens) or tokens[i].text != ",":
        return i
    if tokens[i + 1].kind == "digits" and tokens[i + 2].text in _ENDS:
        return i + 2
    ends = (j for j in range(i + 2, min(i + _DESCRIBED, len(tokens))) if tokens[j].text in _ENDS)
    return next(ends, i) if tokens[i + 1].lower in _DESCRIBING else i


def chain_of(voices: Sequence[Voice], figure: Span) -> Voice | None:
    """The chain for the figure at `figure`: the voice with the shortest content around it, then the wider ones."""
    around = [
        voice for voice in voices if voice.content[0] <= figure[0] and figure[1] <= voice.content[1] and _apart(voice.at, figure)
    ]
    if not around:
        return None
    around.sort(key=lambda voice: voice.content[1] - voice.content[0])
    names = tuple(dict.fromkeys(name for voice in around for name in voice.names))
    return replace(around[0], names=names)
