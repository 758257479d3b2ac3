"""Who answers for our requests: the contact that the User-Agent names, and which fetches need one."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from services.contracts.errors import PageError, UsageError
from services.contracts.urls import DEFAULT_PORTS, canonical_url

if TYPE_CHECKING:
    from services.contracts.settings import Settings

BETWEEN = re.compile(r"[,;\s]+")
WEB = re.compile(r"https?://[^\s()<>\"\\]+", re.ASCII)
MAIL = re.compile(r"(?:mailto:)?([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
MISSING = (
    "no contact is set: set TALLYWIRE_CONTACT to a URL or mail address at which a site's operator reaches you; "
    "the public web is not fetched from without one"
)


def contacts(setting: str) -> tuple[str, ...]:
    """The URLs and mail addresses of the setting `contact`, apart by commas or spaces, as the User-Agent writes them.

    Raises ValueError for anything else: what is no address reaches nobody, and what is not ASCII is no header.
    """
    found = []
    for part in filter(None, BETWEEN.split(setting)):
        mail = MAIL.fullmatch(part)
        if not mail and not (WEB.fullmatch(part) and part.isascii()):
            raise ValueError(f"{part[:100]!r} is neither an http(s) URL nor a mail address")
        found.append(f"mailto:{mail[1]}" if mail else part)
    return tuple(found)


def user_agent(version: str, setting: str | None) -> str:
    """`tallywire/VERSION (+URL; mailto:…)`: the product token (RFC 9110, 10.1.5), and who can be asked about it."""
    stated = "; ".join(contacts(setting or ""))
    return f"tallywire/{version}" + (f" (+{stated})" if stated else "")


def require_contact(urls: Iterable[str], settings: "Settings") -> None:
    """Raise UsageError where one of the URLs needs a contact that is not set. What is no URL is judged elsewhere."""
    if not settings.contact and any(_is_of_the_public_web(url, settings.allowed_hosts) for url in urls):
        raise UsageError(MISSING)


def _is_of_the_public_web(url: str, allowed: frozenset[str]) -> bool:
    """All is but what the setting `allow_private` names."""
    try:
        parts = urlsplit(canonical_url(url))
    except PageError:
        return False
    authority = parts.netloc if parts.port else f"{parts.netloc}:{DEFAULT_PORTS[parts.scheme]}"
    return authority not in allowed
