"""One way to log: structlog over the standard library, to standard error, as text or JSON lines."""

import logging
import sys
from typing import Any

import structlog

from services.contracts.settings import Settings

# Celery tells of every message three times, the libraries of every page.
QUIET = {
    **dict.fromkeys(("celery.worker.strategy", "celery.app.trace", "celery.beat"), logging.WARNING),
    **dict.fromkeys(("httpx", "trafilatura", "htmldate"), logging.ERROR),
}


def configure(settings: Settings, level: str | None = None) -> None:
    """Send every logger of this process through structlog. Call when a process starts; `level` goes before the setting."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: Any = structlog.processors.JSONRenderer() if settings.log_json else structlog.dev.ConsoleRenderer(colors=False)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.format_exc_info, last],
        )
    )
    logging.basicConfig(handlers=[handler], level=level or settings.log_level, force=True)
    for name, least in QUIET.items():
        logging.getLogger(name).setLevel(least)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def get(name: str) -> Any:
    """The logger of a module."""
    return structlog.stdlib.get_logger(name)
