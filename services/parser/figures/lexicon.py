"""The lexicons: data files beside this module that an analyst can read and extend, loaded once, on first use."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from services.contracts.records import Bound
from services.parser.figures.phrases import Phrases
from services.parser.figures.wordlists import read_table

Interval = tuple[float, float]


@dataclass(frozen=True)
class Language:
    """How English writes numbers: the tables of `lexicon/en.toml`, ready for look-up."""

    code: str
    decimal: str
    group: str
    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    letter_scales: Mapping[str, int]
    vague: Mapping[str, Interval]
    vague_factors: Phrases[Interval]
    fractions: Mapping[str, int]
    multiples: Mapping[str, float]
    words: Mapping[str, frozenset[str]]
    bounds_before: Phrases[Bound]
    bounds_after: Phrases[Bound]
    change: Mapping[str, str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    marks: Mapping[str, frozenset[str]]

    @cached_property
    def starters(self) -> frozenset[str]:
        """The words that a number can begin with."""
        tables = (self.cardinals, self.scales, self.vague, self.fractions, self.multiples, self.words["articles"])
        return frozenset(word for table in tables for word in table) | self.vague_factors.firsts

    @cached_property
    def numerals(self) -> frozenset[str]:
        """The words that are numbers or parts of one."""
        return frozenset(word for table in (self.cardinals, self.scales, self.vague, self.fractions) for word in table)

    @cached_property
    def calendar(self) -> frozenset[str]:
        """The names of months and days of the week."""
        return frozenset(self.months) | frozenset(self.weekdays)

    @cached_property
    def all_numerals(self) -> frozenset[str]:
        """The words without one of which, or a digit, no number is written."""
        return self.numerals | frozenset(self.multiples)

    @cached_property
    def after_article(self) -> frozenset[str]:
        """The words that make a number with an article before them."""
        return self.numerals | self.vague_factors.seconds


@cache
def english() -> Language:
    """The lexicon of English. The other languages have a reader of their own: `services.parser.figures.languages`."""
    table = read_table("en")
    return Language(
        code="en",
        decimal=table["separators"]["decimal"],
        group=table["separators"]["group"],
        cardinals=table["cardinals"],
        scales=table["scales"],
        short_scales=table["short_scales"],
        letter_scales=table["letter_scales"],
        vague={word: (low, high) for word, (low, high) in table["vague"].items()},
        vague_factors=Phrases({word: (low, high) for word, (low, high) in table["vague_factors"].items()}),
        fractions=table["fractions"],
        multiples=table["multiples"],
        words=_sets(table["words"]),
        bounds_before=Phrases({phrase: Bound(value) for phrase, value in table["bounds"]["before"].items()}),
        bounds_after=Phrases({phrase: Bound(value) for phrase, value in table["bounds"]["after"].items()}),
        change={form: way for way, lemmas in table["change"].items() for lemma in lemmas for form in inflections(lemma)},
        months=table["months"],
        weekdays=table["weekdays"],
        marks=_sets(table["marks"]),
    )


def _sets(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}


@cache
def _irregular() -> dict[str, list[str]]:
    irregular: dict[str, list[str]] = {lemma: forms.split() for lemma, forms in read_table("verbs")["irregular"].items()}
    return irregular


@cache
def inflections(lemma: str) -> tuple[str, ...]:
    """The forms of an English verb or noun: itself, -s, past, participle, -ing; irregular ones from `lexicon/verbs.toml`."""
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    past = _irregular().get(head) or [_regular(head, "ed")]
    forms = [head, _third(head), _regular(head, "ing"), *past]
    if head.endswith("l") and head in _doubling() and head not in _irregular():
        forms += [head + "ed", head + "ing"]  # American: "labeled"
    return tuple(dict.fromkeys(form + tail for form in forms))


def past_form(verb: str) -> str:
    """The past form of a regular English verb."""
    return _regular(verb, "ed")


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _regular(verb: str, ending: str) -> str:
    if verb.endswith("ie") and ending == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("e") and not (ending == "ing" and verb.endswith(("ee", "ye", "oe"))):
        return verb[:-1] + ending
    if verb.endswith("y") and ending == "ed" and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + (verb[-1] if verb in _doubling() else "") + ending


@cache
def _doubling() -> frozenset[str]:
    return frozenset(read_table("verbs")["doubling"])
