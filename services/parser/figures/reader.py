"""The figures that a text reports: text in, records out. Composes the other modules."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from services.contracts.records import Block, Bound, Document, Figure, Kind, Period, Place, Section
from services.parser.figures.attribution import Discourse, Voice, chain_of
from services.parser.figures.changes import change_of
from services.parser.figures.counted import counted_span
from services.parser.figures.dates import covered, year_at
from services.parser.figures.events import event_of
from services.parser.figures.languages.choice import language_of
from services.parser.figures.languages.reader import found_in
from services.parser.figures.lazy import Lazy
from services.parser.figures.lexicon import Language, english
from services.parser.figures.measures import measures_of
from services.parser.figures.named_before import named_before
from services.parser.figures.nouns import Span
from services.parser.figures.passages import Passage, lines
from services.parser.figures.periods import period_of, periods_in
from services.parser.figures.places import own_clause, places_in, places_of
from services.parser.figures.ranges import Measure
from services.parser.figures.rates import count_rate
from services.parser.figures.repeats import linked
from services.parser.figures.respectively import paired
from services.parser.figures.status import clause_of, listed_clause, status_of
from services.parser.figures.tokens import Token
from services.parser.figures.unit_tables import tables

_NUMERIC = frozenset({"digits", "fraction"})
_NEVER_CARRIED = frozenset({Kind.DURATION, Kind.AGE})
_CARRIED_ON = frozenset({Kind.COUNT, Kind.PERCENT})
# A sentence with more number words is a list or table that lost its lines: no words say what they count; it is left out.
_MOST_NUMBERS = 60
# So is one with a good many of them where two in five tokens are one.
_MANY_NUMBERS = 45


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole document. `published` is an ISO date, or None where it is not known to the day."""

    text: str
    language: Language
    country: str | None
    published: str | None


@dataclass(slots=True)
class Surroundings:
    """What a passage stands in: the article, its own index there, its section, the figures before it in its block by kind, and
    the names of digits that the article has told.
    """

    discourse: Discourse
    passage: int
    section: Section
    carried: dict[Kind | None, Figure]
    names: set[str]


@dataclass
class Sentence:
    """A sentence of a block with what was found in it."""

    tokens: Sequence[Token]
    span: Span
    measures: Sequence[Measure]
    discourse: Discourse
    place: tuple[int, int]
    section: Section
    context: Context

    @Lazy
    def voices(self) -> list[Voice]:
        """On whose word it, or a part of it, is."""
        return self.discourse.voices(self.place)

    @Lazy
    def places(self) -> list[tuple[int, Place]]:
        """The places it names, but for those that say who a speaker is: "a source in the Kremlin"."""
        found = places_in(self.tokens, self.span)
        return [(i, place) for i, place in found if not any(voice.at[0] <= i < voice.at[1] for voice in self.voices)]

    @Lazy
    def periods(self) -> list[tuple[int, Period]]:
        """The periods it names."""
        inside = (i for one in self.measures if one.excluded == "year" for i in range(*one.core))
        years = frozenset(i for i in inside if year_at(self.tokens, i))
        return periods_in(self.tokens, self.span, years, self.context.language, self.context.published)


@dataclass(slots=True)
class Reading:
    """A measure and what was made of it: `figure` is None where it is excluded. It is the `index`-th of its `sentence`."""

    measure: Measure
    figure: Figure | None
    text: str
    sentence: Sentence | None = None
    index: int = 0


def read_figures(
    document: Document, *, published: str | None = None, language: str | None = None, country: str | None = None
) -> tuple[Figure, ...]:
    """The figures of a document in reading order.

    `published` (ISO 8601) resolves "on Tuesday"; `language` (ISO 639-1) chooses the lexicon, unless the words are
    plainly another's; `country` (ISO 3166-1) is the outlet's and says whose "$" it is. Offsets are into `document.text`. Linear
    in the length of the text.
    """
    found = readings(document, published=published, language=language, country=country)
    return linked(paired(document.text, [reading.figure for reading in found if reading.figure is not None]))


def read_sentence(text: str) -> tuple[Figure, ...]:
    """The figures of a text on its own, read as one body block."""
    if not Passage(text, 0, len(text)).holds_number(english().all_numerals):
        return ()
    return read_figures(Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),)))


def readings(
    document: Document, *, published: str | None = None, language: str | None = None, country: str | None = None
) -> Iterator[Reading]:
    """Every number of a document, figures and excluded ones: what `read_figures` keeps and leaves out."""
    language = language_of(document.text, language)
    if language != "en":
        yield from (Reading(one.measure, one.figure, one.text) for one in found_in(document, language, country))
        return
    context = Context(document.text, english(), country, published if published and len(published) >= 10 else None)
    passages = [(block, line) for block in document.blocks for line in lines(document.text, block.start, block.end)]
    discourse = Discourse(document.text, [line for _, line in passages])
    carried: dict[int, dict[Kind | None, Figure]] = defaultdict(dict)
    names: set[str] = set()
    for index, (block, passage) in enumerate(passages):
        if passage.holds_number(context.language.all_numerals):
            yield from _passage(context, passage, Surroundings(discourse, index, block.section, carried[block.start], names))


