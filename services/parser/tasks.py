"""The parser's worker: captures in, articles out. One page's fault never costs the others of its batch."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from services.archive.reader import read
from services.contracts import logs
from services.contracts.errors import ArchiveError, PageError
from services.contracts.messages import Death, DiedBatch, Failure, ParseBatch, ParsedBatch, ParseItem, ParseResult
from services.contracts.records import Article
from services.contracts.settings import Settings, load
from services.contracts.states import Reason
from services.contracts.worker import make_app, on_death, on_message, send, try_send
from services.parser.article import PARSER_VERSION, read_article

app = make_app("parser")
log = logs.get(__name__)


@on_message(app, ParseBatch)
def parse(batch: ParseBatch) -> None:
    settings = load()
    results = tuple(_result(item, settings) for item in batch.items)
    send(app, ParsedBatch(parser=PARSER_VERSION, results=results))


def _result(item: ParseItem, settings: Settings) -> ParseResult:
    started = time.monotonic()
    outcome = _outcome(item, settings)
    return ParseResult(row=item.row, attempt=item.attempt, seconds=time.monotonic() - started, outcome=outcome)


def _outcome(item: ParseItem, settings: Settings) -> Article | Failure:
    try:
        if item.capture.payload_bytes > settings.page_bytes:
            raise PageError(Reason.TOO_BIG, f"{item.capture.payload_bytes} bytes, {settings.page_bytes} are allowed")
        with _within(settings.parse_seconds):
            page = read(settings.archive_folder, item.capture, limit=settings.page_bytes)
            return read_article(
                page.body,
                url=item.url,
                content_type=page.content_type,
                headers=page.headers,
                evidence=item.evidence,
                host_usage=item.capture.usage,
                limit=settings.page_bytes,
            )
    except PageError as error:
        return Failure(reason=error.reason, detail=error.detail)
    except ArchiveError as error:
        return Failure(reason=Reason.ARCHIVE, detail=str(error))
    except Exception as error:
        log.exception("parser_fault", url=item.url)
        return Failure(reason=Reason.PARSER_FAULT, detail=repr(error))


class TimeIsUpError(BaseException):
    """The page's time is up. No Exception, so that no library's `except Exception` swallows it."""


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise PageError (`too_slow`) when the block's time is up. Where C code does not return, Celery's limit kills."""

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise TimeIsUpError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except TimeIsUpError:
        raise PageError(Reason.TOO_SLOW, f"not parsed within {seconds:g} s") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@on_death(app, ParseBatch)
def died(batch: ParseBatch, detail: str) -> None:
    """Tell the store which rows a dead child held."""
    rows = tuple(Death(row=item.row, attempt=item.attempt) for item in batch.items)
    try_send(app, DiedBatch(rows=rows, detail=detail))
