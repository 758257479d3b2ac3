"""Who wrote an article, as the page's head says it: persons first, what is only the outlet's name last."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from services.parser import json_ld
from services.parser.authors import bylines, names
from services.parser.head import Head
from services.parser.titles import loose

# Names of meta elements, the most trusted first.
METAS = "author article:author og:article:author dc.creator articleauthor cxenseparse:author parsely-author byl".split()
MOST = 50
MOST_MARKED = 5


def flat(given: Any) -> list[Any]:
    """A property's values, of lists in lists too."""
    values = given if isinstance(given, list) else [given]
    return [inner for one in values for inner in (one if isinstance(one, list) else [one])][:MOST]


def in_parts(author: dict[str, Any], items: list[dict[str, Any]]) -> list[str]:
    """The name of an author object without one: of the object that it refers to by `@id`, or given in parts."""
    known = author.get("@id")
    named = [item for item in items if known and item.get("@id") == known and item.get("name")]
    parts = [str(author[part]) for part in ("givenName", "familyName") if author.get(part)]
    return json_ld.strings(named[:1]) or ([" ".join(parts)] if parts else [])


def author_texts(head: Head) -> list[str]:
    """The author property as texts: names, names in parts, and names of the objects that it refers to by `@id`."""
    texts: list[str] = []
    for one in flat(head.item.get("author") or head.item.get("creator") or []):
        nameless = isinstance(one, dict) and not one.get("name")
        texts += in_parts(one, head.items) if nameless else json_ld.strings(one)
    return texts


def is_organisation(author: Any) -> bool:
    """Whether an author object is an organisation's, and not one that stands for a person too."""
    kinds = json_ld.types(author) if isinstance(author, dict) else []
    return "Person" not in kinds and any(kind.endswith("Organization") for kind in kinds)


def organisation_names(head: Head) -> list[str]:
    """The authors in the JSON-LD that are organisations: agencies and the outlet itself."""
    return [name for one in flat(head.item.get("author") or []) if is_organisation(one) for name in json_ld.strings(one)]


def is_own(name: str, head: Head, outlet: str | None) -> bool:
    """Whether a name is the outlet's: its name, its publisher's, or a word of its host."""
    host = (urlsplit(head.url).hostname or "").removeprefix("www.").split(".")[0]
    own = {loose(text) for text in (outlet, *json_ld.strings(head.item.get("publisher"))) if text}
    known = loose(name)
    return any(one in known for one in own if len(one) > 2) or any(len(word) > 2 and word in host for word in known.split())


def author_sources(head: Head) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The evidence and the names of each place where a page's head gives its authors, the most trusted first."""
    yield "json-ld", names(author_texts(head))
    for name in METAS:
        yield "meta", names(head.meta.get(name, []))


def beside_outlet(found: tuple[str, ...], outlet: str | None) -> tuple[str, ...]:
    """The names without the outlet's own, where others stand beside it."""
    others = tuple(name for name in found if loose(name) != loose(outlet or ""))
    return others or found


def marked_names(head: Head) -> tuple[str, ...]:
    """The names in elements that are marked as by-lines; one that repeats another with a word ("About A. Name") is left out."""
    marked = [name for name in names(bylines(head.tree)) if " " in name or not name.isascii()]
    return tuple(name for name in marked if not any(other != name and other in name for other in marked))[:MOST_MARKED]


def choose_authors(head: Head, outlet: str | None) -> tuple[dict[str, Any], dict[str, str]]:
    """The authors with their evidence, and what is left where none is a person: a by-line in the page, else the outlet's name."""
    own: tuple[str, ...] = ()
    organisations = set(names(organisation_names(head)))
    for source, found in author_sources(head):
        if not all(name in organisations or is_own(name, head, outlet) for name in found):
            return {"authors": beside_outlet(found, outlet)}, {"authors": source}
        own = own or found
    return {"byline": marked_names(head) or own}, {}
