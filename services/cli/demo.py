"""The demonstration: five invented outlets on a local site, fetched, kept, read and lined up by the real thing."""

import os
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any

from services.cli import figures, look, output
from services.contracts.settings import Settings
from services.embedded.hooks import store_hooks
from services.embedded.supervisor import with_stack

PAGES = 8
PATIENCE = 120.0
BASE = b"__BASE__"  # stands in the site's own files for its address
TYPES = {".html": "text/html; charset=utf-8", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8"}


def run(settings: Settings, *, once: bool) -> int:
    """Run the demonstration on a data folder of its own that is removed at the end. Gives the exit code."""
    site = Path(str(resources.files("services.cli").joinpath("demo_site")))
    with tempfile.TemporaryDirectory(prefix="tallywire-demo-", ignore_cleanup_errors=True) as home, _served(site) as host:
        own = {"home": Path(home), "allow_private": host, "web_port": _port(settings), "database_url": None, "redis_url": None}
        own |= {"host_seconds": 0.0}  # one host plays all five outlets
        here = settings.model_copy(update={**own, "archive": None})
        output.say("Starting Postgres, Redis, the workers and the web page …")
        with with_stack(here, store_hooks(here)) as found:
            os.environ["TALLYWIRE_DATABASE_URL"] = found.database_url
            os.environ["TALLYWIRE_REDIS_URL"] = found.redis_url
            code = _shown(f"http://{host}/", here)
            if not once:
                _linger(found.web)
    return code


def _shown(home_page: str, settings: Settings) -> int:
    """Watch the site until all its articles are stored, then show what they report. Gives the exit code."""
    from services.cli.waiting import watch
    from services.store import reads, sources
    from services.store.tasks import wake

    output.say(f"Watching {home_page}: its feed and news sitemap name {PAGES} articles of five outlets …")
    sources.watch(home_page, settings)
    wake()
    until = time.monotonic() + PATIENCE
    watch("stored", PAGES, lambda: PAGES if time.monotonic() > until else reads.status()["articles"])
    look.articles(as_json=False)
    sys.stdout.write("\nWhat they reported, and on whose word:\n\n")
    figures.write_list(None, None, None, limit=400, as_json=False)
    sys.stdout.write("\nWhat different outlets report of the same thing:\n")
    look.compare(as_json=False)
    return int(reads.status()["articles"] < PAGES)


def _linger(web: str | None) -> None:
    output.say(f"\nThe same with the figures marked in the text: {web} — Ctrl-C stops the demonstration and removes its data.")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        output.say("")


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """A web server on loopback for the folder's files; gives its `host:port`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Site, folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()


class _Site(BaseHTTPRequestHandler):
    def __init__(self, folder: Path, *request: Any) -> None:
        self._folder = folder
        super().__init__(*request)

    def do_GET(self) -> None:
        path = self._folder / (self.path.strip("/") or "index.html")
        known = path in self._folder.iterdir()
        body = path.read_bytes().replace(BASE, f"http://{self.headers['Host']}".encode()) if known else b""
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", TYPES.get(path.suffix, "text/plain"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the demonstration's output is for its results."""


def _port(settings: Settings) -> int:
    """The web page's port, or any free one where that is taken."""
    for port in (settings.web_port, 0):
        with socket.socket() as probe:
            try:
                probe.bind((settings.web_host, port))
                return int(probe.getsockname()[1])
            except OSError:
                continue
    return settings.web_port
