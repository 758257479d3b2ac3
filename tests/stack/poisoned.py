"""The parser's worker with one change: a page that holds POISON kills its process, as a fault in C code would."""

import os
import signal
from typing import Any

from services.parser import tasks

app = tasks.app
_read_article = tasks.read_article


def read_article(payload: bytes, **options: Any) -> Any:
    if b"POISON" in payload:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"FAULTY" in payload:
        raise ZeroDivisionError
    return _read_article(payload, **options)


tasks.read_article = read_article