def _passage(context: Context, passage: Passage, around: Surroundings) -> Iterator[Reading]:
    for number, span in enumerate(passage.spans):
        measures = named_before(passage.tokens, _measures(context, passage.tokens, span), around.names)
        if not measures:
            continue
        place = around.passage, number
        sentence = Sentence(passage.tokens, span, measures, around.discourse, place, around.section, context)
        for k, measure in enumerate(measures):
            figure = _figure(context, sentence, k, around.carried) if measure.excluded is None else None
            if figure is not None and figure.counted:
                around.carried[None] = around.carried[figure.kind] = figure
            yield Reading(measure, figure, _slice(context.text, passage.tokens, (measure.first, measure.past)), sentence, k)


def _measures(context: Context, tokens: Sequence[Token], span: Span) -> list[Measure]:
    """The measures of a sentence; none where it is a mere list of numbers."""
    numerals = context.language.all_numerals
    numbers = len([token for token in tokens[span[0] : span[1]] if token.kind in _NUMERIC or token.lower in numerals])
    if not numbers:
        return []
    if numbers > _MOST_NUMBERS or (numbers > _MANY_NUMBERS and numbers * 5 >= 2 * (span[1] - span[0])):
        return []
    return measures_of(tokens, span, covered(tokens, span, context.language), context.language, context.country)


def _slice(text: str, tokens: Sequence[Token], span: Span) -> str:
    return text[tokens[span[0]].start : tokens[span[1] - 1].end]


def _figure(context: Context, sentence: Sentence, k: int, carried: Mapping[Kind | None, Figure]) -> Figure:
    text, tokens, span, measure = context.text, sentence.tokens, sentence.span, sentence.measures[k]
    clause = clause_of(sentence.span, sentence.measures, k)
    following = sentence.measures[k + 1] if k + 1 < len(sentence.measures) else None
    counted = counted_span(tokens, measure, span, clause[0], following)
    past, unit = _rated(context, tokens[: span[1]], measure, _last(measure, counted))
    core = (measure.first, past)
    lemma, event_class = event_of(tokens, core, counted, span) or (None, None)
    voice = chain_of(sentence.voices, core)
    noun = _slice(text, tokens, counted) if counted else _carried(measure, carried, tokens[span[0]].start)
    return Figure(
        text=_slice(text, tokens, core),
        start=tokens[core[0]].start,
        end=tokens[core[1] - 1].end,
        quote=_slice(text, tokens, span),
        section=sentence.section,
        low=measure.low,
        high=measure.high,
        bound=measure.bound,
        kind=measure.kind,
        unit=unit,
        change=change_of(tokens, sentence.measures, k, context.language, span[0]),
        counted=noun,
        event=lemma,
        event_class=event_class,
        place=places_of(sentence.places, core, own_clause(tokens, clause, core)) if sentence.places else (),
        period=period_of(sentence.periods, core),
        source=voice.names if voice else (),
        source_span=voice.span if voice else None,
        status=status_of(tokens, core, listed_clause(tokens, span, sentence.measures, k), event_class),
    )


def _last(measure: Measure, counted: Span | None) -> int:
    """Past the last token of the figure: with its noun, where it is a count and the noun follows at once."""
    follows = counted is not None and counted[0] in (measure.past, measure.past + 1)
    return counted[1] if counted is not None and follows and measure.kind is Kind.COUNT else measure.past


def _rated(context: Context, tokens: Sequence[Token], measure: Measure, past: int) -> tuple[int, str | None]:
    """Past the last token of the figure with its rate, and its unit: that of a count by day or head is "per day", "per head"."""
    if measure.kind is not Kind.COUNT or measure.unit is not None:
        return past, measure.unit
    found = count_rate(tokens, past, context.language, tables().units)
    return (found[1], f"per {found[0]}") if found else (past, None)


def _carried(measure: Measure, carried: Mapping[Kind | None, Figure], start: int) -> str | None:
    """A figure without a noun goes on measuring what the figure before it did: "and 40 by train", "5% to $3 billion".

    Across sentences (`start`: where this one begins) only counts and percentages do, each after their kind.
    """
    last = carried.get(None)
    if last is None or measure.bound is Bound.VAGUE or measure.kind in _NEVER_CARRIED:
        return None
    if last.start < start or measure.kind is Kind.PERCENT:
        return _carried_by_kind(measure, carried, last if last.start >= start and not _in_words(last) else None)
    own_noun = last.kind is Kind.COUNT and measure.kind is not Kind.COUNT and _in_words(last)
    return None if own_noun else last.counted


def _carried_by_kind(measure: Measure, carried: Mapping[Kind | None, Figure], otherwise: Figure | None) -> str | None:
    """What the last figure of the same kind measured, else what the figure `otherwise` did."""
    same = carried.get(measure.kind) if measure.kind in _CARRIED_ON else None
    found = same or otherwise
    return found.counted if found else None


def _in_words(figure: Figure) -> bool:
    """Whether the figure's own words name what it counts."""
    return (figure.counted or "") in figure.text
