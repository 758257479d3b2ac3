"""The entries of a language's lexicon that the tokens of a text hit, for `tallywire figures explain`."""

from collections.abc import Iterator, Sequence
from typing import Any

from services.parser.figures.languages.dates import covered
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.lexicon import lexicon as lexicon_of
from services.parser.figures.languages.numerals import atoms_of
from services.parser.figures.languages.sentences import tokens_of
from services.parser.figures.phrases import Phrases
from services.parser.figures.tokens import Token

_TABLES = tuple("cardinals scales short_scales letter_scales vague collectives fractions ordinals".split())


def tokens_read(text: str, code: str) -> tuple[list[Token], dict[int, str], list[tuple[str, ...]]]:
    """The tokens of a text in the language `code`, what of them is a date or time, and the entries that begin at each,
    as `table: words → value`.
    """
    lexicon = lexicon_of(code, None)
    tokens = tokens_of(text, 0, len(text), lexicon)
    marks = covered(tokens, (0, len(tokens)), lexicon)
    return tokens, marks, [tuple(_entries(tokens, i, lexicon, marks.get(i))) for i in range(len(tokens))]


def _entries(tokens: Sequence[Token], i: int, lexicon: Lexicon, mark: str | None) -> Iterator[str]:
    if mark is not None:
        yield f"left out: {mark}"
    word = tokens[i].lower
    known = [(name, getattr(lexicon, name)[word]) for name in _TABLES if word in getattr(lexicon, name)]
    yield from (f"{name}: {word} → {_shown(value)}" for name, value in known)
    if not known and (parts := atoms_of(word, lexicon)):
        yield f"compound: {word} → {' '.join(_shown(value) for _, value in parts)}"
    for name, (value, past) in _hits(tokens, i, lexicon):
        yield f"{name}: {' '.join(token.lower for token in tokens[i:past])} → {value}"


def _hits(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, int]]]:
    """The phrases that begin at token `i`: the table, what it gives for them, and the index past them."""
    units, cues = lexicon.units, lexicon.cues
    phrases: dict[str, Phrases[Any]] = {
        "bounds before": lexicon.bounds_before,
        "bounds after": lexicon.bounds_after,
        "units": units.measures,
        "currencies": units.currencies,
        "cents": units.cents,
        "status": lexicon.status,
    }
    for name, table in (*phrases.items(), *((f"attribution {name}", table) for name, table in cues.items())):
        if hit := table.ahead(tokens, i):
            value = hit[0][1] if isinstance(hit[0], tuple) else "source" if hit[0] is True else hit[0]
            yield name, (value, hit[1])


def _shown(value: object) -> str:
    return "–".join(f"{end:g}" for end in value) if isinstance(value, tuple) else str(value)
