"""The parser's worker, without a broker: a batch's captures in, an outcome for each out, and a limit that holds."""

import signal
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.archive.record import Received
from services.archive.segment import SegmentWriter
from services.contracts.errors import PageError
from services.contracts.messages import Capture, Failure, ParseItem
from services.contracts.records import Article
from services.contracts.settings import Settings
from services.contracts.states import Reason
from services.parser import tasks
from services.parser.tasks import TimeIsUpError, _outcome, _result, _within

URL = "https://courier.example/trams"
TEXT = "The council of Sund voted on Monday to buy 40 new trams for the eastern line, its chair told reporters."
PAGE = f"<html><head><title>Trams</title></head><body><h1>Trams</h1><p>{TEXT}</p><p>{TEXT} Again.</p></body></html>"


def kept(folder: Path, body: bytes, content_type: str = "text/html; charset=utf-8") -> Capture:
    """A page in an archive of its own."""
    headers = ((b"Content-Type", content_type.encode()), (b"Content-Length", str(len(body)).encode()))
    page = Received(
        url=URL,
        body=body,
        received_at=datetime(2024, 5, 1, tzinfo=UTC),
        content_type=content_type,
        status=200,
        reason=b"OK",
        http_version=b"HTTP/1.1",
        headers=headers,
        ip=None,
    )
    with SegmentWriter(folder) as writer:
        (capture,) = writer.append_all([page])
    return capture


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, archive=tmp_path)


def item(capture: Capture, **evidence: str) -> ParseItem:
    return ParseItem(row=7, attempt=2, url=URL, capture=capture, evidence=evidence)


def test_an_article_with_its_row_attempt_and_time(settings: Settings, tmp_path: Path) -> None:
    result = _result(item(kept(tmp_path, PAGE.encode())), settings)
    assert (result.row, result.attempt) == (7, 2)
    assert result.seconds > 0
    assert isinstance(result.outcome, Article)
    assert (result.outcome.url, result.outcome.title) == (URL, "Trams")
    assert [figure.low for figure in result.outcome.figures] == [40, 40]


def test_what_the_source_states_is_used(settings: Settings, tmp_path: Path) -> None:
    found = _outcome(item(kept(tmp_path, PAGE.encode()), author="Ada Lund", published="2024-05-01T07:00:00Z"), settings)
    assert isinstance(found, Article)
    assert (found.authors, found.published) == (("Ada Lund",), "2024-05-01T07:00:00Z")
    assert (found.evidence["authors"], found.evidence["published"]) == ("feed", "feed")


def test_the_header_of_the_capture_gives_the_encoding(settings: Settings, tmp_path: Path) -> None:
    body = PAGE.replace("Trams", "Züge").encode("cp1252")
    found = _outcome(item(kept(tmp_path, body, "text/html; charset=windows-1252")), settings)
    assert isinstance(found, Article)
    assert found.title == "Züge"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html><body><p>Too little</p></body></html>", Reason.NOT_ARTICLE),
        (b"   \n ", Reason.EMPTY),
        (b"%PDF-1.7 ...", Reason.TYPE),
        (b"<rss version='2.0'><channel></channel></rss>", Reason.TYPE),
        (b"<html><body>" + b"<div>" * 5000 + b"x</body></html>", Reason.TOO_DEEP),
    ],
)
def test_what_is_no_article_fails_with_its_reason(body: bytes, reason: Reason, settings: Settings, tmp_path: Path) -> None:
    found = _outcome(item(kept(tmp_path, body)), settings)
    assert isinstance(found, Failure)
    assert found.reason is reason


def test_a_page_above_the_limit_is_not_read(settings: Settings, tmp_path: Path) -> None:
    capture = kept(tmp_path, PAGE.encode())
    small = settings.model_copy(update={"page_bytes": len(PAGE) - 1})
    found = _outcome(item(capture.model_copy(update={"segment": "missing.warc.gz"})), small)
    assert found == Failure(reason=Reason.TOO_BIG, detail=f"{len(PAGE)} bytes, {len(PAGE) - 1} are allowed")


@pytest.mark.parametrize("change", [{"segment": "missing.warc.gz"}, {"offset": 1}, {"digest": "sha1:AAAA"}])
def test_a_capture_that_cannot_be_read_is_the_archives_fault(
    change: dict[str, object], settings: Settings, tmp_path: Path
) -> None:
    found = _outcome(item(kept(tmp_path, PAGE.encode()).model_copy(update=change)), settings)
    assert isinstance(found, Failure)
    assert found.reason is Reason.ARCHIVE


def test_a_fault_of_ours_costs_that_page_only(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **__: object) -> Article:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr(tasks, "read_article", faulty)
    found = _outcome(item(kept(tmp_path, PAGE.encode())), settings)
    assert found == Failure(reason=Reason.PARSER_FAULT, detail="ZeroDivisionError('of ours')")


def test_a_page_that_takes_too_long_is_given_up(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object, **__: object) -> Article:
        while True:
            try:
                time.sleep(0.01)
            except Exception:  # as a library may: the limit is none of these
                continue

    monkeypatch.setattr(tasks, "read_article", slow)
    quick = settings.model_copy(update={"parse_seconds": 0.05})
    found = _outcome(item(kept(tmp_path, PAGE.encode())), quick)
    assert found == Failure(reason=Reason.TOO_SLOW, detail="not parsed within 0.05 s")


def test_the_limit_leaves_the_alarm_as_it_was() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with _within(10):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    with pytest.raises(PageError), _within(10):
        raise PageError(Reason.EMPTY)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_the_limit_is_no_exception_that_a_library_may_swallow() -> None:
    assert not issubclass(TimeIsUpError, Exception)
