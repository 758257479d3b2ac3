"""Which reader a text needs: for the language that its own function words plainly are, else for the one that is stated."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from services.parser.figures.wordlists import read_table

# Of one letter, "a", "o" and "и" are words of too many languages.
_WORD = re.compile(r"[a-z]{2,}[^\W\d_]*|[^\W\d_]{2,}")
_READ = 3_000  # characters
# Fewer function words tell nothing: a headline holds three in another language.
_LEAST = 12
# So large a part of a text are the function words of its language at least, and so large a part of theirs do those of the next
# kindred one reach at most: measured on our test sentences, where Galician, Dutch and Bulgarian reach more.
_PLAIN = 0.13
_KINDRED = 0.62
_ENGLISH = (None, "en")
_ENGLISH_SHARE = 0.3


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The function words of each language that has a lexicon, by its ISO 639-1 code."""
    english = read_table("verbs")
    others = {code: frozenset(read_table(code)["words"]["function"]) for code in ("de", "es", "fr", "it", "pt", "ru", "uk")}
    return {"en": frozenset(english["function"]) | frozenset(english["auxiliaries"]), **others}


def _is_english(found: Sequence[str]) -> bool:
    """Whether so many words are English function words as in no other language: most texts that are read, told at once."""
    known = function_words()["en"]
    return len([word for word in found if word in known]) >= _ENGLISH_SHARE * len(found)


def language_of(text: str, stated: str | None) -> str:
    """The language to read a text in, as an ISO 639-1 code: `stated` (None: English), unless its words are plainly another's."""
    found = _WORD.findall(text[:_READ].lower())
    if len(found) < _LEAST or (stated in _ENGLISH and _is_english(found)):
        return stated or "en"
    words = Counter(found)
    counts = {code: sum(words[word] for word in known.intersection(words)) for code, known in function_words().items()}
    (best, hits), (_, rival) = sorted(counts.items(), key=lambda one: -one[1])[:2]
    plain = hits >= max(_LEAST, _PLAIN * words.total()) and rival <= _KINDRED * hits
    return best if plain else stated or "en"
