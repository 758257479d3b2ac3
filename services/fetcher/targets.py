"""What a URL must look like before anything is looked up or dialled for it. Pure: strings in, a URL or a reason out."""

import ipaddress
import re
import socket

import httpx
import idna

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.contracts.urls import DEFAULT_PORTS, split_url
from services.fetcher.addresses import forbidden

PORTS = {"http": (80, 8080, 8443), "https": (443, 8080, 8443)}
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")  # a last label that makes a host an IPv4 address (URL Standard, 3.5)
# Special-use names (RFC 6761, 6762, 8375) and the one that clouds use for themselves.
INNER_NAMES = (".localhost", ".local", ".internal", ".home.arpa")


def checked_url(url: str, allowed: frozenset[str]) -> httpx.URL:
    """The URL to fetch, without userinfo and fragment. `allowed` are `host:port` pairs whose port and address are not judged.

    Raises PageError: `scheme`, `url`, `port`, or `address` where the host itself says that it is private.
    """
    url = url.strip()
    parts = split_url(url)
    try:
        target = httpx.URL(url)
        host = target.raw_host.decode("ascii").lower()
    except Exception as error:  # InvalidURL, idna and Unicode errors: httpx lets several out
        _check_number(parts.hostname or "")  # `0177.0.0.1` too is refused for what it means
        raise PageError(Reason.URL, str(error)[:200]) from None
    port = DEFAULT_PORTS[target.scheme] if parts.port is None else parts.port
    if authority(target) not in allowed:
        if port not in PORTS[target.scheme]:
            raise PageError(Reason.PORT, str(port))
        check_host(host)
    plain = str(target) == url and "#" not in url and "@" not in url
    return target if plain else target.copy_with(userinfo=b"", fragment=None)


def authority(target: httpx.URL) -> str:
    """The `host:port` of a URL, also where the port is its scheme's own."""
    host = target.raw_host.decode("ascii").lower()
    return f"{f'[{host}]' if ':' in host else host}:{target.port or DEFAULT_PORTS[target.scheme]}"


def check_host(host: str) -> None:
    """Raise PageError for a host that is no name (`url`), or is an address or a name that is not public (`address`)."""
    if ":" in host:
        if forbidden(_ipv6(host)):
            raise PageError(Reason.ADDRESS, host)
    else:
        _check_name(host.removesuffix("."))


def _check_name(name: str) -> None:
    _check_number(name)
    if f".{name}".endswith(INNER_NAMES):
        raise PageError(Reason.ADDRESS, name)
    labels = name.split(".")
    if len(name) > 253 or not all(LABEL.fullmatch(label) for label in labels):
        raise PageError(Reason.URL, "not a host name")
    for label in labels:
        if label.startswith("xn--"):
            _check_punycode(label)


def _ipv6(host: str) -> ipaddress.IPv6Address:
    try:
        return ipaddress.IPv6Address(host)
    except ValueError:
        raise PageError(Reason.URL, "not an IPv6 address") from None


def _check_number(name: str) -> None:
    """Refuse what a resolver takes for an IPv4 address, in any of its old spellings, unless it is a public dotted quad."""
    if not NUMBER.fullmatch(name.rpartition(".")[2].lower()):
        return
    try:
        address = ipaddress.IPv4Address(socket.inet_aton(name))
    except (OSError, UnicodeError):
        raise PageError(Reason.URL, "not an IPv4 address") from None
    if forbidden(address):
        raise PageError(Reason.ADDRESS, str(address))
    if name != str(address):
        raise PageError(Reason.URL, "an IPv4 address in an unusual spelling")


def _check_punycode(label: str) -> None:
    try:
        idna.ulabel(label)
    except (idna.IDNAError, UnicodeError) as error:
        raise PageError(Reason.URL, str(error)[:200]) from None
