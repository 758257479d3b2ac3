"""A real web service for the tests of this folder."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import httpx
import uvicorn

from services.web import app as web
from tests import servers


@contextmanager
def serving() -> Iterator[httpx.Client]:
    """The app under a real server, in a thread of this process."""
    port = servers.free_port()
    server = uvicorn.Server(uvicorn.Config(web.app, port=port, log_level="critical"))
    thread = Thread(target=server.run)
    thread.start()
    try:
        servers.waited_for(lambda: socket.create_connection(("127.0.0.1", port)).close(), "the web page")
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()
