"""One page as one WARC 1.1 record (ISO 28500:2017), and back.

The payload is the body without its transfer coding but still in its content coding: HTTP's framing ends at the client,
and a payload digest over it is what other tools recompute. A `Transfer-Encoding` header is kept under another name,
so that no reader takes chunks where there are none.
"""

import hashlib
import io
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from services.contracts.errors import ArchiveError

Headers = tuple[tuple[bytes, bytes], ...]

END = b"\r\n\r\n"  # of a record's head, and of the record
LEVEL = 6  # gzip; level 9 takes 1.4 times as long for nothing less (ADR 4)
HEAD_BYTES = 256 * 2**10  # the longest record head, and the longest HTTP head, that is read
RENAMED = {b"transfer-encoding": b"X-Crawler-Transfer-Encoding"}


@dataclass(frozen=True, slots=True)
class Received:
    """A page as it came: `url` the last of its redirects, `body` as on the wire (content coding kept), headers in order.

    A file that came without HTTP has no status. `received_at` must be aware.
    """

    url: str
    body: bytes = field(repr=False)  # asyncio.run takes the repr of what it returns
    received_at: datetime
    content_type: str | None = None
    status: int | None = None
    reason: bytes = b""
    http_version: bytes = b"HTTP/1.1"
    headers: Headers = ()
    ip: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as it stands in a segment: `kind` is its WARC type, `payload` still in its content coding."""

    kind: str
    record_id: str
    url: str
    date: str
    payload: bytes
    digest: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    content_type: str | None


def digest_of(payload: bytes) -> str:
    """`sha256:` and the hex digest: the form of `Capture.digest` and of `WARC-Payload-Digest`."""
    return "sha256:" + hashlib.sha256(payload).hexdigest()


def warc_date(moment: datetime) -> str:
    """UTC with microseconds, as WARC 1.1 allows."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def page_member(page: Received, digest: str) -> bytes:
    """The gzip member that holds a page: a `response` record, or a `resource` record where there was no HTTP."""
    block = page.body if page.status is None else _http_head(page) + page.body
    headers = {
        "WARC-Date": warc_date(page.received_at),
        "WARC-Target-URI": quote(page.url, safe="!#$%&'()*+,/:;=?@[]~"),
        "WARC-Payload-Digest": digest,
    }
    if page.ip:
        headers["WARC-IP-Address"] = page.ip
    if page.status is None:
        return _member(WarcRecordType.resource, page.content_type or "application/octet-stream", headers, block)
    return _member(WarcRecordType.response, "application/http; msgtype=response", headers, block)


def info_member(segment: str, moment: datetime, fields: dict[str, str]) -> bytes:
    """The gzip member of the `warcinfo` record that heads a segment."""
    block = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    headers = {"WARC-Date": warc_date(moment), "WARC-Filename": segment}
    return _member(WarcRecordType.warcinfo, "application/warc-fields", headers, block)


def parse(plain: bytes) -> Kept:
    """The record in a decompressed gzip member. Raises ArchiveError for anything but one whole record of WARC 1.0 or 1.1.

    FastWARC reads a cut or wrongly measured block without a word, so the lengths are checked here.
    """
    try:
        record = next(ArchiveIterator(io.BytesIO(plain), parse_http=False, max_header_len=HEAD_BYTES), None)
        if record is None:
            raise ArchiveError("no WARC record")
        _check_block(record, plain)
        return _kept(record)
    except OSError as error:
        raise ArchiveError(f"no sound WARC record: {error}") from None


def _check_block(record: WarcRecord, plain: bytes) -> None:
    stated = record.headers.get("Content-Length") or ""
    block_at = plain.find(END) + len(END)
    if (
        not (stated.isascii() and stated.isdecimal())
        or block_at + int(stated[:20]) + len(END) != len(plain)
        or not plain.endswith(END)
    ):
        raise ArchiveError(f"the record is cut, or its Content-Length {stated[:20]!r} is wrong")
    if record.headers.get("WARC-Block-Digest") and not record.verify_block_digest():
        raise ArchiveError("the block is not what its digest says")


def _kept(record: WarcRecord) -> Kept:
    head = record.headers
    status, headers = _http(record) if record.is_http and head.get("WARC-Type") == "response" else (None, ())
    payload = record.reader.read()
    return Kept(
        kind=head.get("WARC-Type") or "",
        record_id=head.get("WARC-Record-ID") or "",
        url=_target(record),
        date=head.get("WARC-Date") or "",
        payload=payload,
        digest=_digest(payload, head.get("WARC-Payload-Digest") or ""),
        status=status,
        headers=headers,
        content_type=head.get("Content-Type") if status is None else _first(headers, "content-type"),
    )


def _http(record: WarcRecord) -> tuple[int, tuple[tuple[str, str], ...]]:
    record.parse_http(max_header_len=HEAD_BYTES)
    status = record.http_headers.status_code
    if status is None:
        raise ArchiveError("the response has no status line")
    return status, tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in record.http_headers.items_bytes())


def _digest(payload: bytes, stated: str) -> str:
    """The payload's digest. Raises ArchiveError where the record states another of the same algorithm and form."""
    digest = digest_of(payload)
    if stated.startswith("sha256:") and len(stated) == len(digest) and stated.lower() != digest:
        raise ArchiveError("the payload is not what its digest says")
    return digest


def _target(record: WarcRecord) -> str:
    url = record.headers.get("WARC-Target-URI") or ""
    if not url and record.headers.get("WARC-Type") != "warcinfo":
        raise ArchiveError("the record names no URL")
    if any(ord(c) <= 32 for c in url):
        raise ArchiveError("white space or control characters in the record's URL")
    return url


def _first(headers: tuple[tuple[str, str], ...], name: str) -> str | None:
    return next((value for key, value in headers if key.lower() == name), None)


def _http_head(page: Received) -> bytes:
    lines = [b" ".join((page.http_version, b"%03d" % (page.status or 0), page.reason))]
    lines += [RENAMED.get(name.lower(), name) + b": " + value for name, value in page.headers]
    return b"\r\n".join(lines) + END


def _member(kind: WarcRecordType, content_type: str, headers: dict[str, str], block: bytes) -> bytes:
    record = WarcRecord()
    record.init_headers(kind)
    for name, value in {**headers, "WARC-Block-Digest": digest_of(block), "Content-Type": content_type}.items():
        record.headers[name] = value
    record.set_bytes_content(block)
    plain, member = io.BytesIO(), io.BytesIO()
    record.write(plain)  # in one piece to the compressor: each of a record's lines by itself takes as long as a small page
    with GzipWriter(member, compression_level=LEVEL) as out:
        out.write(plain.getvalue())
    return member.getvalue()
