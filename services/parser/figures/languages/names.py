"""The noun phrase that names a source in another language, before or after the words that point to it."""

from collections.abc import Sequence

from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.nouns import is_content, is_said, past_word
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token

_LONGEST = 12
_APPOSITION = 16


def name_after(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon) -> Span | None:
    """The name that begins at token `i`, past articles, prepositions of time and days: "am Dienstag der Minister"."""
    day = next((j for j in range(i, min(past, i + 3)) if tokens[j].lower in lexicon.weekdays), None)
    first = i if day is None else day + 1
    while first < past and _leads(tokens[first], lexicon):
        first += 1
    end = first
    while end < min(past, first + _LONGEST) and _belongs(tokens, end, past, lexicon, end == first):
        end = past_word(tokens, end, past)
    while end > first and _connects(tokens[end - 1], lexicon):
        end -= 1
    return (first, end) if end > first else None


def name_before(tokens: Sequence[Token], past: int, start: int, lexicon: Lexicon) -> Span | None:
    """The name that ends before token `past`, or before the description between commas there; no "In Berlin", no day."""
    if past > start and tokens[past - 1].text == ",":
        return _described(tokens, past - 1, start, lexicon)
    first = _first(tokens, past, start, lexicon)
    if first < past and tokens[first].lower in lexicon.words["inside"]:
        return None
    while first < past and _connects(tokens[first], lexicon):
        first += 1
    return (first, past) if first < past else None


def _described(tokens: Sequence[Token], comma: int, start: int, lexicon: Lexicon) -> Span | None:
    """Whom the words between commas describe, or name: "Mario Rossi, un sindaco,", "il sindaco, Mario Rossi,"."""
    opening = next((j for j in range(comma - 2, max(start, comma - _APPOSITION), -1) if tokens[j].text == ","), None)
    if opening is None:
        return None
    if all(token.capital for token in tokens[opening + 1 : comma]):
        return opening + 1, comma
    return name_before(tokens, opening, start, lexicon)


def _first(tokens: Sequence[Token], past: int, start: int, lexicon: Lexicon) -> int:
    """The first token of the words that can name somebody and end before token `past`."""
    first = past
    while first > start and past - first < _LONGEST and _precedes(tokens, first - 1, past, lexicon):
        if first < past and _opens(tokens, first, lexicon):
            break
        first -= 1
    return first


def _leads(token: Token, lexicon: Lexicon) -> bool:
    word = token.lower
    return word in lexicon.words["determiners"] or word in lexicon.words["articles"] or word in lexicon.words["of"]


def _connects(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word can stand between two words of a name: "de la", "der", "für"."""
    return _leads(token, lexicon) or token.lower in lexicon.words["inside"]


def _opens(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether the article at `i` begins the name: nothing that governs it stands before."""
    word, before = tokens[i].lower, tokens[i - 1].lower
    article = word in lexicon.words["determiners"] or word in lexicon.words["articles"]
    governed = before in lexicon.words["of"] or before in lexicon.words["inside"]
    return article and word not in lexicon.words["of"] and not governed


def _belongs(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon, first: bool) -> bool:
    if tokens[i].lower in lexicon.words["inside"] and not _leads(tokens[i], lexicon):
        return not first and i + 1 < past and tokens[i + 1].capital  # "fuentes en Ginebra", no "el ministerio en su balance"
    if _connects(tokens[i], lexicon):
        return not first
    if not _names(tokens, i, past, lexicon):
        return False
    if lexicon.grammar["nouns"] == "capital" and not tokens[i].capital:
        return _adjective(tokens, i, past, lexicon, first)
    return first or tokens[i].capital or not is_said(tokens[i].lower, lexicon)


def _adjective(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon, first: bool) -> bool:
    """German: whether the word in small letters at `i` is an adjective of the name: it stands before a noun, and after none."""
    leads = i + 1 < past and tokens[i + 1].kind == "word"
    return leads and (first or not tokens[i - 1].capital) and tokens[i].lower.endswith(lexicon.endings["adjective"])


def _precedes(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon) -> bool:
    joint = tokens[i].text in "-‑" and i + 1 < past
    return joint or _connects(tokens[i], lexicon) or _names(tokens, i, past, lexicon)


def _names(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is a word that can name somebody: no day, no verb of saying."""
    content = is_content(tokens, i, past, lexicon) and tokens[i].lower not in lexicon.weekdays
    return content and (tokens[i].capital or lexicon.cues["verbs"].ahead(tokens, i) is None)
