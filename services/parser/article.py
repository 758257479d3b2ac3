"""A page's bytes to its article: composes the rooms. Values in, values out; no socket, no clock but for the bound of dates."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from services.contracts.errors import PageError
from services.contracts.records import Article, Document
from services.contracts.states import Reason
from services.parser.figures.arithmetic import relations
from services.parser.figures.reader import read_figures
from services.parser.flags import flags, is_too_short, refuse
from services.parser.language import detected_language
from services.parser.markup import Parsed, body_of, read_markup
from services.parser.metadata import Metadata
from services.parser.page import Page, read_page
from services.parser.plain_text import read_plain_text
from services.parser.rights import rights_of
from services.parser.signature import signature
from services.parser.wording import says

PARSER_VERSION = "5"
PAGE_BYTES = 16 * 2**20
LEAST_LANGUAGE = 400
CERTAIN = 0.99
WALL_NEAR = 15  # blocks before and after the end of the text


def with_language(metadata: Metadata, code: str) -> Metadata:
    """`metadata` with the language of the text, where the page does not say it."""
    if metadata.language:
        return metadata
    return replace(metadata, language=code, evidence={**metadata.evidence, "language": "text"})


def parsed_page(page: Page) -> Parsed:
    """What a page holds, whatever its form."""
    if page.tree is not None:
        return read_markup(page, page.tree)
    reading = read_plain_text(page.source)
    return Parsed(reading.parts, reading.metadata, tuple(reading.pictures), corrections=tuple(reading.corrections))


def read_text(page: Page) -> Article:
    """The article that a page holds, without its figures. Raises PageError: NOT_ARTICLE, BLOCKED."""
    found = parsed_page(page)
    body = body_of(found.parts)
    if not found.details.is_article:
        refuse(body, found.metadata.title or "", found.leaves)
    if is_too_short(body):
        raise PageError(Reason.NOT_ARTICLE, "no text worth keeping")
    return article_of(page.url, found, body)


def article_of(url: str, found: Parsed, body: str) -> Article:
    """The record of what a page holds."""
    document, details = Document.of(found.parts), found.details
    code, share = detected_language(body, found.metadata.language)
    metadata = with_language(found.metadata, code)
    last = max((leaf.at for leaf in found.leaves if leaf.kept), default=0)
    walled = any(says("paywall", leaf.text) for leaf in found.leaves[max(0, last - WALL_NEAR) : last + WALL_NEAR])
    known = ("title", "canonical_url", "outlet", "authors", "published", "modified", "language")
    return Article(
        url=url,
        text=document.text,
        blocks=document.blocks,
        **{name: getattr(metadata, name) for name in known},
        pictures=found.pictures,
        evidence={**metadata.evidence, **details.evidence},
        standfirst=found.standfirst,
        section=details.section,
        topics=details.topics,
        paywalled=details.paywalled or walled,
        flags=flags(
            body,
            "\n".join(leaf.text for leaf in found.leaves if len(leaf.text) < LEAST_LANGUAGE),
            paywalled=details.paywalled or walled,
            live=details.live,
            declared=metadata.language,
            detected=code if share >= CERTAIN and len(body) >= LEAST_LANGUAGE else None,
        ),
        corrections=found.corrections,
        tables=found.tables,
        signature=signature(body),
        refused={name: reason for name, reason in details.refused.items() if getattr(metadata, name) is None},
    )


def country_of(url: str) -> str | None:
    """The country of a URL's top-level domain, None for one that is no country's."""
    end = (urlsplit(url).hostname or "").rpartition(".")[2]
    return end if len(end) == 2 else None


def with_figures(article: Article) -> Article:
    """`article` with the figures that its text reports and the relations among them."""
    document = Document(text=article.text, blocks=article.blocks)
    figures = read_figures(
        document, published=article.published, language=article.language or "en", country=country_of(article.url)
    )
    return article.model_copy(update={"figures": figures, "relations": relations(article.text, article.blocks, figures)})


def with_stated(article: Article, stated: Mapping[str, str]) -> Article:
    """`article` with what its source states (`title`, `published`, `author`) where the page itself does not say it."""
    new: dict[str, Any] = {}
    if not article.title and "title" in stated:
        new["title"] = stated["title"]
    if not article.authors and "author" in stated:
        new["authors"] = (stated["author"],)
    day = article.published or ""
    if "T" not in day and stated.get("published", "").startswith(day):
        new["published"] = stated.get("published") or article.published
    new = {name: value for name, value in new.items() if value != getattr(article, name)}
    return article.model_copy(update={**new, "evidence": {**article.evidence, **dict.fromkeys(new, "feed")}})


def read_article(
    payload: bytes,
    *,
    url: str,
    content_type: str | None = None,
    headers: Iterable[tuple[str, str]] = (),
    evidence: Mapping[str, str] | None = None,
    host_usage: str | None = None,
    limit: int = PAGE_BYTES,
) -> Article:
    """The article in a page's bytes (HTML, or crawled text without markup).

    `url` is the page's address, `content_type` the server's header, `headers` all of them, `evidence` what the source states
    (`title`, `published` as ISO 8601, `author`), `host_usage` its host's Content-Usage, `limit` the most bytes read. Raises
    PageError, and nothing else, for what is no article: EMPTY, TYPE, TOO_BIG, TOO_DEEP, ENCODING, NOT_ARTICLE, BLOCKED.
    """
    page = read_page(payload, url=url, content_type=content_type, limit=limit)
    rights = rights_of(page, headers, host_usage)
    article = with_stated(read_text(page), evidence or {})
    return with_figures(article.model_copy(update={"rights": rights}))
