"""On whose word: the chain of sources of a figure, nearest speaker first, across clauses, quotations and sentences."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from services.parser.figures.antecedents import PERSONAL, Name, name_of, resolved
from services.parser.figures.attributed import Attribution
from services.parser.figures.nouns import Span
from services.parser.figures.passages import Passage
from services.parser.figures.speakers import clause_speaker, held
from services.parser.figures.speech import tagged
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_CONTINUING = tuple(sorted(words("attribution", "continuing")))
_QUOTED = frozenset({"i", "we", "you", "my", "our", "your"})
# Fewer words in quotation marks are a name or a word that the outlet keeps at a distance.
_PARTIAL = 3
# No reader looks further for whom a pronoun means or who goes on speaking, and without a bound the search were not linear.
_SENTENCES = 60

# "Hill:", "Ann Hill:" at the beginning of a line, and names amid a sentence.
_LABEL = re.compile(r"(?:[A-Z][\w.'’-]* ){0,2}([A-Z][\w'’-]*): *[A-Z“\"'‘]")
_NAMED = re.compile(r"(?<=[\w,] )[A-Z][\w'’-]+\b(?!:)")

Place = tuple[int, int]


@dataclass(slots=True)
class Voice:
    """Sources, nearest first, with the character span of the words that name the nearest, and the tokens they answer for.

    `at` are the tokens that name the nearest and say who he is, with his number before them; `rule` says in words how he was
    found.
    """

    names: tuple[str, ...]
    span: tuple[int, int]
    content: Span
    at: Span
    rule: str


class Discourse:
    """Who speaks in an article: pronouns and titles go back to a name, quotations run on to their speaker.

    A sentence is asked for by its place: the index of its passage, and its own within that. Only the sentences that the answer
    depends on are read.
    """

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self._text = text
        self._passages = passages
        self._closers: dict[Place, tuple[Place, Attribution] | None] = {}

    def voices(self, place: Place) -> list[Voice]:
        """The sentence's own voices, and around them the voice of the quotation or transcript that it stands in."""
        own = self._own(place)
        outer = self._outer(place, own)
        around = self._around(place, outer, own)
        found = [self._voice(place, one) for one in own]
        if around is not None:
            return [*found, around]
        return found + [self._voice(place, one) for one in self._partly(place, own)]

    def _own(self, place: Place) -> list[Attribution]:
        """The attributions of the sentence; in a quotation, "I" and "we" are whoever is quoted."""
        passage, (b, k) = self._passages[place[0]], place
        found = [*self._turn(place), *passage.attributions(k)]
        if not found or not passage.marks[k].within:
            return found
        return [one for one in found if self._words(b, one.source).lower() not in _QUOTED]

    def _turn(self, place: Place) -> list[Attribution]:
        """The turn of a conversation, where the line begins with the name and colon of one who takes part in it."""
        passage = self._passages[place[0]]
        label = None if place[1] or not passage.has_colon else _LABEL.match(self._text, passage.start, passage.end)
        if label is None or label[1] not in self._taking_part:
            return []
        past = next(i for i, token in enumerate(passage.tokens) if token.text == ":")
        return [Attribution((0, past), (past + 1, passage.spans[0][1]), ":", "turn of a conversation", past)]

    @cached_property
    def _taking_part(self) -> frozenset[str]:
        """The last names of who takes part in a conversation: they begin several lines, with a colon, and are named elsewhere."""
        labels = (_LABEL.match(self._text, passage.start, passage.end) for passage in self._passages)
        turns = Counter(label[1] for label in labels if label)
        several = {name for name, times in turns.items() if times > 1}
        return frozenset(several.intersection(_NAMED.findall(self._text))) if several else frozenset()

    def _outer(self, place: Place, own: list[Attribution]) -> list[Attribution]:
        """Of its attributions, the ones whose speaker is named outside quotation marks."""
        if not own:
            return own
        quoted = self._passages[place[0]].marks[place[1]].quoted
        return [one for one in own if one.source[0] not in quoted]

    def _around(self, place: Place, outer: list[Attribution], own: list[Attribution]) -> Voice | None:
        """Who speaks the whole sentence: the speaker of its quotation, of its transcript, of the colon or the words before it."""
        b, k = place
        passage = self._passages[b]
        if outer:
            return self._last(place, "led in by a colon") if self._led(place) else None
        if passage.marks[k].within:
            closing = self._closing(place)
            return self._spoken(*closing, place, "quotation") if closing else self._last(place, "quotation")
        if (script := self._script(place)) is not None:
            return self._spoken(*script, place, "transcript goes on")
        return None if own else self._unnamed(place)

    def _unnamed(self, place: Place) -> Voice | None:
        """Who speaks a sentence that names nobody: who closes the quotation that it opens, or goes on after a colon or so."""
        if self._passages[place[0]].marks[place[1]].continues and (closing := self._closing(place)):
            return self._spoken(*closing, place, "opens a quotation")
        if self._led(place):
            return self._last(place, "led in by a colon")
        return self._last(place, "goes on") if self._runs_on(place) else None

    def _before(self, place: Place) -> Iterator[Place]:
        """The sentences before, the nearest first, as far as anyone looks back."""
        b, k = place
        for _ in range(_SENTENCES):
            while k == 0:
                if b == 0:
                    return
                b -= 1
                k = len(self._passages[b].spans)
            k -= 1
            yield b, k

    def _last(self, place: Place, rule: str) -> Voice | None:
        """The last who spoke before the sentence, as the voice of the sentence."""
        for before in self._before(place):
            if (speaker := self._speaker(before)) is not None:
                return self._spoken(*speaker, place, rule)
        return None

    def _speaker(self, place: Place) -> tuple[Place, Attribution] | None:
        """Who speaks last in a sentence or is quoted in it; nobody where it only hands over a speech led in before it."""
        own = self._own(place)
        if outer := self._outer(place, own):
            return None if self._led(place) else (place, outer[-1])
        if self._passages[place[0]].marks[place[1]].within:
            return self._closing(place)
        return (place, own[-1]) if own and self._script(place) is None else None

    def _closing(self, place: Place) -> tuple[Place, Attribution] | None:
        """The first speaker named outside quotation marks from the next sentence on to the one that closes the quotation around
        this one; else whoever the sentence after it begins with: "“Who?” the mayor asked."
        """
        b, k = place
        passage, passed = self._passages[b], []
        while place not in self._closers:
            passed.append(place)
            if not passage.marks[k].continues or k + 1 >= len(passage.spans):
                self._closers[place] = self._tag(place)
            elif outer := self._outer((b, k + 1), self._own((b, k + 1))):
                self._closers[place] = (b, k + 1), outer[0]
            else:
                k += 1
                place = b, k
        found = self._closers[place]
        self._closers.update(dict.fromkeys(passed, found))
        return found

    def _tag(self, place: Place) -> tuple[Place, Attribution] | None:
        b, k = place
        passage = self._passages[b]
        if k + 1 >= len(passage.spans) or passage.marks[k + 1].within:
            return None
        tag = tagged(passage.tokens, passage.spans[k + 1])
        return ((b, k + 1), tag) if tag else None

    def _script(self, place: Place) -> tuple[Place, Attribution] | None:
        """The speaker of the transcript, from his name and a colon to the end of the paragraph."""
        b, k = place
        passage = self._passages[b]
        if not passage.has_colon:
            return None
        for j in range(k, max(-1, k - _SENTENCES), -1):
            named = next((one for one in self._outer((b, j), self._own((b, j))) if one.verb == ":"), None)
            if named is not None:
                return ((b, j), named) if j < k else None
            if passage.marks[j].paragraph:
                return None
        return None

    def _led(self, place: Place) -> bool:
        """Whether the sentence before, in this or the line before, names a speaker and ends in a colon."""
        b, k = place
        if k == 0 and not (b and self._passages[b - 1].ends_in_colon):
            return False
        passage, k = (self._passages[b], k - 1) if k else (self._passages[b - 1], len(self._passages[b - 1].spans) - 1)
        return passage.tokens[passage.spans[k][1] - 1].text == ":" and bool(passage.attributions(k))

    def _runs_on(self, place: Place) -> bool:
        """Whether a sentence without a speaker goes on with what the last one reported."""
        passage = self._passages[place[0]]
        first = passage.spans[place[1]][0]
        return " ".join(token.lower for token in passage.tokens[first : first + 4]).startswith(_CONTINUING)

    def _partly(self, place: Place, own: list[Attribution]) -> list[Attribution]:
        """For words quoted amid a sentence that no cue governs, the subject of their clause: "he faces “at least 40 suits”"."""
        passage, k = self._passages[place[0]], place[1]
        mark, tokens, first = passage.marks[k], passage.tokens, passage.spans[k][0]
        found = []
        for run in mark.runs if not mark.within else []:
            known = any(one.content[0] <= run[0] and run[1] <= one.content[1] for one in own)
            if known or run[1] - run[0] < _PARTIAL or all(token.capital for token in tokens[run[0] + 1 : run[1]]):
                continue
            speaker = clause_speaker(tokens, run[0], first)
            if speaker is not None and tokens[speaker[1] - 1].kind == "word":
                found.append(Attribution(speaker, run, None, "words quoted in part", run[0]))
        return found

    def _spoken(self, named: Place, one: Attribution, place: Place, rule: str) -> Voice:
        """The speaker of an attribution in the sentence at `named` as the voice of the whole sentence at `place`."""
        passage = self._passages[place[0]]
        return replace(self._voice(named, one), content=passage.spans[place[1]], at=(0, 0), rule=rule)

    def _voice(self, place: Place, one: Attribution) -> Voice:
        b, tokens = place[0], self._passages[place[0]].tokens
        name = self._words(b, one.antecedent or one.source)
        nearest = resolved(name, self._named_before(place, one)) if self._can_resolve(name, tokens[one.source[0]].start) else name
        names = (nearest, *(self._words(b, further) for further in one.further))
        start, end = tokens[one.source[0]].start, tokens[one.source[1] - 1].end
        return Voice(names, (start, end), one.content, held(tokens, one.antecedent or one.source, one.further, one.cue), one.rule)

    @cached_property
    def _small(self) -> str:
        return self._text.lower()

    def _can_resolve(self, name: str, at: int) -> bool:
        """Whether a speaker can stand for one named before: a pronoun, or a title whose last word stands there."""
        return name.lower() in PERSONAL or (
            name[:1].islower() and self._small.find(name.rsplit(maxsplit=1)[-1].lower(), 0, at) >= 0
        )

    def _named_before(self, place: Place, one: Attribution) -> Iterator[Name]:
        """The speakers that are named before an attribution, the nearest first."""
        b, k = place
        tokens = self._passages[b].tokens
        yield from self._names(tokens, [other for other in self._passages[b].attributions(k) if other.cue < one.cue])
        for before in self._before(place):
            yield from self._names(self._passages[before[0]].tokens, self._passages[before[0]].attributions(before[1]))

    def _names(self, tokens: Sequence[Token], found: Sequence[Attribution]) -> Iterator[Name]:
        for one in reversed(found):
            name = name_of(self._text, tokens, one.antecedent or one.source)
            if name is not None:
                yield name

    def _words(self, b: int, span: Span) -> str:
        tokens = self._passages[b].tokens
        return self._text[tokens[span[0]].start : tokens[span[1] - 1].end]


def chain_of(voices: Sequence[Voice], figure: Span) -> Voice | None:
    """The chain for the figure at `figure`: the voice with the shortest content around it, then the wider ones."""
    around = [voice for voice in voices if voice.content[0] <= figure[0] and figure[1] <= voice.content[1]]
    around = [voice for voice in around if voice.at[1] <= figure[0] or figure[1] <= voice.at[0]]
    if len(around) < 2:
        return around[0] if around else None
    around.sort(key=lambda voice: voice.content[1] - voice.content[0])
    return replace(around[0], names=_apart([name for voice in around for name in voice.names]))


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """Each name once, but none that another one holds: of "Oxfam" and "report by Oxfam", the report."""
    once = tuple(dict.fromkeys(names))
    return tuple(name for name in once if not any(name != other and f" {name} " in f" {other} " for other in once))
