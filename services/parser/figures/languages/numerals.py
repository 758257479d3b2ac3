"""Numbers in words of another language, and what they come to. No units, no bounds, no ranges."""

from collections.abc import Sequence
from functools import lru_cache

from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.lexicon import lexicon as lexicon_of
from services.parser.figures.numbers import Number, whole
from services.parser.figures.tokens import Token, glued

# What a numeral is made of: (what it does, its value). `add` a cardinal, `scale` a multiplier, `half` of the scale before.
Atom = tuple[str, float]
# What is closed by a scale: (its value, the scale).
Group = tuple[float, float]
_HYPHENS = frozenset("-‑")
_MOST_WORDS = 40
_LONGEST_WORD = 80
_LARGEST = 10**18


def words_at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """A number in words at token `i`: "zweihunderttausend", "quatre-vingt-dix-sept mille", "двести пять", "un millón y medio".

    An article counts as one before a scale: "eine Million", "un demi-million".
    """
    begun = _begun(tokens, i, lexicon)
    if begun is None:
        return None
    atoms, past = begun
    while past < len(tokens) and past - i < _MOST_WORDS:
        found = _next(tokens, past, atoms, lexicon)
        if found is None:
            break
        atoms, past = found
    value = composed(atoms, lexicon)
    if value is None or not atoms:
        return None
    scale = max((int(value) for what, value in atoms if what == "scale"), default=1)
    return Number(i, past, whole(value), whole(value), "words", scale)


