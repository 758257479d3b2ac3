"""A page's bytes to its article: composes the rooms. Values in, values out; no socket, no clock but for the bound of dates."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from services.contracts.errors import PageError
from services.contracts.records import Article, Document, Picture, Section
from services.contracts.states import Reason
from services.parser.figures.arithmetic import relations
from services.parser.figures.reader import read_figures
from services.parser.flags import is_too_short
from services.parser.metadata import Metadata, read_metadata
from services.parser.outline import Outline, outline, squeeze
from services.parser.page import Page, read_page
from services.parser.pictures import Found, found_pictures
from services.parser.plain_text import read_plain_text
from services.parser.sift import sift
from services.parser.tables import table_text
from services.parser.text import mark_body
from services.parser.visible import read_visible

PARSER_VERSION = "1"
PAGE_BYTES = 16 * 2**20
LANGUAGE_CHARACTERS = 2000

Part = tuple[Section, str]


@cache
def identifier() -> LanguageIdentifier:
    """The language model, loaded at the first page that needs it."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def picture(found: Found, position: int) -> Picture:
    return Picture(
        position=position,
        url=found.url,
        caption=found.caption,
        credit=found.credit,
        alt=found.alt,
        width=found.width,
        height=found.height,
        lead=position == 0,
    )


def parts_in_order(seen: Outline, pictures: Iterable[Found], tables: Iterable[tuple[str, int]]) -> list[Part]:
    """Body, captions and tables as they stand in the page."""
    placed: list[tuple[float, Section, str]] = [(leaf.at, Section.BODY, leaf.text) for leaf in seen.leaves if leaf.kept]
    placed += [(found.at - 0.5, Section.CAPTION, found.caption) for found in pictures if found.caption]
    placed += [(at - 0.5, Section.TABLE, text) for text, at in tables]
    return [(section, text) for _, section, text in sorted(placed, key=lambda one: one[0])]


def with_language(metadata: Metadata, text: str) -> Metadata:
    """`metadata` with the language of `text`, where the page does not say it."""
    if metadata.language or not text:
        return metadata
    code = str(identifier().classify(text[:LANGUAGE_CHARACTERS])[0])
    return replace(metadata, language=code, evidence={**metadata.evidence, "language": "text"})


def body_of(parts: Iterable[Part]) -> str:
    return "\n".join(text for section, text in parts if section is Section.BODY)


def data_tables(seen: Outline) -> list[tuple[str, int]]:
    """The data tables within the body as (text, place); their cells are taken out of it."""
    kept = [leaf.at for leaf in seen.leaves if leaf.kept]
    found = []
    for table, at in seen.tables:
        text = table_text(table) if kept and kept[0] <= at <= kept[-1] + 1 else None
        if text:
            found.append((text, at))
            for leaf in seen.leaves[at:]:
                if table not in (leaf.element, *leaf.element.iterancestors()):
                    break
                leaf.kept = False
    return found


def with_visible(metadata: Metadata, seen: Outline) -> Metadata:
    """`metadata` with what the lines around the text say of authors and time, where its head names none."""
    lines = read_visible(seen.leaves, metadata.language or "en")
    new: dict[str, Any] = {}
    if not metadata.authors:
        new["authors"] = lines.authors or metadata.byline
    day = metadata.published or ""
    if lines.time and "T" not in day and lines.time.startswith(day):
        new["published"] = lines.time
    new = {name: value for name, value in new.items() if value}
    return replace(metadata, **new, evidence={**metadata.evidence, **dict.fromkeys(new, "text")})


def read_markup(page: Page) -> tuple[list[Part], Metadata, list[Picture]]:
    """An HTML page's parts in reading order, metadata and pictures."""
    metadata = read_metadata(page.tree, page.url)
    seen = outline(page.tree)
    mark_body(page.tree, seen.leaves, page.url)
    headline, standfirst = sift(seen.leaves, metadata.titles, metadata.authors, metadata.description)
    metadata = with_visible(metadata, seen)
    pictures = found_pictures(seen, page.url, headline)
    tables = data_tables(seen)
    ordered = parts_in_order(seen, pictures, tables)
    if is_too_short(body_of(ordered)):
        ordered += [(Section.BODY, squeeze(line)) for line in metadata.body.splitlines() if line.strip()]
    top = [metadata.title or "", *(seen.leaves[index].text for index in standfirst)]
    parts = [*((Section.TITLE, text) for text in top if text), *ordered]
    return parts, metadata, [picture(found, position) for position, found in enumerate(pictures)]


def read_article(
    payload: bytes,
    *,
    url: str,
    content_type: str | None = None,
    evidence: Mapping[str, str] | None = None,
    limit: int = PAGE_BYTES,
) -> Article:
    """The article in a page's bytes (HTML, or crawled text without markup).

    `url` is the page's address, `content_type` the server's header, `evidence` what the caller knows of its metadata
    fields from elsewhere (a feed), `limit` the most bytes read. Raises PageError, and nothing else, for what is no
    article: EMPTY, TYPE, TOO_BIG, TOO_DEEP, ENCODING, NOT_ARTICLE.
    """
    page = read_page(payload, url=url, content_type=content_type, limit=limit)
    if page.tree is None:
        reading = read_plain_text(page.source)
        parts, metadata, pictures = reading.parts, reading.metadata, reading.pictures
    else:
        parts, metadata, pictures = read_markup(page)
    document = Document.of(parts)
    body = body_of(parts)
    if is_too_short(body):
        raise PageError(Reason.NOT_ARTICLE, "no text worth keeping")
    metadata = with_language(metadata, body)
    host = urlsplit(url).hostname or ""
    country = host.rpartition(".")[2] if len(host.rpartition(".")[2]) == 2 else None
    figures = read_figures(document, published=metadata.published, language=metadata.language or "en", country=country)
    return Article(
        url=url,
        text=document.text,
        blocks=document.blocks,
        title=metadata.title,
        canonical_url=metadata.canonical_url,
        outlet=metadata.outlet,
        authors=metadata.authors,
        published=metadata.published,
        modified=metadata.modified,
        language=metadata.language,
        pictures=tuple(pictures),
        figures=figures,
        relations=relations(document.text, document.blocks, figures),
        evidence={**(evidence or {}), **metadata.evidence},
    )
