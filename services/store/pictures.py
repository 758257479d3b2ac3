"""The bytes of articles' pictures: where the setting asks for them, each picture is a piece of work for the fetcher.

It goes through the same guard, robots.txt, politeness and limits as a page; what comes is kept in the archive and not parsed.
"""

import hashlib
from collections.abc import Iterable

from services.contracts.errors import PageError
from services.contracts.records import WITHHOLDING, Article, Picture, Right
from services.contracts.urls import canonical_url, host_of, url_key
from services.store.db import Connection, run

# A statement about pictures, or one that withholds the whole page's text, is heeded before anything is fetched.
UNWANTED = frozenset((Right.NOIMAGEINDEX, Right.NOIMAGEAI, *WITHHOLDING))


def wanted(article: Article) -> tuple[Picture, ...]:
    """The pictures of an article that may be fetched: none where the page states a right against it."""
    return () if UNWANTED.intersection(article.rights.flags) else article.pictures


def addresses(pictures: Iterable[Picture]) -> dict[str, str]:
    """The canonical URL of each picture's address that is one to fetch from."""
    found = {}
    for picture in pictures:
        try:
            found[picture.url or ""] = canonical_url(picture.url or "")
        except PageError:
            continue
    return found


def accept(connection: Connection, pictures: Iterable[Picture]) -> None:
    """Take in the pictures of an article; those that are known are not fetched again."""
    found = addresses(pictures)
    urls = list(found.values())
    keys = [url_key(url) for url in urls]
    names = [hashlib.sha256(address.encode()).digest() for address in found]
    run(connection, "pictures", "accept", keys=keys, urls=urls, hosts=[host_of(url) for url in urls])
    run(connection, "pictures", "link", names=names, keys=keys)
