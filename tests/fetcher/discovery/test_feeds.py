"""Feeds of every family, sound and odd."""

import json

import pytest

from services.contracts.errors import PageError
from services.contracts.messages import SourceKind
from services.contracts.states import Reason
from services.fetcher.discovery.found import ReadLimits, Why
from tests.fetcher.discovery.conftest import NOW, atom, only, read, rss, urls, whys

LINK = "<link>https://outlet.example/1</link>"
ONE = "https://outlet.example/1"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
SY = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    f'{DC}><channel rdf:about="https://outlet.example/"><title>Harbour News</title><link>https://outlet.example/</link></channel>'
    '<item rdf:about="https://outlet.example/1"><title>Twelve ships left</title><link>https://outlet.example/1</link>'
    "<dc:date>2026-11-21T08:00:00+02:00</dc:date><dc:creator>Ann Lee</dc:creator></item></rdf:RDF>"
)


def test_a_whole_item() -> None:
    item = (
        LINK
        + "<title>Twelve ships left the harbour</title><description>They were &lt;b&gt;loaded&lt;/b&gt; at dawn.</description>"
        "<dc:creator>Ann Lee</dc:creator><pubDate>Sat, 21 Nov 2026 09:30:00 +0200</pubDate>"
    )
    found = read(rss(item, attributes=DC))
    link = only(found)
    assert (found.kind, found.title, found.left_out, found.wait) == (SourceKind.FEED, "Harbour News", (), None)
    assert (link.url, link.title, link.author) == (ONE, "Twelve ships left the harbour", "Ann Lee")
    assert (link.summary, link.published) == ("They were loaded at dawn.", "2026-11-21T09:30:00+02:00")


def test_rdf() -> None:
    link = only(read(RDF))
    assert (link.url, link.title, link.author, link.published) == (
        ONE,
        "Twelve ships left",
        "Ann Lee",
        "2026-11-21T08:00:00+02:00",
    )


def test_atom() -> None:
    entry = (
        '<link rel="self" href="/api/1"/><link rel="enclosure" href="/1.mp3"/><link href="https://outlet.example/1"/>'
        '<title type="html">Ships &amp;amp; boats</title><author><name>Ann Lee</name><email>a@outlet.example</email></author>'
        "<author><name>Bo Ray</name></author><published>2026-11-21T08:00:00Z</published><updated>2026-11-22T08:00:00Z</updated>"
    )
    link = only(read(atom(entry)))
    assert (link.url, link.title, link.author) == (ONE, "Ships & boats", "Ann Lee, Bo Ray")
    assert link.published == "2026-11-21T08:00:00+00:00"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (LINK, ONE),
        ("<link>\n  https://outlet.example/1\n </link>", ONE),
        ("<link><![CDATA[https://outlet.example/1]]></link>", ONE),
        ("<guid>https://outlet.example/1</guid>", ONE),
        ('<guid isPermaLink="true">https://outlet.example/1</guid>', ONE),
        ("<link/><guid>https://outlet.example/1</guid>", ONE),
        ("<link></link><guid>https://outlet.example/1</guid>", ONE),
        ("<guid>https://elsewhere.example/9</guid>" + LINK, ONE),
        (LINK + "<guid>https://elsewhere.example/9</guid>", ONE),
        ('<guid isPermaLink="false">https://elsewhere.example/9</guid>' + LINK, ONE),
        ("<link>/1</link>", ONE),
        ("<link>../1</link>", ONE),
        ("<link>//outlet.example/1</link>", "https://outlet.example/1"),
        ("<link>https://outlet.example/1?utm_source=rss&amp;utm_medium=feed</link>", ONE),
        ("<link>https://outlet.example/1#comments</link>", ONE),
        ("<link>https://reader:secret@outlet.example/1</link>", ONE),
        ("<link>https://OUTLET.example:443/1</link>", ONE),
        ("<link>https://outlet.example/1?a=1&amp;amp;b=2</link>", ONE + "?a=1&b=2"),
        ("<link>https://elsewhere.example/9</link>", "https://elsewhere.example/9"),
        ("<link>https://zürich.example/ä</link>", "https://xn--zrich-kva.example/%C3%A4"),
        ('<atom:link rel="self" href="/x" xmlns:atom="http://www.w3.org/2005/Atom"/>' + LINK, ONE),
        (
            (
                "<link>https://feedproxy.example/~r/1</link>"
                '<f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://outlet.example/1</f:origLink>'
            ),
            ONE,
        ),
    ],
)
def test_which_link_an_rss_item_names(item: str, expected: str) -> None:
    assert urls(read(rss(item))) == [expected]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('<link href="1"/>', "https://outlet.example/news/1"),
        ('<link rel="alternate" type="application/xhtml+xml" href="/1"/>', ONE),
        ('<link rel="alternate" type="text/html" href="/1"/><link rel="replies" href="/1/comments"/>', ONE),
        ('<link rel="replies" href="/1/comments"/><link href="/1"/>', ONE),
        ('<link href="1" xml:base="https://base.example/a/"/>', "https://base.example/a/1"),
        ("<id>https://outlet.example/1</id>", ONE),
    ],
)
def test_which_link_an_atom_entry_names(entry: str, expected: str) -> None:
    assert urls(read(atom(entry))) == [expected]


