"""When "one" is a pronoun or an article and no number: "one of the", "the one", "no one", "one day", "one another"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.contracts.records import Kind
from services.parser.figures.grammar import is_function, is_verb
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import Number
from services.parser.figures.tokens import Token
from services.parser.figures.unit_tables import Unit
from services.parser.figures.wordlists import words

_PARTITIVE = words("exclusions", "partitive")
_NOT_COUNTED = words("exclusions", "not_counted_by_one")
_OBJECTS = words("nouns", "determiners") | {"that", "to", "it", "them", "him", "her", "me", "us", "as", "by", "in", "with"}
_QUANTITIES = frozenset({"many", "most", "some", "few", "several", "everyone", "nobody", "people"})
_DETERMINERS = frozenset({"no", "any", "every", "some", "this", "that", "which", "each", "last", "big", "good", "new", "single"})
_JOINED = frozenset({"'s", "'", "-"})
_SIDES = frozenset({"hand", "side"})
_MEASURED = frozenset({Kind.LENGTH, Kind.MASS, Kind.VOLUME, Kind.PERCENT, Kind.MONEY})
_COUNTING_DAYS = frozenset({"in", "just", "only", "about", "than", "least"})


@dataclass(frozen=True, slots=True)
class One:
    """The word "one", its unit, and the words around it in small letters (empty past the ends)."""

    unit: Unit | None
    measured: bool
    before: str
    after: Token | None
    next: str
    next_but_one: str
    cardinal_next: bool
    of_name: bool


def pronoun(tokens: Sequence[Token], number: Number, unit: Unit | None, language: Language) -> str | None:
    """`partitive` for "one of the …", `pronoun` where "one" counts nothing, None where it is a number."""
    one = _around(tokens, number, unit, language)
    return next((reason for holds, reason in _RULES if holds(one)), None)


def _around(tokens: Sequence[Token], number: Number, unit: Unit | None, language: Language) -> One:
    past = number.past
    ahead = [*(token.lower for token in tokens[past : past + 3]), "", "", ""]
    return One(
        unit=unit,
        measured=unit is not None and unit.past > past,
        before=tokens[number.first - 1].lower if number.first else "",
        after=tokens[past] if past < len(tokens) else None,
        next=ahead[0],
        next_but_one=ahead[1],
        cardinal_next=ahead[1] in language.cardinals,
        of_name=past + 1 < len(tokens) and tokens[past + 1].capital and ahead[2] == "'s",
    )


def _of_a_whole(one: One) -> bool:
    """ "One of the", "one of France's": "of" goes on with a determiner or a name's possessive, not with a number."""
    return one.next == "of" and (one.next_but_one in _PARTITIVE or one.of_name)


def _listed(one: One) -> bool:
    """ "One or two", "one to three"."""
    return one.next in {"or", "to"} and one.cardinal_next


def _compound(one: One) -> bool:
    """ "A one-mile walk"."""
    return one.measured and one.next == "-"


def _weighed(one: One) -> bool:
    """ "Every one percent", "that one mile"."""
    kind = one.unit.kind if one.unit is not None else None
    return kind in _MEASURED and one.before in {"every", "each", "that"} and one.next not in _JOINED


def _some_day(one: One) -> bool:
    """ "One day he left", against "in one day"."""
    return one.unit is not None and one.next == "day" and one.before not in _COUNTING_DAYS


def _alone(one: One) -> bool:
    """Whether nothing follows that can be counted: "the one who", "one is", "one thing"."""
    if one.after is None or one.after.kind != "word":
        return True
    return is_function(one.next) or one.next in _NOT_COUNTED or one.next in _QUANTITIES


def _acts(one: One) -> bool:
    """ "One says", "one provided a document": a verb, with its object where it may be a participle ("one injured man")."""
    if one.next.endswith("ed"):
        return one.next_but_one in _OBJECTS
    return is_verb(one.next)


# The first rule that holds decides.
_RULES: tuple[tuple[Callable[[One], bool], str | None], ...] = (
    (_of_a_whole, "partitive"),
    (lambda one: one.next == "of" or _listed(one) or _compound(one), None),
    (lambda one: one.next in _SIDES and one.before in {"on", "the"}, "pronoun"),
    (lambda one: one.next in _SIDES or _weighed(one), None),
    (lambda one: one.before in _DETERMINERS or one.next in _JOINED, "pronoun"),
    (_some_day, "pronoun"),
    (lambda one: one.unit is not None, None),
    (_alone, "pronoun"),
    (_acts, "pronoun"),
)
