"""A home page: the feeds that it announces, and where there are none the links to its own articles. Text in, links out."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from services.contracts.errors import PageError
from services.contracts.messages import SourceKind
from services.contracts.states import Reason
from services.fetcher.discovery.found import Found, Gathering, Source, bare_host, same_host

FEED_TYPE = re.compile(r"\s*application/(?:(?:rss|atom|rdf)\+xml|feed\+json|json)\s*(?:;|$)", re.I)
OF_COMMENTS = re.compile(r"\bcomments?\b|\bkommentare?\b|\bcommentaires\b|\bcomentarios\b", re.I)
HEADINGS = ("h1", "h2", "h3", "h4")
WORDS = 4  # of a headline; `Latest news` and `About us` are fewer
IDEOGRAPHS = 10  # of a headline in a script that sets no spaces
# What a path of an article has and one of a section has not: a day, a number of an article, a name of several words.
ARTICLE_PATH = re.compile(r"/\d{4}/\d{1,2}/|\d{4}-\d\d-\d\d|\d{5,}|[^/\W]+(?:[-_][^/\W]+){2,}")
NO_PAGE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|pdf|mp[34]|zip|css|js|xml|json)$", re.I)
NO_ARTICLE = re.compile(r"/(?:tags?|topics?|authors?|category|search|login|account|subscribe|privacy|terms|page)(?:/|-|$)", re.I)
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def read_home_page(text: str, source: Source) -> Found:
    """Its feeds as sources, or its articles as links. Raises PageError: `xml` for what is no HTML, `too_deep`, `too_big`."""
    tree = _tree(text)
    base = _base(tree, source.url)
    gathering = Gathering(source)
    for number, href in enumerate(_feeds(tree), 1):
        gathering.add_source(number, href, SourceKind.FEED, base=base)
    if not gathering.sources:
        _add_articles(gathering, tree, base)
    return gathering.found(SourceKind.HOME_PAGE, title=tree.findtext(".//title"))


def _tree(text: str) -> Any:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        raise PageError(Reason.XML, "no element in it") from None
    for entry in parser.error_log:
        if entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise PageError(Reason.TOO_DEEP if "depth" in entry.message else Reason.TOO_BIG, entry.message[:80])
    return tree


def _base(tree: Any, url: str) -> str:
    """What the page's links are relative to (HTML, 4.2.3)."""
    stated = next((element.get("href") for element in tree.iterfind(".//base[@href]")), "")
    try:
        base = urljoin(url, stated.strip())
        return base if urlsplit(base).scheme in ("http", "https") else url
    except ValueError:
        return url


def _feeds(tree: Any) -> list[str]:
    """The feeds that the page announces (RSS Advisory Board's autodiscovery); those of comments if there are no others."""
    links = [link for link in tree.iterfind(".//link[@href]") if _announces(link)]
    news = [link for link in links if not OF_COMMENTS.search(f"{link.get('title', '')} {link.get('href')}")]
    return [link.get("href") for link in news or links]


def _announces(link: Any) -> bool:
    relations = (link.get("rel") or "").lower().split()
    return "feed" in relations or ("alternate" in relations and FEED_TYPE.match(link.get("type") or "") is not None)


def _add_articles(gathering: Gathering, tree: Any, base: str) -> None:
    """The links to pages of the same host that have a headline as their text, and a path as articles have."""
    host = frozenset({bare_host(gathering.source.url)})
    headlines: dict[str, str] = {}
    for href, words, heading in _anchors(tree, base):
        if same_host(href, host) and _is_article(href, words, heading):
            headlines[href] = max(headlines.get(href, ""), words, key=len)
    limit = gathering.source.limits.feed_items
    gathering.cut = max(0, len(headlines) - limit)
    for number, (href, words) in enumerate(list(headlines.items())[:limit], 1):
        gathering.add(number, href, title=words)


def _anchors(tree: Any, base: str) -> Iterator[tuple[str, str, bool]]:
    """Each link's URL, its words, and whether it is (in) a heading."""
    for anchor in tree.iterfind(".//a[@href]"):
        try:
            href = urljoin(base, anchor.get("href").strip()).partition("#")[0]
        except ValueError:
            continue
        heading = any(True for _ in anchor.iterancestors(HEADINGS)) or any(True for _ in anchor.iterdescendants(HEADINGS))
        yield href, _words(anchor.itertext()), heading


def _words(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())


def _is_article(href: str, words: str, heading: bool) -> bool:
    path = urlsplit(href).path
    if path in ("", "/") or NO_PAGE.search(path) or NO_ARTICLE.search(path):
        return False
    headline = len(words.split()) >= WORDS or len(CJK.findall(words)) >= IDEOGRAPHS
    return headline and (heading or ARTICLE_PATH.search(path) is not None)
