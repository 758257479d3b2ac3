"""Sitemaps, indexes and news sitemaps, packed or not, sound and odd."""

import gzip

import pytest

from services.contracts.errors import PageError
from services.contracts.messages import SourceKind
from services.fetcher.discovery.found import ReadLimits
from tests.fetcher.discovery.conftest import only, read, sitemap, urls, whys

URL = "https://outlet.example/sitemaps/news.xml"
ONE = "https://outlet.example/1"
LOC = f"<loc>{ONE}</loc>"
NEWS_SPACE = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
NEWS = (
    f"{LOC}<news:news><news:publication><news:name>Outlet</news:name><news:language>en</news:language></news:publication>"
    "<news:publication_date>2026-11-21T08:00:00+02:00</news:publication_date>"
    "<news:title>Ships &amp; boats</news:title></news:news>"
)


def test_a_plain_sitemap() -> None:
    found = read(sitemap(LOC + "<lastmod>2026-11-21</lastmod>", "<loc> https://outlet.example/2?utm_source=x </loc>"), URL)
    assert (found.kind, urls(found)) == (SourceKind.SITEMAP, [ONE, "https://outlet.example/2"])
    assert found.links[0].published is None  # a change is no publication
    assert [link.modified for link in found.links] == ["2026-11-21", None]


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2026-11-20T23:30:00+02:00", "2026-11-20"),
        ("2026-11-22T11:59:00Z", "2026-11-22"),
        ("2027-01-01", None),
        ("soon", None),
        ("", None),
    ],
)
def test_when_a_page_changed_is_kept_to_the_day(stated: str, day: str | None) -> None:
    assert only(read(sitemap(f"{LOC}<lastmod>{stated}</lastmod>"), URL)).modified == day


@pytest.mark.parametrize(("others", "kept"), [("2026-11-22T12:00:00Z", False), ("2026-11-22T09:00:00Z", True)])
def test_a_sitemap_that_dates_all_its_pages_now_dates_none(others: str, kept: bool) -> None:
    entries = [f"<loc>https://outlet.example/x{n}</loc><lastmod>{others}</lastmod>" for n in range(3)]
    found = read(sitemap(*entries, f"{LOC}<lastmod>2026-11-22T11:59:30Z</lastmod>"), URL)
    assert {link.modified for link in found.links} == ({"2026-11-22"} if kept else {None})
    assert whys(found) == ([] if kept else [(0, "date")])


def test_a_news_sitemap() -> None:
    found = read(sitemap(NEWS, attributes=NEWS_SPACE), URL)
    link = only(found)
    assert found.kind is SourceKind.NEWS_SITEMAP
    assert (link.url, link.title, link.published) == (ONE, "Ships & boats", "2026-11-21T08:00:00+02:00")


def test_a_news_date_in_the_future_is_left_out() -> None:
    found = read(sitemap(NEWS.replace("2026-11-21", "2027-11-21"), attributes=NEWS_SPACE), URL)
    assert only(found).published is None
    assert whys(found) == [(1, "date")]


def test_an_index_has_the_newest_first() -> None:
    entries = (
        "<loc>https://outlet.example/old.xml</loc><lastmod>2020-01-01</lastmod>",
        "<loc>https://outlet.example/future.xml</loc><lastmod>2099-01-01</lastmod>",
        "<loc>https://outlet.example/none.xml</loc>",
        "<loc>https://outlet.example/new.xml.gz</loc><lastmod>2026-11-22T09:00:00Z</lastmod>",
        f"<loc>{URL}</loc>",
        "<loc>https://elsewhere.example/x.xml</loc>",
    )
    found = read(sitemap(*entries, root="sitemapindex"), URL)
    names = [source.url.rpartition("/")[2] for source in found.sources]
    assert names == ["new.xml.gz", "old.xml", "future.xml", "none.xml"]
    assert {source.kind for source in found.sources} == {SourceKind.SITEMAP}
    assert sorted(whys(found)) == [(5, "itself"), (6, "off_host")]
    assert not found.links


@pytest.mark.parametrize(
    ("url", "hosts", "taken"),
    [
        ("https://outlet.example/1", (), True),
        ("https://www.outlet.example/1", (), True),
        ("https://m.outlet.example/1", (), False),
        ("https://elsewhere.example/1", (), False),
        ("https://outlet.example.elsewhere.example/1", (), False),
        ("https://outlet.example@elsewhere.example/1", (), False),
        ("https://elsewhere.example/1", ("elsewhere.example",), True),
        ("https://elsewhere.example/1", ("www.elsewhere.example",), True),
        ("https://third.example/1", ("elsewhere.example",), False),
        ("http://OUTLET.example:80/1", (), True),
        ("/1", (), False),
        ("http://[::1", (), False),
        ("https://127.0.0.1/1", (), False),
    ],
)
def test_only_hosts_that_vouch_for_it(url: str, hosts: tuple[str, ...], taken: bool) -> None:
    found = read(sitemap(f"<loc>{url}</loc>"), URL, hosts=frozenset(hosts))
    assert len(found.links) == taken
    assert found.unusable == (not taken)


