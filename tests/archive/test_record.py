"""One page as one WARC record, and back: every part of it, whatever it holds."""

import gzip
import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.archive.record import END, Kept, Received, digest_of, info_member, page_member, parse, warc_date
from services.contracts.errors import ArchiveError
from tests.archive.pages import NOON, file, page

VISIBLE = st.characters(min_codepoint=33, max_codepoint=126)
BODIES = st.binary(max_size=300)
NAMES = st.text(VISIBLE, min_size=1, max_size=12).filter(lambda name: not set(name) & set(':"(),/;<=>?@[\\]{}'))
VALUES = st.text(VISIBLE | st.just(" ") | st.characters(min_codepoint=0xA1, max_codepoint=0xFF), max_size=30).map(str.strip)
HEADERS = st.lists(st.tuples(NAMES.map(str.encode), VALUES.map(lambda text: text.encode("latin-1"))), max_size=6).map(tuple)


def kept(received: Received) -> Kept:
    return parse(gzip.decompress(page_member(received, digest_of(received.body))))


@settings(max_examples=100, deadline=None)
@given(BODIES, HEADERS, st.sampled_from([200, 203, 301, 404, 500, 999]), st.sampled_from([b"OK", b"", b"Not \xe4"]))
def test_any_response_comes_back(body: bytes, headers: tuple[tuple[bytes, bytes], ...], status: int, reason: bytes) -> None:
    found = kept(page(0, body, headers=headers, status=status, reason=reason))
    assert found.payload == body
    assert found.status == status
    names = [("X-Crawler-Transfer-Encoding" if n.lower() == b"transfer-encoding" else n.decode(), v) for n, v in headers]
    assert list(found.headers) == [(name, value.decode("latin-1")) for name, value in names]
    assert found.digest == "sha256:" + hashlib.sha256(body).hexdigest()


@settings(max_examples=100, deadline=None)
@given(BODIES, st.none() | st.sampled_from(["text/html", "text/plain; charset=utf-8", "x/y"]))
def test_any_file_comes_back(body: bytes, content_type: str | None) -> None:
    found = kept(Received(url="file:///a", body=body, received_at=NOON, content_type=content_type))
    assert (found.kind, found.payload, found.status, found.headers) == ("resource", body, None, ())
    assert found.content_type == (content_type or "application/octet-stream")


@pytest.mark.parametrize("body", [b"", b"\r\n\r\n", b"WARC/1.1\r\n", END * 3, b"HTTP/1.1 200 OK\r\n\r\n", bytes(70_000)])
def test_a_body_that_looks_like_a_record_is_a_body(body: bytes) -> None:
    assert kept(page(0, body)).payload == body
    assert kept(file(body)).payload == body


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://outlet.example/a?b=c&d=e#f", "https://outlet.example/a?b=c&d=e#f"),
        ("https://outlet.example/a b", "https://outlet.example/a%20b"),
        ("https://outlet.example/ä", "https://outlet.example/%C3%A4"),
        ("https://outlet.example/%C3%A4", "https://outlet.example/%C3%A4"),
        ("https://outlet.example/\r\nX: y", "https://outlet.example/%0D%0AX:%20y"),
        ("file:///tmp/a%20story.txt", "file:///tmp/a%20story.txt"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
    ],
)
def test_a_url_is_written_so_that_it_cannot_break_the_head(url: str, written: str) -> None:
    found = kept(page(0, url=url))
    assert found.url == written
    assert found.headers[0][0] == "Content-Type"


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (NOON, "2026-03-01T12:00:00.250000Z"),
        (datetime(2026, 3, 1, 13, tzinfo=timezone(timedelta(hours=1))), "2026-03-01T12:00:00.000000Z"),
        (datetime(2026, 3, 1, 0, 0, 0, 1, tzinfo=timezone(timedelta(hours=-11))), "2026-03-01T11:00:00.000001Z"),
        (datetime(1970, 1, 1, tzinfo=UTC), "1970-01-01T00:00:00.000000Z"),
    ],
)
def test_times_are_utc_to_the_microsecond(moment: datetime, written: str) -> None:
    assert warc_date(moment) == written
    assert kept(page(0, received_at=moment)).date == written


def head_of(member: bytes) -> dict[str, str]:
    """The WARC headers of a member."""
    lines = gzip.decompress(member).partition(END)[0].decode().splitlines()[1:]
    return dict(line.split(": ", 1) for line in lines)


