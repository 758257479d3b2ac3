"""Every connect of the process, watched: each must be the guard's own dial; none leaves the machine."""

import errno
import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from unittest.mock import patch

from services.fetcher.guard import GuardedBackend

Dials = list[tuple[str, int]]


@contextmanager
def watched() -> Iterator[Dials]:
    """Gives the dials as they are made. What leads out of loopback is answered at once: no way."""
    made: Dials = []
    dialling: ContextVar[str | None] = ContextVar("dialling", default=None)
    real_connect, real_dial = socket.socket.connect, GuardedBackend._dial

    def connect(self: socket.socket, address: Any) -> None:
        if self.family == socket.AF_UNIX:
            return real_connect(self, address)
        assert ipaddress.ip_address(dialling.get() or "::") == ipaddress.ip_address(address[0]), (
            f"a dial to {address} that is not the guard's"
        )
        made.append(address[:2])
        if ipaddress.ip_address(address[0]).is_loopback:
            return real_connect(self, address)
        raise OSError(errno.ENETUNREACH, "no way out of a test")

    async def dial(self: GuardedBackend, address: str, port: int) -> Any:
        dialling.set(address)
        return await real_dial(self, address, port)

    with patch.object(socket.socket, "connect", connect), patch.object(GuardedBackend, "_dial", dial):
        yield made
