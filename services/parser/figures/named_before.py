"""Numbers that a text has told as names: after "a Boeing 757", "the 757" is the aircraft and counts nothing."""

from collections.abc import Sequence
from dataclasses import replace

from services.contracts.records import Kind
from services.parser.figures.plurals import counts
from services.parser.figures.ranges import Measure
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

_DETERMINERS = words("nouns", "determiners") | {"'s"}
# Digits of a number that is remembered: fewer are told too often of other things.
_SHORTEST = 3


def named_before(tokens: Sequence[Token], measures: Sequence[Measure], names: set[str]) -> Sequence[Measure]:
    """The measures of a sentence, those that stand for one of the `names` left out as such; adds the sentence's own names."""
    found = [replace(one, excluded="name") if _stands_for(tokens, one, names) else one for one in measures] if names else measures
    names.update(_digits(tokens, one) for one in found if one.excluded == "name" and len(_digits(tokens, one)) >= _SHORTEST)
    return found


def _digits(tokens: Sequence[Token], measure: Measure) -> str:
    """The measure's one run of digits, empty where it is told otherwise."""
    first, past = measure.core
    return tokens[first].text if past == first + 1 and tokens[first].text.isdigit() else ""


def _stands_for(tokens: Sequence[Token], measure: Measure, names: set[str]) -> bool:
    """Whether the measure is a bare number of the names, after "the" or "his", and no plural noun follows."""
    bare = measure.excluded is None and measure.kind is Kind.COUNT and measure.unit is None
    if not bare or _digits(tokens, measure) not in names:
        return False
    return tokens[measure.core[0] - 1].lower in _DETERMINERS and not counts(tokens, measure.core[1])
