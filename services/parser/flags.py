"""What a page is when it is no article, or no whole one: by its wording, its links and what its head says.

The wording itself is data, by language, in wording.toml.
"""

import re
from collections.abc import Iterable

from services.contracts.errors import PageError
from services.contracts.records import Flag
from services.contracts.states import Reason
from services.parser.outline import Leaf
from services.parser.places import is_linked
from services.parser.wording import mentions

LEAST_CHARACTERS = 40
LEAST_UNSPACED = 20
SHORT = 300
SHORT_DENSE = 120
# Hangul, and the scripts of South-East Asia, which put spaces between phrases only.
DENSE = re.compile("[\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
STUB = 1500
WALL = 700
LEAST_LINKS = 15
LEAST_HEADLINE = 20
LINK_WEIGHT = 2
LONGEST_TEASER = 250
CONSENTS = 3


def is_unspaced(body: str) -> bool:
    return len(body.split()) <= len(body) / 20


def is_dense(body: str) -> bool:
    """Whether a body's script says as much in half the characters: one without spaces between words, or Korean, of syllables."""
    return is_unspaced(body) or len(DENSE.findall(body)) > len(body) / 3


def is_too_short(body: str) -> bool:
    """Whether a body holds no sentence worth keeping: under 40 characters (scripts without spaces say as much in 20)."""
    if len(body) >= LEAST_CHARACTERS:
        return False
    return not is_unspaced(body) or len(body) < LEAST_UNSPACED


def is_short(body: str) -> bool:
    """Whether a body is shorter than a news item: under 300 characters (120 of a dense script)."""
    return len(body) < (SHORT_DENSE if is_dense(body) else SHORT)


def is_listing(leaves: Iterable[Leaf]) -> bool:
    """Whether a page lists links to articles: many blocks that are headlines of other texts, far more than text of
    its own, which has no paragraph longer than a teaser."""
    links = own = count = longest = 0
    for leaf in leaves:
        if is_linked(leaf):
            if len(leaf.text) >= LEAST_HEADLINE:
                links, count = links + len(leaf.text), count + 1
        elif leaf.kept:
            own += len(leaf.text)
            longest = max(longest, len(leaf.text))
    return count >= LEAST_LINKS and links > LINK_WEIGHT * own and longest < LONGEST_TEASER


def is_consent(body: str) -> bool:
    """Whether a short body says several of the things that only a consent page says together."""
    return len(body) < STUB and mentions("consent", body) >= CONSENTS


def refuse_sham(title: str, text: str) -> None:
    """Raise PageError for a short page that stands in an article's place. A soft 404 says so in its title."""
    if mentions("not_found", title):
        raise PageError(Reason.NOT_ARTICLE, "soft 404")
    if mentions("parked", text):
        raise PageError(Reason.NOT_ARTICLE, "parked domain")
    if mentions("challenge", text):
        raise PageError(Reason.BLOCKED, "challenge page")


def refuse(body: str, title: str, leaves: list[Leaf]) -> None:
    """Raise PageError for a page whose head does not call it an article and that is none.

    NOT_ARTICLE: soft 404, parked domain, login wall, listing page; BLOCKED: a challenge or consent page in its place.
    """
    if len(body) < WALL:
        refuse_sham(title, f"{title}\n{body}")
    if is_consent(body):
        raise PageError(Reason.BLOCKED, "consent page")
    if is_short(body) and mentions("login_wall", "\n".join(leaf.text for leaf in leaves if not is_linked(leaf))):
        raise PageError(Reason.NOT_ARTICLE, "login wall")
    if is_listing(leaves):
        raise PageError(Reason.NOT_ARTICLE, "listing page")


def kin(language: str) -> str:
    """A language's code, one for those that detection cannot hold apart."""
    return next((group for group in ("nb nn no da", "hr sr bs sh", "id ms", "cs sk") if language in group.split()), language)


def flags(body: str, page: str, *, paywalled: bool, live: bool, declared: str | None, detected: str | None) -> tuple[Flag, ...]:
    """What a reader should know of an article. `page` is the text of all the page's short lines, `declared` the language
    that the page or its outlet states, `detected` that of the body where it is certain."""
    short = len(body) < STUB
    wrong = declared is not None and detected is not None and kin(declared) != kin(detected)
    found = {
        Flag.CONSENT_PAGE: is_consent(body),
        Flag.LOGIN_WALL: short and bool(mentions("login_wall", page)),
        Flag.PAYWALL_STUB: short and paywalled,
        Flag.LIVE_BLOG: live,
        Flag.TOO_SHORT: is_short(body),
        Flag.LANGUAGE: wrong,
    }
    return tuple(flag for flag, holds in found.items() if holds)