def _begun(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[list[Atom], int] | None:
    """What an article before the numeral adds to it, and where the numeral goes on; None where none can begin at `i`."""
    if tokens[i].lower in lexicon.words["articles"]:
        if _word(tokens, i + 1) in lexicon.scales:
            return [("add", 1)], i + 1
        return ([], i + 1) if _halves(tokens, i + 1, lexicon) else None
    return None if tokens[i].lower in lexicon.scales and tokens[i].lower not in lexicon.words["alone"] else ([], i)


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _halves(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether "halbe Million", "demi-million" stands at `i`."""
    at = i + 2 if _word(tokens, i + 1) in _HYPHENS else i + 1
    return _word(tokens, i) in lexicon.words["half"] and (
        _word(tokens, at) in lexicon.scales or _word(tokens, at) in lexicon.collectives
    )


def _next(tokens: Sequence[Token], past: int, atoms: list[Atom], lexicon: Lexicon) -> tuple[list[Atom], int] | None:
    """The atoms with those of the next word of the numeral, and the index past it; None where the numeral ends before `past`."""
    if not atoms:
        return _first_word(tokens, past, lexicon)
    if half := lexicon.phrases["and_half"].ahead(tokens, past):
        return [*atoms, ("half", 0.5)], half[1]
    at = _past_joint(tokens, past, lexicon)
    more = atoms_of(_word(tokens, at), lexicon) or _one(_word(tokens, at), atoms, lexicon)
    if not more or (at > past and _word(tokens, past) not in _HYPHENS and not _joins(atoms, more, lexicon)):
        return None
    return _together([*atoms, *more], at + 1, lexicon)


def _first_word(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[list[Atom], int] | None:
    """The atoms of the word that begins a numeral."""
    if _halves(tokens, i, lexicon):
        return [("add", 0.5)], i + 1
    atoms = atoms_of(_word(tokens, i), lexicon)
    return _together([*atoms], i + 1, lexicon) if atoms else None


def _together(atoms: list[Atom], past: int, lexicon: Lexicon) -> tuple[list[Atom], int] | None:
    """The atoms and the index past them, where they make one numeral."""
    return (atoms, past) if composed(atoms, lexicon) is not None else None


def _one(word: str, atoms: Sequence[Atom], lexicon: Lexicon) -> tuple[Atom, ...] | None:
    """ "One" as the last part of a numeral: "treinta y un", "двадцать одна", "mil um". Compounds have it inside."""
    if word not in lexicon.words["one"] or not atoms or lexicon.parts:
        return None
    what, value = atoms[-1]
    return (("add", 1),) if (what == "scale" and value <= 1000) or (what == "add" and value >= 20 and value % 10 == 0) else None


def _past_joint(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int:
    """The index past the hyphen or "and" inside a numeral: "vingt-et-un", "treinta y cinco"."""
    if (
        _word(tokens, i) in _HYPHENS
        and i + 1 < len(tokens)
        and glued(tokens[i - 1], tokens[i])
        and glued(tokens[i], tokens[i + 1])
    ):
        i += 1
        if _word(tokens, i) in lexicon.words["and"] and _word(tokens, i + 1) in _HYPHENS:
            return i + 2
        return i
    return i + 1 if _word(tokens, i) in lexicon.words["and"] else i


def _joins(atoms: Sequence[Atom], more: Sequence[Atom], lexicon: Lexicon) -> bool:
    """Whether "and" can stand between: everywhere ("duzentos e cinco"), or between tens and units alone ("treinta y cinco")."""
    if more[0][0] != "add":
        return False
    before = atoms[-1]
    tens = before[0] == "add" and before[1] >= 20 and before[1] % 10 == 0 and before[1] < 100
    return (tens and more[0][1] <= 11) or lexicon.grammar.get("and") == "all"


def atoms_of(word: str, lexicon: Lexicon) -> tuple[Atom, ...] | None:
    """What one word contributes: a cardinal, a scale, or the parts of a compound; None for a word that is no numeral."""
    if word in lexicon.cardinals:
        return (("add", lexicon.cardinals[word]),)
    if word in lexicon.scales:
        return (("scale", lexicon.scales[word]),)
    if not lexicon.heads or len(word) > _LONGEST_WORD or not word.startswith(lexicon.heads):
        return None
    return _compound(word, lexicon.code)


@lru_cache(maxsize=8192)
def _compound(word: str, code: str) -> tuple[Atom, ...] | None:
    """A compound split into its parts from the right, the longest part first, each place looked at once."""
    atoms = _parts(code)
    ends: list[tuple[Atom, ...] | None] = [()]
    for end in range(1, len(word) + 1):
        found = None
        for start in range(max(0, end - 14), end):
            before, piece = ends[start], atoms.get(word[start:end])
            if before is not None and piece is not None:
                found = (*before, *piece)
                break
        ends.append(found)
    return ends[-1]


@lru_cache(maxsize=32)
def _parts(code: str) -> dict[str, tuple[Atom, ...]]:
    lexicon = lexicon_of(code, None)
    table: dict[str, tuple[Atom, ...]] = {
        word: (("add", value),) for word, value in (*lexicon.cardinals.items(), *lexicon.parts.items())
    }
    table |= {word: (("scale", value),) for word, value in lexicon.scales.items()}
    return table | dict.fromkeys(lexicon.words["and"], ())


def composed(atoms: Sequence[Atom], lexicon: Lexicon) -> float | None:
    """What the atoms come to, or None where they do not make one numeral ("two three", "million thousand million")."""
    groups: list[Group] = []
    current: float | None = None
    for what, value in atoms:
        step = _step(what, value, groups, current, lexicon)
        if step is None:
            return None
        groups, current = step
    total = sum(value for value, _ in groups) + (current or 0)
    return total if total < _LARGEST else None


def _step(
    what: str, value: float, groups: list[Group], current: float | None, lexicon: Lexicon
) -> tuple[list[Group], float | None] | None:
    """The closed groups and the open one after one more atom; None where it cannot follow."""
    if what == "half":
        return (_with_half(groups), None) if current is None else (groups, current + 0.5)
    if what == "add":
        added = _added(current, value, groups, lexicon)
        return None if added is None else (groups, added)
    if value == 100:
        hundreds = 1 if current is None else current
        return (groups, hundreds * 100) if hundreds < 100 else None
    return None if any(scale == value for _, scale in groups) else (_scaled(groups, current, value), None)


def _with_half(groups: Sequence[Group]) -> list[Group]:
    return [*groups[:-1], (groups[-1][0] + groups[-1][1] / 2, groups[-1][1])] if groups else []


def _scaled(groups: Sequence[Group], current: float | None, scale: float) -> list[Group]:
    """Multiply what is smaller than the scale and stands before it: "mil doscientos millones"."""
    lower = sum(value for value, below in groups if below < scale)
    kept = [group for group in groups if group[1] > scale]
    return [*kept, ((lower + (current or 0) or 1) * scale, scale)]


def _added(current: float | None, value: float, groups: Sequence[Group], lexicon: Lexicon) -> float | None:
    """The group with a cardinal added, or None where it cannot follow."""
    if current is None:
        return value if all(value < scale for _, scale in groups) else None
    if value != int(value) or current != int(current):
        return None
    counting = lexicon.grammar.get("counting")
    if counting == "vigesimal" and value == 20 and current % 100 == 4:
        return current + 76
    follows = _irregular(int(current) % 100, value, counting) or _regular(int(current), int(value))
    return current + value if follows else None


def _regular(before: int, value: int) -> bool:
    """Whether a cardinal follows on the round number before it: units on tens, tens on hundreds."""
    place = 10 if value < 10 else 100 if value < 100 else 1000
    return before >= 20 and before % place == 0 and value > 0


def _irregular(before: int, value: float, counting: str | None) -> bool:
    """Whether tens and units follow in the language's own way: "quatre-vingt-dix-sept", "einundzwanzig"."""
    if counting == "inverted":
        return 1 <= before < 10 and value in range(20, 100, 10)
    if counting != "vigesimal":
        return False
    return before in (60, 80) if 10 <= value < 20 else 7 <= value < 10 and before % 20 == 10
