"""The identity of a page: its canonical URL and the key that the ledger holds unique."""

import hashlib
from urllib.parse import urlsplit, urlunsplit

from courlan import clean_url
from w3lib.url import canonicalize_url

from services.contracts.errors import PageError
from services.contracts.states import Reason

LONGEST = 2048
DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """The one form of a submitted URL: trackers, userinfo, default port and fragment gone, host in punycode, query in order.

    Raises PageError (`scheme`, `url`) for what is no http(s) URL or longer than 2,048 characters.
    """
    url = url.strip()
    if len(url) > LONGEST:
        raise PageError(Reason.URL, f"longer than {LONGEST} characters")
    if any(ord(c) < 33 or ord(c) == 127 for c in url):
        raise PageError(Reason.URL, "white space or control characters")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise PageError(Reason.URL, str(error)) from None
    if parts.scheme.lower() not in DEFAULT_PORTS:
        raise PageError(Reason.SCHEME, "only http and https are fetched")
    if not host:
        raise PageError(Reason.URL, "no host")
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != DEFAULT_PORTS[parts.scheme.lower()]:
        netloc += f":{port}"
    bare = urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, ""))
    return str(canonicalize_url(clean_url(bare) or bare))


def url_key(url: str) -> bytes:
    """SHA-256 of the canonical URL: the ledger's unique key (a btree key has a length limit, a URL has none)."""
    return hashlib.sha256(url.encode()).digest()


def host_of(url: str) -> str:
    """The host of a URL, `""` where it has none (an imported file)."""
    return urlsplit(url).hostname or ""
