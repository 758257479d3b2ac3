"""Topics in the database: which hold for a source, and whether a page that a source named is on one of them."""

from collections.abc import Sequence
from typing import Any

from services.contracts.errors import UsageError
from services.contracts.records import Article
from services.contracts.urls import canonical_url, url_key
from services.store.db import Connection, reading, rows, run, transaction
from services.store.matching import Topic, on_topic


def add(name: str, any_of: Sequence[str], all_of: Sequence[str], source: str | None = None) -> None:
    """Add a topic, for all sources or for one (its URL) and those that it names.

    Raises UsageError for a name that is taken, a topic without phrases, a source that is not watched; PageError for no URL.
    """
    if not any_of and not all_of:
        raise UsageError("a topic needs a phrase: give --any or --all")
    with transaction() as connection:
        about = {"name": name, "any_of": list(any_of), "all_of": list(all_of), "source": _source(connection, source)}
        if not rows(connection, "topics", "add", **about):
            raise UsageError(f"there is a topic {name!r}: `tallywire topic remove` it first")
        run(connection, "topics", "read_again")


def _source(connection: Connection, url: str | None) -> int | None:
    if url is None:
        return None
    found = rows(connection, "topics", "source", key=url_key(canonical_url(url)))
    if not found:
        raise UsageError(f"{url} is not watched: `tallywire watch` it first")
    return int(found[0]["id"])


def remove(name: str) -> None:
    """Remove a topic; what it kept stays. Raises UsageError where there is none of the name."""
    with transaction() as connection:
        if not rows(connection, "topics", "remove", name=name):
            raise UsageError(f"there is no topic {name!r}: `tallywire topic list` shows them")
        run(connection, "topics", "read_again")


def listed() -> list[dict[str, Any]]:
    """Every topic: `name`, `any_of`, `all_of`, `source` (its URL, null: all), `added_at`."""
    with reading() as connection:
        return [dict(row) for row in rows(connection, "topics", "topics")]


def of_source(connection: Connection, source: int) -> tuple[Topic, ...]:
    """The topics that hold for a source; where there is none, all its links are kept."""
    found = rows(connection, "topics", "of_source", source=source)
    return tuple(Topic(row["name"], tuple(row["any_of"]), tuple(row["all_of"])) for row in found)


def is_off_topic(connection: Connection, row: int, article: Article) -> bool:
    """Whether a page, named by a source that stated nothing to judge it by, is on none of its topics."""
    found = rows(connection, "topics", "judged_by_text", row=row)
    topics = of_source(connection, found[0]["source"]) if found else ()
    return bool(topics) and not on_topic(topics, article.title, article.text)
