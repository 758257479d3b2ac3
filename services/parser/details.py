"""What a page's head says beside the common metadata: section, topics, paywall, live blog, and why a date is not kept."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from services.parser import json_ld
from services.parser.head import Candidate, Head
from services.parser.metadata import MODIFIED, PUBLISHED, times
from services.parser.outline import squeeze
from services.parser.times import refusal

SECTION = (
    "article:section",
    "og:article:section",
    "section",
    "parsely-section",
    "cxenseparse:section",
    "sailthru.section",
    "category",
)
TOPICS = ("news_keywords", "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "keywords")
TIER = ("article:content_tier", "og:article:content_tier")
BETWEEN = re.compile(r"\s*[,;|、，]\s*")
LIVE = re.compile(r"live-?blog|live-?ticker|/live/|live-updates|en-direct|minuto-a-minuto", re.IGNORECASE)
MOST_TOPICS = 30
LONGEST_TOPIC = 80
ARTICLE = re.compile(r"Article$|BlogPosting$|^Report$|^Review$")


@dataclass(frozen=True)
class Details:
    """`evidence` as in `Metadata`; `is_article`: the head itself says that the page is an article."""

    section: str | None = None
    topics: tuple[str, ...] = ()
    paywalled: bool = False
    live: bool = False
    is_article: bool = False
    refused: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)


def sections(head: Head) -> Iterator[Candidate]:
    yield from ((text, "json-ld") for text in json_ld.strings(head.item.get("articleSection")))
    yield from head.named(SECTION)


def topic_sources(head: Head) -> Iterator[tuple[list[str], str]]:
    """The texts that list topics, place by place, the most trusted first."""
    yield json_ld.strings(head.item.get("keywords")), "json-ld"
    yield json_ld.strings(head.item.get("about")), "json-ld"
    for name in TOPICS:
        yield list(head.meta.get(name, ())), "meta"


def topics_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The topics that texts list, each once whatever its case; machine tags ("type:story") left out."""
    found: dict[str, str] = {}
    for text in texts:
        for topic in BETWEEN.split(squeeze(html.unescape(text))):
            if topic and len(topic) <= LONGEST_TOPIC and ":" not in topic:
                found.setdefault(topic.casefold(), topic)
    return tuple(found.values())[:MOST_TOPICS]


def paywall(head: Head) -> str | None:
    """Where the head says that the article is not free to read; None where it does not say so."""
    if any(
        str(item.get("isAccessibleForFree")).lower() in ("false", "0") for item in head.items if "isAccessibleForFree" in item
    ):
        return "json-ld"
    return "meta" if any(text.lower() == "locked" for text, _ in head.named(TIER)) else None


def refusals(head: Head) -> dict[str, str]:
    """For each date of which the page gives a value, but none that can be: the reason."""
    given = {"published": times(head, "datePublished", PUBLISHED), "modified": times(head, "dateModified", MODIFIED)}
    found = {}
    for name, candidates in given.items():
        reasons = [refusal(text) for text, _ in candidates]
        if reasons and reasons[0] and all(reasons):
            found[name] = reasons[0]
    return found


def is_article(head: Head) -> bool:
    """Whether the head calls the page an article: by the type of an object with a headline, or by og:type."""
    named = any(ARTICLE.search(name) for name in json_ld.types(head.item))
    return named or any(text.lower() == "article" for text, _ in head.named(("og:type",)))


def read_details(head: Head) -> Details:
    """The details of a page. Nothing on the page makes it raise: what is no good is left out."""
    section = next(((squeeze(html.unescape(text)), source) for text, source in sections(head) if squeeze(text)), None)
    topics, topics_from = next(
        ((topics_in(texts), source) for texts, source in topic_sources(head) if topics_in(texts)), ((), "")
    )
    paid = paywall(head)
    evidence = {"section": section[1] if section else None, "topics": topics_from, "paywalled": paid}
    return Details(
        section=section[0][:LONGEST_TOPIC] if section else None,
        topics=topics,
        paywalled=paid is not None,
        live="LiveBlogPosting" in json_ld.types(head.item) or bool(LIVE.search(urlsplit(head.url).path)),
        is_article=is_article(head),
        refused=refusals(head),
        evidence={name: source for name, source in evidence.items() if source},
    )
