"""Every hostile class that has an entrance by now, as cases: what runs, and what it may end as.

An outcome is a `Reason`, what discovery left an entry out for, or `found` for a page or links.
"""

import functools
from collections.abc import Callable, Iterator

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.contracts.urls import canonical_url, url_key
from services.fetcher.discovery.child import read_in_child
from services.fetcher.guard import resolve
from services.fetcher.robots import rules_of, rules_without_file
from tests.fetcher.conftest import limits
from tests.fetcher.discovery.hostile_sources import SOURCE_CASES
from tests.fetcher.hostile_servers import SERVER_CASES
from tests.hostile.case import DEADLINE, FOUND, HostileCase, fetched
from tests.hostile.connections import name_cases, tls_cases
from tests.hostile.pages import page_cases
from tests.hostile.queued import queued_cases
from tests.hostile.reserved import reserved_cases
from tests.hostile.urls import NOW, SOURCE, url_cases
from tests.sites import Site

ABSENT: dict[int, str] = {}


def all_cases() -> list[HostileCase]:
    found = [
        *url_cases(),
        *identity_cases(),
        *page_cases(),
        *name_cases(),
        *tls_cases(),
        *server_cases(),
        *robots_cases(),
        *reserved_cases(),
    ]
    return [*found, *queued_cases(), *source_cases()]


def identity_cases() -> Iterator[HostileCase]:
    """Classes 15 and 16: one page has one key, under the name that is looked up."""
    page = url_key(canonical_url("https://outlet.example/a/b?x=1&y=2"))
    variants = ("utm_source=x&", "fbclid=1&", "at_medium=x&", "gclid=1&", "ref=x&", "utm_source=x&utm_medium=y&")
    forms = [f"https://outlet.example/a/b?{variant}y=2&x=1" for variant in variants]
    forms += [
        "HTTPS://OUTLET.example:443/a/b?y=2&x=1#c",
        "https://u:p@outlet.example/a/b/?x=1&y=2",
        "http://outlet.example/a/b;jsessionid=1?x=1&y=2",
    ]
    forms += ["https://outlet.example/a/b/amp?x=1&y=2", "https://outlet.example./a/b?x=1&amp;y=2"]
    for form in forms:
        yield HostileCase(16, "submitted", form, functools.partial(_same_page, form, page), {"one page"})
    for name in ("http://аррle.example/", "http://xn--80ak6aa92e.example/"):
        yield HostileCase(15, "submitted", ascii(name), functools.partial(_punycode, name), {"punycode"})


def _same_page(url: str, key: bytes) -> str:
    return "one page" if url_key(canonical_url(url)) == key else "another page"


def _punycode(url: str) -> str:
    canonical = canonical_url(url)
    return "punycode" if canonical.isascii() and "xn--" in canonical else canonical


def server_cases() -> Iterator[HostileCase]:
    """Classes 26 to 47."""
    for case in SERVER_CASES:
        wanted: set[str] = set(case.reasons or {FOUND})
        wanted |= {Reason.DEADLINE} if case.number == 36 else set()  # endless answers: whichever limit comes first
        yield HostileCase(case.number, "server", case.name, functools.partial(_served, case.answer), wanted)


def _served(answer: bytes | Callable[..., None]) -> str:
    with Site({"/": answer}) as site:
        return fetched(site.url(), limits(site, deadline=DEADLINE), resolve)


def robots_cases() -> Iterator[HostileCase]:
    """Classes 48 to 52."""
    for reason in (Reason.NOT_FOUND, Reason.HTTP_STATUS):
        yield HostileCase(48, "robots", reason, functools.partial(_without_file, reason), {"None"})
    for reason in (
        Reason.SERVER_ERROR,
        Reason.RATE_LIMITED,
        Reason.DNS,
        Reason.TLS,
        Reason.DEADLINE,
        Reason.NETWORK,
        Reason.ADDRESS,
    ):
        number = 50 if reason is Reason.ADDRESS else 49
        yield HostileCase(number, "robots", reason, functools.partial(_without_file, reason), {Reason.ROBOTS_UNKNOWN})
    files = {
        "10 MB": b"User-agent: *\nDisallow: /\n" + b"#" * 10_000_000,
        "a byte order mark": b"\xef\xbb\xbfUser-agent: *\nDisallow: /",
        "UTF-16": "User-agent: *\nDisallow: /".encode("utf-16"),
        "CR only": b"User-agent: *\rDisallow: /\r",
        "NULs": b"User\0-agent: *\nDisallow: /",
    }
    for name, body in files.items():
        yield HostileCase(51, "robots", name, functools.partial(_denial, body), {Reason.ROBOTS})
    yield HostileCase(51, "robots", "HTML", lambda: str(rules_of(b"<html>\nUser-agent: *\nDisallow: /").denial(SOURCE)), {"None"})
    for token, denied in (("tallywire", Reason.ROBOTS), ("Tallywire/1.0", Reason.ROBOTS), ("tally", None), ("*", Reason.ROBOTS)):
        body = f"User-agent: {token}\nCrawl-delay: 1e9\nDisallow: /".encode()
        yield HostileCase(52, "robots", token, functools.partial(_denial, body), {str(denied)})


def _without_file(reason: Reason) -> str:
    return str(rules_without_file(reason).denial(SOURCE))


def _denial(body: bytes) -> str:
    return str(rules_of(body).denial(SOURCE))


def source_cases() -> Iterator[HostileCase]:
    """Classes 66 to 69, in the reading child."""
    for case in SOURCE_CASES:
        wanted: set[str] = set(case.reasons or {FOUND})
        yield HostileCase(case.number, "source", case.name, functools.partial(_read, case.make), wanted)


def _read(make: Callable[[], bytes]) -> str:
    try:
        read_in_child(make(), url="https://x.example/source", now=NOW)
    except PageError as error:
        return error.reason
    return FOUND
