"""What "times" after a number says: how many times as much, or how often."""

from collections.abc import Sequence

from services.parser.figures.grammar import is_plural
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import Number
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_COMPARING = words("units", "comparing")


def multiplies(tokens: Sequence[Token], number: Number, past: int, language: Language) -> bool:
    """Whether "times" compares ("ten times bigger", "grew ten times") and does not tell how often ("won it ten times")."""
    after = tokens[past].lower if past < len(tokens) else ""
    grown = number.first > 0 and tokens[number.first - 1].lower in language.change
    return grown or after in _COMPARING or (len(after) > 4 and after.endswith("er") and not is_plural(after))
