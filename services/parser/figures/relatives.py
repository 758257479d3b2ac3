"""Speech in a relative clause: it ends with its clause, and the sentence goes on without the speaker."""

from collections.abc import Sequence

from services.parser.figures.grammar import auxiliaries, is_adverb, is_verb
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token

_RELATIVES = frozenset({"who", "which", "that"})
_TO_VERB = 4
_MARKS = frozenset('"“”')


def end_of_relative(tokens: Sequence[Token], source: Span, verb: int, content: Span, mere_object: bool) -> int:
    """The index past what the speaker of a relative clause says with the verb at `verb`.

    After a comma the clause ends at the next comma that the sentence's own verb follows: "Farmers, who say 40 goats died,
    gathered 12 names". Without one only a `mere_object` can be told from the verb: "the man who told police of the plot was".
    """
    pronoun = next((j for j in range(source[1], min(verb, source[1] + _TO_VERB)) if tokens[j].lower in _RELATIVES), None)
    if pronoun is None:
        return content[1]
    if tokens[pronoun - 1].text == ",":
        return next((j for j in _commas(tokens, content) if finite(tokens, j + 1)), content[1])
    if not mere_object:
        return content[1]
    return next((j for j in range(content[0] + 1, content[1]) if tokens[j].lower in auxiliaries()), content[1])


def _commas(tokens: Sequence[Token], content: Span) -> list[int]:
    """The commas of the content, as far as its first quotation mark."""
    past = next((j for j in range(*content) if tokens[j].text in _MARKS), content[1])
    return [j for j in range(content[0], past - 1) if tokens[j].text == ","]


def finite(tokens: Sequence[Token], j: int) -> bool:
    """Whether the verb of a clause stands at `j`, or an adverb before it: "has", "fell", "also fell", but not "falling"."""
    if j >= len(tokens):
        return False
    word = tokens[j].lower
    if is_adverb(word) or word in {"also", "still", "now", "then"}:
        return finite(tokens, j + 1) if j + 1 < len(tokens) and not is_adverb(tokens[j + 1].lower) else False
    return word in auxiliaries() or (is_verb(word) and not tokens[j].capital and not word.endswith("ing"))
