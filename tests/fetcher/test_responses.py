"""What a head means, case by case, without a server."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from services.contracts.errors import PageError
from services.contracts.states import OUTCOME, RETRIED, Reason
from services.fetcher.responses import (
    check_first_bytes,
    check_head,
    check_picture,
    check_status,
    check_type,
    next_hop,
    retry_after,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = 24 * 3600.0


def http_date(moment: datetime) -> str:
    return moment.strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        *(
            ("0", 0.0),
            ("1", 1.0),
            (" 3600 ", 3600.0),
            ("86401", DAY),
            ("99999999999", DAY),
            ("9" * 5000, DAY),
            ("-1", 0.0),
            ("-" + "9" * 30, 0.0),
            ("007", 7.0),
        ),
        (http_date(NOW + timedelta(minutes=5)), 300.0),
        (http_date(NOW - timedelta(days=1)), 0.0),
        (http_date(NOW + timedelta(days=900)), DAY),
        ("Sunday, 01-Mar-26 12:01:00 GMT", 60.0),
        ("Sun Mar  1 12:02:00 2026", 120.0),
        ("Sun, 01 Mar 2026 12:03:00", 180.0),
        ("Sun, 01 Mar 2026 14:04:00 +0200", 240.0),
        *(
            (value, None)
            for value in ("", "soon", "1.5", "1e3", "٣", "--", "Sun, 99 Xyz 2026 99:99:99 GMT", "0x10", "1 2", "NaN")
        ),
        ("Fri, 31 Dec 99999 23:59:59 GMT", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def reason_of(status: int, **headers: str) -> PageError | None:
    try:
        check_status(status, httpx.Headers({name.replace("_", "-"): value for name, value in headers.items()}), NOW)
    except PageError as error:
        return error
    return None


def test_every_status_is_a_page_or_has_a_reason() -> None:
    errors = {status: reason_of(status) for status in range(1000)}
    assert {status for status, error in errors.items() if error is None} == {200, 203}
    assert {error.reason for error in errors.values() if error} <= set(OUTCOME | RETRIED)


@pytest.mark.parametrize("status", [429, 503])
def test_the_wait_a_server_asks_for_is_kept(status: int) -> None:
    error = reason_of(status, retry_after="120")
    assert error is not None
    assert error.retry_after == 120.0
    assert error.reason in RETRIED
    assert reason_of(status).retry_after is None  # type: ignore[union-attr]


def test_a_challenge_is_seen_whatever_the_status() -> None:
    for status in (200, 403, 429, 503):
        error = reason_of(status, cf_mitigated="challenge")
        assert error is not None
        assert error.reason is Reason.BLOCKED
    assert reason_of(200, cf_mitigated="none") is None


@pytest.mark.parametrize(
    ("lines", "size", "good"), [(200, 10, True), (201, 10, False), (1, 65_000, True), (1, 65_600, False), (0, 0, True)]
)
def test_the_head_is_bounded(lines: int, size: int, good: bool) -> None:
    headers = [(b"X", b"a" * size)] * lines
    if good:
        check_head(headers)
    else:
        with pytest.raises(PageError) as caught:
            check_head(headers)
        assert caught.value.reason is Reason.PROTOCOL


@pytest.mark.parametrize(
    ("content_type", "length", "reason"),
    [
        *(
            (kind, None, None)
            for kind in (None, "", "text/html", "text/plain", "application/rss+xml", "application/json", "imagetext/html")
        ),
        *((kind, None, Reason.TYPE) for kind in ("image/png", " Video/MP4", "application/pdf; x", "audio/mpeg")),
        *(("text/html", length, None) for length in ("0", "100", "", "-1", "abc", "٤")),
        *(("text/html", length, Reason.TOO_BIG) for length in ("101", "9" * 30, "00000000000000000000101")),
    ],
)
def test_what_need_not_be_read(content_type: str | None, length: str | None, reason: Reason | None) -> None:
    if reason is None:
        check_type(content_type, length, 100)
    else:
        with pytest.raises(PageError) as caught:
            check_type(content_type, length, 100)
        assert caught.value.reason is reason


@pytest.mark.parametrize(
    "start", [b"<html>", b"", b"PK is a name", b"GIFs are", b"%PDX", b"\xef\xbb\xbf<p>", b"\xff\xfe<\0p\0", b"MZ at"]
)
def test_text_is_not_taken_for_a_binary(start: bytes) -> None:
    check_first_bytes(start)


@pytest.mark.parametrize(
    ("start", "holds"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", True),
        (b"\x89PNG\r\n\x1a\n", True),
        (b"GIF89a", True),
        (b"RIFF\x10\0\0\0WEBPVP8 ", True),
        (b"\0\0\0\x1cftypavif", True),
        (b"RIFF\x10\0\0\0AVI LIST", False),
        (b"<svg xmlns=", False),
        (b"<html>", False),
        (b"%PDF-1.7", False),
        (b"", False),
    ],
)
def test_what_is_a_picture(start: bytes, holds: bool) -> None:
    if holds:
        check_picture(start)
    else:
        with pytest.raises(PageError) as caught:
            check_picture(start)
        assert caught.value.reason is Reason.TYPE


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "https://outlet.example/b"),
        ("b?c#d", "https://outlet.example/news/b?c"),
        ("../x", "https://outlet.example/x"),
        ("?page=2", "https://outlet.example/news/a?page=2"),
        ("//other.example/x", "https://other.example/x"),
        ("HTTPS://Other.example:443/", "https://other.example/"),
        ("https://desk:pw@other.example/", "https://other.example/"),
        ("/ä", "https://outlet.example/%C3%A4"),
        ("a:b", None),
        ("/a:b", "https://outlet.example/a:b"),
        ("https:b", None),
    ],
)
def test_where_a_redirect_leads(location: str, target: str | None) -> None:
    here, headers = httpx.URL("https://outlet.example/news/a"), httpx.Headers([(b"Location", location.encode())])
    if target is None:
        with pytest.raises(PageError):
            next_hop(here, headers, frozenset())
    else:
        assert str(next_hop(here, headers, frozenset())) == target
