"""Classes 9 to 16: one canonical URL for a page, one key for an article, and no two articles under one key."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.contracts.urls import LONGEST, TRACKER_PREFIXES, TRACKERS, canonical_url, host_of, split_url, url_key

PLAIN = "https://outlet.example/news/story"


def key(url: str) -> bytes:
    return url_key(canonical_url(url))


@pytest.mark.parametrize(
    "variant",
    [
        "HTTPS://Outlet.EXAMPLE/news/story",
        "https://outlet.example:443/news/story",
        "https://outlet.example./news/story",
        "  https://outlet.example/news/story\n",
        "https://user:secret@outlet.example/news/story",
        "https://outlet.example/news/story#comments",
        "https://outlet.example/news/story#!/page",
        "https://outlet.example/news/story?",
        "https://outlet.example/news/story?&&",
        "https://outlet.example/news/./story",
        "https://outlet.example/news/../news/story",
        "https://outlet.example/n%65ws/story",
        "https://outlet.example/news/story;jsessionid=8AF3?",
        "https://outlet.example/news/story?utm_source=x&utm_medium=y&UTM_Campaign=z",
        "https://outlet.example/news/story?fbclid=a&gclid=b&msclkid=c&igshid=d&yclid=e&twclid=f",
        "https://outlet.example/news/story?at_medium=rss&at_campaign=k",
        "https://outlet.example/news/story?utm_source=x&amp;utm_medium=y",
        "https://outlet.example/news/story?utm_source=x&amp;amp;utm_medium=y",
        "https://outlet.example/news/story?PHPSESSID=1&_ga=2&mc_cid=3&mc_eid=4&xtor=5&ref=home&ns_source=6",
    ],
)
def test_tracking_variants_have_one_canonical_url(variant: str) -> None:
    assert canonical_url(variant) == PLAIN


@pytest.mark.parametrize(
    "variant",
    [
        "http://outlet.example/news/story",
        "https://outlet.example/news/story/",
        "https://outlet.example/news/story/amp",
        "https://outlet.example/news/story/amp/",
        "https://outlet.example/amp/news/story",
        "https://outlet.example/news/story.amp",
        "https://outlet.example/news/story?amp",
        "https://outlet.example/news/story?amp=1",
        "https://outlet.example/news/story?outputType=amp&utm_source=x",
        "http://outlet.example:80/news/story/?fbclid=1#top",
    ],
)
def test_variants_of_an_article_have_one_key(variant: str) -> None:
    assert key(variant) == key(PLAIN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://outlet.example/?12345", "https://outlet.example/?12346"),
        ("https://outlet.example/story?id=1", "https://outlet.example/story?id=2"),
        ("https://outlet.example/story?cid=1", "https://outlet.example/story?cid=2"),
        ("https://outlet.example/story?uid=1", "https://outlet.example/story?uid=2"),
        ("https://outlet.example/story?gallery=3", "https://outlet.example/story"),
        ("https://outlet.example/story?reference=3", "https://outlet.example/story"),
        ("https://outlet.example/search?keyword=a", "https://outlet.example/search?keyword=b"),
        ("https://outlet.example/story?q=%E4", "https://outlet.example/story?q=%F6"),
        ("https://outlet.example/story?page=1", "https://outlet.example/story?page=2"),
        ("https://outlet.example/Story", "https://outlet.example/story"),
        ("https://outlet.example/a/b", "https://outlet.example/a%2Fb"),
        ("https://outlet.example/story?x=1&x=2", "https://outlet.example/story?x=1"),
        ("https://outlet.example:8080/story", "https://outlet.example/story"),
        ("https://www.outlet.example/story", "https://outlet.example/story"),
        ("https://outlet.example/amp", "https://outlet.example/"),
        ("https://outlet.example/amplifiers", "https://outlet.example/lifiers"),
        ("https://outlet.example/news/camp", "https://outlet.example/news/c"),
        ("https://outlet.example/go?u=https://one.example/", "https://outlet.example/go?u=https://two.example/"),
        ("https://outlet.example/web/https://one.example/a", "https://one.example/a"),
        ("https://xn--80ak6aa92e.com/", "https://apple.com/"),
        ("https://straße.example/", "https://strasse.example/"),
    ],
)
def test_two_pages_have_two_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://outlet.example", "https://outlet.example/"),
        ("https://outlet.example/a?b=2&a=1", "https://outlet.example/a?a=1&b=2"),
        ("https://outlet.example/a?12345", "https://outlet.example/a?12345"),
        ("https://outlet.example/a?b=&a", "https://outlet.example/a?a&b="),
        ("https://outlet.example/a?q=b%a3&p=x y".replace(" ", "%20"), "https://outlet.example/a?p=x+y&q=b%A3"),
        ("https://outlet.example/ä?ö=ü", "https://outlet.example/%C3%A4?%C3%B6=%C3%BC"),
        ("https://outlet.example/a//b", "https://outlet.example/a//b"),
        ("https://Ümlaut.example/", "https://xn--mlaut-jva.example/"),
        ("https://аpple.example/", "https://xn--pple-43d.example/"),
        ("https://xn--80ak6aa92e.com/", "https://xn--80ak6aa92e.com/"),
        ("https://outlet。example/", "https://outlet.example/"),
        ("http://127.0.0.1:8081/x", "http://127.0.0.1:8081/x"),
        ("http://[2606:4700:0::1111]:8080/x", "http://[2606:4700::1111]:8080/x"),
        ("http://good.example\\@127.0.0.1/", "http://127.0.0.1/"),
        ("https://a_b.example/x;y=1?z=;jsessionid=3", "https://a_b.example/x;y=1?z=%3Bjsessionid=3"),
        ("https://outlet.example/a?x=[1]&y={2}", "https://outlet.example/a?x=[1]&y=%7B2%7D"),
    ],
)
def test_canonical_forms(url: str, canonical: str) -> None:
    assert canonical_url(url).replace("%3B", ";") == canonical.replace("%3B", ";")
    assert canonical_url(canonical_url(url)) == canonical_url(url)


@pytest.mark.parametrize(
    ("reason", "urls"),
    [
        (
            Reason.SCHEME,
            ["file:///etc/passwd", "ftp://x.example/", "javascript:1", "outlet.example/a", "//outlet.example/", "", "mailto:a@b"],
        ),
        (Reason.PORT, ["http://x.example:80a/", "http://x.example:65536/", "http://x.example:-1/", "http://x.example:８０/"]),
        (
            Reason.URL,
            [
                "http://",
                "http:///x",
                "http://?x",
                "http://@/",
                "http://[::1",
                "http://[zz]/",
                "http://a b/",
                "http://x.example/\ta",
            ],
        ),
        (
            Reason.URL,
            [
                "http://x.example/%00",
                "http://x.example/%0d%0aHost:y",
                "http://a\0b/",
                "http://x.example/\x7f",
                "http://x%0a.example/",
            ],
        ),
        (
            Reason.URL,
            ["http://a..b/", "http://./", "http://xn--a/", "http://" + "a" * 64 + ".example/", "http://" + "a." * 200 + "b/"],
        ),
        (
            Reason.URL,
            [
                "http://x.example/" + "a" * 70_000,
                "http://x.example/?" + "0f" * 1500,
                "http://x.example/" + "ä" * 1000,
                "http://\ud800/",
            ],
        ),
    ],
)
def test_what_is_no_url(reason: Reason, urls: list[str]) -> None:
    for url in urls:
        with pytest.raises(PageError) as caught:
            canonical_url(url)
        assert caught.value.reason is reason, url


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=200) | st.text("htps:/.?#[]@&=%0aä\\;_xnm- ", max_size=60).map(lambda rest: "http://a" + rest))
def test_any_text_is_a_url_or_a_reason(text: str) -> None:
    try:
        canonical = canonical_url(text)
    except PageError as refused:
        canonical, reason = None, refused.reason
    if canonical is None:
        assert reason in (Reason.URL, Reason.SCHEME, Reason.PORT)
    else:
        assert canonical.isascii()
        assert len(canonical) <= LONGEST
        assert canonical_url(canonical) == canonical
        assert len(url_key(canonical)) == 32


def test_an_imported_file_has_a_key_and_no_host() -> None:
    assert url_key("file:///a/amp") != url_key("file:///a")
    assert host_of("file:///a") == ""
    assert host_of("https://outlet.example:8080/") == "outlet.example:8080"
    assert host_of("https://outlet.example/a") == "outlet.example"


NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)
HOSTS = st.lists(NAMES, min_size=1, max_size=3).map(lambda labels: ".".join([*labels, "example"]))
PATHS = st.lists(st.text("abcXYZ019-_~.,!", min_size=1, max_size=8).filter(lambda part: set(part) - {"."}), max_size=4).map(
    "/".join
)
PAIRS = st.lists(st.tuples(NAMES.map(lambda name: "q" + name), NAMES), max_size=4, unique_by=lambda pair: pair[0])
TRACKED = st.sampled_from(sorted(TRACKERS)) | st.tuples(st.sampled_from(TRACKER_PREFIXES), NAMES).map("".join)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, str, list[tuple[str, str]]]:
    """A host, a path and the pairs of a query that mean something."""
    return draw(HOSTS), draw(PATHS), [pair for pair in draw(PAIRS) if pair[0] not in TRACKERS]


def written(scheme: str, host: str, path: str, pairs: list[tuple[str, str]]) -> str:
    return f"{scheme}://{host}/{path}" + ("?" + "&".join(f"{name}={value}" for name, value in pairs) if pairs else "")


@settings(max_examples=150, deadline=None)
@given(pages(), st.data())
def test_trackers_go_wherever_they_stand_and_however_they_are_written(
    page: tuple[str, str, list[tuple[str, str]]], data: st.DataObject
) -> None:
    host, path, pairs = page
    trackers = [(name.upper() if data.draw(st.booleans()) else name, "1") for name in data.draw(st.lists(TRACKED, max_size=4))]
    mixed = data.draw(st.permutations([*pairs, *trackers]))
    assert canonical_url(written("https", host, path, mixed)) == canonical_url(written("https", host, path, sorted(pairs)))


@settings(max_examples=150, deadline=None)
@given(pages(), st.sampled_from(["u@", "u:p@", ""]), st.sampled_from([":443", ""]), st.sampled_from(["#x", "#", ""]))
def test_what_names_no_other_page_makes_no_other_url(
    page: tuple[str, str, list[tuple[str, str]]], user: str, port: str, fragment: str
) -> None:
    host, path, pairs = page
    plain = canonical_url(written("https", host, path, pairs))
    assert canonical_url(written("HTTPS", f"{user}{host.upper()}.{port}", path, pairs) + fragment) == plain
    assert host_of(plain) == host
    assert url_key(canonical_url(written("http", host, path, pairs))) == url_key(plain)


@settings(max_examples=150, deadline=None)
@given(pages(), pages())
def test_two_pages_have_one_key_only_where_they_differ_in_nothing_that_counts(
    one: tuple[str, str, list[tuple[str, str]]], other: tuple[str, str, list[tuple[str, str]]]
) -> None:
    def meaning(page: tuple[str, str, list[tuple[str, str]]]) -> tuple[str, str, list[tuple[str, str]]]:
        parts = split_url(canonical_url(written("https", *page)))
        return page[0], parts.path.rstrip("/"), sorted(page[2])

    same = url_key(canonical_url(written("https", *one))) == url_key(canonical_url(written("https", *other)))
    assert same == (meaning(one) == meaning(other))


@pytest.mark.parametrize("name", sorted(TRACKERS))
def test_each_tracker_goes_and_its_longer_namesakes_stay(name: str) -> None:
    assert canonical_url(f"{PLAIN}?{name}=1&{name}&{name}=") == PLAIN
    assert canonical_url(f"{PLAIN}?my{name}=1") == f"{PLAIN}?my{name}=1"


@pytest.mark.parametrize("prefix", TRACKER_PREFIXES)
def test_each_prefix_of_trackers_goes_and_stays_within_a_name(prefix: str) -> None:
    assert canonical_url(f"{PLAIN}?{prefix}anything=1") == PLAIN
    assert canonical_url(f"{PLAIN}?x{prefix}a=1") == f"{PLAIN}?x{prefix}a=1"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://outlet.example/", None),
        ("https://outlet.example", None),
        ("http://127.0.0.1:8080/x", None),
        ("https:///path", Reason.URL),
        ("https://:443/", Reason.URL),
        ("https://outlet.example/" + "a" * LONGEST, Reason.URL),
        ("https://outlet.example:0x50/", Reason.PORT),
        ("gopher://outlet.example/", Reason.SCHEME),
    ],
)
def test_what_may_be_fetched_as_far_as_letters_say(url: str, reason: Reason | None) -> None:
    if reason is None:
        assert split_url(url).geturl() == url
    else:
        with pytest.raises(PageError) as caught:
            split_url(url)
        assert caught.value.reason is reason
