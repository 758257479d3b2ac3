"""Text of another language to tokens and sentences: elisions split, abbreviations and ordinals with a full stop kept inside."""

from collections.abc import Iterator, Sequence

from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token, glued, sentences, tokenize

_MOST_TOKENS = 300
# No word has more.
_MOST_ELISIONS = 3
_MOST_PIECES = 2


def tokens_of(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """The tokens of `text[start:end]`. "l'armée" is two, with `lower` "le" and "armée"; offsets are into the whole text."""
    tokens = tokenize(text, start, end)
    if lexicon.elisions:
        return [part for token in tokens for part in _split(token, lexicon)]
    if lexicon.pieces:
        return [part for k, token in enumerate(tokens) for part in _peeled(tokens, k, token, lexicon)]
    return tokens


def _peeled(tokens: Sequence[Token], k: int, token: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The scale and the currency that stand at the head of a run of ideographs after digits: "3亿 元 的"."""
    if token.kind == "word" and k and tokens[k - 1].kind == "digits" and glued(tokens[k - 1], token):
        for _ in range(_MOST_PIECES):
            size = next((n for n in range(min(4, len(token.text) - 1), 0, -1) if token.lower[:n] in lexicon.pieces), 0)
            if not size:
                break
            yield Token(token.text[:size], token.lower[:size], token.start, token.start + size, "word")
            token = Token(token.text[size:], token.lower[size:], token.start + size, token.end, "word")
    yield token


def _split(token: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The token without the elided words before it, which go first."""
    for _ in range(_MOST_ELISIONS):
        head, mark, rest = token.lower.partition("'")
        if token.kind != "word" or not mark or head not in lexicon.elisions:
            break
        at = len(head) + 1
        yield Token(token.text[:at], lexicon.elisions[head], token.start, token.start + at, "word")
        token = Token(token.text[at:], rest, token.start + at, token.end, "word")
    yield token


def sentences_of(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> list[Span]:
    """The sentences among the tokens, as `(first, past the last)`."""
    spans: list[Span] = []
    for span in sentences(text, tokens):
        last = spans[-1] if spans else None
        if last is not None and span[1] - last[0] <= _MOST_TOKENS and _goes_on(text, tokens, span[0], lexicon):
            spans[-1] = (last[0], span[1])
        else:
            spans.append(span)
    return spans


def _goes_on(text: str, tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether the full stop before token `i` belongs to an abbreviation ("Mio.") or an ordinal ("21. September")."""
    stop = tokens[i - 1]
    if i < 2 or stop.text != "." or not glued(tokens[i - 2], stop) or "\n" in text[stop.end : tokens[i].start]:
        return False
    before, after = tokens[i - 2], tokens[i]
    if after.text[0].islower():
        return True
    if before.lower in lexicon.short_scales or lexicon.phrases["abbreviations"].behind(tokens, i - 1):
        return True
    if not before.text.isdigit() or len(before.text) > 3:
        return False
    dotted = lexicon.grammar.get("ordinals") == "dot" and after.lower not in lexicon.words["function"]
    return after.lower in lexicon.months or dotted
