"""Relations among an article's figures: found where the text states them, and checked against its own numbers.

A relation is taken from words ("constituting 17% of", "this means", "or", "the remaining"), never from numbers that happen
to agree. Whether it holds is decided over the intervals that the words allow.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from services.contracts.records import Block, Bound, Figure, Kind, Relation, RelationKind
from services.parser.figures.rounding import allowed, combined, meet
from services.parser.figures.statements import Sentence, Statement, balance, concludes, found, groups, sentences_with_figures

# How many sentences with figures a conclusion may look back over.
_BACK = 5


@dataclass
class Memory:
    """What the sentences before told: the sizes of collectives, the last share, the sentences themselves."""

    wholes: dict[str, tuple[int, int]] = field(default_factory=dict)
    share: tuple[tuple[int, ...], int] | None = None
    sentences: list[Sentence] = field(default_factory=list)


def relations(text: str, blocks: Sequence[Block], figures: Sequence[Figure]) -> tuple[Relation, ...]:
    """The relations that a text states among its figures, in the order of the sentences that state them.

    `blocks` and `figures` are those of the article whose text it is. Linear in the text.
    """
    memory = Memory()
    result: list[Relation] = []
    for sentence in sentences_with_figures(text, blocks, figures):
        for kind, members in dict.fromkeys(_stated(sentence, memory, figures)):
            result.append(_relation(kind, members, sentence, text, figures))
        _remember(memory, sentence, figures)
    return tuple(result)


def _relation(kind: RelationKind, members: tuple[int, ...], sentence: Sentence, text: str, figures: Sequence[Figure]) -> Relation:
    used = [figures[index] for index in members]
    return Relation(
        kind=kind,
        figures=members,
        reads=reading(kind, used),
        holds=holds(kind, used),
        quote=text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
    )


def _remember(memory: Memory, sentence: Sentence, figures: Sequence[Figure]) -> None:
    for index in sentence.figures:
        figure = figures[index]
        head = (figure.counted or "").casefold().rpartition(" ")[2]
        sized = figure.kind is Kind.COUNT and figure.low == figure.high and not (figure.change and figure.change.mode == "by")
        if head in groups() and sized:
            memory.wholes[head] = index, sentence.block
    memory.sentences = [*memory.sentences[1 - _BACK :], sentence]


Found = tuple[RelationKind, tuple[int, ...]]


def _stated(sentence: Sentence, memory: Memory, figures: Sequence[Figure]) -> Iterator[Found]:
    """The relations that one sentence states, some of them with what the memory holds."""
    results = set()
    for members in _shares(sentence, memory, figures):
        memory.share = members, sentence.block
        yield RelationKind.SHARE, members
    balances = _balance(sentence, memory, figures)
    for kind, members in (*_within(sentence, figures), *_multiple_of_share(sentence, memory), *balances):
        results.add(members[-1])
        yield kind, members
    for members in _restated(sentence, figures):
        if members[-1] not in results:
            yield RelationKind.RESTATED, members


def _alike(figures: Sequence[Figure], indices: Iterable[int]) -> bool:
    """Whether figures measure in one unit, so that they can be set against each other."""
    return len({(figures[index].kind, figures[index].unit) for index in indices}) == 1


def _shares(sentence: Sentence, memory: Memory, figures: Sequence[Figure]) -> Iterator[tuple[int, ...]]:
    for one in found(sentence, "share"):
        yield from _share(one, one.roles["whole"], figures)
    for one in found(sentence, "share_of_group"):
        whole, block = memory.wholes.get(one.group or "", (None, 0))
        if whole is not None and sentence.block - block <= 1:
            yield from _share(one, whole, figures)
    for one in found(sentence, "share_of_rest"):
        if memory.share is not None and sentence.block == memory.share[1]:
            yield from _share(one, memory.share[0][1], figures)


def _share(statement: Statement, whole: int, figures: Sequence[Figure]) -> Iterator[tuple[int, ...]]:
    share, part = statement.roles["share"], statement.roles["part"]
    change = figures[share].change
    if _alike(figures, (whole, part)) and (change is None or change.mode != "by"):
        yield share, whole, part


# The roles of a relation in the order of `Relation.figures`; the first ones named must be alike.
_ROLES = {
    RelationKind.MULTIPLE: (("factor", "base", "product"), ("base", "product")),
    RelationKind.CHANGE: (("base", "rate", "result"), ("base", "result")),
    RelationKind.DIFFERENCE: (("minuend", "subtrahend", "difference"), ("minuend", "subtrahend", "difference")),
    RelationKind.SUM: (("sum",), ("sum",)),
}


def _within(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Found]:
    """The multiples, changes, differences and sums whose figures all stand in the sentence."""
    for kind, (order, compared) in _ROLES.items():
        for one in found(sentence, kind):
            rate = one.roles.get("rate")
            told = rate is None or figures[rate].change is not None
            if told and _alike(figures, (*one.terms, *(one.roles[role] for role in compared))):
                yield kind, (*one.terms, *(one.roles[role] for role in order))


def _multiple_of_share(sentence: Sentence, memory: Memory) -> Iterator[Found]:
    """ "This means that there are 80 times more of them": the whole against the part of the share just told."""
    for one in found(sentence, "multiple_of_share"):
        if memory.share is not None and sentence.block - memory.share[1] <= 1:
            _, whole, part = memory.share[0]
            yield RelationKind.MULTIPLE, (one.roles["factor"], part, whole)


def _balance(sentence: Sentence, memory: Memory, figures: Sequence[Figure]) -> Iterator[Found]:
    """So many came, so many went again: "this means" that the difference remains."""
    rest = [index for index in sentence.figures if figures[index].event_class in balance()["rest"]]
    if not (rest and concludes(sentence)):
        return
    before = [index for one in memory.sentences if one.block == sentence.block for index in one.figures]
    last = rest[-1]
    came = _latest(before, balance()["came"], figures[last], figures)
    went = _latest(before, balance()["went"], figures[last], figures)
    if came is not None and went is not None and _alike(figures, (came, went, last)):
        yield RelationKind.DIFFERENCE, (came, went, last)


def _latest(before: Sequence[int], classes: frozenset[str], result: Figure, figures: Sequence[Figure]) -> int | None:
    """The last figure of these event classes that counts what the result counts."""
    wanted = _stems(result)
    return next((i for i in reversed(before) if figures[i].event_class in classes and wanted & _stems(figures[i])), None)


def _stems(figure: Figure) -> set[str]:
    return {word.rstrip("s") for word in (figure.counted or "").casefold().split()}


def _restated(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[tuple[int, ...]]:
    """ "Fewer than 900 (871)": a rounded or bounded number with the plain one in parentheses, in the same unit.

    Not of money: there a parenthesis is mostly another currency, and both may be written "$".
    """
    for one in found(sentence, "restated"):
        members = one.roles["value"], one.roles["restatement"]
        value, plain = (figures[index] for index in members)
        inside = ")" in plain.text or sentence.places.partition(f"n{members[1]}\ue001")[2][:1] == ")"
        near = value.low and plain.low and 0.5 < plain.low / value.low < 2
        rounded = value.bound is not Bound.EXACT and plain.bound is Bound.EXACT and value.kind is not Kind.MONEY
        if _alike(figures, members) and inside and near and rounded:
            yield members


def holds(kind: RelationKind, figures: Sequence[Figure]) -> bool:
    """Whether a relation holds for some values that the words of its figures, in the order of `Relation.figures`, allow."""
    values = [allowed(figure) for figure in figures]
    *given, result = values
    if kind is RelationKind.SUM:
        return meet((sum(low for low, _ in given), sum(high for _, high in given)), result)
    rules: dict[RelationKind, Callable[..., float]] = {
        RelationKind.DIFFERENCE: lambda a, b: a - b,
        RelationKind.SHARE: lambda share, whole: share / 100 * whole,
        RelationKind.MULTIPLE: lambda factor, base: factor * base,
        RelationKind.CHANGE: lambda base, rate: base * (1 + _sign(figures[1]) * rate / 100),
        RelationKind.RESTATED: lambda value: value,
    }
    return meet(combined(rules[kind], *given), result)


def _sign(rate: Figure) -> int:
    """Which way a rate of change goes."""
    return -1 if rate.change is not None and rate.change.direction == "down" else 1


def reading(kind: RelationKind, figures: Sequence[Figure]) -> str:
    """A relation in numbers: "65,951 − 48,272 = 17,679", "17% of 144,000,000 = 25,000,000"."""
    numbers = [f"{figure.low:,.12g}" for figure in figures]
    *given, result = numbers
    if kind is RelationKind.SUM:
        return f"{' + '.join(given)} = {result}"
    if kind is RelationKind.CHANGE:
        return f"{given[0]} {'−' if _sign(figures[1]) < 0 else '+'} {given[1]}% = {result}"
    forms = {
        RelationKind.DIFFERENCE: "{} − {} = {}",
        RelationKind.SHARE: "{}% of {} = {}",
        RelationKind.MULTIPLE: "{} × {} = {}",
        RelationKind.RESTATED: "{} = {}",
    }
    return forms[kind].format(*numbers)
