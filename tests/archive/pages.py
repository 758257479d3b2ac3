"""Pages as they may come, for the tests of the archive."""

import gzip
from datetime import UTC, datetime, timedelta

from services.archive.record import Received

NOON = datetime(2026, 3, 1, 12, 0, 0, 250_000, tzinfo=UTC)


def page(number: int = 0, body: bytes | None = None, **changes: object) -> Received:
    """An HTML response; its text names its number."""
    fields: dict[str, object] = {
        "url": f"https://outlet.example/story/{number}",
        "body": body if body is not None else f"<p>Story number {number} counts {number * 7} boats.</p>".encode(),
        "received_at": NOON + timedelta(seconds=number),
        "content_type": "text/html; charset=utf-8",
        "status": 200,
        "reason": b"OK",
        "headers": (
            (b"Content-Type", b"text/html; charset=utf-8"),
            (b"Set-Cookie", b"a=1"),
            (b"set-cookie", b"b=2"),
            (b"X-Mood", b"gr\xfcn"),
        ),
        "ip": "93.184.216.34",
    }
    return Received(**{**fields, **changes})  # type: ignore[arg-type]


def gzipped(number: int, text: bytes) -> Received:
    return page(number, gzip.compress(text), headers=((b"Content-Type", b"text/html"), (b"Content-Encoding", b"gzip")))


def file(text: bytes = b"Plain words.") -> Received:
    """An imported file, which came without HTTP."""
    return Received(url="file:///import/words.txt", body=text, received_at=NOON, content_type="text/plain; charset=utf-8")
