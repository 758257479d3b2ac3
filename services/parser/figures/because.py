"""Why a figure has its source, status, place and period: the rules that fired and the words that they found."""

from collections.abc import Iterator

from services.contracts.records import Figure
from services.parser.figures.attribution import Voice
from services.parser.figures.nouns import Span
from services.parser.figures.reader import Reading, Sentence
from services.parser.figures.status import clause_of, governing


def because(reading: Reading) -> tuple[str, ...]:
    """The reasons as `field: rule or words → value`; none for a number that is no figure."""
    figure, sentence = reading.figure, reading.sentence
    if figure is None or sentence is None:
        return ()
    core = _tokens(sentence, figure)
    said = (*_sources(sentence, core), *_status(sentence, core, reading.index))
    return (*said, *_places(sentence, figure), *_periods(sentence, figure))


def _tokens(sentence: Sentence, figure: Figure) -> Span:
    inside = [i for i in range(*sentence.span) if figure.start <= sentence.tokens[i].start < figure.end]
    return inside[0], inside[-1] + 1


def _sources(sentence: Sentence, core: Span) -> Iterator[str]:
    for voice in sentence.voices:
        yield f"source: {voice.rule} → {' ← '.join(voice.names)}{_reach(sentence, voice, core)}"


def _reach(sentence: Sentence, voice: Voice, core: Span) -> str:
    if voice.at[0] < core[1] and core[0] < voice.at[1]:
        return " (not of this figure: it counts or describes the speaker)"
    if core[0] < voice.content[0] or voice.content[1] < core[1]:
        return f" (not of this figure: of “{_words(sentence, voice.content)}”)"
    return ""


def _status(sentence: Sentence, core: Span, index: int) -> Iterator[str]:
    for name, span in governing(sentence.tokens, core, clause_of(sentence.span, sentence.measures, index)):
        yield f"status: {_words(sentence, span)} → {name}"


def _places(sentence: Sentence, figure: Figure) -> Iterator[str]:
    for i, place in sentence.places:
        taken = "" if place in figure.place else " (not of this figure)"
        before = sentence.tokens[i - 1].text if i > sentence.span[0] else ""
        yield f"place: {before} {place.name} → {place.role} {place.country or 'no country'}{taken}"


def _periods(sentence: Sentence, figure: Figure) -> Iterator[str]:
    for i, period in sentence.periods:
        taken = "" if period == figure.period else " (another is nearer)"
        yield f"period: {sentence.tokens[i].text} → {period.start} to {period.end}{taken}"


def _words(sentence: Sentence, span: Span) -> str:
    tokens = sentence.tokens
    return sentence.context.text[tokens[span[0]].start : tokens[span[1] - 1].end] if span[0] < span[1] else ""
