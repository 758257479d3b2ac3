"""What a word can be, by lexicon and ending: a function word, a verb, a plural noun, an adverb. No model."""

from functools import cache

from services.parser.figures.lexicon import inflections, past_form
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import read_table, words

_SINGULAR_S = ("ss", "us", "sis", "tis", "ris", "nnis", "ics")
_NO_ADVERBS = words("grammar", "no_adverbs")


@cache
def _function_words() -> frozenset[str]:
    table = read_table("verbs")
    return frozenset(table["function"]) | frozenset(table["auxiliaries"])


@cache
def auxiliaries() -> frozenset[str]:
    """Forms of be, have and do, and the modals."""
    return frozenset(read_table("verbs")["auxiliaries"])


@cache
def lemmas() -> dict[str, str]:
    """The lemma of every form of every verb of the lexicon."""
    table = read_table("verbs")
    verbs = dict.fromkeys([*table["common"], *table["irregular"], *table["doubling"]])
    past = {past_form(verb): verb for verb in table["past"]}
    return past | {form: verb for verb in reversed(list(verbs)) for form in inflections(verb)}


@cache
def _base_forms() -> frozenset[str]:
    irregular = {lemma: forms.split() for lemma, forms in read_table("verbs")["irregular"].items()}
    return frozenset(verb for form, verb in lemmas().items() if form == verb and verb not in irregular.get(verb, ()))


def is_base_form(word: str) -> bool:
    """Whether the word is a verb in its plain form and in no other: "range", but not "cut", which is its own past."""
    return word in _base_forms() and word not in auxiliaries()


@cache
def _plurals() -> tuple[frozenset[str], frozenset[str]]:
    table = read_table("verbs")
    return frozenset(table["plurals"]), frozenset(table["attributive"])


def is_function(word: str) -> bool:
    """Whether the word (in small letters) ends a noun phrase without being its head."""
    return word in _function_words()


def is_function_at(token: Token) -> bool:
    """Whether the token is a function word where it stands: "us", but not "US"."""
    return is_function(token.lower) and token.text != "US"


def is_verb(word: str) -> bool:
    """Whether the word is a form of a verb of the lexicon, or of an auxiliary."""
    return word in lemmas() or word in auxiliaries()


def is_plural(word: str) -> bool:
    """Whether the word looks like a plural noun: by list, or by its -s."""
    plurals, attributive = _plurals()
    if word in plurals:
        return True
    return word.endswith("s") and len(word) > 3 and not word.endswith(_SINGULAR_S) and word not in attributive


def is_attributive(word: str) -> bool:
    """Whether a word that looks plural commonly stands before another noun: "sales representatives"."""
    return word in _plurals()[1]


def is_adverb(word: str) -> bool:
    """Whether the word is an adverb in -ly."""
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS
