"""What a page says about its article: title, outlet, authors, times, language, canonical URL, each with its evidence.

Every field has candidates in order of trust; the first sound one is taken, but for the title, on which they vote.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from services.parser import json_ld
from services.parser.authors import bylines, names
from services.parser.head import Candidate, Head
from services.parser.outline import squeeze
from services.parser.page import clean
from services.parser.times import iso_time

PUBLISHED: tuple[str, ...] = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
)
PUBLISHED += (
    "sailthru.date",
    "parsely-pub-date",
    "publishdate",
    "article.published",
    "cxenseparse:recs:publishtime",
    "publish-date",
)
PUBLISHED += ("dc.date", "dcterms.date", "cxenseparse:publishtime", "last-modified")
MODIFIED: tuple[str, ...] = (
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
AUTHOR = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "articleauthor",
    "cxenseparse:author",
    "parsely-author",
    "byl",
)
SITE = ("og:site_name", "application-name", "al:android:app_name", "twitter:app:name:iphone")
DATED = etree.XPath("body/descendant::*/@itemprop[. = 'datePublished']/..")
SUFFIX = re.compile(r"\s+(?:[\-–—•·*›»:]|\|\|)\s+|\s*[|ㅣ｜]\s*")
# "…headline-section": how East Asian outlets put the section before their name.
EAST_ASIAN_SECTION = re.compile(r"[-–][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,6}$")
# Codes of countries that pages write where the language's is meant.
COUNTRY_CODES = {"kr": "ko", "jp": "ja", "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk"}
WORDS = re.compile(r"\W+")


@dataclass(frozen=True)
class Metadata:
    """The fields of an article that are no text of it; `evidence` names where each came from.

    `byline` are names for a page whose head and lines name no author, `titles`
    are all forms of the headline that the page gives, `description` what it says of itself in its head, `body` the text
    that its JSON-LD holds, for pages that hold it nowhere else; `pictures` are the addresses of the picture by which
    it wants to be shown.
    """

    title: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
    byline: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    description: str = ""
    body: str = ""
    pictures: tuple[str, ...] = ()


def loose(text: str) -> str:
    """A title for comparison: its words, case folded."""
    return WORDS.sub(" ", text).casefold().strip()


def without_outlet(title: str, outlet: str | None, others: Iterable[str]) -> str:
    """A title without what follows a bar or dash at its end, where that is the outlet's name or another form lacks it."""
    cuts = [(title[: found.start()].strip(), title[found.end() :]) for found in SUFFIX.finditer(title)]
    known = {loose(other) for other in others}
    for start, _ in cuts:
        if loose(start) in known:
            return start
    name = loose(outlet or "").replace(" ", "")
    start, end = cuts[-1] if cuts else (title, "")
    if not name or name not in loose(end).replace(" ", ""):
        return title
    return start if start.isascii() else EAST_ASIAN_SECTION.sub("", start)


def title_candidates(head: Head) -> list[tuple[str, str, int]]:
    """The forms of the title as (text, evidence, weight): what the outlet itself calls it weighs most."""
    headings = [squeeze(" ".join(h1.itertext())) for h1 in head.tree.iter("h1")]
    stated = json_ld.strings(head.item.get("headline"))[:1]
    page = [head.tree.findtext(".//title") or ""]
    shared = [text for name in ("og:title", "twitter:title") for text in head.meta.get(name, [])[:1]]
    words = {word for text in (*stated, *shared, *page) for word in loose(html.unescape(text)).split()}
    likely = sorted(headings[:5], key=lambda text: -len(words & set(loose(text).split())))[:1]
    raw = [(text, "json-ld", 3) for text in stated] + [(text, "text", 2) for text in likely]
    raw += [(text, "meta", weight) for text, weight in zip(shared + page, (2, 1, 1), strict=False)]
    return [(squeeze(html.unescape(text)), source, weight) for text, source, weight in raw if squeeze(text)]


def choose_title(candidates: list[tuple[str, str, int]], outlet: str | None) -> Candidate | None:
    """The form that weighs most together with those that equal it, letter case and marks aside; the earlier on a draw."""
    texts = [text for text, *_ in candidates]
    bare = [without_outlet(text, outlet, texts if source == "meta" else ()) for text, source, _ in candidates]
    votes: Counter[str] = Counter()
    for text, (*_, weight) in zip(bare, candidates, strict=True):
        votes[loose(text)] += weight
    best = votes.most_common(1)[0][0] if votes else None
    return next(((text, source) for text, (_, source, _) in zip(bare, candidates, strict=True) if loose(text) == best), None)


def outlet_candidates(head: Head) -> Iterator[Candidate]:
    for name in json_ld.strings(head.item.get("publisher")):
        yield name, "json-ld"
    yield from head.named(SITE)
    for item in head.items:
        if {"NewsMediaOrganization", "WebSite"} & set(json_ld.types(item)):
            yield from ((name, "json-ld") for name in json_ld.strings(item.get("name")))
    host = (urlsplit(head.url).hostname or "").removeprefix("www.")
    if host:
        yield host, "url"


