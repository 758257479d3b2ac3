"""An HTML page's parts: body, standfirst, captions, tables and charts in reading order, with its metadata and pictures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml.html import HtmlElement

from services.contracts.records import Picture, Section, Table
from services.parser.asides import corrections
from services.parser.charts import chart_text
from services.parser.details import Details, read_details
from services.parser.flags import is_too_short
from services.parser.head import read_head
from services.parser.language import detected_language
from services.parser.metadata import Metadata, read_metadata
from services.parser.outline import Leaf, Outline, outline, squeeze
from services.parser.page import Page, parse
from services.parser.page_state import restore
from services.parser.pictures import Found, found_pictures
from services.parser.sift import sift
from services.parser.tables import read_table, table_text
from services.parser.text import mark_body
from services.parser.titles import loose
from services.parser.visible import read_visible

Part = tuple[Section, str]


@dataclass(frozen=True)
class Parsed:
    """What a page holds, before it is judged: `leaves` are all blocks of an HTML page."""

    parts: list[Part]
    metadata: Metadata
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    corrections: tuple[str, ...] = ()
    standfirst: str | None = None
    details: Details = field(default_factory=Details)
    leaves: list[Leaf] = field(default_factory=list)


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


def parts_in_order(
    seen: Outline, pictures: Iterable[Found], tables: Iterable[tuple[Table, int]], charts: Iterable[tuple[str, int]]
) -> list[Part]:
    """Body, captions, tables and charts as they stand in the page."""
    placed: list[tuple[float, Section, str]] = [(leaf.at, Section.BODY, leaf.text) for leaf in seen.leaves if leaf.kept]
    placed += [(found.at - 0.5, Section.CAPTION, found.caption) for found in pictures if found.caption]
    placed += [(at - 0.5, Section.TABLE, table_text(table)) for table, at in tables]
    placed += [(at - 0.5, Section.CHART, text) for text, at in charts]
    return [(section, text) for _, section, text in sorted(placed, key=lambda one: one[0])]


def body_of(parts: Iterable[Part]) -> str:
    return "\n".join(text for section, text in parts if section is Section.BODY)


def within(seen: Outline, elements: list[tuple[HtmlElement, int]]) -> Iterator[tuple[HtmlElement, int]]:
    """The elements that stand between the first and the last kept block, or right after it."""
    kept = [leaf.at for leaf in seen.leaves if leaf.kept]
    return ((element, at) for element, at in elements if kept and kept[0] <= at <= kept[-1] + 1)


def data_tables(seen: Outline) -> list[tuple[Table, int]]:
    """The data tables within the body with their places; their cells are taken out of it."""
    found: list[tuple[Table, int]] = []
    for element, at in list(within(seen, seen.tables)):
        table = read_table(element, len(found))
        if table:
            found.append((table, at))
            for leaf in seen.leaves[at:]:
                if element not in (leaf.element, *leaf.element.iterancestors()):
                    break
                leaf.kept = False
    return found


def data_charts(seen: Outline) -> list[tuple[str, int]]:
    """The charts within the body as (text, place)."""
    return [(text, at) for element, at in within(seen, seen.charts) if (text := chart_text(element))]


def kept_text(seen: Outline) -> str:
    return "\n".join(leaf.text for leaf in seen.leaves if leaf.kept)


def with_visible(metadata: Metadata, seen: Outline) -> Metadata:
    """`metadata` with what the lines around the text say of authors and time, where its head names none."""
    day = metadata.published or ""
    timed = "T" in day
    language = metadata.language or ("en" if timed else detected_language(kept_text(seen))[0])
    lines = read_visible(seen.leaves, language, timed=timed)
    new: dict[str, Any] = {}
    if not metadata.authors:
        new["authors"] = lines.authors or metadata.byline
    if lines.time and lines.time.startswith(day):
        new["published"] = lines.time
    new = {name: value for name, value in new.items() if value}
    return replace(metadata, **new, evidence={**metadata.evidence, **dict.fromkeys(new, "text")})


def people(metadata: Metadata) -> tuple[str, ...]:
    """The authors that the head or a marked by-line names, but for the outlet: what begins with its name may be the text's."""
    own = loose(metadata.outlet or "")
    named = ((name, loose(name)) for name in metadata.authors or metadata.byline)
    return tuple(name for name, known in named if not own or (known not in own and own not in known))


def read_body(tree: HtmlElement, metadata: Metadata) -> tuple[Outline, int, list[int]]:
    """The page's outline with its body marked; the headline's index and those of the standfirst."""
    seen = outline(tree)
    mark_body(tree, seen.leaves)
    top, standfirst = sift(seen.leaves, metadata.titles, people(metadata), metadata.description)
    return seen, top, standfirst


def is_thin(seen: Outline) -> bool:
    return is_too_short(kept_text(seen))


def restored(page: Page, metadata: Metadata) -> tuple[Outline, int, list[int], Metadata]:
    """The same for a page whose text stands only in its scripts' data, with the metadata that those give."""
    tree = parse(page.source)
    published = restore(tree)
    if published and not metadata.published:
        metadata = replace(metadata, published=published, evidence={**metadata.evidence, "published": "text"})
    return *read_body(tree, metadata), metadata


def read_markup(page: Page, tree: HtmlElement) -> Parsed:
    """An HTML page's parts in reading order, metadata, pictures, tables and what else it says of itself."""
    head = read_head(tree, page.url)
    metadata, details = read_metadata(head), read_details(head)
    seen, headline, standfirst = read_body(tree, metadata)
    if is_thin(seen):
        seen, headline, standfirst, metadata = restored(page, metadata)
    metadata = with_visible(metadata, seen)
    pictures = found_pictures(seen, page.url, headline, metadata.pictures)
    tables = data_tables(seen)
    ordered = parts_in_order(seen, pictures, tables, data_charts(seen))
    if is_too_short(body_of(ordered)):
        ordered += [(Section.BODY, squeeze(line)) for line in metadata.body.splitlines() if line.strip()]
    leads = [seen.leaves[index].text for index in standfirst]
    return Parsed(
        parts=[*((Section.TITLE, text) for text in (metadata.title, *leads) if text), *ordered],
        metadata=metadata,
        pictures=tuple(picture(found, position) for position, found in enumerate(pictures)),
        tables=tuple(table for table, _ in tables),
        corrections=corrections(seen.leaves, headline),
        standfirst=" ".join(leads) or None,
        details=details,
        leaves=seen.leaves,
    )
