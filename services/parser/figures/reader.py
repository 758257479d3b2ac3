"""The figures that a text reports: text in, records out. Composes the other modules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.contracts.records import Block, Bound, Change, Document, Figure, Kind, Section
from services.parser.figures.attribution import Discourse, Voice, chain_of
from services.parser.figures.changes import change_of
from services.parser.figures.counted import counted_span
from services.parser.figures.dates import covered
from services.parser.figures.events import event_of
from services.parser.figures.lexicon import Language
from services.parser.figures.lexicon import language as language_of
from services.parser.figures.measures import measures_of
from services.parser.figures.nouns import Span
from services.parser.figures.places import places_of
from services.parser.figures.ranges import Measure
from services.parser.figures.status import status_of
from services.parser.figures.tokens import Token, sentences, tokenize


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure and what was made of it: `figure` is None where the measure is excluded."""

    measure: Measure
    figure: Figure | None
    text: str


def read_figures(
    document: Document, *, published: str | None = None, language: str | None = None, country: str | None = None
) -> tuple[Figure, ...]:
    """The figures of a document in reading order.

    `published` (ISO 8601) resolves "on Tuesday"; `language` (ISO 639-1) chooses the lexicon; `country` (ISO 3166-1) is the
    outlet's and says whose "$" it is. Offsets are into `document.text`. Linear in the length of the text.
    """
    found = readings(document, published=published, language=language, country=country)
    return tuple(reading.figure for reading in found if reading.figure is not None)


def read_sentence(text: str) -> tuple[Figure, ...]:
    """The figures of a text on its own, read as one body block."""
    return read_figures(Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),)))


def readings(
    document: Document, *, published: str | None = None, language: str | None = None, country: str | None = None
) -> Iterator[Reading]:
    """Every number of a document, figures and excluded ones: what `read_figures` keeps and leaves out."""
    discourse = Discourse(document.text)
    lexicon = language_of(language)
    for block in document.blocks:
        yield from _block(document.text, block, discourse, lexicon, country)


def _block(text: str, block: Block, discourse: Discourse, lexicon: Language, country: str | None) -> Iterator[Reading]:
    tokens = tokenize(text, block.start, block.end)
    marks = covered(tokens, lexicon)
    carried: Figure | None = None
    spans = sentences(text, tokens)
    for span, voices in zip(spans, discourse.voices(tokens, spans), strict=True):
        measures = measures_of(tokens, span, marks, lexicon, country)
        for k, measure in enumerate(measures):
            if measure.excluded is not None:
                yield Reading(measure, None, text[tokens[measure.first].start : tokens[measure.past - 1].end])
                continue
            change = change_of(tokens, measures, k, lexicon, span[0])
            figure = _figure(text, tokens, span, measure, _clause(measures, k, span), voices, carried, block.section, change)
            carried = figure if figure.counted else carried
            yield Reading(measure, figure, figure.text)


def _clause(measures: Sequence[Measure], k: int, span: Span) -> Span:
    """The part of the sentence from the figure before to the figure after."""
    first = max((one.past for one in measures[:k] if one.excluded is None), default=span[0])
    past = min((one.first for one in measures[k + 1 :] if one.excluded is None), default=span[1])
    return first, max(past, measures[k].past)


def _figure(
    text: str,
    tokens: Sequence[Token],
    span: Span,
    measure: Measure,
    clause: Span,
    voices: list[Voice],
    carried: Figure | None,
    section: Section,
    change: Change | None,
) -> Figure:
    counted = counted_span(tokens, measure, span, clause[0])
    sentence = tokens[span[0]].start
    last = (
        counted[1] if counted and counted[0] in (measure.past, measure.past + 1) and measure.kind is Kind.COUNT else measure.past
    )
    core = (measure.first, last)
    event = event_of(tokens, core, counted, span)
    voice = chain_of(voices, core)
    start, end = tokens[measure.first].start, tokens[last - 1].end
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        quote=text[tokens[span[0]].start : tokens[span[1] - 1].end],
        section=section,
        low=measure.low,
        high=measure.high,
        bound=measure.bound,
        kind=measure.kind,
        unit=measure.unit,
        change=change,
        counted=text[tokens[counted[0]].start : tokens[counted[1] - 1].end] if counted else _carried(measure, carried, sentence),
        event=event[0] if event else None,
        event_class=event[1] if event else None,
        place=places_of(tokens, core, clause, span),
        source=voice.names if voice else (),
        source_span=voice.span if voice else None,
        status=status_of(tokens, core, clause, event[1] if event else None),
    )


def _carried(measure: Measure, carried: Figure | None, start: int) -> str | None:
    """A figure without a noun goes on measuring what the figure before it did: "and 40 by train", "5% to $3 billion".

    Across sentences (`start`: where this one begins) only counts and percentages do.
    """
    if carried is None or measure.bound is Bound.VAGUE or measure.kind in (Kind.DURATION, Kind.AGE):
        return None
    own_noun = carried.kind is Kind.COUNT and measure.kind is not Kind.COUNT and (carried.counted or "") in carried.text
    if carried.start >= start:
        return None if own_noun else carried.counted
    return carried.counted if measure.kind in (Kind.COUNT, Kind.PERCENT) else None
