"""The figures of a text that is not in English: numbers, units, bounds and what is counted, by the lexicon of its language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.contracts.records import Block, Document, Figure, Kind
from services.parser.figures.languages.dates import covered
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.lexicon import lexicon as lexicon_of
from services.parser.figures.languages.measures import measures_of
from services.parser.figures.languages.nouns import noun_after, proportion_noun
from services.parser.figures.languages.sentences import sentences_of, tokens_of
from services.parser.figures.nouns import Span
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token

# A sentence with more numbers is a list or table that lost its lines.
_MOST_NUMBERS = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A measure, the figure that was made of it (None where it is excluded), and its words."""

    measure: Measure
    figure: Figure | None
    text: str


def found_in(document: Document, code: str, country: str | None) -> Iterator[Found]:
    """Every number of a document in the language `code` (ISO 639-1), figures and excluded ones, in reading order.

    Events, places, periods, sources and status are read in English alone: those fields stay empty. Linear in the text.
    """
    lexicon = lexicon_of(code, country)
    for block in document.blocks:
        tokens = tokens_of(document.text, block.start, block.end, lexicon)
        for span in sentences_of(document.text, tokens, lexicon):
            yield from _sentence(document.text, block, tokens, span, lexicon, country)


def _sentence(
    text: str, block: Block, tokens: Sequence[Token], span: Span, lexicon: Lexicon, country: str | None
) -> Iterator[Found]:
    if sum(token.kind == "digits" or token.lower in lexicon.numerals for token in tokens[span[0] : span[1]]) > _MOST_NUMBERS:
        return
    carried: str | None = None
    for measure in measures_of(tokens, span, covered(tokens, span, lexicon), lexicon, country):
        counted = _counted(tokens, measure, span, lexicon)
        figure = None
        if measure.excluded is None:
            noun = _slice(text, tokens, counted) if counted else None
            bare = measure.kind is Kind.COUNT and noun is None
            figure = _figure(text, block, tokens, span, measure, counted, carried if bare else noun)
            carried = figure.counted if measure.kind is Kind.COUNT else carried
        yield Found(measure, figure, _slice(text, tokens, (measure.first, measure.past)))


def _slice(text: str, tokens: Sequence[Token], span: Span) -> str:
    return text[tokens[span[0]].start : tokens[span[1] - 1].end]


def _counted(tokens: Sequence[Token], measure: Measure, span: Span, lexicon: Lexicon) -> Span | None:
    """The noun phrase after the number; after a unit only where "of" leads to it: "60 Prozent der Befragten", "5 t de riz"."""
    if measure.excluded is not None:
        return None
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
    if kind is Kind.DURATION:
        return False
    if kind in (Kind.RATIO, Kind.MASS, Kind.VOLUME, Kind.PERCENT):
        return True
    if after in lexicon.words["of"] or after in lexicon.words["determiners"]:
        return True
    return lexicon.grammar.get("nouns") == "genitive" and kind is not Kind.MONEY


def _figure(
    text: str, block: Block, tokens: Sequence[Token], span: Span, measure: Measure, counted: Span | None, noun: str | None
) -> Figure:
    follows = counted is not None and counted[0] - measure.past <= 1 and measure.kind is Kind.COUNT
    core = (measure.first, counted[1] if counted is not None and follows else measure.past)
    return Figure(
        text=_slice(text, tokens, core),
        start=tokens[core[0]].start,
        end=tokens[core[1] - 1].end,
        quote=_slice(text, tokens, span),
        section=block.section,
        low=measure.low,
        high=measure.high,
        bound=measure.bound,
        kind=measure.kind,
        unit=measure.unit,
        counted=noun,
    )
