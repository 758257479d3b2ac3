"""Which pages are forms of one article: what a page claims by rel=canonical, and whether its text bears that out. Pure."""

from urllib.parse import urlsplit

from services.contracts.errors import PageError
from services.contracts.records import Article
from services.contracts.urls import canonical_url, url_key

FORMS = ("www.", "m.", "mobile.", "touch.", "amp.")  # of one site's host name
ALIKE = 0.5  # share of word shingles that two forms of an article have in common at the least
DIGITS = 8  # of a signature, for each permutation


def claimed(article: Article, fetched: str) -> str | None:
    """The URL of which a page, fetched at `fetched`, says by rel=canonical that it is a form, in its canonical form.

    None for a claim that is not to be believed: of another site (a syndicated text is the other outlet's article, too), or
    of a home page, which templates name by mistake.
    """
    try:
        claim = canonical_url(article.canonical_url or "")
    except PageError:
        return None
    parts, here = urlsplit(claim), urlsplit(fetched)
    is_home = not parts.path.strip("/") and not parts.query
    return claim if not is_home and _same_site(parts.netloc, here.netloc) else None


def _same_site(one: str, other: str) -> bool:
    """Whether two hosts are one site's: equal without what marks a form, or one below the other."""
    first, second = _bare(one), _bare(other)
    return first == second or first.endswith(f".{second}") or second.endswith(f".{first}")


def _bare(host: str) -> str:
    form = next((form for form in FORMS if host.startswith(form)), "")
    return host.removeprefix(form)


def identity(article: Article, fetched: str) -> bytes:
    """What the forms of an article have in common: the key of the URL that it claims, else of the one it was fetched at."""
    return url_key(claimed(article, fetched) or fetched)


def alike(article: Article, title: str | None, signature: str | None) -> bool:
    """Whether a text is another's, as their signatures estimate it; by their titles where there is none."""
    if not article.signature or not signature:
        return bool(title) and (article.title or "").casefold() == (title or "").casefold()
    starts = range(0, min(len(signature), len(article.signature)), DIGITS)
    same = sum(signature[at : at + DIGITS] == article.signature[at : at + DIGITS] for at in starts)
    return same >= ALIKE * len(starts)
