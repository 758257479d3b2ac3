"""The identity of a page: its canonical URL and the key that the ledger holds unique.

The canonical URL is what is fetched, so it must still mean the same page to its server: only what is known to be for
tracking goes, and values stay as they are written. The key goes further: it also joins the variants of one article.
"""

import hashlib
import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import idna
from w3lib.url import canonicalize_url

from services.contracts.errors import PageError
from services.contracts.states import Reason

LONGEST = 2048
DEFAULT_PORTS = {"http": 80, "https": 443}

# Query parameters that say where a reader came from, never what is read. By whole name and by prefix: patterns that match
# within a name (courlan's) also take `gallery`, `reference` and `cid`, and join articles that are not one.
TRACKERS = frozenset(
    (
        *("_ga", "_gl", "_hsenc", "_hsmi", "cmp", "cmpid", "dclid", "efg", "ega_ftag", "fbclid", "ftag", "gaa_at", "gaa_n"),
        *("gaa_sig", "gaa_ts", "gbraid", "gclid", "gclsrc", "guccounter", "guce_referrer", "guce_referrer_sig", "icid", "igsh"),
        *("igshid", "intcmp", "ito", "jsessionid", "mc_cid", "mc_eid", "mibextid", "mkt_tok", "msclkid", "ncid", "ocid"),
        *("phpsessid", "ref", "ref_src", "ref_url", "referrer", "sfnsn", "share_id", "smid", "smtyp", "soc_src", "soc_trk"),
        *("spm", "sref", "srnd", "taid", "traffic_source", "twclid", "vero_conv", "vero_id", "wbraid", "wt.mc_id", "xtor"),
        *("yclid", "ysclid"),
    )
)
TRACKER_PREFIXES = ("utm_", "at_", "pk_", "mtm_", "itm_", "oly_", "ns_", "fb_", "hsa_", "piwik_", "matomo_", "aspsessionid")
UNFIT = re.compile("[\x00-\x20\x7f\ud800-\udfff]")
LABEL = re.compile(r"[a-z0-9_-]{1,63}")
SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
ESCAPED_CONTROL = re.compile(r"%0[0ad]", re.IGNORECASE)
ESCAPED_AMPERSAND = re.compile(r"&(?:amp;)+")  # links copied out of HTML or a feed
ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
AMP_PATH = re.compile(r"^/amp(?=/.)|(?<=[^/])/amp(?:\.html?)?/?$|\.amp(?=(?:\.html?)?/?$)")
AMP_PARAMETERS = frozenset({"amp", "amp=", "amp=1", "amp=true", "outputtype=amp", "output=amp", "service=amp"})


def canonical_url(url: str) -> str:
    """The one form of a submitted URL: trackers, sessions, userinfo, default port and fragment gone, punycode, query in order.

    Raises PageError: `scheme`, `port`, or `url` for what is no http(s) URL or longer than 2,048 characters.
    """
    parts = split_url(ESCAPED_AMPERSAND.sub("&", url.strip()))
    host, port = _host(parts.hostname or ""), parts.port
    netloc = host if port in (None, DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    bare = urlunsplit((parts.scheme, netloc, SESSION.sub("", parts.path) or "/", "", ""))
    query = _query(parts.query)
    canonical = str(canonicalize_url(bare)) + (f"?{query}" if query else "")
    if len(canonical) > LONGEST:
        raise PageError(Reason.URL, f"longer than {LONGEST} characters")
    return canonical


def url_key(url: str) -> bytes:
    """SHA-256 of what a canonical URL has in common with the variants of its article: the ledger's unique key.

    Scheme, a slash at the end and the marks of an AMP page do not count. A hash, because a btree key has a length limit.
    """
    parts = urlsplit(url)
    if parts.scheme not in DEFAULT_PORTS:  # an imported file
        return hashlib.sha256(url.encode()).digest()
    path = AMP_PATH.sub("", parts.path).rstrip("/")
    query = "&".join(pair for pair in parts.query.split("&") if pair.lower() not in AMP_PARAMETERS)
    return hashlib.sha256(f"{parts.netloc}{path}?{query}".encode()).digest()


def host_of(url: str) -> str:
    """The host of a canonical URL, with its port where it has one of its own; `""` for an imported file.

    What politeness and robots.txt hold for: one server at one port.
    """
    return urlsplit(url).netloc


def split_url(url: str) -> SplitResult:
    """The parts of a URL that may be fetched, as far as its letters say. Raises PageError: `url`, `scheme` or `port`."""
    if len(url) > LONGEST:
        raise PageError(Reason.URL, f"longer than {LONGEST} characters")
    if UNFIT.search(url):
        raise PageError(Reason.URL, "white space, control characters or surrogates")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise PageError(Reason.URL, str(error)) from None
    if parts.scheme not in DEFAULT_PORTS:
        raise PageError(Reason.SCHEME, "only http and https are fetched")
    if not parts.hostname:
        raise PageError(Reason.URL, "no host")
    if ESCAPED_CONTROL.search(parts.netloc + parts.path):
        raise PageError(Reason.URL, "escaped control characters")
    try:
        _ = parts.port
    except ValueError as error:
        raise PageError(Reason.PORT, str(error)) from None
    return parts


def _host(host: str) -> str:
    """The host as names are looked up: lower case, punycode (UTS 46, as browsers do), no dot at the end."""
    if ":" in host:
        return f"[{host}]"
    try:
        plain = host.isascii() and "xn--" not in host
        name = host if plain else idna.encode(host, uts46=True).decode()
    except (idna.IDNAError, UnicodeError) as error:
        raise PageError(Reason.URL, str(error)[:200]) from None
    name = name.removesuffix(".")
    if len(name) > 253 or not all(LABEL.fullmatch(label) for label in name.split(".")):
        raise PageError(Reason.URL, "not a host name")
    return name


def _query(query: str) -> str:
    pairs = (pair for pair in query.split("&") if pair and not _tracks(pair.partition("=")[0].lower()))
    written = (quote(pair, safe="!$%'()*+,/:;=?@[]~-._").replace("%20", "+") for pair in pairs)
    return "&".join(sorted(ESCAPE.sub(lambda escape: escape[0].upper(), pair) for pair in written))


def _tracks(name: str) -> bool:
    return name in TRACKERS or name.startswith(TRACKER_PREFIXES)
