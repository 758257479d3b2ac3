"""The figures of a text that is not in English: numbers, units, bounds and what is counted, by the lexicon of its language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.contracts.records import Document, Figure, Kind, Section
from services.parser.figures.attribution import Voice, chain_of
from services.parser.figures.languages.dates import covered
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.lexicon import lexicon as lexicon_of
from services.parser.figures.languages.measures import measures_of
from services.parser.figures.languages.nouns import noun_after, noun_numbered, proportion_noun
from services.parser.figures.languages.sentences import sentences_of, tokens_of
from services.parser.figures.languages.speech import voices_of
from services.parser.figures.languages.status import status_of
from services.parser.figures.nouns import Span
from services.parser.figures.ranges import Measure
from services.parser.figures.status import clause_of
from services.parser.figures.tokens import Token

# A sentence with more numbers is a list or table that lost its lines.
_MOST_NUMBERS = 60
# "À 30 km de la ville", "8 puntos del líder": what follows says where from.
_NOUNLESS = frozenset({Kind.DURATION, Kind.LENGTH, Kind.SPEED, Kind.TEMPERATURE, Kind.INDEX})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, and on whose word it or a part of it is."""

    text: str
    section: Section
    tokens: Sequence[Token]
    span: Span
    voices: Sequence[Voice]

    def words(self, span: Span) -> str:
        """The words of the tokens `span`."""
        return self.text[self.tokens[span[0]].start : self.tokens[span[1] - 1].end]


@dataclass(frozen=True, slots=True)
class Found:
    """A measure, the figure that was made of it (None where it is excluded), and its words."""

    measure: Measure
    figure: Figure | None
    text: str


def found_in(document: Document, code: str, country: str | None) -> Iterator[Found]:
    """Every number of a document in the language `code` (ISO 639-1), figures and excluded ones, in reading order.

    Changes, events, places and periods are read in English alone: those fields stay empty. Linear in the text.
    """
    lexicon = lexicon_of(code, country)
    speaker: str | None = None
    for block in document.blocks:
        tokens = tokens_of(document.text, block.start, block.end, lexicon)
        for span in sentences_of(document.text, tokens, lexicon):
            sentence = Sentence(
                document.text, block.section, tokens, span, voices_of(document.text, tokens, span, lexicon, speaker)
            )
            yield from _found(sentence, lexicon, country)
            speaker = sentence.voices[-1].names[0] if sentence.voices else speaker


def _found(sentence: Sentence, lexicon: Lexicon, country: str | None) -> Iterator[Found]:
    tokens, span = sentence.tokens, sentence.span
    if sum(token.kind == "digits" or token.lower in lexicon.numerals for token in tokens[span[0] : span[1]]) > _MOST_NUMBERS:
        return
    carried: str | None = None
    measures = measures_of(tokens, span, covered(tokens, span, lexicon), lexicon, country)
    for k, measure in enumerate(measures):
        figure = None
        if measure.excluded is None:
            figure = _figure(sentence, measure, clause_of(span, measures, k), carried, lexicon)
            carried = figure.counted if measure.kind is Kind.COUNT else carried
        yield Found(measure, figure, sentence.words((measure.first, measure.past)))


def _counted(tokens: Sequence[Token], measure: Measure, span: Span, lexicon: Lexicon) -> Span | None:
    """The noun phrase after the number; after a unit only where "of" leads to it: "60 Prozent der Befragten", "5 t de riz"."""
    if measure.form == "fraction" and (within := proportion_noun(tokens, measure.core, lexicon)):
        return within
    if measure.past >= span[1] or not _takes_noun(tokens, measure, lexicon):
        return None
    return noun_after(tokens, measure.past, span[1], lexicon, measure.kind is Kind.COUNT)


def _takes_noun(tokens: Sequence[Token], measure: Measure, lexicon: Lexicon) -> bool:
    """Whether what follows the measure can say what it is of."""
    kind, after = measure.kind, tokens[measure.past].lower
    if kind is Kind.COUNT:  # a mark or a rate counts nothing: things are counted in whole numbers
        return measure.scale > 1 or measure.high == int(measure.high)
    if kind is Kind.AGE:
        return tokens[measure.past - 1].lower.startswith(lexicon.endings["aged"] or ("-",))
    if kind in _NOUNLESS:
        return False
    if kind in (Kind.RATIO, Kind.MASS, Kind.VOLUME, Kind.PERCENT):
        return True
    if after in lexicon.words["of"] or after in lexicon.words["determiners"]:
        return True
    return lexicon.grammar.get("nouns") == "genitive" and kind is not Kind.MONEY


def _figure(sentence: Sentence, measure: Measure, clause: Span, carried: str | None, lexicon: Lexicon) -> Figure:
    """The record of a measure; a bare count goes on counting what the count before it did (`carried`)."""
    tokens, count = sentence.tokens, measure.kind is Kind.COUNT
    counted = _counted(tokens, measure, sentence.span, lexicon)
    follows = count and counted is not None and counted[0] - measure.past <= 1
    core = (measure.first, counted[1] if counted is not None and follows else measure.past)
    if counted is None and count and carried is None:
        counted = noun_numbered(tokens, measure.first, clause[0], lexicon)
    voice = chain_of(sentence.voices, core)
    return Figure(
        text=sentence.words(core),
        start=tokens[core[0]].start,
        end=tokens[core[1] - 1].end,
        quote=sentence.words(sentence.span),
        section=sentence.section,
        low=measure.low,
        high=measure.high,
        bound=measure.bound,
        kind=measure.kind,
        unit=measure.unit,
        counted=sentence.words(counted) if counted else carried if count else None,
        source=voice.names if voice else (),
        source_span=voice.span if voice else None,
        status=status_of(tokens, core, clause, lexicon),
    )
