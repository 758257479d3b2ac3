"""Home pages: announced feeds first, own articles only where there are none."""

import pytest

from services.contracts.errors import PageError
from services.contracts.messages import SourceKind
from services.fetcher.discovery.found import ReadLimits
from tests.fetcher.discovery.conftest import only, read, urls

HOME = "https://outlet.example/"
HEADLINE = "Twelve ships left the harbour"
ARTICLE = f'<a href="/2026/11/22/twelve-ships">{HEADLINE}</a>'


def page(head: str = "", body: str = "<p>x</p>") -> str:
    return f"<!DOCTYPE html><html><head><title>Harbour News</title>{head}</head><body>{body}</body></html>"


def feeds(head: str, url: str = HOME) -> list[str]:
    return [source.url for source in read(page(head), url).sources]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed">', ["https://outlet.example/feed"]),
        ('<link rel="alternate" type="application/atom+xml" href="feed.atom">', ["https://outlet.example/feed.atom"]),
        ('<link rel="alternate" type="application/feed+json" href="/feed.json">', ["https://outlet.example/feed.json"]),
        ('<link rel="alternate" type="application/json" href="/feed.json">', ["https://outlet.example/feed.json"]),
        ('<link rel="Alternate Home" type=" Application/RSS+XML; charset=x" href="/f">', ["https://outlet.example/f"]),
        ('<link rel="feed" href="/f">', ["https://outlet.example/f"]),
        ('<link rel="alternate" type="application/rss+xml" href="//feeds.example/f">', ["https://feeds.example/f"]),
        ('<base href="https://cdn.example/x/"><link rel="feed" href="f">', ["https://cdn.example/x/f"]),
        ('<base href="javascript:x"><link rel="feed" href="f">', ["https://outlet.example/f"]),
        ('<base href="http://[::1"><link rel="feed" href="f">', ["https://outlet.example/f"]),
        ('<link rel="stylesheet" type="application/rss+xml" href="/f">', []),
        ('<link rel="alternate" hreflang="de" href="/de">', []),
        ('<link rel="alternate" type="application/json+oembed" href="/o">', []),
        ('<link rel="alternate" type="text/html" href="/m">', []),
        ('<link rel="alternate" type="application/rss+xml">', []),
        ('<link rel="feed" href="javascript:x">', []),
        ('<link rel="feed" href="/">', []),
        ('<link rel="feed" href="/f"><link rel="feed" href="/f?utm_source=x">', ["https://outlet.example/f"]),
        ('<link rel="feed" href="/f"><link rel="feed" title="Comments" href="/c">', ["https://outlet.example/f"]),
        ('<link rel="feed" href="/comments/feed">', ["https://outlet.example/comments/feed"]),
    ],
)
def test_autodiscovery(link: str, expected: list[str]) -> None:
    assert feeds(link) == expected


def test_with_a_feed_no_links_are_taken() -> None:
    found = read(page('<link rel="feed" href="/f">', ARTICLE), HOME)
    assert (found.kind, found.title, found.links) == (SourceKind.HOME_PAGE, "Harbour News", ())
    assert [source.kind for source in found.sources] == [SourceKind.FEED]


@pytest.mark.parametrize(
    ("anchor", "taken"),
    [
        (ARTICLE, True),
        (ARTICLE.replace("/2026", "https://www.outlet.example/2026"), True),
        (ARTICLE.replace("/2026", "//outlet.example/2026"), True),
        (ARTICLE.replace("/2026", "https://elsewhere.example/2026"), False),
        (ARTICLE.replace("/2026", "javascript:x/2026"), False),
        (f'<a href="/news/ships-left-the-harbour">{HEADLINE}</a>', True),
        (f'<a href="/news/article1234567">{HEADLINE}</a>', True),
        (f'<a href="/news/2026-11-22">{HEADLINE}</a>', True),
        (f'<h2><a href="/story">{HEADLINE}</a></h2>', True),
        (f'<a href="/story"><h3>{HEADLINE}</h3></a>', True),
        (f'<a href="/story">{HEADLINE}</a>', False),
        ('<a href="/news/ships-left-the-harbour">Read more</a>', False),
        ('<a href="/2026/11/22/x">船が十二隻朝に港を出ていった</a>', True),
        ('<a href="/2026/11/22/x">港</a>', False),
        (f'<a href="/">{HEADLINE}</a>', False),
        (f'<a href="#top">{HEADLINE}</a>', False),
        (f'<a href="/tag/ships-left-the-harbour">{HEADLINE}</a>', False),
        (f'<a href="/privacy-policy-and-terms">{HEADLINE}</a>', False),
        (f'<a href="/2026/11/22/ships-left-it.pdf">{HEADLINE}</a>', False),
        (f'<a>{HEADLINE}</a><a href="http://[::1">{HEADLINE}</a>', False),
    ],
)
def test_which_links_are_articles(anchor: str, taken: bool) -> None:
    assert len(urls(read(page(body=anchor), HOME))) == taken


def test_a_picture_and_a_headline_are_one_link() -> None:
    anchors = (
        ARTICLE.replace(HEADLINE, "<img alt=x>") + ARTICLE.replace("-ships", "-ships#video") + ARTICLE.replace(HEADLINE, "Live")
    )
    assert only(read(page(body=anchors), HOME)).title == HEADLINE


@pytest.mark.parametrize("kind", [None, *SourceKind])
def test_a_page_is_a_page_whatever_it_was_taken_for(kind: SourceKind | None) -> None:
    assert read(page(), kind=kind, content_type="application/rss+xml").kind is SourceKind.HOME_PAGE


@pytest.mark.parametrize("text", ["<p>Twelve ships", "<div><a href=/x>y</a>", "  <!-- c --><section>x</section>"])
def test_markup_without_a_root_is_a_page_if_the_server_says_so(text: str) -> None:
    assert read(text, HOME, content_type="text/html; charset=utf-8").kind is SourceKind.HOME_PAGE
    with pytest.raises(PageError, match="type"):
        read(text, HOME)


def test_too_deep() -> None:
    with pytest.raises(PageError, match="too_deep"):
        read(page(body="<div>" * 100_000), HOME)


def test_limits() -> None:
    body = "".join(ARTICLE.replace("twelve", f"twelve-{n}") for n in range(9))
    found = read(page(body=body), HOME, limits=ReadLimits(feed_items=5))
    assert (len(found.links), found.cut) == (5, 4)
    with pytest.raises(PageError, match="too_big"):
        read(page(body=body), HOME, limits=ReadLimits(page_bytes=100))
