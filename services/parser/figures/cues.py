"""The attribution lexicon, ready for look-up: verbs of speech by form, cues before a name, and all words that can begin a cue."""

from dataclasses import dataclass
from functools import cache

from services.parser.figures.claims import claim_nouns
from services.parser.figures.lexicon import inflections
from services.parser.figures.phrases import Phrases
from services.parser.figures.wordlists import read_table


@dataclass(frozen=True)
class Cues:
    """`verbs` by form; `direct`: verbs that take figures without "that"; `intended`: that take an infinitive; `directed`: that
    take one with the person addressed; `inverted`: that stand before their speaker; `passive`: whose speaker follows "by";
    `before` the name. Of the words that can begin a cue, `words`: all; `leading`: phrases before the name; `nouns`: what claims
    begin with; `attitudes`: adjectives. `acting`: verbs that speak only with certain objects, and do something else otherwise.
    """

    verbs: dict[str, str]
    direct: frozenset[str]
    intended: frozenset[str]
    directed: frozenset[str]
    inverted: frozenset[str]
    passive: frozenset[str]
    before: Phrases[str]
    acting: frozenset[str]
    leading: frozenset[str]
    nouns: frozenset[str]
    attitudes: frozenset[str]
    words: frozenset[str]

    def speaks(self, word: str) -> bool:
        """Whether the word is a form of a verb that does nothing but speak."""
        return word in self.verbs and self.verbs[word] not in self.acting


@cache
def cues() -> Cues:
    """The tables of `lexicon/attribution.toml`."""
    table = read_table("attribution")
    verbs = {form: verb for verb in reversed(table["verbs"]) if " " not in verb for form in inflections(verb)}
    before = Phrases({phrase: phrase for phrase in table["before"]})
    nouns = frozenset().union(*claim_nouns(), table["made"], {"in", "by", ":"})
    attitudes = frozenset().union(*table["attitudes"].values())
    direct, intended, directed = (frozenset(table[name]) for name in ("direct", "intended", "directed"))
    inverted, passive = direct | frozenset(table["inverted"]), frozenset(table["passive"])
    return Cues(
        verbs=verbs,
        direct=direct,
        intended=intended,
        directed=directed,
        inverted=inverted,
        passive=passive,
        before=before,
        acting=frozenset(table["acting"]),
        leading=before.firsts,
        nouns=nouns,
        attitudes=attitudes,
        words=before.firsts | nouns | attitudes | frozenset(verbs),
    )
