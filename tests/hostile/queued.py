"""Class 53: rules that change while pages wait. In a real ledger, its database that of the settings."""

import functools
from collections.abc import Iterator

from services.archive.segment import SegmentWriter
from services.contracts.messages import Failure, FetchBatch, FetchItem, RobotsBatch
from services.contracts.settings import Settings, load
from services.contracts.states import Reason
from services.fetcher.tasks import fetched, robots_read
from services.store import hosts, ledger
from services.store.db import transaction
from services.store.tasks import _fetched
from tests.fetcher.conftest import limits
from tests.hostile.case import FOUND, HostileCase
from tests.sites import Site, redirect, reply

WAITING = 500
DENY = reply(b"User-agent: *\nDisallow: /\n", content_type="text/plain")
ALLOW = reply(b"User-agent: *\nDisallow: /private/\n", content_type="text/plain")


def queued_cases() -> Iterator[HostileCase]:
    yield HostileCase(
        53, "queue", f"Disallow while {WAITING} pages wait", _changed, {f"{FOUND}, {Reason.ROBOTS}, 1 page asked for"}
    )
    for where in ("/private/", "/%70rivate/x", "/a/../private/x"):
        yield HostileCase(53, "redirect", f"to {where}", functools.partial(_led, where), {Reason.ROBOTS})


def _changed() -> str:
    """One page is fetched, then the host's rules forbid all: the next is not asked for, however long it has waited."""
    settings = load().model_copy(update={"host_seconds": 0.0})
    with Site({"/robots.txt": ALLOW, None: reply()}) as site:
        ledger.accept(site.url(f"/{number}") for number in range(WAITING))
        first = _turn(settings, site)
        site.answers["/robots.txt"] = DENY
        with transaction() as connection:  # a day passes
            connection.execute("update hosts set robots_until = now(), next_at = now() where host = %s", (site.host,))
        second = _turn(settings, site)
        asked = sum(b"/robots.txt" not in head for head in site.requests)
    return f"{first}, {second}, {asked} page asked for"


def _turn(settings: Settings, site: Site) -> str:
    """Hand out until a page of the site was handed out; gives what became of it."""
    for _ in range(4):
        for batch in ledger.hand_out(settings):
            if isinstance(batch, RobotsBatch):
                with transaction() as connection:
                    for result in robots_read(batch, limits(site)).results:
                        hosts.robots_read(connection, result, settings)
            if isinstance(batch, FetchBatch):
                return _done(batch, settings, site)
    return "nothing handed out"


def _done(batch: FetchBatch, settings: Settings, site: Site) -> str:
    with SegmentWriter(settings.archive_folder) as writer:
        results = fetched(batch, limits(site), writer).results
    with transaction() as connection:
        _fetched(connection, results, settings)
    (outcome,) = (result.outcome for result in results)
    return outcome.reason if isinstance(outcome, Failure) else FOUND


def _led(where: str) -> str:
    """The rules hold at every hop, whatever they said of the page that was asked for."""
    with Site({"/": redirect(where), None: reply()}) as site, SegmentWriter(load().archive_folder) as writer:
        item = FetchItem(row=1, attempt=1, url=site.url(), robots="User-agent: *\nDisallow: /private/\n")
        (result,) = fetched(FetchBatch(items=(item,)), limits(site), writer).results
    return result.outcome.reason if isinstance(result.outcome, Failure) else FOUND
