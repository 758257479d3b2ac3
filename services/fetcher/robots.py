"""robots.txt by RFC 9309: what a host's file, or the failure to get it, lets us fetch. Pure: bytes or an outcome in, rules out.

Protego matches the paths. Before it, what it would get wrong is put right: byte order marks, foreign line ends, agent names
(it takes `tally` for a name of ours), pages of HTML, length; after it, the delay is capped.
"""

import codecs
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from services.contracts.states import Reason

TOKEN = "tallywire"  # our product token, RFC 9309, 2.2.1  # noqa: S105
LONGEST = 512 * 2**10  # bytes that are read; the RFC asks for 500 KiB
LONGEST_DELAY = 120.0
AGENT = re.compile(r"(?im)^[ \t]*user[- ]?agent[ \t]*[: \t][ \t]*([^#\n]*)")
PRODUCT = re.compile(r"\*|[A-Za-z_-]+")
USAGE = re.compile(r"(?i)content-usage[ \t]*:[ \t]*(?:([/*]\S*)[ \t]+)?(\S.*)")
ODD_LINE_ENDS = re.compile("[\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

# Why a robots.txt could not be had, where that means that there is none (RFC 9309, 2.3.1.3: 4xx, or too many redirects).
ABSENT = (Reason.NOT_FOUND, Reason.EMPTY, Reason.REDIRECTS, Reason.TYPE)
FORBIDDEN = (Reason.HTTP_STATUS, Reason.BLOCKED)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows. `known` is False while nobody could say (2.3.1.4): then the whole host waits.

    `delay` is in seconds, at most 120. `sitemaps` are as the file writes them.
    """

    known: bool
    matcher: Protego | None = None
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()

    def denial(self, url: str) -> Reason | None:
        """Why a URL of this host may not be fetched now: `robots_unknown`, `robots`, or None where it may."""
        if not self.known:
            return Reason.ROBOTS_UNKNOWN
        allowed = self.matcher is None or self.matcher.can_fetch(url, TOKEN)
        return None if allowed else Reason.ROBOTS


UNKNOWN = Rules(known=False)
NO_RULES = Rules(known=True)
DENY_ALL_TEXT = "User-agent: *\nDisallow: /"
DENY_ALL = Rules(known=True, matcher=Protego.parse(DENY_ALL_TEXT))


def rules_text(body: bytes) -> str:
    """What a file says, as Protego reads it rightly: 512 KiB of it, any encoding, any line ends. HTML says nothing."""
    text = _text(body)
    return "" if text.lstrip().startswith("<") else AGENT.sub(_agent, text)


@functools.lru_cache(256)
def parsed(text: str) -> Rules:
    """The rules that such a text states for us; an empty one states none."""
    if not text:
        return NO_RULES
    matcher = Protego.parse(text)
    delay = matcher.crawl_delay(TOKEN)
    return Rules(
        known=True,
        matcher=matcher,
        delay=None if delay is None else min(delay, LONGEST_DELAY),
        sitemaps=tuple(matcher.sitemaps),
    )


def usage(text: str, url: str) -> str | None:
    """The Content-Usage that such a text states for a URL (draft-ietf-aipref-attach): of the lines that hold for us the one with
    the longest path, which a line without a path has for every URL."""
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return next((stated for path, stated in usages(text) if matches(path, target)), None)


@functools.lru_cache(256)
def usages(text: str) -> tuple[tuple[str, str], ...]:
    """The paths and preferences of a text's Content-Usage lines in our groups, else in those for all; the longest path first."""
    ours: dict[str, list[tuple[str, str]]] = {}
    for agents, lines in groups(text):
        for agent in agents:
            ours.setdefault(agent, []).extend(found for line in lines if (found := _usage(line)))
    return tuple(sorted(ours.get(TOKEN, ours.get("*", [])), key=lambda one: len(one[0]), reverse=True))


def groups(text: str) -> Iterator[tuple[set[str], list[str]]]:
    """The groups of a text as `rules_text` gives it: the agents, as they stand there, and the lines for them."""
    agents: set[str] = set()
    lines: list[str] = []
    for line in text.splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower() == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = set(), []
            agents.add(value.strip())
        elif line.partition("#")[0].strip():
            lines.append(line)
    yield agents, lines


def _usage(line: str) -> tuple[str, str] | None:
    """The path and the preference of a Content-Usage line; nothing for any other."""
    found = USAGE.fullmatch(line.partition("#")[0].strip())
    return (found[1] or "", found[2]) if found else None


def matches(path: str, target: str) -> bool:
    """Whether a URL's path and query match a path of RFC 9309 (2.2.3): from the start, `*` for anything, `$` at the end for the
    end. Piece after piece, for as a regular expression a path of many stars takes for ever."""
    first, *pieces = path.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    at = len(first)
    last = pieces.pop() if pieces and path.endswith("$") else ""
    for piece in pieces:
        found = target.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not path.endswith("$") or (
        target.endswith(last) and at + len(last) <= len(target) and ("*" in path or at == len(target))
    )


def rules_of(body: bytes) -> Rules:
    """The rules that a file states for us."""
    return parsed(rules_text(body))


def rules_without_file(reason: Reason, deny_forbidden: bool = False) -> Rules:
    """The rules where fetching robots.txt failed for `reason`. With `deny_forbidden`, 401, 403 and the like deny all."""
    if reason in ABSENT:
        return NO_RULES
    if reason in FORBIDDEN:
        return DENY_ALL if deny_forbidden else NO_RULES
    return UNKNOWN


def _text(body: bytes) -> str:
    cut = body[:LONGEST]
    if len(body) > LONGEST:  # the last line may be cut in the middle, and half a path would forbid more
        cut = cut[: max(cut.rfind(b"\n"), cut.rfind(b"\r")) + 1]
    wide = cut.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = cut.decode("utf-16" if wide else "utf-8", errors="replace").removeprefix("\ufeff")
    return ODD_LINE_ENDS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _agent(line: re.Match[str]) -> str:
    """The line with its product token alone: ours, `*`, or a name that is nobody's (RFC 9309: the whole token must match)."""
    product = PRODUCT.match(line[1].strip())
    token = product[0].lower() if product else ""
    return f"User-agent: {token if token in ('*', TOKEN) else 'another'}"
