"""Recognises by its wording what stands around an article: calls to read on, subscribe, comment; sources; biographies.

The wording itself is data, by language, in wording.toml.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

LONGEST_JUNK = 220
LONGEST_DATE = 50
LONGEST_NOTICE = 900
DATE_LINE = re.compile(r"(?=.*\b\d{4}|.*\d年)[\d\s.:,/()|+-]*(?:[年月日時分更新公開]+[\d\s.:,/()|-]*)*(?:uhr|h)?", re.IGNORECASE)

# A day in words, with a weekday before it or a time after it, and nothing else: "Monday, 17 April 2024, 10:40".
WORDED_DATE = re.compile(
    r"(?:[^\W\d_]{3,12}\.?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?),?"
    r"\s+(?:de\s+)?\d{4}(?:\W+(?:[^\W\d_]{1,4}\W+)?\d{1,2}[:.h]\d{2}(?:\s*(?:am|pm|uhr|h|[A-Z]{2,4}))?)?",
    re.IGNORECASE,
)


def patterns(section: dict[str, list[str]]) -> re.Pattern[str]:
    """One pattern for the entries of all languages of a section: the whole line, from any marks at its start."""
    entries = [entry.replace("…", ".*") for language in section.values() for entry in language]
    return re.compile(rf"\W*(?:{'|'.join(entries)})\W*", re.IGNORECASE)


def by_language(section: dict[str, list[str]]) -> list[list[str]]:
    """The entries of a section one by one, each with those of other languages at the same place."""
    longest = max(map(len, section.values()))
    return [[entries[at] for entries in section.values() if at < len(entries)] for at in range(longest)]


TERMS: dict[str, dict[str, list[str]]] = tomllib.loads(files(__package__).joinpath("wording.toml").read_text("utf-8"))
LINES = ("read_on", "call", "comment_form", "source_list", "correction", "byline", "paywall", "comments")
ANYWHERE = ("not_found", "parked", "challenge", "consent", "login_wall")
WORDING = {name: patterns(TERMS[name]) for name in LINES}
WORDS = {name: [re.compile("|".join(kinds), re.IGNORECASE) for kinds in by_language(TERMS[name])] for name in ANYWHERE}
LIST_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[-*•‣·])\s+\S")
SOURCE_LINE = re.compile(r"\W*(?:source|via|quelle|fuente|fonte|источник)\s*[:：]\s*(\S.{0,80}?)\s*", re.IGNORECASE)
TRADES = (
    r"(?:reporter|journalist|writer|author|editor|correspondent|columnist|contributor|researcher|blogger|freelancer|broadcaster|"
    r"commentator|analyst|photographer|producer|fellow|professor|lecturer|historian)"
)
NAME = r"[^\W\d_a-zà-ÿ][\w'’.-]*(?:\s(?:[^\W\d_a-zà-ÿ][\w'’.-]*|de|da|van|von|der|al|bin|la|di)){1,4}"
# Two to four words that all begin with a capital, or are all capitals: a name on a line of its own.
WRITTEN_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]+\s){1,3}[^\W\d_a-z][\w'’-]+")
BIOGRAPHY = re.compile(
    rf"(?:[Aa]bout (?:the )?[Aa]uthor:?\s*)?({NAME})\s+(?:is|was|has been|works as|writes|reports|covers)\s+"
    rf"(?:(?:an?|the|our)\s+)?(?:[\w,'’&-]+\s+){{0,8}}?(?:{TRADES}\b|(?:based|covering|for)\b)"
)


def says(name: str, line: str) -> bool:
    """Whether a whole line has the wording of a section of wording.toml."""
    return len(line) <= LONGEST_JUNK and bool(WORDING[name].fullmatch(line))


def mentions(name: str, text: str) -> int:
    """How many of the things of a section of wording.toml a text mentions, in whatever language."""
    return sum(bool(pattern.search(text)) for pattern in WORDS[name])


@lru_cache(maxsize=1024)  # asked twice of each block
def is_correction(line: str) -> bool:
    """Whether a line is a notice that the article was corrected, clarified or updated."""
    return len(line) <= LONGEST_NOTICE and bool(WORDING["correction"].fullmatch(line))


def is_junk(line: str) -> bool:
    """Whether a line calls to read on, subscribe, share, write in or comment, instead of telling anything."""
    return any(says(name, line) for name in ("read_on", "call", "comment_form", "paywall"))


def biography(line: str) -> str | None:
    """The author's name where a line introduces an author ("… is a veteran reporter …"), else None."""
    found = BIOGRAPHY.match(line)
    return found[1] if found else None


def is_worded_date(line: str) -> bool:
    """Whether a line is a day in words and nothing else: a date line above a text, a heading within it."""
    return len(line) < LONGEST_DATE and bool(WORDED_DATE.fullmatch(line))


def is_byline(line: str) -> bool:
    """Whether a line only says who wrote, or when."""
    return says("byline", line) or (len(line) < LONGEST_DATE and bool(DATE_LINE.fullmatch(line)))
