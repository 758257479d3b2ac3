"""Class 54: what a page or its host reserves is recorded, and obeyed by what is given out."""

import functools
from collections.abc import Iterator

from services.contracts.exports import article_record
from services.fetcher.robots import rules_text, usage
from services.parser.article import read_article
from tests import corpus
from tests.hostile.case import HostileCase
from tests.hostile.urls import SOURCE

GIVEN_OUT = "given out"
# What states it, how, and what is withheld for it.
STATEMENTS = (
    ("header", ("X-Robots-Tag", "noarchive"), "noarchive"),
    ("header", ("X-Robots-Tag", "otherbot: noindex, *: nosnippet"), "nosnippet"),
    ("header", ("X-Robots-Tag", "otherbot: noarchive"), GIVEN_OUT),
    ("header", ("TDM-Reservation", "1"), "tdm_reserved"),
    ("header", ("TDM-Reservation", "yes, please"), GIVEN_OUT),
    ("header", ("TDM-Reservation", "1" * 70_000), GIVEN_OUT),
    ("header", ("Content-Usage", "bots=n"), "no_processing"),
    ("header", ("Content-Usage", "bots=" * 9_000 + "n"), GIVEN_OUT),
    ("meta", ("robots", "NOARCHIVE"), "noarchive"),
    ("meta", ("robots", "noindex"), GIVEN_OUT),
    ("meta", ("tdm-reservation", "1"), "tdm_reserved"),
    ("meta", ("tdm-policy", "javascript:alert(1)"), GIVEN_OUT),
    ("robots.txt", ("User-agent: *", "Content-Usage: bots=n"), "no_processing"),
    ("robots.txt", ("User-agent: *", "Content-Usage: /elsewhere bots=n"), GIVEN_OUT),
    ("robots.txt", ("User-agent: *", "Content-Usage: " + "/*" * 20 + "x bots=n"), GIVEN_OUT),
)


def reserved_cases() -> Iterator[HostileCase]:
    for where, (name, value), withheld in STATEMENTS:
        yield HostileCase(54, where, f"{name}: {value}"[:60], functools.partial(_given_out, where, name, value), {withheld})


def _given_out(where: str, name: str, value: str) -> str:
    """What of a page's text an export withholds, and for what."""
    page = corpus.page(1, 77)
    meta = f'<meta name="{name}" content="{value}">' if where == "meta" else ""
    article = read_article(
        page.replace("<head>", f"<head>{meta}", 1).encode(),
        url=SOURCE,
        content_type="text/html; charset=utf-8",
        headers=[(name, value)] if where == "header" else [],
        host_usage=usage(rules_text(f"{name}\n{value}".encode()), SOURCE) if where == "robots.txt" else None,
    )
    record = article_record(article, obey=True)
    assert bool(record["text"]) != bool(record["withheld"])
    assert [one.where for one in article.rights.statements] in ([where], [] if where == "robots.txt" else [where])
    return ", ".join(record["withheld"]) or GIVEN_OUT
