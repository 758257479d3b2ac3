"""What a page states of the rights in it: robots directives, text and data mining, AI preferences. Values in, values out.

Read are `X-Robots-Tag` and robots meta elements (as search engines document them, with `noai`), `tdm-reservation` and
`tdm-policy` (W3C TDM Reservation Protocol, 2024: the page's own meta element goes before its header), and `Content-Usage`
(draft-ietf-aipref-attach, a dictionary of RFC 9651). A statement for another crawler, by its name, is none for us.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from services.contracts.records import Right, Rights, Statement
from services.parser.head import meta_elements
from services.parser.page import Page, clean

TOKEN = "tallywire"  # our product token  # noqa: S105
MOST, LONGEST = 50, 300  # statements, characters of each
USAGE = "content-usage"
HEADERS = ("x-robots-tag", "tdm-reservation", "tdm-policy", USAGE)
METAS = ("robots", TOKEN, "tdm-reservation", "tdm-policy")
ROBOTS = ("x-robots-tag", "robots", TOKEN)
WITH_VALUE = ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview")
DIRECTIVES = {
    "noindex": Right.NOINDEX,
    "none": Right.NOINDEX,
    "noarchive": Right.NOARCHIVE,
    "nocache": Right.NOARCHIVE,
    "nosnippet": Right.NOSNIPPET,
    "max-snippet:0": Right.NOSNIPPET,
    "noimageindex": Right.NOIMAGEINDEX,
    "noai": Right.NOAI,
    "noimageai": Right.NOIMAGEAI,
}
# Categories of use (draft-ietf-aipref-vocab in its editions) of which `n` says that they are not wanted.
USES = {
    "bots": Right.NO_PROCESSING,
    "all": Right.NO_PROCESSING,
    "tdm": Right.NO_PROCESSING,
    "ai": Right.NO_TRAINING,
    "train-ai": Right.NO_TRAINING,
    "train-genai": Right.NO_TRAINING,
    "genai": Right.NO_TRAINING,
}


def rights_of(page: Page, headers: Iterable[tuple[str, str]] = (), host_usage: str | None = None) -> Rights:
    """What a page, its response's headers, and its host's robots.txt (`host_usage`, a Content-Usage) state."""
    return read_rights(headers, {} if page.tree is None else meta_elements(page.tree), host_usage)


def read_rights(headers: Iterable[tuple[str, str]], metas: Mapping[str, Sequence[str]], host_usage: str | None = None) -> Rights:
    """What headers, meta elements by their lower-case name, and the host state. Nothing in them makes it raise.

    A use that either the host or the page does not want is not wanted (draft-ietf-aipref-attach).
    """
    of_host = [Statement(where="robots.txt", name=USAGE, value=clean(host_usage).strip()[:LONGEST])] if host_usage else []
    said = [*of_host, *_statements(headers, metas)][:MOST]
    flags = {flag for one in said if one.name in ROBOTS for flag in _directives(one.value)}
    flags |= _uses(one.value for one in said if one.name == USAGE and one.where == "header")
    flags |= _uses(one.value for one in of_host)
    if _last(said, "tdm-reservation", ("0", "1").__contains__) == "1":
        flags.add(Right.TDM_RESERVED)
    return Rights(statements=tuple(said), flags=tuple(sorted(flags)), tdm_policy=_last(said, "tdm-policy", _is_url))


def _last(said: Sequence[Statement], name: str, sound: Callable[[str], bool]) -> str | None:
    """The last sound statement of a name: what stands in the page itself."""
    return next((one.value for one in reversed(said) if one.name == name and sound(one.value)), None)


def _statements(headers: Iterable[tuple[str, str]], metas: Mapping[str, Sequence[str]]) -> Iterator[Statement]:
    """The headers first: what stands in the page itself goes before them."""
    for name, value in headers:
        if name.lower() in HEADERS and clean(value).strip():
            yield Statement(where="header", name=name.lower(), value=clean(value).strip()[:LONGEST])
    for name in METAS:
        for value in metas.get(name, ()):
            yield Statement(where="meta", name=name, value=clean(value).strip()[:LONGEST])


def _directives(value: str) -> Iterator[Right]:
    """The flags of `noindex, otherbot: noarchive, max-snippet: 0`: a crawler's name holds for all directives after it."""
    agent = "*"
    for part in value.lower().split(","):
        name, colon, rest = (piece.strip() for piece in part.partition(":"))
        named = colon and name not in WITH_VALUE
        agent = name if named else agent
        directive = "".join((rest if named else part).split())
        if agent in ("*", TOKEN) and directive in DIRECTIVES:
            yield DIRECTIVES[directive]


def _uses(values: Iterable[str]) -> set[Right]:
    """The uses that are not wanted; the last word on a use counts (RFC 9651, 3.2)."""
    stated: dict[str, str] = {}
    for member in ",".join(values).lower().split(","):
        use, _, preference = member.partition(";")[0].strip().partition("=")
        stated[use.strip()] = preference.strip()
    return {USES[use] for use, preference in stated.items() if use in USES and preference == "n"}


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