def test_bases_nest() -> None:
    found = read(atom('<link href="x/1"/>', attributes='xml:base="/deep/"'))
    assert urls(found) == ["https://outlet.example/deep/x/1"]


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ("<title>No link at all</title>", Why.NO_LINK),
        ("<link>  </link>", Why.NO_LINK),
        ('<guid isPermaLink="false">https://outlet.example/1</guid>', Why.NO_LINK),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>ftp://outlet.example/1</link>", None),
        ("<link>http://outlet.example:99999/</link>", Reason.PORT),
        ("<link>http://a..b/</link>", Reason.URL),
        ("<link>http://[::1</link>", None),
        ("<link>https://outlet.example/%00</link>", Reason.URL),
        (f"<link>https://outlet.example/{'a' * 3000}</link>", Reason.URL),
        ("<link>https://outlet.example/news/feed.xml</link>", Why.ITSELF),
        ("<link>http://outlet.example/news/feed.xml?utm_source=x#a</link>", Why.ITSELF),
    ],
)
def test_what_is_left_out(item: str, why: Why | Reason | None) -> None:
    found = read(rss(item, LINK))
    assert urls(found) == [ONE]
    assert [entry.entry for entry in found.left_out] == [1]
    assert why is None or found.left_out[0].why is why
    assert found.unusable == (why is not Why.ITSELF)


def test_no_password_is_kept() -> None:
    found = read(rss("<link>https://reader:secret@a..b/1</link>"))
    assert "secret" not in repr(found)
    assert found.left_out[0].why is Reason.URL


def test_doubles_are_one() -> None:
    links = ("/1", "/1/", "/1?utm_source=x", "http://outlet.example/1", "/1/amp", "/2")
    found = read(rss(*(f"<link>{link}</link><guid>same</guid>" for link in links)))
    assert urls(found) == [ONE, "https://outlet.example/2"]
    assert whys(found) == [(number, "duplicate") for number in (2, 3, 4, 5)]
    assert found.unusable == 0


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Twelve ships", "Twelve ships"),
        ("<![CDATA[Twelve <b>ships</b>]]>", "Twelve ships"),
        ("Twelve &lt;i&gt;ships&lt;/i&gt;", "Twelve ships"),
        ("Ships &amp; boats", "Ships & boats"),
        ("Ships &amp;amp; boats", "Ships & boats"),
        ("Prices &lt; 5 %", "Prices < 5 %"),
        ("Caf&#233; opens", "Café opens"),
        ("  Twelve\n\n  ships\t", "Twelve ships"),
        ("Twelve&#x202e; ships&#x200b;", "Twelve ships"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Twelve ships", "Twelve ships"),
        ("&lt;img src=x onerror=alert(1)&gt;Twelve ships", "Twelve ships"),
        ("<b xmlns='urn:x'>Twelve ships</b>", "Twelve ships"),
        ("&amp;lt;script&amp;gt;Twelve", "<script>Twelve"),
        ("船" * 400, "船" * 299 + "…"),
        ("", None),
        ("&lt;b&gt;&lt;/b&gt;", None),
    ],
)
def test_titles_are_plain_text(raw: str, text: str | None) -> None:
    assert only(read(rss(f"{LINK}<title>{raw}</title>"))).title == text


