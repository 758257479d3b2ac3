"""The head of a page, read once for all fields: its meta elements and its JSON-LD."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from services.parser import json_ld
from services.parser.outline import squeeze

# A value, and where it came from: `json-ld`, `meta`, `text`, `url`.
Candidate = tuple[str, str]


@dataclass(frozen=True)
class Head:
    """What is read once for all fields: the meta elements by lower-case name, the JSON-LD, the article's object in it."""

    tree: HtmlElement
    url: str
    meta: Mapping[str, list[str]]
    items: list[dict[str, Any]]
    item: dict[str, Any]

    def named(self, keys: Iterable[str]) -> Iterator[Candidate]:
        for name in keys:
            for value in self.meta.get(name, ()):
                yield value, "meta"


def meta_elements(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of the meta elements by their property, name or itemprop, in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = squeeze(element.get("content") or "")
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content:
            found.setdefault(name.lower(), []).append(content)
    return found


def read_head(tree: HtmlElement, url: str) -> Head:
    items = json_ld.objects(tree)
    return Head(tree, url, meta_elements(tree), items, json_ld.article_object(items))
