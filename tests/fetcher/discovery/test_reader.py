"""Any bytes give links or a reason; the kind is the bytes' own; nothing is opened or dialled."""

import builtins
import contextlib
import gzip
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.contracts.errors import PageError
from services.contracts.messages import Link, SourceKind
from services.fetcher.discovery.found import Found
from tests.fetcher.discovery.conftest import URL, atom, read, rss, sitemap
from tests.fetcher.discovery.test_gdelt import knowledge, mention, zipped
from tests.fetcher.discovery.test_home_page import page

ONE = "https://outlet.example/1"
SAMPLES: dict[SourceKind, tuple[bytes, ...]] = {
    SourceKind.FEED: (
        rss(f"<title>Twelve</title><link>{ONE}</link><pubDate>Sat, 21 Nov 2026 09:30:00 GMT</pubDate>").encode(),
        atom('<link href="/1"/><title type="html">&lt;b>Twelve</title>').encode(),
        b'{"version": "https://jsonfeed.org/version/1", "items": [{"url": "/1"}]}',
        gzip.compress(rss(f"<link>{ONE}</link>").encode(), mtime=0),
    ),
    SourceKind.SITEMAP: (
        sitemap(f"<loc>{ONE}</loc>").encode(),
        sitemap("<loc>https://outlet.example/s.xml</loc>", root="sitemapindex").encode(),
        gzip.compress(sitemap(f"<loc>{ONE}</loc>").encode(), mtime=0),
    ),
    SourceKind.NEWS_SITEMAP: (
        sitemap(
            f"<loc>{ONE}</loc><n:news><n:title>Twelve</n:title></n:news>",
            attributes='xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"',
        ).encode(),
    ),
    SourceKind.HOME_PAGE: (page('<link rel="feed" href="/f">').encode(), page().encode("utf-16")),
    SourceKind.LIST: (f"{ONE}\n".encode(), f"url;title\n{ONE};Twelve\n".encode()),
    SourceKind.GDELT: (mention(ONE).encode(), knowledge(ONE).encode(), zipped(("x.csv", mention(ONE)))),
}
ALL = [sample for samples in SAMPLES.values() for sample in samples]


@pytest.mark.parametrize("kind", SourceKind)
@pytest.mark.parametrize("hint", [None, *SourceKind])
@pytest.mark.parametrize("content_type", [None, "text/html", "text/plain", "application/xml", "application/octet-stream"])
def test_the_bytes_say_what_it_is(kind: SourceKind, hint: SourceKind | None, content_type: str | None) -> None:
    for sample in SAMPLES[kind]:
        found = read(sample, kind=hint, content_type=content_type)
        assert found.kind is kind
        assert found.links or found.sources or kind is SourceKind.HOME_PAGE


@pytest.mark.parametrize(
    "payload", [b"", b"   \n", b"\0", b"\xff\xfe", b"%PDF-1.7", b"plain words", b"<svg/>", b"[1]", gzip.compress(b"", mtime=0)]
)
def test_what_is_no_source(payload: bytes) -> None:
    with pytest.raises(PageError) as error:
        read(payload)
    assert error.value.reason in ("empty", "type", "encoding")


def sound(found: Found) -> None:
    for link in found.links:
        assert Link.model_validate_json(link.model_dump_json()) == link
        assert link.url.startswith(("http://", "https://"))
        assert len(link.url) <= 2048
    assert found.unusable >= found.cut >= 0
    assert all(len(entry.detail) <= 200 for entry in found.left_out)


def read_or_refuse(payload: bytes, **hints: Any) -> None:
    with contextlib.suppress(PageError):
        sound(read(payload, **hints))


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(payload=st.binary(max_size=400), kind=st.sampled_from([None, *SourceKind]), content_type=st.none() | st.text(max_size=40))
def test_any_bytes(payload: bytes, kind: SourceKind | None, content_type: str | None) -> None:
    read_or_refuse(payload, kind=kind, content_type=content_type)


PIECES = st.sampled_from(
    [
        *(
            "<rss version='2.0'>",
            "<channel>",
            "<item>",
            "</item>",
            "<link>",
            "</link>",
            "<guid>",
            "<title>",
            "</title>",
            "<feed>",
        ),
        *(
            "<entry>",
            "<link href='",
            "'/>",
            "<urlset>",
            "<url>",
            "<loc>",
            "</loc>",
            "</url>",
            "<sitemapindex>",
            "<html>",
            "<a href='",
        ),
        *(
            "<link rel=feed href=",
            ">",
            "&amp;",
            "&",
            "&#0;",
            "&#xd800;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?xml ",
            "?>",
            "\t" * 15,
        ),
        *(
            "http://",
            "https://outlet.example/",
            "//",
            "[::1",
            "%00",
            "@",
            ":99999",
            "\n",
            ",",
            ";",
            '"',
            "url",
            "{",
            '"items":[',
            "}",
        ),
        *(
            "<pubDate>",
            "99999-99-99",
            "<x:y ",
            "xml:base='",
            "xmlns:x='",
            "\ud800",
            "\x00",
            "\x85",
            "\u2028",
            "<!DOCTYPE ",
            "[",
            "1234567\t",
        ),
    ]
)


@settings(deadline=None, max_examples=500, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=st.lists(PIECES, max_size=25), kind=st.sampled_from([None, *SourceKind]))
def test_any_heap_of_pieces(pieces: list[str], kind: SourceKind | None) -> None:
    read_or_refuse("".join(pieces).encode("utf-8", "surrogatepass"), kind=kind)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_damage(data: st.DataObject) -> None:
    sample = bytearray(data.draw(st.sampled_from(ALL)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(sample) - 1))
        sample[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
        if not sample:
            return
    read_or_refuse(bytes(sample))


XXE = [
    f'<!DOCTYPE x [<!ENTITY e SYSTEM "{where}">]><{root}><channel><title>&e;</title></channel></{root}>'
    for where in ("file:///etc/passwd", "http://127.0.0.1:9/x", "https://outlet.example/x", "ftp://127.0.0.1/x")
    for root in ("rss", "feed", "urlset", "sitemapindex")
] + [
    '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss version="2.0"><channel><item><link>/1</link></item></channel></rss>',
    '<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?><rss version="2.0"><channel><item><link>/1</link></item></channel></rss>',
    '<rss version="2.0"><channel xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></channel></rss>',
    '<urlset xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="http://127.0.0.1:9/x"/></urlset>',
    '<html><base href="http://127.0.0.1:9/"><link rel=feed href=f><img src=x></html>',
    "http://127.0.0.1:9/feed",
    "file:///etc/passwd",
    "/etc/passwd",
]


@pytest.mark.parametrize("text", XXE)
def test_nothing_is_opened_or_dialled(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **_: object) -> None:
        pytest.fail(f"opened or dialled {arguments}")

    for holder, name in ((socket.socket, "connect"), (socket, "getaddrinfo"), (builtins, "open"), (Path, "open")):
        monkeypatch.setattr(holder, name, refuse)
    try:
        found = read(text, URL)
    except PageError:
        return
    assert "root:" not in repr(found)