def test_a_long_summary_is_cut() -> None:
    summary = only(read(rss(f"{LINK}<description>{'Twelve ships left. ' * 500}</description>"))).summary
    assert summary is not None
    assert len(summary) == 1000
    assert summary.endswith("…")


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("Sat, 21 Nov 2026 09:30:00 GMT", "2026-11-21T09:30:00+00:00"),
        ("Sat, 21 Nov 2026 09:30:00 EST", "2026-11-21T09:30:00-05:00"),
        ("21 Nov 2026 09:30 +0530", "2026-11-21T09:30:00+05:30"),
        ("2026-11-21T09:30:00Z", "2026-11-21T09:30:00+00:00"),
        ("2026-11-21 09:30:00", "2026-11-21T09:30:00+00:00"),
        ("2026-11-21", "2026-11-21T00:00:00+00:00"),
        ("Tue, 24 Nov 2026 11:59:00 GMT", "2026-11-24T11:59:00+00:00"),
        ("Mon, 01 Jan 1900 00:00:00 GMT", "1900-01-01T00:00:00+00:00"),
    ],
)
def test_dates(stated: str, published: str) -> None:
    found = read(rss(f"{LINK}<pubDate>{stated}</pubDate>"))
    assert only(found).published == published
    assert not found.left_out


@pytest.mark.parametrize(
    "stated",
    [
        *("Tue, 24 Nov 2026 12:01:00 GMT", "2099-01-01T00:00:00Z", "Sun, 31 Dec 1899 23:59:00 GMT", "0000-00-00T00:00:00Z"),
        *(
            "10000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-23:59",
            "31 Feb 2026",
            "yesterday",
            "9" * 5000,
            "2026-11-21T09:30:00+99:99",
        ),
    ],
)
def test_dates_out_of_reason_are_none(stated: str) -> None:
    found = read(rss(f"{LINK}<pubDate>{stated}</pubDate>"))
    assert only(found).published is None
    assert whys(found) == [(1, "date")]
    assert found.unusable == 0


def test_updated_stands_in_where_nothing_else_does() -> None:
    assert only(read(atom('<link href="/1"/><updated>2026-11-21T08:00:00Z</updated>'))).published == "2026-11-21T08:00:00+00:00"


def test_entries_all_dated_now_are_undated() -> None:
    stamp = NOW.strftime("%a, %d %b %Y %H:%M:%S GMT")
    items = [f"<link>/{n}</link><pubDate>{stamp}</pubDate>" for n in range(5)]
    found = read(rss(*items))
    assert [link.published for link in found.links] == [None] * 5
    assert whys(found) == [(0, "date")]
    older = read(rss(*items, "<link>/old</link><pubDate>Sat, 21 Nov 2026 09:30:00 GMT</pubDate>"))
    assert all(link.published for link in older.links)


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<author>desk@outlet.example (Ann Lee)</author>", "Ann Lee"),
        ("<author>desk@outlet.example</author>", None),
        ("<author>Ann Lee</author>", "Ann Lee"),
        ("<author>Ann Lee &lt;desk@outlet.example&gt;</author>", "Ann Lee"),
        ("<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ray</dc:creator>", "Ann Lee, Bo Ray"),
        ("<dc:creator><![CDATA[<a href='/ann'>Ann Lee</a>]]></dc:creator>", "Ann Lee"),
        ("<dc:creator></dc:creator>", None),
    ],
)
def test_authors_are_names(author: str, name: str | None) -> None:
    assert only(read(rss(LINK + author, attributes=DC))).author == name


