"""What a page says about its article: title, outlet, authors, times, language, canonical URL, each with its evidence.

Every field has candidates in order of trust; the first sound one is taken. Title and authors have rooms of their own.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from services.parser import json_ld
from services.parser.authorship import choose_authors
from services.parser.head import Candidate, Head
from services.parser.outline import squeeze
from services.parser.page import clean
from services.parser.times import iso_time
from services.parser.titles import choose_title, named_in_title, title_candidates

# Names of meta elements, the most trusted first.
PUBLISHED = (
    "article:published_time og:article:published_time datepublished date dc.date.issued dcterms.created pubdate sailthru.date "
    "parsely-pub-date publishdate article.published cxenseparse:recs:publishtime publish-date dc.date dcterms.date "
    "cxenseparse:publishtime last-modified"
).split()
MODIFIED = "article:modified_time og:updated_time og:article:modified_time datemodified dcterms.modified last-modified".split()
SITE = "og:site_name application-name al:android:app_name twitter:app:name:iphone".split()
DATED = etree.XPath("body/descendant::*/@itemprop[. = 'datePublished']/..")
# Codes of countries that pages write where the language's is meant.
COUNTRY_CODES = {"kr": "ko", "jp": "ja", "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk"}


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


def outlet_candidates(head: Head) -> Iterator[Candidate]:
    for name in json_ld.strings(head.item.get("publisher")):
        yield name, "json-ld"
    yield from head.named(SITE)
    for item in head.items:
        if {"NewsMediaOrganization", "WebSite"} & set(json_ld.types(item)):
            yield from ((name, "json-ld") for name in json_ld.strings(item.get("name")))
    yield from ((name, "meta") for name in named_in_title(head))
    host = (urlsplit(head.url).hostname or "").removeprefix("www.")
    if host:
        yield host, "url"


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