ODD = {
    "no name space": sitemap(LOC).replace('xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', ""),
    "another name space": sitemap(LOC).replace("http://www.sitemaps.org", "https://www.google.com"),
    "a prefix": f'<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url><s:loc>{ONE}</s:loc></s:url></s:urlset>',
    "a byte order mark": "\ufeff" + sitemap(LOC),
    "a comment within": sitemap(f"<!-- x -->{LOC}<!-- y -->"),
    "a comment in the loc": sitemap(f"<loc><!-- x -->{ONE}</loc>"),
    "CDATA": sitemap(f"<loc><![CDATA[{ONE}]]></loc>"),
    "the end cut off": sitemap(LOC, LOC)[:-40],
    "unknown entities": sitemap(f"{LOC}<title>Caf&eacute;</title>"),
    "another's loc": sitemap(
        f'<image:image xmlns:image="urn:i"><image:loc>https://outlet.example/p.jpg</image:loc></image:image>{LOC}'
    ),
    "alternates": sitemap(
        f'{LOC}<xhtml:link xmlns:xhtml="urn:x" rel="alternate" hreflang="de" href="https://outlet.example/de"/>'
    ),
    "a style sheet": '<?xml version="1.0"?><?xml-stylesheet href="/s.xsl"?>' + sitemap(LOC),
    "an undeclared prefix": sitemap(f"{LOC}<news:news/>"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_sitemaps(name: str) -> None:
    assert urls(read(ODD[name], URL)) == [ONE]


@pytest.mark.parametrize("escaped", ["&amp;", "&#38;", "&#x26;", "&", "&amp;amp;"])
def test_an_ampersand_is_kept_however_it_is_written(escaped: str) -> None:
    assert urls(read(sitemap(f"<loc>{ONE}?a=1{escaped}copy=2</loc>"), URL)) == [ONE + "?a=1&copy=2"]


@pytest.mark.parametrize("padding", range(65_520, 65_540))
def test_an_ampersand_at_the_end_of_a_piece(padding: int) -> None:
    head = "<urlset><url><loc>https://outlet.example/1?a=1"
    text = "<urlset>" + " " * (padding - len(head)) + head[8:] + "&amp;b=2&c=3</loc></url></urlset>"
    assert urls(read(text, URL)) == [ONE + "?a=1&b=2&c=3"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings(codec: str) -> None:
    text = f'<?xml version="1.0" encoding="{codec}"?>' + sitemap(NEWS.replace("boats", "Böte"), attributes=NEWS_SPACE)
    assert only(read(text.encode(codec), URL)).title == "Ships & Böte"


def test_gzip() -> None:
    packed = gzip.compress(sitemap(LOC).encode())
    assert urls(read(packed, URL + ".gz", content_type="application/gzip")) == [ONE]
    with pytest.raises(PageError, match="truncated"):
        read(gzip.compress(sitemap(*[LOC] * 50).encode())[:-4], URL)
    with pytest.raises(PageError, match="encoding"):
        read(b"\x1f\x8b\x08" + b"no gzip" * 9, URL)


def test_a_gzip_bomb_ends_at_the_limit() -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * 60 * 2**20)
    with pytest.raises(PageError, match="too_big"):
        read(bomb, URL)


def test_only_so_many_entries() -> None:
    found = read(sitemap(*(f"<loc>https://outlet.example/{n}</loc>" for n in range(10))), URL, limits=ReadLimits(urls=4))
    assert (len(found.links), found.cut, found.unusable) == (4, 6, 6)


@pytest.mark.parametrize(
    "text",
    [
        f'<!DOCTYPE u [<!ENTITY a "b">]>{sitemap(LOC)}',
        f'<!DOCTYPE u [<!ENTITY a SYSTEM "file:///etc/passwd">]>{sitemap("<loc>https://outlet.example/&a;</loc>")}',
        f'<!DOCTYPE u SYSTEM "http://10.0.0.1/s.dtd">{sitemap(LOC)}',
        f"<!-- {'x' * 70_000} --><!DOCTYPE u [ ]>{sitemap(LOC)}",
        "<urlset>" + "<" * 50,
        "<urlset>" + "<url>" * 1000,
        "<urlset",
    ],
)
def test_what_is_refused_as_xml(text: str) -> None:
    with pytest.raises(PageError, match=r"^xml"):
        read(text, URL, kind=SourceKind.SITEMAP)


def test_an_empty_sitemap_is_no_error() -> None:
    assert read(sitemap(), URL).links == ()


def test_one_from_a_file_has_no_host_to_ask_about() -> None:
    assert urls(read(sitemap(LOC), "file:sitemap.xml")) == [ONE]