@pytest.mark.parametrize(
    ("channel", "wait"),
    [
        ("<ttl>15</ttl>", 900),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 3600),
        ("<sy:updatePeriod> Daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 21600),
        ("<ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 3600),
        ("<ttl>999999999</ttl>", 31536000),
        *(
            (odd, None)
            for odd in (
                *("<ttl>-5</ttl>", "<ttl>soon</ttl>", "<ttl>nan</ttl>", "<ttl>0</ttl>", "<ttl>" + "9" * 500 + "</ttl>"),
                *(
                    "<ttl>١٥</ttl>",
                    "<sy:updatePeriod>fortnightly</sy:updatePeriod>",
                    "<sy:updateFrequency>2</sy:updateFrequency>",
                ),
            )
        ),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 3600),
    ],
)
def test_how_long_a_feed_asks_to_wait(channel: str, wait: float | None) -> None:
    assert read(rss(LINK, channel=channel, attributes=SY)).wait == wait


ODD = {
    "a byte order mark": "\ufeff" + rss(LINK),
    "blank lines before it": "\n\n  \n" + rss(LINK),
    "a warning before it": "Warning: x in /srv/feed.php on line 3\n" + rss(LINK),
    "a comment before it": "<!-- made by <html> hand -->" + rss(LINK),
    "a style sheet": '<?xml-stylesheet href="/f.xsl"?>' + rss(LINK)[21:],
    "a public document type": '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://outlet.example/rss.dtd">'
    + rss(LINK)[21:],
    "unknown entities": rss(f"<title>Caf&eacute; &nbsp;</title>{LINK}"),
    "a bare ampersand": rss(f"<title>Ships & boats</title>{LINK}"),
    "control characters": rss(f"<title>\x01\x0b\x00Twelve</title>{LINK}"),
    "an item that is not closed": rss(LINK).replace("</item>", ""),
    "the end cut off": rss(LINK)[:-20],
    "no version": rss(LINK).replace('version="2.0"', ""),
    "upper case": rss(LINK).replace("item>", "ITEM>").replace("link>", "LINK>"),
    "an undeclared prefix": rss(f"<media:x/>{LINK}"),
    "attributes without quotes": rss(f"<enclosure url=/1.mp3 length=1>{LINK}"),
    "another name space": rss(LINK, attributes='xmlns="http://backend.userland.com/rss2"'),
    "text after the end": rss(LINK) + "<!-- 0.12 s --> cached",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_feeds(name: str) -> None:
    assert urls(read(ODD[name])) == [ONE]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("where", ["declared", "header"])
def test_encodings(codec: str, where: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{codec}"?>' if where == "declared" else '<?xml version="1.0"?>'
    payload = (declaration + rss(f"{LINK}<title>Café öffnet</title>")[21:]).encode(codec)
    content_type = f"application/rss+xml; charset={codec}" if where == "header" else None
    assert only(read(payload, content_type=content_type)).title == "Café öffnet"


@pytest.mark.parametrize("charset", ["utf-7", "zlib_codec", "undefined", "idna", "x" * 500, "", "hex"])
def test_charsets_that_are_none(charset: str) -> None:
    found = read(rss(LINK), content_type=f"text/xml; charset={charset}")
    assert urls(found) == [ONE]


def test_bytes_without_a_declaration_are_windows_1252_if_not_utf_8() -> None:
    assert only(read(rss(f"{LINK}<title>Café “now”</title>").encode("cp1252"))).title == "Café “now”"


def test_only_so_many_items() -> None:
    limits = ReadLimits(feed_items=3)
    for text in (rss(*(f"<link>/{n}</link>" for n in range(10))), atom(*(f'<link href="/{n}"/>' for n in range(10)))):
        found = read(text, limits=limits)
        assert urls(found) == [f"https://outlet.example/{n}" for n in range(3)]
        assert (found.cut, found.unusable, found.title) == (7, 7, "Harbour News")


def test_a_feed_above_its_bytes() -> None:
    with pytest.raises(PageError, match="too_big"):
        read(rss(LINK), limits=ReadLimits(feed_bytes=50))


def test_all_links_together_are_bounded() -> None:
    items = [f"<link>/{n}</link><description>{'x' * 900}</description>" for n in range(10)]
    found = read(rss(*items), limits=ReadLimits(characters=5000))
    assert (len(found.links), found.cut) == (5, 5)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss version="2.0"><channel><item><link>/&a;</link></item></channel></rss>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        '<!DOCTYPE r SYSTEM "http://10.0.0.1/x.dtd" [ ]><rss><channel/></rss>',
        "<!doctype\nrss\n[<!entity % x SYSTEM 'http://10.0.0.1/'>%x;]><rss><channel/></rss>",
        "<rss><channel>" + "<" * 50,
    ],
)
def test_what_is_refused_as_xml(text: str) -> None:
    with pytest.raises(PageError, match="xml"):
        read(text)


