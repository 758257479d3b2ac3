"""How a text was read: its tokens with the lexicon entries they hit, every number kept or left out, the records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from services.contracts.records import Block, Document, Figure, Relation, Section
from services.parser.figures.arithmetic import relations
from services.parser.figures.because import because
from services.parser.figures.dates import covered
from services.parser.figures.languages.choice import language_of
from services.parser.figures.languages.explain import tokens_read as foreign_tokens
from services.parser.figures.lexicon import Language, english
from services.parser.figures.reader import Reading, read_figures, readings
from services.parser.figures.tokens import Token, tokenize

_TABLES = tuple("cardinals scales short_scales letter_scales vague fractions multiples change months weekdays".split())


@dataclass(frozen=True, slots=True)
class TokenRead:
    """A token, its kind, and the entries of the lexicon that begin at it, as `table: words → value`."""

    text: str
    kind: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A number as it was read: its words, `form`, `scale`; `left_out` says why it is no figure, else `figure` is its index.

    `because`: the rules and words that gave the figure its source, status, place and period, as `field: rule → value`.
    """

    text: str
    form: str
    scale: int
    left_out: str | None
    figure: int | None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that the reader made of a text."""

    text: str
    tokens: tuple[TokenRead, ...]
    numbers: tuple[NumberRead, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]


def explain(text: str, *, language: str | None = None, published: str | None = None) -> Explanation:
    """What is read in `text`, taken as one body block; `language` (ISO 639-1) and `published` (ISO 8601) as in `read_figures`."""
    language = language_of(text, language)
    document = Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),))
    figures = read_figures(document, language=language, published=published)
    measured = _numbers(readings(document, language=language, published=published))
    tokens, marks, entries = _tokens_read(text) if language == "en" else foreign_tokens(text, language)
    numbers = sorted([*measured, *_covered(text, tokens, marks)], key=lambda one: one[0])
    return Explanation(
        text=text,
        tokens=tuple(TokenRead(one.text, one.kind, hits) for one, hits in zip(tokens, entries, strict=True)),
        numbers=tuple(number for _, number in numbers),
        figures=figures,
        relations=relations(text, document.blocks, figures),
    )


def _tokens_read(text: str) -> tuple[list[Token], dict[int, str], list[tuple[str, ...]]]:
    """The tokens of an English text, what of them is a date or time, and the entries that begin at each."""
    lexicon = english()
    tokens = tokenize(text)
    marks = covered(tokens, (0, len(tokens)), lexicon)
    return tokens, marks, [tuple(_entries(tokens, i, lexicon, marks.get(i))) for i in range(len(tokens))]


def _numbers(found: Iterator[Reading]) -> Iterator[tuple[int, NumberRead]]:
    """Every number that was measured, kept or not, with its first token."""
    figures = 0
    for reading in found:
        kept = reading.figure is not None
        measure = reading.measure
        index = figures if kept else None
        yield measure.first, NumberRead(reading.text, measure.form, measure.scale, measure.excluded, index, because(reading))
        figures += kept


def _covered(text: str, tokens: Sequence[Token], marks: Mapping[int, str]) -> Iterator[tuple[int, NumberRead]]:
    """The runs of digits that are dates, times, ordinals, phone numbers or identifiers, each with its first token."""
    i = 0
    while i < len(tokens):
        past = i + 1
        if i in marks:
            while past < len(tokens) and marks.get(past) == marks[i]:
                past += 1
            yield i, NumberRead(text[tokens[i].start : tokens[past - 1].end], "digits", 1, marks[i], None)
        i = past


def _entries(tokens: Sequence[Token], i: int, language: Language, mark: str | None) -> Iterator[str]:
    """The entries that begin at token `i`; `mark` says what larger thing, a date or a time, the token is part of."""
    if mark is not None:
        yield f"left out: {mark}"
    word = tokens[i].lower
    for table in _TABLES:
        entries = getattr(language, table)
        if word in entries:
            yield f"{table}: {word} → {_shown(entries[word])}"
    for name, phrases in (("bounds before", language.bounds_before), ("bounds after", language.bounds_after)):
        hit = phrases.ahead(tokens, i)
        if hit is not None:
            yield f"{name}: {' '.join(token.lower for token in tokens[i : hit[1]])} → {hit[0]}"


def _shown(value: object) -> str:
    return "–".join(f"{end:g}" for end in value) if isinstance(value, tuple) else str(value)
