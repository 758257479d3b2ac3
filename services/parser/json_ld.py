"""The JSON-LD of a page: its schema.org objects, as plain dictionaries."""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

DEEPEST = 12
MOST = 2000
# The most telling first. A live blog goes before its posts, which are objects within it.
ARTICLE_TYPES = (
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle "
    "LiveBlogPosting BlogPosting Report Review AdvertiserContentArticle VideoObject WebPage ItemPage"
).split()


def loads(text: str) -> Any:
    """The value of a JSON text; None where it is none. NaN and infinities become null, control characters are let through."""
    text = text.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    for candidate in (text, text.replace("\n", " ").replace("\t", " ")):
        try:
            return json.loads(candidate, strict=False, parse_constant=lambda _: None)
        except (ValueError, RecursionError):
            continue
    return None


def walk(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value, outer before inner, down to a bounded depth."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value[:MOST]:
            yield from walk(inner, depth + 1)


def types(item: dict[str, Any]) -> list[str]:
    """The types of an object, without the vocabulary's address."""
    given = item.get("@type")
    named = given if isinstance(given, list) else [given]
    return [name.rpartition("/")[2] for name in named if isinstance(name, str)]


def objects(tree: HtmlElement) -> list[dict[str, Any]]:
    """All objects of all JSON-LD scripts of a page, in the order in which they stand."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            for item in walk(loads(script.text)):
                found.append(item)
                if len(found) >= MOST:
                    return found
    return found


def article_object(items: list[dict[str, Any]]) -> dict[str, Any]:
    """The object that describes the article: of the first of `ARTICLE_TYPES` that occurs, the first with a headline."""
    typed = [(item, set(types(item))) for item in items]
    for wanted in ARTICLE_TYPES:
        of_type = [item for item, named in typed if wanted in named]
        for item in of_type:
            if item.get("headline") or item.get("datePublished") or item.get("author"):
                return item
    return {}


def strings(value: Any, name: str = "name") -> list[str]:
    """The texts of a property that may be a text, an object with a `name`, or a list of these."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return strings(value.get(name), name) if not isinstance(value.get(name), dict) else []
    if isinstance(value, list):
        return [text for one in value[:MOST] if not isinstance(one, list) for text in strings(one, name)]
    return []