def test_entities_are_refused_in_any_encoding() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>'
    with pytest.raises(PageError, match="declarations"):
        read(text.encode("utf-16"))


def test_a_feed_that_is_a_path_is_not_opened() -> None:
    """feedparser opens bytes as a file if they name one."""
    with pytest.raises(PageError, match="type"):
        read("/etc/passwd", kind=SourceKind.FEED)


def json_feed(*items: object, **fields: object) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "items": items, **fields})


def test_json_feed() -> None:
    item = {
        "id": "1",
        "url": "/1?utm_source=json",
        "title": "Twelve <b>ships</b>",
        "summary": "At dawn.",
        "date_published": "2026-11-21T10:00:00+02:00",
        "authors": [{"name": "Ann Lee"}, {"url": "x"}, {"name": "Bo Ray"}],
    }
    found = read(json_feed(item))
    link = only(found)
    assert (found.kind, found.title) == (SourceKind.FEED, "Harbour News")
    assert (link.url, link.title, link.summary, link.author) == (ONE, "Twelve ships", "At dawn.", "Ann Lee, Bo Ray")
    assert link.published == "2026-11-21T10:00:00+02:00"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"external_url": "https://elsewhere.example/9"}, ["https://elsewhere.example/9"]),
        ({"url": ONE, "external_url": "https://elsewhere.example/9"}, [ONE]),
        ({"id": ONE}, [ONE]),
        ({"id": 7}, []),
        ({"id": "7"}, []),
        ({"url": 7, "title": [], "authors": "Ann", "date_published": {}}, []),
        ({"url": ONE, "title": 7, "authors": {"name": "x"}, "date_published": 7}, [ONE]),
        ({"url": ONE, "author": {"name": "Ann"}, "title": "\ud800"}, [ONE]),
        ("a string", []),
        (None, []),
    ],
)
def test_odd_json_items(item: object, expected: list[str]) -> None:
    found = read(json_feed(item))
    assert urls(found) == expected
    assert len(found.left_out) == 1 - len(expected)


@pytest.mark.parametrize(
    "text",
    ['{"items": 7}', '{"version": 1}', '{"items": [', '{"a":' * 100_000, '{"items": [1e999, ' + "9" * 5000 + "]}", '{"a": NaN'],
)
def test_json_that_is_no_feed(text: str) -> None:
    with pytest.raises(PageError, match="xml"):
        read(text)
