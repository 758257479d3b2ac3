"""Topics: which texts they match. Values in, values out; pure.

An analyst's rule in full: a word matches a whole word, whatever its case; words together match only together and in that order;
`mobilis*` matches every word that begins so. Marks between words do not count. In scripts that set no spaces between words, and
in Korean, which writes particles onto them, a phrase matches anywhere.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from services.contracts.errors import UsageError

# Thai and Lao, Burmese, Khmer, kana, Han, Hangul.
UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])"
)
BEGINNING = "*"  # at the end of a word


class Topic(NamedTuple):
    """A text is on the topic if it holds all phrases of `all_of` and, where `any_of` has some, one of those."""

    name: str
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()

    def matches(self, text: str) -> bool:
        """Whether a text is on the topic; it must come from `plain`."""
        some = not self.any_of or any(_pattern(phrase).search(text) for phrase in self.any_of)
        return some and all(_pattern(phrase).search(text) for phrase in self.all_of)


def plain(text: str) -> str:
    """A text as its words, NFKC and case folded, one space before, between and after them."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    words = "".join(letter if _is_of_a_word(letter) else " " for letter in folded)
    return " " + " ".join(UNSPACED.sub(r" \1 ", words).split()) + " "


def on_topic(topics: tuple[Topic, ...], *texts: str | None) -> bool:
    """Whether texts, read as one, are on any of the topics."""
    text = plain("\n".join(text for text in texts if text))
    return any(topic.matches(text) for topic in topics)


def phrases(given: list[str]) -> tuple[str, ...]:
    """The phrases that a person gives, each once: several in one word of a command line stand between commas.

    Raises UsageError for one without any word.
    """
    found = [" ".join(part.split()) for one in given for part in one.split(",") if part.strip()]
    empty = next((phrase for phrase in found if not plain(phrase).strip()), None)
    if empty:
        raise UsageError(f"{empty!r} holds no word that could be looked for")
    return tuple(dict.fromkeys(found))


def _is_of_a_word(letter: str) -> bool:
    """Letters, digits, and the marks (vowel signs, accents) that belong to them."""
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


@lru_cache(1024)
def _pattern(phrase: str) -> re.Pattern[str]:
    words = [(plain(word).strip(), word.endswith(BEGINNING)) for word in phrase.split()]
    written = [re.escape(word) + ("[^ ]*" if begins else "") for word, begins in words if word]
    return re.compile(f" {' '.join(written)} ")
