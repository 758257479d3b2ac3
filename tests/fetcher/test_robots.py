"""Classes 48 to 53: what a host's robots.txt, or its absence, lets us do."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.states import Reason
from services.fetcher.robots import NO_RULES, UNKNOWN, matches, rules_of, rules_text, rules_without_file, usage
from tests.fetcher.conftest import Fetch
from tests.sites import Site, redirect, reply

STORY = "https://outlet.example/news/story"


def denied(text: str | bytes, url: str = STORY) -> bool:
    rules = rules_of(text if isinstance(text, bytes) else text.encode())
    return rules.denial(url) is Reason.ROBOTS


@pytest.mark.parametrize(
    "agents",
    [
        "*",
        "tallywire",
        "Tallywire",
        "TALLYWIRE/1.0",
        "tallywire/2 (+https://x.example)",
        "tallywire*",
        "tallywire # us",
        "a\nUser-agent: *",
    ],
)
def test_names_that_mean_us(agents: str) -> None:
    assert denied(f"User-agent: {agents}\nDisallow: /news/")


@pytest.mark.parametrize(
    "agent", ["tally", "wire", "t", "tallywirebot", "newsbot/1.0", "other tallywire", "Googlebot", "", "tallywire-news", "/"]
)
def test_names_that_do_not(agent: str) -> None:
    assert not denied(f"User-agent: {agent}\nDisallow: /")


def test_a_line_without_its_colon_counts_and_names_no_less_exactly() -> None:
    assert denied("User-agent tallywire\nDisallow: /")
    assert not denied("User agent tally\nDisallow: /")


def test_our_own_group_stands_before_the_common_one() -> None:
    assert not denied("User-agent: *\nDisallow: /\n\nUser-agent: tallywire\nDisallow: /private/")
    assert denied("User-agent: tallywire\nDisallow: /\n\nUser-agent: *\nAllow: /")


def test_groups_of_one_name_are_merged() -> None:
    text = "User-agent: tallywire\nDisallow: /a/\n\nUser-agent: x\nDisallow: /\n\nUser-agent: Tallywire/3\nDisallow: /news/"
    assert denied(text)
    assert denied(text, "https://outlet.example/a/b")
    assert not denied(text, "https://outlet.example/c")


@pytest.mark.parametrize(
    ("rule", "hit"),
    [
        ("Disallow: /", True),
        ("Disallow:", False),
        ("Disallow: /news", True),
        ("Disallow: /news/story$", True),
        ("Disallow: /news$", False),
        ("Disallow: /*/story", True),
        ("Disallow: *.pdf$", False),
        ("disallow:/NEWS/", False),
        ("Disallow: /news/\nAllow: /news/story", False),
        ("Allow: /news/\nDisallow: /news/story", True),
        ("Disallow: /n%65ws/", True),
        ("Disallow: /news/ # not for machines", True),
        ("Noindex: /news/", False),
        ("no rule at all", False),
    ],
)
def test_paths(rule: str, hit: bool) -> None:
    assert denied(f"User-agent: *\n{rule}\n") is hit


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /",
        "User-agent: *\nDisallow: /".encode("utf-16"),
        "\ufeffUser-agent: *\nDisallow: /".encode("utf-16-be"),
        b"User-agent: *\rDisallow: /\r",
        b"User-agent: *\r\nDisallow: /\r\n",
        b"User\0-agent: *\n\0Disallow: /",
        b"\n\n  User-Agent:*\n\tDisallow: /",
        b"User-agent: *\nCrawl-delay: x\xff\xfe\nDisallow: /",
        b"User-agent: *\nSitemap: https://outlet.example/s.xml\nDisallow: /",
        b"# " + b"\xc3" * 500 + b"\nUser-agent: *\nDisallow: /",
    ],
)
def test_any_encoding_and_line_end(body: bytes) -> None:
    assert denied(body)


@pytest.mark.parametrize(
    "body", [b"", b"\n", b"<!DOCTYPE html><p>User-agent: *\nDisallow: /", b"  \n<html>\nUser-agent: *\nDisallow: /", b"\0" * 99]
)
def test_what_states_no_rules(body: bytes) -> None:
    assert not denied(body)


def test_only_the_first_512_kb_count_and_no_half_line() -> None:
    assert denied(b"User-agent: *\nDisallow: /\n" + b"#" * 10_000_000)
    assert not denied(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /\n")
    head = b"User-agent: *\n"
    filler = b"#" * (512 * 1024 - len(head) - len("\nDisallow: /n")) + b"\n"
    assert not denied(head + filler + b"Disallow: /newspaper-archive/\n")


@pytest.mark.timeout(120)  # in order; a matcher that backtracks takes hours
def test_a_long_file_is_read_in_no_time() -> None:
    body = b"User-agent: *\n" + b"".join(b"Disallow: /*a*b*c*%d*$\n" % n for n in range(25_000))
    assert not denied(body, "https://outlet.example/" + "abc" * 600)


@pytest.mark.parametrize(
    ("delay", "seconds"),
    [("7", 7.0), ("0.5", 0.5), ("1e9", 120.0), ("121", 120.0), ("nan", None), ("-5", None), ("inf", None), ("soon", None)],
)
def test_the_delay_is_capped(delay: str, seconds: float | None) -> None:
    assert rules_of(f"User-agent: *\nCrawl-delay: {delay}\nDisallow: /x".encode()).delay == seconds


def test_the_delay_of_another_is_not_ours() -> None:
    assert rules_of(b"User-agent: tally\nCrawl-delay: 60\n\nUser-agent: *\nCrawl-delay: 2").delay == 2.0


def test_sitemaps_are_read_wherever_they_stand() -> None:
    text = b"Sitemap: https://outlet.example/a.xml\nUser-agent: x\nDisallow: /\nsitemap:https://outlet.example/b.xml.gz"
    assert rules_of(text).sitemaps == ("https://outlet.example/a.xml", "https://outlet.example/b.xml.gz")


@pytest.mark.parametrize("reason", Reason)
def test_every_failure_means_something(reason: Reason) -> None:
    denial = rules_without_file(reason).denial(STORY)
    assert denial in (None, Reason.ROBOTS_UNKNOWN)


UNKNOWN_CASES = {
    "/500": reply(b"", "500 x"),
    "/503": reply(b"", "503 x"),
    "/429": reply(b"", "429 x"),
    "/cut": lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser-agent: *"),
    "/silent": lambda connection: time.sleep(2),
    "/inner": redirect("http://10.0.0.1/robots.txt"),
}
ABSENT_CASES = {
    "/404": reply(b"", "404 x"),
    "/410": reply(b"", "410 x"),
    "/401": reply(b"", "401 x"),
    "/403": reply(b"", "403 x"),
    "/empty": reply(b""),
    "/loop": redirect("/loop"),
    "/png": reply(b"\x89PNG\r\n\x1a\n", content_type="image/png"),
}


@pytest.mark.parametrize("path", [*UNKNOWN_CASES, *ABSENT_CASES])
def test_a_real_server_without_a_file(fetch: Fetch, path: str) -> None:
    with Site({**UNKNOWN_CASES, **ABSENT_CASES}) as site:
        (outcome,) = fetch([site.url(path)], site, deadline=0.5 if path == "/silent" else 30)
    assert outcome.failure is not None
    rules = rules_without_file(outcome.failure.reason)
    assert rules == (UNKNOWN if path in UNKNOWN_CASES else NO_RULES)
    assert rules.denial(STORY) is (Reason.ROBOTS_UNKNOWN if path in UNKNOWN_CASES else None)


def test_no_name_and_no_tls_leave_the_host_unknown() -> None:
    for reason in (Reason.DNS, Reason.TLS, Reason.NETWORK, Reason.DEADLINE):
        assert rules_without_file(reason) is UNKNOWN


@pytest.mark.parametrize("reason", [Reason.HTTP_STATUS, Reason.BLOCKED])
def test_a_forbidden_file_may_be_made_to_deny(reason: Reason) -> None:
    assert rules_without_file(reason).denial(STORY) is None
    assert rules_without_file(reason, deny_forbidden=True).denial(STORY) is Reason.ROBOTS
    assert rules_without_file(Reason.NOT_FOUND, deny_forbidden=True).denial(STORY) is None


ALL = "User-agent: *\n"
USAGES = [
    ("for every path", ALL + "Content-Usage: train-ai=n", "train-ai=n"),
    ("as anybody writes it", ALL + "content-usage :  bots=n, tdm=y   # please", "bots=n, tdm=y"),
    ("beside rules", ALL + "Allow: /\nContent-Usage: bots=n\nDisallow: /private", "bots=n"),
    ("for a path", ALL + "Content-Usage: /news/ train-ai=n", "train-ai=n"),
    ("for another path", ALL + "Content-Usage: /sport/ train-ai=n", None),
    ("for a pattern", ALL + "Content-Usage: /*/story$ train-ai=n", "train-ai=n"),
    ("for a pattern that ends before", ALL + "Content-Usage: /*/sto$ train-ai=n", None),
    (
        "the longest path counts",
        ALL + "Content-Usage: /news/story bots=y\nContent-Usage: /news/ bots=n\nContent-Usage: bots=n",
        "bots=y",
    ),
    ("for us by name", ALL + "Content-Usage: bots=n\n\nUser-agent: Tallywire/1\nContent-Usage: bots=y", "bots=y"),
    ("our own group says nothing", ALL + "Content-Usage: bots=n\n\nUser-agent: tallywire\nDisallow: /private", None),
    ("for another", "User-agent: otherbot\nContent-Usage: bots=n", None),
    ("for another and for us", "User-agent: otherbot\n\n# and\nUser-agent: *\nContent-Usage: bots=n", "bots=n"),
    ("in no group", "Content-Usage: bots=n", None),
    ("in no group, before one", "Content-Usage: bots=n\n" + ALL + "Content-Usage: tdm=n", "tdm=n"),
    ("empty", ALL + "Content-Usage:", None),
    ("a comment", ALL + "# Content-Usage: bots=n", None),
    ("another field", ALL + "X-Content-Usage: bots=n", None),
]


@pytest.mark.parametrize(("text", "stated"), [case[1:] for case in USAGES], ids=[case[0] for case in USAGES])
def test_the_use_that_a_host_states_for_a_page(text: str, stated: str | None) -> None:
    assert usage(rules_text(text.encode()), STORY) == stated


@pytest.mark.parametrize("url", ["https://outlet.example", "https://outlet.example/", "https://outlet.example/?a=1"])
def test_a_use_stated_for_all_holds_for_the_first_page_too(url: str) -> None:
    assert usage(f"{ALL}Content-Usage: bots=n", url) == "bots=n"
    assert usage(f"{ALL}Content-Usage: /?a bots=n", url) == ("bots=n" if url.endswith("?a=1") else None)


@given(path=st.text("ab/*", max_size=9), end=st.sampled_from(["", "$"]), target=st.text("ab/", max_size=9))
def test_a_path_matches_as_its_regular_expression_would(path: str, end: str, target: str) -> None:
    expression = ".*".join(map(re.escape, path.split("*"))) + ("\\Z" if end else "")
    assert matches(path + end, target) == bool(re.match(expression, target))


def test_a_path_of_a_thousand_stars_is_matched_in_no_time() -> None:
    assert not matches("/*a" * 1000 + "b", "/a" * 1000)
    assert not matches("*a" * 1000 + "b$", "a" * 2000)
