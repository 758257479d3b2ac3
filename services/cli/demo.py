"""The demonstration: five invented outlets on a local site, fetched, kept, read and lined up by the real thing."""

import os
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path

from services.cli import figures, look, output
from services.contracts.settings import Settings
from services.embedded.hooks import store_hooks
from services.embedded.supervisor import with_stack

PAGES = ("harbour-post", "northern-ledger", "continental-review", "capital-wire", "evening-bulletin")


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
            code = _shown([f"http://{host}/{page}.html" for page in PAGES])
            if not once:
                _linger(found.web)
    return code


def _shown(urls: list[str]) -> int:
    from services.cli.waiting import wait_for
    from services.store.ledger import accept

    output.say(f"Fetching {len(urls)} articles …")
    code = wait_for(accept(urls), wait=True, as_json=False)
    look.articles(as_json=False)
    sys.stdout.write("\nWhat they reported, and on whose word:\n\n")
    figures.write_list(None, None, None, limit=200, as_json=False)
    sys.stdout.write("\nWhat different outlets report of the same thing:\n")
    look.compare(as_json=False)
    return code


def _linger(web: str | None) -> None:
    output.say(f"\nThe same with the figures marked in the text: {web} — Ctrl-C stops the demonstration and removes its data.")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        output.say("")


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """A web server on loopback for the folder's files; gives its `host:port`."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
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
