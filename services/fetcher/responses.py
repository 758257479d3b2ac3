"""What a response means for a fetch, judged on its head. Pure: status and headers in, nothing or a PageError out."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import httpx

from services.contracts.errors import PageError
from services.contracts.messages import Validators
from services.contracts.states import Reason
from services.fetcher.targets import checked_url

HEAD_BYTES = 64 * 2**10
HEAD_LINES = 200
LONGEST_WAIT = 24 * 3600.0
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
SECONDS = re.compile(r"-?[0-9]+")
REDIRECTS = (301, 302, 303, 307, 308)
NOT_MODIFIED = 304
PAGE = (200, 203)
VALIDATOR_BYTES = 512
CHALLENGES = {"cf-mitigated": ("challenge",), "x-amzn-waf-action": ("challenge", "captcha")}
# What is no page and no feed, by declared type (prefix) and by first bytes.
NOT_PAGES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/gzip", "model/")
MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG\r\n",
    b"GIF8",
    b"\xff\xd8\xff",
    b"RIFF",
    b"\x1f\x8b\x08",
    b"Rar!\x1a",
    b"7z\xbc\xaf\x27\x1c",
    b"\x7fELF",
    b"MZ\x90\x00",
    b"OggS",
    b"ID3",
    b"\xd0\xcf\x11\xe0",
)
# JPEG, PNG, GIF, WebP; AVIF and HEIF begin with a box of type "ftyp".
PICTURE = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n|GIF8|RIFF....WEBP|....ftyp(?:avi|hei|mif)", re.DOTALL)


def conditions(validators: Validators | None) -> dict[str, str]:
    """The headers that make a GET conditional on these validators (RFC 9110, 13.1.2 and 13.1.3)."""
    if validators is None:
        return {}
    wanted = {"If-None-Match": validators.etag, "If-Modified-Since": validators.modified}
    return {name: value for name, value in wanted.items() if value}


def validators_of(headers: httpx.Headers) -> Validators:
    """What a response gives to ask again with; a value of more than 512 bytes, or not of ASCII, is none."""
    kept = {name: headers.get(name) for name in ("etag", "last-modified")}
    short = {name: value if value and value.isascii() and len(value) <= VALIDATOR_BYTES else None for name, value in kept.items()}
    return Validators(etag=short["etag"], modified=short["last-modified"])


def check_head(headers: Iterable[tuple[bytes, bytes]]) -> None:
    """Raise PageError (`protocol`) for a head above 200 lines or 64 KiB, or one that states its body's length in two ways."""
    lines = list(headers)
    if len(lines) > HEAD_LINES or sum(len(name) + len(value) + 4 for name, value in lines) > HEAD_BYTES:
        raise PageError(Reason.PROTOCOL, f"a head above {HEAD_LINES} lines or {HEAD_BYTES} bytes")
    names = {name.lower() for name, _ in lines}
    if {b"transfer-encoding", b"content-length"} <= names:
        raise PageError(Reason.PROTOCOL, "both Transfer-Encoding and Content-Length")


def check_status(status: int, headers: httpx.Headers, now: datetime) -> None:
    """Raise PageError for any response that is not a whole page (RFC 9110, section 15). `now` is for a Retry-After date."""
    for name, values in CHALLENGES.items():
        if headers.get(name, "").strip().lower() in values:
            raise PageError(Reason.BLOCKED, f"{name}: {headers[name][:40]}")
    if status in PAGE:
        return
    wait = retry_after(headers.get("retry-after", ""), now)
    if status in (404, 410):
        raise PageError(Reason.NOT_FOUND, f"status {status}")
    if status == 429:
        raise PageError(Reason.RATE_LIMITED, "status 429", wait)
    if 500 <= status < 600:
        raise PageError(Reason.SERVER_ERROR, f"status {status}", wait)
    if 400 <= status < 500:
        raise PageError(Reason.HTTP_STATUS, f"status {status}")
    raise PageError(Reason.PROTOCOL, f"status {status} for a plain GET")


def check_type(content_type: str | None, wire_length: str | None, limit: int) -> None:
    """Raise PageError for a body that need not be read: declared as no page (`type`), or above `limit` bytes (`too_big`)."""
    if content_type and content_type.strip().lower().startswith(NOT_PAGES):
        raise PageError(Reason.TYPE, content_type[:80])
    if wire_length and wire_length.isdecimal() and (len(wire_length) > 18 or int(wire_length) > limit):
        raise PageError(Reason.TOO_BIG, f"Content-Length {wire_length[:30]}")


def check_first_bytes(start: bytes) -> None:
    """Raise PageError (`type`) for a decoded body that begins as a binary format, whatever its declared type."""
    if start.startswith(MAGIC):
        raise PageError(Reason.TYPE, f"begins with {start[:4]!r}")


def check_picture(start: bytes) -> None:
    """Raise PageError (`type`) for a decoded body that does not begin as a raster picture; a drawing (SVG) is markup."""
    if not PICTURE.match(start):
        raise PageError(Reason.TYPE, "no picture")


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds to wait, 0 to a day, from a `Retry-After` of seconds or an HTTP date (RFC 9110, 10.2.3), else None."""
    value = value.strip()
    if SECONDS.fullmatch(value):
        return min(max(float(value), 0.0), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), LONGEST_WAIT)


def next_hop(here: httpx.URL, headers: httpx.Headers, allowed: frozenset[str]) -> httpx.URL:
    """Where a redirect leads. Raises PageError: `address` for a private host, `redirects` for anything else that is no good.

    A host that asks for HTTPS only (RFC 6797) is not followed down to plain HTTP.
    """
    try:
        location = headers.get("location", "").strip().encode(headers.encoding).decode()
        if not location:
            raise PageError(Reason.REDIRECTS, "no Location")
        target = checked_url(location if SCHEME.match(location) else urljoin(str(here), location), allowed)
    except PageError as error:
        if error.reason in (Reason.ADDRESS, Reason.REDIRECTS):
            raise
        raise PageError(Reason.REDIRECTS, f"leads to a bad URL: {error}") from None
    except ValueError as error:  # bytes that are no text, brackets that are no address
        raise PageError(Reason.REDIRECTS, f"leads to a bad URL: {error}"[:200]) from None
    down = here.scheme == "https" and target.scheme == "http"
    if down and here.host == target.host and "strict-transport-security" in headers:
        raise PageError(Reason.REDIRECTS, "from HTTPS to HTTP on a host that asks for HTTPS only")
    return target