def author_texts(head: Head) -> list[str]:
    """The author property as texts: names, names in parts, and names of the objects that it refers to by `@id`."""
    given = head.item.get("author") or head.item.get("creator") or []
    flat: list[Any] = []
    for one in given if isinstance(given, list) else [given]:
        flat.extend(one if isinstance(one, list) else [one])
    texts = []
    for one in flat[:50]:
        if isinstance(one, dict) and not one.get("name"):
            named = [item for item in head.items if item.get("@id") and item.get("@id") == one.get("@id") and item.get("name")]
            parts = [str(one[part]) for part in ("givenName", "familyName") if one.get(part)]
            texts += json_ld.strings(named[:1]) or ([" ".join(parts)] if parts else [])
        else:
            texts += json_ld.strings(one)
    return texts


def is_own(name: str, head: Head, outlet: str | None) -> bool:
    """Whether a name is the outlet's: its name, its publisher's, or a word of its host."""
    host = (urlsplit(head.url).hostname or "").removeprefix("www.").split(".")[0]
    own = {loose(text) for text in (outlet, *json_ld.strings(head.item.get("publisher"))) if text}
    known = loose(name)
    return any(one in known for one in own if len(one) > 2) or any(len(word) > 2 and word in host for word in known.split())


def author_sources(head: Head) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The evidence and the names of each place where a page's head gives its authors, the most trusted first."""
    yield "json-ld", names(author_texts(head))
    for name in AUTHOR:
        yield "meta", names(head.meta.get(name, []))


def choose_authors(head: Head, outlet: str | None) -> tuple[dict[str, Any], dict[str, str]]:
    """The authors with their evidence, and what is left where none is a person: a by-line in the page, else the outlet's name."""
    own: tuple[str, ...] = ()
    for source, found in author_sources(head):
        if found and not all(is_own(name, head, outlet) for name in found):
            return {"authors": found}, {"authors": source}
        own = own or found
    marked = [name for name in names(bylines(head.tree)) if " " in name or not name.isascii()]
    return {"byline": tuple(marked[:5]) or own}, {}


def time_elements(head: Head) -> Iterator[Candidate]:
    for element in DATED(head.tree):
        yield element.get("content") or element.get("datetime") or "".join(element.itertext()), "text"
    for element in head.tree.iter("time"):
        if element.get("datetime"):
            yield element.get("datetime"), "text"


def first_time(candidates: Iterable[Candidate]) -> Candidate | None:
    """The first candidate that is a time with hours, else the first that is a date."""
    day = None
    for text, source in candidates:
        stamp = iso_time(text)
        if stamp and "T" in stamp:
            return stamp, source
        day = day or ((stamp, source) if stamp else None)
    return day


def times(head: Head, name: str, metas: Iterable[str]) -> Iterator[Candidate]:
    """The candidates for a time: the article's JSON-LD, then meta elements."""
    yield from ((text, "json-ld") for text in json_ld.strings(head.item.get(name)))
    yield from head.named(metas)
    for item in head.items:
        yield from ((text, "json-ld") for text in json_ld.strings(item.get(name)))


def language(head: Head) -> Candidate | None:
    """The language that the page declares, as an ISO 639-1 code."""
    stated = [(head.tree.get("lang") or head.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "", "meta")]
    stated = [*((text, "json-ld") for text in json_ld.strings(head.item.get("inLanguage"))), *stated, *head.named(("og:locale",))]
    for text, source in stated:
        code = re.match(r"([a-zA-Z]{2})(?:[-_]|$)", text)
        if code:
            return COUNTRY_CODES.get(code[1].lower(), code[1].lower()), source
    return None


def canonical(head: Head) -> Candidate | None:
    """The canonical URL that the page names: absolute, http(s), of any host."""
    links = [link.get("href") for link in head.tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for text, source in [*((link, "meta") for link in links if link), *head.named(("og:url",))]:
        try:
            url = clean(urljoin(head.url, text.strip()))
            if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname:
                return url, source
        except ValueError:
            continue
    return None


def lead_pictures(head: Head) -> tuple[str, ...]:
    """The addresses of the picture that stands for the article: og:image, then the JSON-LD's `image`."""
    given = [text for text, _ in head.named(("og:image", "og:image:url", "twitter:image"))]
    given += [text for one in ("url", "contentUrl") for text in json_ld.strings(head.item.get("image"), one)]
    return tuple(dict.fromkeys(html.unescape(text) for text in given[:20]))


def read_metadata(head: Head) -> Metadata:
    """The metadata of a page. Nothing on the page makes it raise: what is no good is left out."""
    outlet = next(((squeeze(html.unescape(name)), source) for name, source in outlet_candidates(head) if squeeze(name)), None)
    candidates = title_candidates(head)
    authors, credited = choose_authors(head, outlet and outlet[0])
    found: dict[str, Candidate | None] = {
        "title": choose_title(candidates, outlet and outlet[0]),
        "canonical_url": canonical(head),
        "outlet": outlet,
        "published": first_time(chain(times(head, "datePublished", PUBLISHED), time_elements(head))),
        "modified": first_time(times(head, "dateModified", MODIFIED)),
        "language": language(head),
    }
    values: dict[str, Any] = {name: one[0] for name, one in found.items() if one}
    evidence = {name: one[1] for name, one in found.items() if one} | credited
    description = next((text for text, _ in head.named(("description", "og:description"))), "")
    return Metadata(
        **values,
        **authors,
        evidence=evidence,
        titles=tuple(text for text, *_ in candidates),
        description=html.unescape(description),
        body="\n".join(json_ld.strings(head.item.get("articleBody"))[:1]),
        pictures=lead_pictures(head),
    )
