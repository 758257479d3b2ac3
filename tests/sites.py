"""Small servers on loopback for tests: raw sockets, so that they can misbehave in every way."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

Answer = bytes | Callable[[socket.socket], None]


def reply(
    body: bytes = b"<p>Twelve ships left.</p>", status: str = "200 OK", *headers: str, content_type: str | None = "text/html"
) -> bytes:
    """A whole HTTP/1.1 response with a Content-Length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    lines += [f"Content-Type: {content_type}"] if content_type else []
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def redirect(location: str | bytes, status: str = "302 Found", *headers: str) -> bytes:
    raw = location if isinstance(location, bytes) else location.encode()
    extra = "".join(f"{header}\r\n" for header in headers).encode()
    return f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n".encode() + extra + b"Location: " + raw + b"\r\n\r\n"


def drip(data: bytes, step: int = 1, pause: float = 0.02, head: bytes = b"") -> Callable[[socket.socket], None]:
    """Sends `head` at once, then `data` again and again, `step` bytes at a time; where that is nothing, it waits for the end."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(head)
        while data or connection.recv(1):
            for at in range(0, len(data), step):
                connection.sendall(data[at : at + step])
                time.sleep(pause)

    return answer


def endless(data: bytes, head: bytes = b"") -> Callable[[socket.socket], None]:
    """Sends `head`, then `data` for ever, as fast as it goes."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(data)

    return answer


def reset(connection: socket.socket) -> None:
    """Closes with RST."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()


class Site:
    """A server on 127.0.0.1 with an answer for each path (`None`: for any other). Connections stay open after whole answers.

    `requests` are the heads received, `times` when, `connections` how many were taken.
    """

    def __init__(self, answers: Mapping[str | None, Answer], tls: ssl.SSLContext | None = None) -> None:
        self.answers = dict(answers)
        self.requests: list[bytes] = []
        self.times: list[float] = []
        self.connections = 0
        self._tls = tls
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port: int = self._listener.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def url(self, path: str = "/") -> str:
        return f"{'https' if self._tls else 'http'}://{self.host}{path}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self.connections += 1
                threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        self._open.add(connection)
        try:
            with contextlib.suppress(OSError):
                stream = self._tls.wrap_socket(connection, server_side=True) if self._tls else connection
                with stream:
                    while self._answer(stream):
                        pass
        finally:
            self._open.discard(connection)

    def _answer(self, stream: socket.socket) -> bool:
        head = b""
        while b"\r\n\r\n" not in head:
            data = stream.recv(65536)
            if not data:
                return False
            head += data
        self.requests.append(head)
        self.times.append(time.monotonic())
        path = head.split(b" ")[1].decode("latin-1")
        answer = self.answers.get(path, self.answers.get(None, reply(b"", "404 Not Found")))
        if isinstance(answer, bytes):
            stream.sendall(answer)
            return b"connection: close" not in answer.lower()
        answer(stream)
        return False
