"""The entries of a language's lexicon that the tokens of a text hit, for `tallywire figures explain`."""

from collections.abc import Iterator, Sequence

from services.parser.figures.languages.dates import covered
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.lexicon import lexicon as lexicon_of
from services.parser.figures.languages.numerals import atoms_of
from services.parser.figures.languages.sentences import tokens_of
from services.parser.figures.tokens import Token

_TABLES = tuple("cardinals scales short_scales letter_scales vague collectives fractions ordinals".split())


def entries(text: str, code: str) -> list[tuple[Token, list[str]]]:
    """The tokens of a text in the language `code`, each with the entries that begin at it, as `table: words → value`."""
    lexicon = lexicon_of(code, None)
    tokens = tokens_of(text, 0, len(text), lexicon)
    marks = covered(tokens, (0, len(tokens)), lexicon)
    return [(token, list(_entries(tokens, i, lexicon, marks.get(i)))) for i, token in enumerate(tokens)]


def _entries(tokens: Sequence[Token], i: int, lexicon: Lexicon, mark: str | None) -> Iterator[str]:
    if mark is not None:
        yield f"left out: {mark}"
    word = tokens[i].lower
    known = [(name, getattr(lexicon, name)[word]) for name in _TABLES if word in getattr(lexicon, name)]
    yield from (f"{name}: {word} → {_shown(value)}" for name, value in known)
    if not known and (parts := atoms_of(word, lexicon)):
        yield f"compound: {word} → {' '.join(_shown(value) for _, value in parts)}"
    hits = {
        "bounds before": lexicon.bounds_before.ahead(tokens, i),
        "bounds after": lexicon.bounds_after.ahead(tokens, i),
        "units": lexicon.units.measures.ahead(tokens, i),
        "currencies": lexicon.units.currencies.ahead(tokens, i),
        "cents": lexicon.units.cents.ahead(tokens, i),
    }
    for name, hit in hits.items():
        if hit is not None:
            value = hit[0] if isinstance(hit[0], str) else hit[0][1]
            yield f"{name}: {' '.join(token.lower for token in tokens[i : hit[1]])} → {value}"


def _shown(value: object) -> str:
    return "–".join(f"{end:g}" for end in value) if isinstance(value, tuple) else str(value)
