"""Hostile servers (classes 26 to 47): what each answers, and what a fetch of it may end as. `None` means: a page is received."""

import gzip
import random
import time
import zlib
from collections.abc import Callable
from typing import NamedTuple

import brotli
import zstandard

from services.contracts.states import Reason
from tests.sites import Answer, drip, endless, redirect, reply, reset

PAGE = b"<p>Twelve ships left the harbour at noon.</p>" * 50
NOISE = random.Random(4).randbytes(5000)
OK = b"HTTP/1.1 200 OK\r\n"
MB = 2**20


class Case(NamedTuple):
    number: int
    name: str
    answer: Answer
    reasons: set[Reason] | None


def case(number: int, name: str, answer: Answer, *reasons: Reason) -> Case:
    return Case(number, name, answer, set(reasons) or None)


def coded(coding: str, body: bytes) -> bytes:
    return reply(body, "200 OK", f"Content-Encoding: {coding}")


def zeros(size: int, compress: Callable[[bytes], bytes], finish: Callable[[], bytes]) -> bytes:
    """`size` zero bytes, packed without ever holding them."""
    return b"".join(compress(bytes(MB)) for _ in range(size // MB)) + finish()


def bomb(name: str, size: int) -> bytes:
    if name == "br":
        brotler = brotli.Compressor(quality=4)
        return zeros(size, brotler.process, brotler.finish)
    wbits = {"gzip": 31, "deflate": 15, "deflate, bare": -15}
    packer = zlib.compressobj(1, wbits=wbits[name]) if name in wbits else zstandard.ZstdCompressor().compressobj()
    return zeros(size, packer.compress, packer.flush)


BOMBS = ("gzip", "deflate", "deflate, bare", "br", "zstd")


def then_close(data: bytes) -> Callable[[object], None]:
    return lambda connection: connection.sendall(data)  # type: ignore[attr-defined]


def then_reset(data: bytes) -> Callable[[object], None]:
    def answer(connection: object) -> None:
        connection.sendall(data)  # type: ignore[attr-defined]
        time.sleep(0.05)
        reset(connection)  # type: ignore[arg-type]

    return answer


def silence(_: object) -> None:
    time.sleep(5)


R = Reason
REDIRECT_CASES = [
    *(
        case(26, f"to {location}", redirect(location), R.ADDRESS)
        for location in ("http://169.254.169.254/", "http://localhost/", "//10.0.0.1/", "https://[::1]/", "http://2130706433/")
    ),
    case(26, "to our own database", redirect("http://127.0.0.1:5432/"), R.REDIRECTS),
    case(27, "to itself", redirect(""), R.REDIRECTS),
    case(27, "to the same path", redirect("?"), R.REDIRECTS, R.NOT_FOUND),
    case(27, "no Location", b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", R.REDIRECTS),
    case(27, "white Location", redirect("   "), R.REDIRECTS),
    case(27, "300 with a choice", redirect("/x", "300 Multiple Choices"), R.PROTOCOL),
    case(27, "305 through a proxy", redirect("http://127.0.0.1/", "305 Use Proxy"), R.PROTOCOL),
    *(
        case(28, f"to {location[:30]!r}", redirect(location), R.REDIRECTS)
        for location in (
            *("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://x.example/", "http://x.example:99999/"),
            *(
                "http://x.example:22/",
                "http://" + "a" * 64 + ".example/",
                b"http://\xff\xfe/",
                b"/\xc3\x28",
                "http://[::1",
                "http://[",
            ),
            *(
                "http://xn--a/",
                "http://a..b/",
                "http:///",
                "http://x y/",
                "/a b",
                "http://x.example/%0d%0aSet-Cookie:x",
                "/" + "a" * 3000,
            ),
            *("//", "http:", "http://:80/", "mailto:x@y.example", "tel:+1", "\\\\x.example\\share", "http://x.example:0/"),
        )
        if location != "\\\\x.example\\share"
    ),
    case(28, "a Location of 70 kB", redirect("/" + "a" * 70_000), R.PROTOCOL, R.REDIRECTS),
    case(28, "a Location of NULs", redirect(b"/\0\0"), R.PROTOCOL, R.REDIRECTS),
]

CODING_CASES = [
    *(case(30, f"bomb in {name}", coded(name.split(",")[0], bomb(name, 24 * MB)), R.TOO_BIG) for name in BOMBS),
    case(31, "gzip three times", coded("gzip, gzip, gzip", gzip.compress(gzip.compress(gzip.compress(PAGE)))), R.ENCODING),
    case(31, "gzip, identity, br", coded("gzip, identity, br", brotli.compress(gzip.compress(PAGE))), R.ENCODING),
    case(31, "two header lines", reply(PAGE, "200 OK", "Content-Encoding: gzip", "Content-Encoding: br"), R.ENCODING),
    case(31, "gzip inside, and says so once", coded("gzip", gzip.compress(gzip.compress(PAGE))), R.TYPE),
    case(32, "rot13", coded("rot13", PAGE), R.ENCODING),
    case(32, "compress", coded("compress", PAGE), R.ENCODING),
    *(case(32, f"says {name}, sends text", coded(name, PAGE), R.ENCODING) for name in ("gzip", "br", "zstd")),
    case(32, "says deflate, sends text", coded("deflate", PAGE), R.ENCODING, R.TRUNCATED),
    case(32, "says br, sends gzip", coded("br", gzip.compress(PAGE)), R.ENCODING, R.TRUNCATED),
    case(32, "identity", coded("identity", PAGE)),
    case(32, "x-gzip", coded("x-gzip", gzip.compress(PAGE))),
    *(case(33, f"gzip short of {n}", coded("gzip", gzip.compress(PAGE + NOISE)[:-n]), R.TRUNCATED) for n in (1, 8, 12, 4000)),
    case(33, "zstd short of 5", coded("zstd", zstandard.compress(PAGE + NOISE)[:-5]), R.TRUNCATED),
    case(33, "br short of 5", coded("br", brotli.compress(PAGE + NOISE)[:-5]), R.TRUNCATED),
    case(33, "deflate short of 5", coded("deflate", zlib.compress(PAGE + NOISE)[:-5]), R.TRUNCATED),
    case(33, "shorter than it says", then_close(OK + b"Content-Length: 9999\r\n\r\n" + PAGE), R.TRUNCATED),
    case(33, "no last chunk", then_close(OK + b"Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n"), R.TRUNCATED),
    case(33, "half a chunk", then_close(OK + b"Transfer-Encoding: chunked\r\n\r\nff\r\nabcd"), R.TRUNCATED),
    case(33, "no length, closed at its end", then_close(OK + b"\r\n" + PAGE)),
    case(33, "longer than it says", then_close(OK + b"Content-Length: 10\r\n\r\n" + PAGE)),
]

SLOW_CASES = [
    case(34, "a byte at a time", drip(b"x", head=OK + b"Content-Length: 99999\r\n\r\n"), R.DEADLINE),
    case(34, "a chunk at a time", drip(b"1\r\nx\r\n", 6, head=OK + b"Transfer-Encoding: chunked\r\n\r\n"), R.DEADLINE),
    case(34, "a body that never comes", drip(b"", head=OK + b"Content-Length: 9\r\n\r\n"), R.DEADLINE),
    case(35, "a header line at a time", drip(b"X-A: 1\r\n", 8, head=OK), R.DEADLINE),
    case(35, "a byte of a header at a time", drip(b"a", head=OK + b"X: "), R.DEADLINE),
    case(35, "a byte of the status line at a time", drip(b"HTTP/1.1 200 OK\r\nA: b", pause=0.3), R.DEADLINE),
    case(36, "103 slowly", drip(b"HTTP/1.1 103 Early Hints\r\n\r\n", 30), R.DEADLINE),
    case(36, "103 for ever", endless(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100), R.PROTOCOL),
    case(36, "100 for ever", endless(b"HTTP/1.1 100 Continue\r\n\r\n" * 100), R.PROTOCOL),
    case(36, "102 for ever", endless(b"HTTP/1.1 102 Processing\r\n\r\n"), R.PROTOCOL),
    case(39, "silence", silence, R.DEADLINE),
    case(34, "a body without end", endless(b"x" * 65536, OK + b"\r\n"), R.TOO_BIG),
    case(
        34,
        "chunks without end",
        endless(b"1000\r\n" + b"x" * 4096 + b"\r\n", OK + b"Transfer-Encoding: chunked\r\n\r\n"),
        R.TOO_BIG,
        R.DEADLINE,  # which limit it meets first is a matter of the machine
    ),
    case(
        34,
        "tiny chunks without end",
        endless(b"1\r\nx\r\n" * 1000, OK + b"Transfer-Encoding: chunked\r\n\r\n"),
        R.PROTOCOL,
    ),
]

CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
HEAD_CASES = [
    case(34, "2,000 chunks of 100 bytes", then_close(CHUNKED + (b"64\r\n" + b"x" * 100 + b"\r\n") * 2000 + b"0\r\n\r\n")),
    case(37, "a header of 5 MB", then_close(OK + b"X: " + b"a" * 5 * MB + b"\r\n\r\n"), R.PROTOCOL),
    case(37, "a header of 66 kB", then_close(OK + b"X: " + b"a" * 66_000 + b"\r\nContent-Length: 1\r\n\r\nx"), R.PROTOCOL),
    case(37, "9,000 headers", then_close(OK + b"X: a\r\n" * 9000 + b"\r\n"), R.PROTOCOL),
    case(37, "201 headers", then_close(OK + b"X: a\r\n" * 201 + b"\r\nx"), R.PROTOCOL),
    case(37, "200 headers", then_close(OK + b"X: a\r\n" * 200 + b"\r\nx")),
    case(37, "3,000 cookies", then_close(OK + b"Set-Cookie: a=1\r\n" * 3000 + b"\r\n"), R.PROTOCOL),
    case(37, "headers without end", endless(b"X: aaaaaaaaaa\r\n" * 100, OK), R.PROTOCOL),
    case(
        37,
        "a redirect with 300 headers",
        then_close(b"HTTP/1.1 302 x\r\nLocation: /\r\n" + b"X: a\r\n" * 300 + b"\r\n"),
        R.PROTOCOL,
    ),
    *(
        case(38, f"Content-Length: {length}", then_close(OK + b"Content-Length: " + length.encode() + b"\r\n\r\nx"), R.PROTOCOL)
        for length in ("-1", "abc", "+1", "1, 2", "0x1", "1e3", "9" * 30, "")
    ),
    case(38, "two lengths", then_close(OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx"), R.PROTOCOL),
    case(38, "length and chunks", then_close(OK + b"Content-Length: 1\r\n" + CHUNKED[17:] + b"1\r\nx\r\n0\r\n\r\n"), R.PROTOCOL),
    case(38, "a chunk extension of 3 MB", then_close(CHUNKED + b"1;" + b"a" * 3 * MB + b"\r\nx\r\n0\r\n\r\n"), R.PROTOCOL),
    case(38, "500,000 trailers", then_close(CHUNKED + b"1\r\nx\r\n0\r\n" + b"A: b\r\n" * 500_000 + b"\r\n"), R.PROTOCOL),
    *(
        case(38, f"chunk size {size[:10]!r}", then_close(CHUNKED + size + b"\r\nx\r\n0\r\n\r\n"), R.PROTOCOL)
        for size in (b"-1", b"g", b"", b"0x1", b"f" * 25, b"1 2")
    ),
    case(38, "an unknown transfer coding", then_close(OK + b"Transfer-Encoding: gzip\r\n\r\nx"), R.PROTOCOL),
    case(38, "a chunk as long as 2^64", then_close(CHUNKED + b"ffffffffffffffff\r\nx"), R.TRUNCATED, R.TOO_BIG, R.PROTOCOL),
    case(39, "HTTP/0.9", then_close(b"<html>words</html>"), R.NETWORK),
    case(39, "random bytes", then_close(NOISE), R.NETWORK, R.PROTOCOL),
    case(39, "a TLS alert", then_close(b"\x15\x03\x01\x00\x02\x02\x46"), R.NETWORK),
    case(39, "SSH", then_close(b"SSH-2.0-OpenSSH_9.2\r\n"), R.NETWORK),
    case(39, "closed at once", then_close(b""), R.NETWORK),
    case(39, "closed in the status line", then_close(b"HTTP/1.1 20"), R.NETWORK),
    case(39, "closed in a header", then_close(OK + b"Content-Le"), R.NETWORK),
    case(39, "reset at once", then_reset(b""), R.NETWORK),
    case(39, "reset in the body", then_reset(OK + b"Content-Length: 99\r\n\r\nabc"), R.NETWORK, R.TRUNCATED),
    case(39, "HTTP/2.0", then_close(b"HTTP/2.0 200 OK\r\n\r\nx")),
    case(39, "white space before a colon", then_close(OK + b"X : a\r\n\r\nx"), R.PROTOCOL),
    case(39, "a NUL in a header", then_close(OK + b"X: a\0b\r\n\r\nx"), R.PROTOCOL),
]

STATUS_CASES = [
    case(40, "101", then_close(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nx"), R.PROTOCOL),
    case(40, "204 with a body", reply(PAGE, "204 No Content"), R.PROTOCOL),
    *(
        case(40, status, reply(PAGE, status), R.PROTOCOL)
        for status in ("999 What", "600 x", "201 Created", "202 Accepted", "205 x", "206 Partial")
    ),
    case(40, "304 to a plain GET", b"HTTP/1.1 304 Not Modified\r\n\r\n", R.PROTOCOL),
    case(40, "status 99", then_close(b"HTTP/1.1 99 x\r\n\r\n"), R.PROTOCOL, R.NETWORK),
    case(40, "status 1000", then_close(b"HTTP/1.1 1000 x\r\n\r\n"), R.PROTOCOL, R.NETWORK),
    case(40, "200 and empty", reply(b""), R.EMPTY),
    case(40, "200, no length, empty", then_close(OK + b"\r\n"), R.EMPTY),
    case(40, "200, no chunk", then_close(CHUNKED + b"0\r\n\r\n"), R.EMPTY),
    case(40, "gzip of nothing", coded("gzip", gzip.compress(b"")), R.EMPTY),
    case(40, "203", reply(PAGE, "203 Non-Authoritative Information")),
    case(40, "no reason phrase", then_close(b"HTTP/1.1 200\r\nContent-Length: 1\r\n\r\nx")),
    case(40, "HTTP/1.0", then_close(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE)),
    *(
        case(41, f"429, Retry-After: {v}", reply(b"", "429 x", f"Retry-After: {v}"), R.RATE_LIMITED)
        for v in ("3600", "-1", "9" * 5000, "soon")
    ),
    *(case(42, status, reply(PAGE, status), R.SERVER_ERROR) for status in ("500 x", "502 x", "503 x", "504 x", "520 x", "599 x")),
    *(case(40, status, reply(PAGE, status), R.NOT_FOUND) for status in ("404 x", "410 x")),
    *(case(40, status, reply(PAGE, status), R.HTTP_STATUS) for status in ("400 x", "401 x", "403 x", "418 x", "451 x")),
    case(43, "403 with a challenge", reply(PAGE, "403 x", "cf-mitigated: challenge"), R.BLOCKED),
    case(43, "200 with a challenge", reply(PAGE, "200 OK", "CF-Mitigated: Challenge"), R.BLOCKED),
    case(43, "429 with a challenge", reply(PAGE, "429 x", "cf-mitigated: challenge"), R.BLOCKED),
    case(43, "202 with a captcha", reply(PAGE, "202 x", "x-amzn-waf-action: captcha"), R.BLOCKED),
]

TYPE_CASES = [
    *(
        case(45, f"text/html that begins {start[:6]!r}", reply(start + NOISE), R.TYPE)
        for start in (
            b"%PDF-1.7\n",
            b"PK\x03\x04",
            b"\x89PNG\r\n\x1a\n",
            b"GIF89a",
            b"\xff\xd8\xff\xe0",
            b"\x7fELF",
            b"7z\xbc\xaf\x27\x1c",
        )
    ),
    case(45, "a packed PDF", coded("gzip", gzip.compress(b"%PDF-1.7\n" + NOISE)), R.TYPE),
    *(
        case(45, f"{kind} that is HTML", reply(PAGE, content_type=kind), R.TYPE)
        for kind in ("image/png", "image/svg+xml", "IMAGE/PNG; x=y", "video/mp4", "application/pdf", "font/woff2")
    ),
    case(45, "4 GB", endless(bytes(65536), OK + b"Content-Type: text/html\r\nContent-Length: 4294967296\r\n\r\n"), R.TOO_BIG),
    case(
        45, "10^30 bytes of zeros in front", endless(bytes(65536), OK + b"Content-Length: 1" + b"0" * 18 + b"\r\n\r\n"), R.TOO_BIG
    ),
    case(45, "no type", reply(PAGE, content_type=None)),
    case(45, "a type that is no type", reply(PAGE, content_type=";;;=\xe9")),
    *(
        case(46, f"charset={charset[:12]}", reply(PAGE, content_type=f"text/html; charset={charset}"))
        for charset in (
            "utf-7",
            "undefined",
            "zlib_codec",
            "utf-16",
            "hex",
            "idna",
            "x" * 3000,
            "",
            '"',
            "utf-8; charset=utf-16",
            "\xff",
        )
    ),
    case(46, "bytes that are no UTF-8", reply(b"<p>\xc0\xaf\xff\xfe\x00</p>", content_type="text/html; charset=utf-8")),
    case(47, "an ETag of 1 MB", then_close(OK + b'ETag: "' + b"a" * MB + b'"\r\n\r\nx'), R.PROTOCOL),
    case(
        47, "a weak ETag, from the future", reply(PAGE, "200 OK", 'ETag: W/"1"', "Last-Modified: Fri, 31 Dec 2099 23:59:59 GMT")
    ),
]

SERVER_CASES = [*REDIRECT_CASES, *CODING_CASES, *SLOW_CASES, *HEAD_CASES, *STATUS_CASES, *TYPE_CASES]
