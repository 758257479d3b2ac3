"""Numbers of another language that are no plain numerals: dozens, about a hundred, fractions, "one in five"."""

from collections.abc import Sequence

from services.parser.figures.languages.digits import digits_at
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.numerals import atoms_of, composed, words_at
from services.parser.figures.numbers import Number, whole
from services.parser.figures.tokens import Token

_DOZEN = 12
_LARGEST_BASE = 1_000_000


def number_at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """The number that begins at token `i`, of any form, the longest reading first; None where there is none.

    "One" alone is none: most languages write it as they write the article.
    """
    token = tokens[i]
    if token.kind in ("digits", "fraction"):
        return _proportion(tokens, digits_at(tokens, i, lexicon), lexicon)
    word = token.lower
    if token.kind != "word" or (word not in lexicon.starters and not (lexicon.heads and atoms_of(word, lexicon))):
        return None
    if _word(tokens, i - 1) in lexicon.words["not_before"]:
        return None
    found = _vague(tokens, i, lexicon) or _collective(tokens, i, lexicon) or _fraction(tokens, i, lexicon)
    return found or _each(tokens, i, lexicon) or _plain(tokens, i, lexicon)


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _past_of(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int:
    """The index past "de", "di", "von" before a scale or noun."""
    return i + 1 if _word(tokens, i) in lexicon.words["of"] else i


def _plain(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """A numeral in words, or the one that begins "one in five"."""
    number = words_at(tokens, i, lexicon)
    if number is None and _word(tokens, i) in lexicon.words["one"]:
        number = Number(i, i + 1, 1, 1, "words")
    found = _proportion(tokens, number, lexicon)
    alone = found is not None and found.form == "words" and found.past == i + 1 and _word(tokens, i) in lexicon.words["one"]
    return None if alone else found


def _vague(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """ "Dutzende", "des dizaines de milliers", "varios cientos de miles", "несколько тысяч": an interval."""
    if hit := lexicon.factors.ahead(tokens, i):
        (low, high), past = hit
        past = _past_of(tokens, past, lexicon)
        scale = _scale_of(_word(tokens, past), lexicon)
        return _times(tokens, i, past + 1, (low * scale, (high + 1) * scale - 1), lexicon) if scale else None
    word = _word(tokens, i)
    if word not in lexicon.vague or (word in lexicon.scales and _word(tokens, i - 1) in lexicon.words["governing"]):
        return None
    return _times(tokens, i, i + 1, lexicon.vague[word], lexicon)


def _scale_of(word: str, lexicon: Lexicon) -> float | None:
    """What a word multiplies by after a vague number: "mehrere Tausend", "mehrere zehntausend", "plusieurs centaines"."""
    vague = lexicon.vague.get(word)
    known = lexicon.scales.get(word) or lexicon.collectives.get(word) or (vague[0] if vague else None)
    parts = None if known else atoms_of(word, lexicon)
    return composed(parts, lexicon) if parts and parts[-1][0] == "scale" else known


def _times(
    tokens: Sequence[Token], first: int, past: int, interval: tuple[float, float], lexicon: Lexicon, form: str = "vague"
) -> Number:
    """The interval, multiplied by a scale that follows: "dizaines | de milliers", "une centaine | de millions"."""
    at = _past_of(tokens, past, lexicon)
    word = _word(tokens, at)
    scale = lexicon.scales.get(word) or (int(lexicon.vague[word][0]) if word in lexicon.vague else 0)
    low, high = interval
    if scale:
        above = (high + 1) * scale - 1 if high > low else high * scale
        return Number(first, at + 1, whole(low * scale), whole(above), form, scale)
    return Number(first, past, low, high, form, int(max(low, 1)) if form == "vague" else 1)


def _collective(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """ "zwei Dutzend", "une centaine", "un millar", "сотня": about so many, a dozen exactly so many."""
    factor, at = _multiplier(tokens, i, lexicon)
    base = lexicon.collectives.get(_word(tokens, at))
    if base is None or not factor:
        return None
    value = whole(factor * base)
    return _times(tokens, i, at + 1, (value, value), lexicon, "words" if base == _DOZEN else "collective")


def _multiplier(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[float, int]:
    """What multiplies a collective that begins at `i` (0: nothing), and where it stands: "ein halbes | Dutzend"."""
    word = _word(tokens, i)
    if word in lexicon.collectives:
        return (0 if lexicon.grammar.get("articles") == "yes" else 1), i
    at = i + 2 if _word(tokens, i + 1) == "-" else i + 1
    if _is_one(word, lexicon):
        return (0.5, at + 1 + (_word(tokens, at + 1) == "-")) if _word(tokens, at) in lexicon.words["half"] else (1, at)
    return (0.5 if word in lexicon.words["half"] else lexicon.cardinals.get(word, 0)), at


def _fraction(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """ "ein Drittel", "deux tiers", "la mitad", "треть", "un quart de million"; "a third person" is none."""
    above, at = _numerator(tokens, i, lexicon)
    below = lexicon.fractions.get(_word(tokens, at))
    if below is None or not 0 < above < below or (below == 2 and _word(tokens, i - 1) in lexicon.words["not_before_half"]):
        return None
    led = at == i or above > 1 or lexicon.grammar.get("fractions") != "of"
    if not led and _word(tokens, at + 1) not in lexicon.words["of"]:
        return None
    past = _past_of(tokens, at + 1, lexicon)
    if _word(tokens, past) in lexicon.words["rounds"]:
        return None  # "le quart de finale"
    if scale := lexicon.scales.get(_word(tokens, past)):
        return Number(i, past + 1, whole(scale * above / below), whole(scale * above / below), "words", scale)
    return Number(i, at + 1, above / below, above / below, "fraction")


def _numerator(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[float, int]:
    """What stands above the line of a fraction that begins at `i` (0: nothing), and where the word below it is."""
    word = _word(tokens, i)
    led = _word(tokens, i - 1) in lexicon.words["determiners"] and _word(tokens, i + 1) in lexicon.words["of"]
    if word in lexicon.fractions and (led or word in lexicon.words["alone"]):
        return 1, i
    at = i + 2 if _word(tokens, i + 1) == "-" else i + 1
    return (1 if _is_one(word, lexicon) else lexicon.cardinals.get(word, 0)), at


def _is_one(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.words["articles"] or word in lexicon.words["one"]


def _each(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """ "jeder Fünfte", "каждый пятый": one in five."""
    if _word(tokens, i) not in lexicon.words["every"]:
        return None
    below = lexicon.ordinals.get(_word(tokens, i + 1))
    return Number(i, i + 2, 1 / below, 1 / below, "fraction") if below else None


def _proportion(tokens: Sequence[Token], number: Number | None, lexicon: Lexicon) -> Number | None:
    """Read "einer von fünf", "neuf sur dix", "una persona su cinque" as one ratio; any other number stays what it is."""
    if number is None or number.low != number.high or not 0 < number.low < 100 or number.scale > 1:
        return number
    hit = lexicon.phrases["out_of"].ahead(tokens, number.past)
    if hit is None and lexicon.grammar.get("proportion") == "noun":
        hit = lexicon.phrases["out_of"].ahead(tokens, number.past + 1)
    if hit is None or hit[1] >= len(tokens):
        return number
    below = digits_at(tokens, hit[1], lexicon) if tokens[hit[1]].kind == "digits" else words_at(tokens, hit[1], lexicon)
    if below is None or not number.low < below.low <= _LARGEST_BASE or not _round(below.low):
        return number
    return Number(number.first, below.past, number.low / below.low, number.low / below.low, "fraction")


def _round(value: float) -> bool:
    """People say "one in five", "nine in ten", "one in 100": no years."""
    return value == int(value) and (value <= 20 or value == 25 or (value % 10 == 0 and not 1900 <= value <= 2100))
