"""Asks sources for links: a fetch like any other, then the reading child. A batch in, its results out."""

import asyncio
import re
from collections.abc import Sequence
from datetime import UTC, datetime

import httpx

from services.archive.decoding import coding_of, decoded
from services.archive.record import Received, digest_of
from services.contracts.errors import PageError, UnavailableError
from services.contracts.messages import (
    Failure,
    Link,
    NotModified,
    PollBatch,
    Polled,
    PolledBatch,
    PollItem,
    PollResult,
    Redirected,
    Validators,
)
from services.contracts.states import Reason
from services.fetcher import robots
from services.fetcher.client import Limits, Outcome, Wish, fetch_all
from services.fetcher.discovery.child import read_in_child
from services.fetcher.responses import validators_of

MOST_LINKS = 5000  # in one message; of a longer sitemap the newest
MAX_AGE = re.compile(r"max-age\s*=\s*(\d{1,9})")


def polled(batch: PollBatch, limits: Limits) -> PolledBatch:
    """Ask a batch of sources. Every item gets a result."""
    wishes = [
        Wish(item.url, item.validators, robots.parsed(item.robots).denial, anywhere=True, packed=True) for item in batch.items
    ]
    outcomes = asyncio.run(fetch_all(wishes, limits))
    results = (
        PollResult(source=item.source, attempt=item.attempt, seconds=out.seconds, outcome=_read(item, out, limits))
        for item, out in zip(batch.items, outcomes, strict=True)
    )
    return PolledBatch(results=tuple(results))


def _read(item: PollItem, outcome: Outcome, limits: Limits) -> Polled | NotModified | Failure:
    end = outcome.end
    if isinstance(end, Redirected):
        return Failure(reason=Reason.REDIRECTS, detail=end.url)
    if not isinstance(end, Received):
        return end
    headers = httpx.Headers(end.headers)
    validators = validators_of(headers).model_copy(update={"digest": digest_of(end.body)})
    if validators.digest == item.validators.digest:
        return NotModified(validators=validators)
    try:
        return _found(item, end, headers, validators, limits)
    except PageError as error:
        return Failure(reason=error.reason, detail=error.detail)
    except UnavailableError as error:
        return Failure(reason=Reason.NETWORK, detail=str(error))


def _found(item: PollItem, page: Received, headers: httpx.Headers, validators: Validators, limits: Limits) -> Polled:
    body = decoded(page.body, coding_of(headers.get_list("content-encoding")), limits.decoded_bytes)
    found = read_in_child(body, url=page.url, now=datetime.now(UTC), kind=item.kind, content_type=page.content_type)
    waits = [wait for wait in (found.wait, freshness(headers)) if wait]
    return Polled(
        kind=found.kind,
        title=found.title,
        links=newest(found.links),
        sources=found.sources,
        wait=max(waits, default=None),
        left_out=len(found.left_out) + found.cut,
        validators=validators,
    )


def newest(links: Sequence[Link]) -> tuple[Link, ...]:
    """At most 5,000 links. Of more, the latest by date; then undated ones from both ends, where a site adds its new pages."""
    if len(links) <= MOST_LINKS:
        return tuple(links)
    dated = sorted((link for link in links if _date(link)), key=_date, reverse=True)[:MOST_LINKS]
    undated = [link for link in links if not _date(link)]
    tail = (MOST_LINKS - len(dated)) // 2
    head = MOST_LINKS - len(dated) - tail
    return (*dated, *undated[:head], *undated[max(head, len(undated) - tail) :])


def _date(link: Link) -> str:
    return link.published or link.modified or ""


def freshness(headers: httpx.Headers) -> float | None:
    """For how many seconds a response says that it stays fresh (RFC 9111, 5.2.2.1); nothing where it does not say."""
    found = MAX_AGE.search(headers.get("cache-control", ""))
    return float(found[1]) if found else None
