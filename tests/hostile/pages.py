"""Classes 17 and 44: pages without end, and pages that are none."""

import functools
from collections.abc import Callable, Iterator

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.contracts.urls import canonical_url, url_key
from services.fetcher.discovery.child import read_in_child
from services.fetcher.polls import MOST_LINKS, newest
from services.parser.article import read_text
from services.parser.page import read_page
from tests.hostile.case import FOUND, HostileCase
from tests.hostile.urls import NOW, SOURCE

BOUNDED = "bounded"
SIGN_IN = "Subscribers only. Please sign in or create an account to continue reading. Already a subscriber? Log in here."
COOKIES = (
    "We and our 214 partners store cookies on your device. With your consent we use them for personalised ads and to measure "
    "how our pages are read. You can change your privacy settings at any time. Accept all or manage options below."
)
NO_PAGES = {
    "a soft 404": ("Page not found", "The page that you are looking for may have been moved or deleted.", Reason.NOT_ARTICLE),
    "a soft 404 in German": ("Seite nicht gefunden", "Die gewünschte Seite gibt es leider nicht mehr.", Reason.NOT_ARTICLE),
    "a login wall": ("Harbour news", SIGN_IN, Reason.NOT_ARTICLE),
    "a parked domain": ("outlet.example", "This domain may be for sale. Ask for its price.", Reason.NOT_ARTICLE),
    "a challenge": ("Just a moment...", "Checking your browser before accessing outlet.example.", Reason.BLOCKED),
    "a consent page": ("Before you continue", COOKIES, Reason.BLOCKED),
    "an empty shell": ("Loading", "", Reason.NOT_ARTICLE),
}
ENTRIES = {
    "a calendar": "https://outlet.example/events/{0:05}/",
    "pages counted on": "https://outlet.example/news?page={0}",
    "paths that grow": "https://outlet.example/" + "a/b/" * 50 + "{0}",
}


def page_cases() -> Iterator[HostileCase]:
    """A trap costs a poll so many links and no more (the ledger's budget of a host is tested there); no page is no article."""
    for name, entry in ENTRIES.items():
        for source, make in (("feed", _feed), ("sitemap", _sitemap)):
            yield HostileCase(17, source, f"{name} in a {source}", functools.partial(_taken, make, entry), {BOUNDED})
    yield HostileCase(17, "submitted", "a session in the path", _sessions, {"1 page"})
    for name, (title, text, reason) in NO_PAGES.items():
        yield HostileCase(44, "page", name, functools.partial(_read, title, text), {reason})


def _feed(entry: str) -> bytes:
    items = "".join(f"<item><link>{entry.format(n)}</link></item>" for n in range(2_100))
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def _sitemap(entry: str) -> bytes:
    items = "".join(f"<url><loc>{entry.format(n)}</loc></url>" for n in range(5_100))
    return f"<urlset>{items}</urlset>".encode()


def _taken(make: Callable[[str], bytes], entry: str) -> str:
    found = read_in_child(make(entry), url=SOURCE, now=NOW)
    links = newest(found.links)
    left = found.cut + len(found.links) - len(links)
    return BOUNDED if links and left and len(links) <= MOST_LINKS else f"{len(links)} links, {left} left"


def _sessions() -> str:
    keys = {url_key(canonical_url(f"https://outlet.example/story;jsessionid={n:032x}?sessionid=1")) for n in range(500)}
    return f"{len(keys)} page"


def _read(title: str, text: str) -> str:
    payload = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>".encode()
    try:
        read_text(read_page(payload, url=SOURCE, content_type="text/html; charset=utf-8", limit=2**20))
    except PageError as error:
        return error.reason
    return FOUND
