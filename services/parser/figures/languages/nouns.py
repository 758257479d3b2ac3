"""What a number of another language counts: the noun phrase after it, found by endings and closed classes of words.

German writes its nouns with capitals; Romance and Slavic phrases agree in their endings, so that a verb stands out.
"""

from collections.abc import Sequence

from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token, glued

_MOST_ADJECTIVES = 4
_NUMBERED = 10


def noun_after(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon, plural: bool) -> Span | None:
    """The noun phrase at token `i`, past "de" and articles; `plural` where the number asks for one. None where there is none."""
    at = i
    while at < past and _skipped(tokens, at, i, lexicon):
        at += 1
    if at > i and at < past and tokens[at].kind == "digits":
        at += 1
    if at >= past:
        return None
    family = lexicon.grammar.get("nouns")
    if family == "capital":
        return _capital(tokens, at, past, lexicon)
    if family == "agreeing":
        return _agreeing(tokens, at, past, lexicon, plural)
    return _genitive(tokens, at, past, lexicon) if family == "genitive" else None


def _skipped(tokens: Sequence[Token], i: int, first: int, lexicon: Lexicon) -> bool:
    """Whether the word can stand between a number and its noun; in Romance languages an article only after "de"."""
    word = tokens[i].lower
    if word in lexicon.words["of"] or word in lexicon.words["skipped"]:
        return True
    led = lexicon.grammar.get("nouns") != "agreeing" or (i > first and tokens[i - 1].lower in lexicon.words["of"])
    return led and word in lexicon.words["determiners"]


def noun_numbered(tokens: Sequence[Token], i: int, start: int, lexicon: Lexicon) -> Span | None:
    """The noun whose number is told before token `i`: "die Zahl der Toten stieg auf", "el número de heridos es de"."""
    for j in range(i - 1, max(start, i - _NUMBERED) - 1, -1):
        if tokens[j].text in ",;:":
            return None
        if tokens[j].lower in lexicon.words["counting"]:
            return noun_after(tokens, j + 1, i, lexicon, plural=True)
    return None


def proportion_noun(tokens: Sequence[Token], core: Span, lexicon: Lexicon) -> Span | None:
    """The noun inside "un enfant sur trois"."""
    i = core[0] + 1
    inside = lexicon.grammar.get("proportion") == "noun" and i + 1 < core[1] and lexicon.phrases["out_of"].ahead(tokens, i + 1)
    return (i, i + 1) if inside and tokens[i].kind == "word" and tokens[i].lower not in lexicon.words["function"] else None


def is_content(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is a word that can be part of a noun phrase."""
    if i >= past or tokens[i].kind != "word":
        return False
    word = tokens[i].lower
    return not (word in lexicon.words["function"] or word in lexicon.words["verbs"] or word in lexicon.months)


def past_word(tokens: Sequence[Token], i: int, past: int) -> int:
    """The index past the word at `i` and the parts that a hyphen glues to it."""
    i += 1
    while i + 1 < past and tokens[i].text in "-‑" and glued(tokens[i - 1], tokens[i]) and glued(tokens[i], tokens[i + 1]):
        i += 2
    return i


def _capital(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon) -> Span | None:
    """German: adjectives in small letters, then nouns with capitals: "ukrainische Soldaten"."""
    at = i
    for _ in range(_MOST_ADJECTIVES):
        adjective = is_content(tokens, at, past, lexicon) and not tokens[at].capital
        if not (adjective and tokens[at].lower.endswith(lexicon.endings["adjective"])):
            break
        at = past_word(tokens, at, past)
    if not (is_content(tokens, at, past, lexicon) and tokens[at].capital):
        return None
    while tokens[at].lower.endswith("er") and is_content(tokens, at + 1, past, lexicon) and tokens[at + 1].capital:
        at += 1  # "Berliner Schüler"
    return i, past_word(tokens, at, past)


def _agreeing(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon, plural: bool) -> Span | None:
    """Romance: a noun, the adjectives that agree with it, and "de" with a noun without article: "puestos de trabajo nuevos"."""
    if not is_content(tokens, i, past, lexicon) or is_said(tokens[i].lower, lexicon):
        return None
    if plural and not tokens[i].capital and not tokens[i].lower.endswith(lexicon.endings["head"]):
        return None
    at = _adjectives(tokens, past_word(tokens, i, past), past, lexicon, plural)
    if at + 1 < past and _complement(tokens, at, past, lexicon):
        at = _adjectives(tokens, past_word(tokens, at + 1, past), past, lexicon, plural=False)
    return i, _adjectives(tokens, at, past, lexicon, plural)


def _adjectives(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon, plural: bool) -> int:
    """The index past the words at `i` that agree: in the plural by its ending, in the singular by endings of adjectives."""
    endings = lexicon.endings["plural"] if plural else lexicon.endings["adjective"]
    for _ in range(_MOST_ADJECTIVES):
        fits = is_content(tokens, i, past, lexicon) and not tokens[i].capital and tokens[i].lower.endswith(endings)
        if not fits or is_said(tokens[i].lower, lexicon):
            break
        i = past_word(tokens, i, past)
    return i


def _complement(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon) -> bool:
    """Whether "de" at `i` adds a noun without article, so that the two are one notion: "demandeurs d'asile"."""
    bare = tokens[i].lower in lexicon.words["of"] and tokens[i].lower not in lexicon.words["determiners"]
    return (
        bare
        and is_content(tokens, i + 1, past, lexicon)
        and not tokens[i + 1].capital
        and tokens[i + 1].lower not in lexicon.starters
    )


def _genitive(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon) -> Span | None:
    """Slavic: adjectives and a noun, then attributes in the genitive: "мужчин призывного возраста", "единиц техники"."""
    at = i
    for _ in range(_MOST_ADJECTIVES):
        if not _nominal(tokens, at, past, lexicon):
            break
        adjective = tokens[at].lower.endswith(lexicon.endings["adjective"])
        at = past_word(tokens, at, past)
        if not adjective:
            return i, _attribute(tokens, at, past, lexicon)
    return (i, at) if at > i else None


def _attribute(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon) -> int:
    """The index past one attribute in the genitive: adjectives with their noun, or a noun."""
    at = i
    while at < min(past, i + _MOST_ADJECTIVES) and _nominal(tokens, at, past, lexicon) and not tokens[at].capital:
        word = tokens[at].lower
        if word.endswith(lexicon.endings["adjective"]):
            at = past_word(tokens, at, past)
            continue
        said = word.endswith(lexicon.endings["predicate"]) and word not in lexicon.words["no_verbs"]
        return past_word(tokens, at, past) if word.endswith(lexicon.endings["genitive"]) and not said else i
    return i


def _nominal(tokens: Sequence[Token], i: int, past: int, lexicon: Lexicon) -> bool:
    return is_content(tokens, i, past, lexicon) and not is_said(tokens[i].lower, lexicon)


def is_said(word: str, lexicon: Lexicon) -> bool:
    """Whether the word says something of a noun: a verb, by list or ending."""
    return word in lexicon.words["verbs"] or (word.endswith(lexicon.endings["verb"]) and word not in lexicon.words["no_verbs"])