@pytest.mark.parametrize(
    ("ip", "written"), [("93.184.216.34", "93.184.216.34"), ("2606:4700::1111", "2606:4700::1111"), (None, None)]
)
def test_the_address_is_written_where_it_is_known(ip: str | None, written: str | None) -> None:
    assert head_of(page_member(page(0, ip=ip), "sha256:0")).get("WARC-IP-Address") == written


def test_a_record_has_what_the_standard_asks_for() -> None:
    head = head_of(page_member(page(0), digest_of(page(0).body)))
    assert head["WARC-Type"] == "response"
    assert head["Content-Type"] == "application/http; msgtype=response"
    assert head["WARC-Record-ID"].startswith("<urn:uuid:")
    block = gzip.decompress(page_member(page(0), digest_of(page(0).body))).partition(END)[2][: -len(END)]
    assert int(head["Content-Length"]) == len(block)
    assert head["WARC-Block-Digest"] == digest_of(block)
    assert head["WARC-Payload-Digest"] == digest_of(page(0).body)


def test_two_records_of_one_page_have_two_ids() -> None:
    assert kept(page(0)).record_id != kept(page(0)).record_id


def test_an_info_record_names_its_segment_and_holds_its_fields() -> None:
    found = parse(gzip.decompress(info_member("x.warc.gz", NOON, {"software": "tallywire/1", "format": "WARC"})))
    assert (found.kind, found.url, found.status) == ("warcinfo", "", None)
    assert found.payload == b"software: tallywire/1\r\nformat: WARC\r\n"
    assert head_of(info_member("x.warc.gz", NOON, {}))["WARC-Filename"] == "x.warc.gz"


def plain() -> bytes:
    return gzip.decompress(page_member(page(0), digest_of(page(0).body)))


@pytest.mark.parametrize("cut", [1, 2, 4, 5, 50, 300])
def test_a_cut_record_is_refused(cut: int) -> None:
    with pytest.raises(ArchiveError):
        parse(plain()[:-cut])


@pytest.mark.parametrize("more", [b"\r\n", b"x", b"\r\n\r\n", plain()])
def test_more_than_one_record_is_refused(more: bytes) -> None:
    with pytest.raises(ArchiveError):
        parse(plain() + more)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"WARC/1.1", b"WARC/2.0"),
        (b"WARC/1.1", b"HTTP/1.1"),
        (b"WARC-Target-URI: https", b"WARC-Target-URX: https"),
        (b"story/0", b"story 0"),
        (b"<p>Story", b"<p>Gory"),
        (b"HTTP/1.1 200 OK", b"HTTP/1.1 2OO OK"),
        (b"Content-Length: ", b"Content-Length: 1"),
        (b"Content-Length: ", b"Content-Length: -"),
        (b"Content-Length: ", b"Content-Lengthy: "),
        (b"WARC-Block-Digest: sha256:", b"WARC-Block-Digest: sha256:0"),
    ],
    ids=str,
)
def test_a_spoilt_record_is_refused(old: bytes, new: bytes) -> None:
    assert old in plain()
    with pytest.raises(ArchiveError):
        parse(plain().replace(old, new, 1))


@pytest.mark.parametrize("version", [b"1.0", b"1.1"])
def test_both_versions_of_the_standard_are_read(version: bytes) -> None:
    assert parse(plain().replace(b"WARC/1.1", b"WARC/" + version, 1)).payload == page(0).body


@pytest.mark.parametrize(
    "stated", [b"sha1:AB2CD3EF4GH5IJ6KL7MN2OP3QR4ST5UV", b"md5:1b2cf535f27731c974343645a3985328", b"sha256:SHORT", b"nonsense"]
)
def test_a_digest_of_another_kind_is_no_reason_to_doubt(stated: bytes) -> None:
    """Other archives state other digests of the payload."""
    ours = digest_of(page(0).body).encode()
    assert parse(plain().replace(b"WARC-Payload-Digest: " + ours, b"WARC-Payload-Digest: " + stated)).digest == ours.decode()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 900))
def test_any_bytes_are_a_record_or_refused(noise: bytes, at: int) -> None:
    for spoilt in (noise, plain()[:at] + noise + plain()[at:]):
        try:
            found = parse(spoilt)
        except ArchiveError:
            continue
        assert found.digest == digest_of(found.payload)
