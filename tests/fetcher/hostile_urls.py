"""Hostile URLs (classes 1 to 14): what each may end as. The URL is judged the same through every entrance."""

from services.contracts.states import Reason

ADDRESS, URL, PORT, SCHEME = {Reason.ADDRESS}, {Reason.URL}, {Reason.PORT}, {Reason.SCHEME}
EITHER = ADDRESS | URL


def each(number: int, reasons: set[Reason], *urls: str) -> list[tuple[int, str, set[Reason]]]:
    return [(number, url, reasons) for url in urls]


def hosts(number: int, reasons: set[Reason], *names: str) -> list[tuple[int, str, set[Reason]]]:
    return each(number, reasons, *(f"http://{name}/" for name in names))


URL_CASES = [
    *hosts(1, ADDRESS, "127.0.0.1", "localhost", "LOCALHOST", "localhost.", "a.localhost", "127.8.9.10", "127.0.0.1:8080"),
    *each(1, ADDRESS, "https://localhost/", "HTTP://LocalHost:8443/x?y#z", "  http://127.0.0.1/  "),
    *hosts(
        2,
        ADDRESS,
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "127.1",
        "0",
        "0177.0.0.1",
        "127.0.1",
        "0x7F.0x0.0x0.0x1",
        "017700000001",
    ),
    *hosts(2, ADDRESS, "0.0.0.0", "00000", "127.0.0.1."),
    *hosts(2, URL, "134744072", "0x8.8.8.8", "8.8.2056", "256.256.256.256", "1.2.3.4.5", "0x", "99999999999", "1.2.3.08"),
    *hosts(
        3,
        EITHER,
        "127。0。0。1",
        "127．0．0．1",
        "①②⑦.0.0.1",
        "１２７.0.0.1",
        "ｌｏｃａｌｈｏｓｔ",
        "loc\u00adalhost",
        "loca\u200blhost",
    ),
    *hosts(
        4, ADDRESS, "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::1]:8080"
    ),
    *hosts(4, ADDRESS, "[::ffff:10.0.0.1]", "[::ffff:a9fe:a9fe]", "[0000::FFFF:7F00:0001]"),
    *hosts(5, ADDRESS, "[64:ff9b::7f00:1]", "[64:ff9b:1::a00:1]", "[2002:7f00:1::]", "[2002:a00:1::1]", "[fec0::1]", "[fe80::1]"),
    *hosts(
        5, ADDRESS, "[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "[2001:db8::1]", "[3fff::1]", "[3ffe::1]", "[ff02::1]", "[5f00::1]"
    ),
    *hosts(5, EITHER, "[fe80::1%eth0]", "[fe80::1%25eth0]", "[2606:4700::1%eth0]", "[::1%lo]"),
    *hosts(5, ADDRESS, "[100::1]", "[fc00::1]", "[fdff::1]", "[4000::1]", "[1::1]", "[2001:2::1]", "[2001:20::1]"),
    *hosts(6, ADDRESS, "169.254.169.254", "[fd00:ec2::254]", "168.63.129.16", "100.100.100.200", "metadata.google.internal"),
    *hosts(6, ADDRESS, "METADATA.google.INTERNAL.", "router.local", "nas.home.arpa", "169.254.170.2"),
    *hosts(
        7, ADDRESS, "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "100.127.255.254"
    ),
    *hosts(
        7, ADDRESS, "198.18.0.1", "198.19.255.255", "192.0.2.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250"
    ),
    *hosts(7, ADDRESS, "240.0.0.1", "255.255.255.255", "192.0.0.8", "192.88.99.1", "0.1.2.3"),
    *hosts(
        8, PORT, "93.184.216.34:5432", "93.184.216.34:6379", "93.184.216.34:9090", "outlet.example:5555", "[2606:4700::1111]:9100"
    ),
    *each(
        9, SCHEME, "file:///etc/passwd", "gopher://x.example/", "data:text/html,<p>x", "javascript:alert(1)", "ftp://x.example/"
    ),
    *each(
        9,
        SCHEME,
        "outlet.example/story",
        "//outlet.example/story",
        "",
        "   ",
        "story",
        "/etc/passwd",
        "mailto:a@b.example",
        "httpx://a/",
    ),
    *each(
        9, SCHEME, "blob:http://x.example/1", "view-source:http://127.0.0.1/", "wss://x.example/", "about:blank", "C:\\story.html"
    ),
    *each(10, ADDRESS, "http://good.example@127.0.0.1/", "http://good.example\\@127.0.0.1/", "http://a:b@127.0.0.1:80/"),
    *each(10, ADDRESS, "http://127.0.0.1#@good.example/", "http://127.0.0.1?@good.example/", "http://good.example:80@127.0.0.1/"),
    *each(10, EITHER, "http://127.0.0.1\\@good.example@10.0.0.1/", "http://good.example%2f@127.0.0.1/", "http://a@b@127.0.0.1/"),
    *each(
        11,
        URL,
        "http://x.example/a\r\nHost: y",
        "http://x.example/\ta",
        "http://x.exam\nple/",
        "http://x.example/a b",
        "http://x\0y/",
    ),
    *each(
        11,
        URL,
        "http://x.example/%00",
        "http://x.example/%0d%0aHost:%20y",
        "http://x%00.example/",
        "http://x%0a.example/",
        "http://a b/",
    ),
    *each(
        11, URL, "http://x.example/\x7f", "http://x.example/%0A", "http:// x.example/", "http://x.example\u2028/", "http://x%20y/"
    ),
    *hosts(
        12,
        PORT,
        "x.example:0",
        "x.example:22",
        "x.example:25",
        "x.example:6379",
        "x.example:65536",
        "x.example:99999",
        "x.example:-1",
    ),
    *hosts(
        12,
        PORT,
        "x.example:80a",
        "x.example:８０",
        "x.example:+80",
        "x.example:8_0",
        "x.example:443",
        "x.example:1e2",
        "x.example:" + "9" * 400,
    ),
    *each(12, PORT, "https://x.example:80/", "http://x.example:81/", "https://x.example:4430/"),
    *hosts(
        13,
        URL,
        "a" * 64 + ".example",
        "a." * 130 + "example",
        "a..b",
        ".",
        "-a",
        "xn--a",
        "a-.example",
        ".example",
        "xn--.example",
    ),
    *hosts(
        13,
        URL,
        "xn--" + "z" * 60,
        "ex*mple.com",
        "a,b",
        "x.example..",
        "..",
        "ü" * 70,
        "[",
        "]",
        "[]",
        "[::1",
        "::1",
        "[1.2.3.4]",
        "[:::]",
    ),
    *each(13, URL, "http://", "http:///x", "http://?x", "http:x.example", "http://:80/", "https://@/", "http://user@/"),
    *each(14, URL, "http://x.example/" + "a" * 70_000, "http://x.example/?" + "0f" * 1500, "http://" + "a.b" * 3000 + "/"),
]

# Neighbours of the forbidden blocks: public, and dialled.
PUBLIC = [
    *(
        "100.63.255.254",
        "100.128.0.1",
        "172.32.0.1",
        "172.15.255.255",
        "9.255.255.255",
        "11.0.0.0",
        "126.255.255.255",
        "128.0.0.1",
    ),
    *("169.253.255.255", "169.255.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255"),
    *("168.63.129.15", "168.63.129.17", "192.0.1.1", "192.0.3.1", "203.0.112.255", "8.8.8.8", "1.1.1.1"),
    *("2606:4700:4700::1111", "2001:4860:4860::8888", "2001:200::1", "2a00:1450::1", "3ffd::1", "::ffff:8.8.8.8"),
]
