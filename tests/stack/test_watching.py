"""A site with a feed and a news sitemap, watched: what it names is stored, what it adds follows, what changes is a version."""

import json
import threading
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests import corpus
from tests.stack.conftest import Stack, eventually

pytestmark = pytest.mark.slow
ALTERNATE = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'


STORED = "select url from articles join urls on urls.id = articles.url_id"
REACHED = """select count(*) from urls join ledger on ledger.url_id = urls.id join transitions on transitions.row_id = ledger.id
    where url = %s and transitions.state = %s and transitions.reason = %s"""


class Newsroom:
    """A site whose pages, feed and sitemap can change; it answers conditional requests and counts what it answered."""

    def __init__(self) -> None:
        self.pages = {f"/story-{n}": corpus.page(n, 77) for n in range(3)}
        self.fed, self.mapped = ["/story-0", "/story-1"], ["/story-2"]
        self.titles: dict[str, str] = {}
        self.answers: list[tuple[str, int]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.host = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def body(self, path: str) -> tuple[str, str] | None:
        now = datetime.now(UTC)
        if path == "/":
            return (
                "text/html",
                '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body></body></html>',
            )
        if path == "/robots.txt":
            return "text/plain", f"User-agent: *\nAllow: /\nSitemap: {self.url('/news.xml')}\n"
        if path == "/feed.xml":
            items = "".join(
                f"<item><title>{self.titles.get(p, 'T')}</title><link>{self.url(p)}</link>"
                f"<pubDate>{format_datetime(now)}</pubDate></item>"
                for p in self.fed
            )
            return "application/rss+xml", f'<rss version="2.0"><channel><title>Room</title>{items}</channel></rss>'
        if path == "/news.xml":
            entries = "".join(
                f"<url><loc>{self.url(p)}</loc><news:news><news:publication_date>{now.isoformat()}</news:publication_date>"
                "<news:title>T</news:title></news:news></url>"
                for p in self.mapped
            )
            spaces = (
                'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
            )
            return "application/xml", f"<urlset {spaces}>{entries}</urlset>"
        return ("text/html", self.pages[path]) if path in self.pages else None

    def handler(self) -> type[BaseHTTPRequestHandler]:
        room = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                found = room.body(self.path)
                tag = f'"{hash(found)}"'
                status = 404 if found is None else 304 if self.headers.get("If-None-Match") == tag else 200
                room.answers.append((self.path, status))
                payload = found[1].encode() if found and status == 200 else b""
                self.send_response(status)
                self.send_header("ETag", tag)
                if self.path == "/story-2":
                    self.send_header("X-Robots-Tag", "otherbot: noindex, tallywire: noarchive")
                self.send_header("Content-Type", found[0] if found else "text/plain")
                self.send_header("Content-Length", str(len(payload)))
                self.end_headers()
                self.wfile.write(payload)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


@pytest.fixture
def room():
    one = Newsroom()
    yield one
    one.server.shutdown()


def test_a_watched_site_is_followed(idle: Stack, room: Newsroom) -> None:
    idle.settings |= {
        "TALLYWIRE_ALLOW_PRIVATE": room.host,
        "TALLYWIRE_HOST_SECONDS": "0.1",
        "TALLYWIRE_POLL_FLOOR_SECONDS": "2",
        "TALLYWIRE_POLL_CEILING_SECONDS": "3",
    }
    idle.start()
    (source,) = json.loads(idle.call("watch", room.url("/"), "--json").stdout)
    assert source["kind"] == "home_page"

    def stored() -> set[str]:
        return {url.removeprefix(f"http://{room.host}") for (url,) in idle.rows(STORED)}

    def reached(path: str, state: str, reason: str) -> int:
        return idle.rows(REACHED, room.url(path), state, reason)[0][0]

    eventually(lambda: stored() == set(room.pages))
    assert {row["kind"] for row in idle.json("sources", "--json")} == {"home_page", "feed", "news_sitemap"}

    ids = {article["url"]: article["id"] for article in idle.json("articles", "--json")}
    withheld = {path: idle.json("show", ids[room.url(path)], "--json")["withheld"] for path in room.pages}
    assert withheld == {"/story-0": [], "/story-1": [], "/story-2": ["noarchive"]}

    assert idle.call("topic", "add", "ferries", "--any", "ferry").returncode == 0
    room.titles = {"/story-8": "A harbour reopens", "/story-9": "A FERRY sails"}
    room.pages["/story-8"] = corpus.page(8, 77)
    room.fed.insert(0, "/story-8")
    room.pages["/story-9"] = corpus.page(9, 77)
    room.fed.insert(0, "/story-9")
    eventually(lambda: "/story-9" in stored())
    assert [(link["url"], link["reason"]) for link in idle.json("left-out", "--json")] == [(room.url("/story-8"), "off_topic")]

    room.pages["/story-0"] = corpus.page(40, 77)
    assert idle.rows("update ledger set not_before = now() where cause = 'rechecked' returning id")
    eventually(lambda: reached("/story-0", "stored", "changed"))
    eventually(lambda: reached("/story-1", "not_modified", "http_304"))
    versions = {article["url"]: article["version"] for article in idle.json("articles", "--json")}
    assert versions[room.url("/story-0")] == 2
    assert versions[room.url("/story-1")] == 1
    assert ("/story-1", 304) in room.answers
    opml = idle.look("sources", "--opml")
    assert room.url("/feed.xml") in opml
    (idle.home / "feeds.opml").write_text(opml)
    assert idle.call("watch", "--opml", idle.home / "feeds.opml").returncode == 0
    assert idle.look("unwatch", source["id"]) == ""
