"""The Celery base: what goes over the wire, what a task does with its message, and what a child's death reports."""

import base64
import json
import logging
import socket
from typing import Any

import pytest
import redis
import structlog
from billiard.exceptions import SoftTimeLimitExceeded, TimeLimitExceeded, WorkerLostError
from celery import Celery, signals
from celery.exceptions import Reject
from kombu.exceptions import OperationalError
from pydantic import ValidationError

from services.contracts.errors import UsageError
from services.contracts.messages import DiedBatch, Dispatch, FetchBatch, FetchItem, Message, ParseBatch
from services.contracts.routes import ROUTES
from services.contracts.worker import CELERY, make_app, on_death, on_message, send, try_send
from tests.examples import MESSAGES
from tests.servers import free_port

BATCH = FetchBatch(items=(FetchItem(row=1, attempt=2, url="https://example.org/"),))


@pytest.fixture
def app(broker: str) -> Celery:
    return make_app("test")


def messages_on(broker: str, queue: str) -> list[dict[str, Any]]:
    return [json.loads(raw) for raw in redis.Redis.from_url(broker).lrange(queue, 0, -1)]


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_json_on_the_queue_of_its_route(name: str, app: Celery, broker: str) -> None:
    message = MESSAGES[name]
    send(app, message)
    route = ROUTES[type(message)]
    (sent,) = messages_on(broker, route.queue)
    arguments, keywords, _ = json.loads(base64.b64decode(sent["body"]))
    assert sent["content-type"] == "application/json"
    assert sent["headers"]["task"] == route.task
    assert (sent["headers"]["eta"], sent["headers"]["expires"], sent["headers"]["retries"]) == (None, None, 0)
    assert keywords == {}
    assert type(message).model_validate(arguments[0]) == message


def test_a_message_without_a_route_is_our_own_fault(app: Celery) -> None:
    with pytest.raises(KeyError):
        send(app, object())  # type: ignore[arg-type]


@pytest.fixture
def unheard(monkeypatch: pytest.MonkeyPatch) -> Celery:
    """An app whose broker does not answer."""
    monkeypatch.setenv("TALLYWIRE_REDIS_URL", f"redis://127.0.0.1:{free_port()}/0")
    return make_app("test")


def test_sending_to_nobody_raises_and_trying_does_not(unheard: Celery) -> None:
    with pytest.raises(OperationalError):
        send(unheard, Dispatch())
    assert try_send(unheard, Dispatch()) is False


def test_a_broker_that_does_not_answer_is_asked_once_a_message(unheard: Celery, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each would take seconds otherwise, and hundreds may be waiting to be sent."""
    dialled: list[object] = []
    connect = socket.socket.connect

    def counted(self: socket.socket, address: object) -> None:
        dialled.append(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", counted)
    for _ in range(3):
        assert try_send(unheard, Dispatch()) is False
    assert len(dialled) <= 6


def test_trying_says_whether_it_was_sent(app: Celery, broker: str) -> None:
    assert try_send(app, Dispatch()) is True
    assert len(messages_on(broker, "store")) == 1


def test_without_a_broker_the_app_says_what_to_set() -> None:
    with pytest.raises(UsageError, match="set TALLYWIRE_REDIS_URL"):
        _ = make_app("test").conf.broker_url


def test_importing_and_making_an_app_reads_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_BATCH", "no number")
    app = make_app("test")
    with pytest.raises(UsageError, match="TALLYWIRE_BATCH"):
        _ = app.conf.broker_url


@pytest.mark.parametrize("lease", ["60", "180", "1.5"])
def test_a_task_ends_before_its_rows_lease(lease: str, broker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_LEASE_SECONDS", lease)
    assert 0 < make_app("test").conf.task_time_limit < float(lease)


@pytest.mark.parametrize(("name", "value"), CELERY.items(), ids=list(CELERY))
def test_the_app_is_configured_as_declared(name: str, value: object, app: Celery) -> None:
    assert getattr(app.conf, name) == value


def test_nothing_is_kept_retried_or_rejected_into_a_loop(app: Celery) -> None:
    conf = app.conf
    assert (conf.task_acks_late, conf.task_acks_on_failure_or_timeout, conf.task_ignore_result) == (True, True, True)
    assert (conf.task_reject_on_worker_lost, conf.task_publish_retry) == (False, False)
    assert (conf.accept_content, conf.task_serializer) == (["json"], "json")


def seen_by(app: Celery, kind: type[Message]) -> tuple[list[Any], Any]:
    seen: list[Any] = []

    @on_message(app, kind)
    def handle(message: Any) -> None:
        seen.append((message, structlog.contextvars.get_contextvars()))

    return seen, handle


def test_a_task_is_handed_the_message_with_its_log_context(app: Celery) -> None:
    seen, handle = seen_by(app, FetchBatch)
    handle(BATCH.model_dump(mode="json"))
    assert seen == [(BATCH, {"task": "tallywire.fetcher.fetch"})]
    assert structlog.contextvars.get_contextvars() == {}


def test_a_task_is_registered_with_its_own_app_alone(app: Celery) -> None:
    seen_by(app, FetchBatch)
    assert "tallywire.fetcher.fetch" in app.tasks
    assert "tallywire.fetcher.fetch" not in make_app("other").tasks
    assert app.tasks["tallywire.fetcher.fetch"].ignore_result is True


@pytest.mark.parametrize("payload", [{}, {"version": 2, "items": []}, {"items": [{}]}, {"items": [], "more": 1}, None, "text"])
def test_what_is_no_such_message_reaches_no_handler(payload: object, app: Celery) -> None:
    seen, handle = seen_by(app, FetchBatch)
    with pytest.raises(ValidationError):
        handle(payload)
    assert seen == []
    assert structlog.contextvars.get_contextvars() == {}


def test_the_context_is_cleared_also_after_an_error(app: Celery) -> None:
    @on_message(app, Dispatch)
    def handle(_: Dispatch) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        handle(Dispatch().model_dump(mode="json"))
    assert structlog.contextvars.get_contextvars() == {}


class Task:
    """What Celery hands to a signal of failure."""

    def __init__(self, name: str) -> None:
        self.name = name


@pytest.mark.parametrize(
    ("task", "error", "reported"),
    [
        ("tallywire.fetcher.fetch", WorkerLostError("signal 9"), True),
        ("tallywire.fetcher.fetch", TimeLimitExceeded(144.0), True),
        ("tallywire.fetcher.fetch", SoftTimeLimitExceeded(), False),
        ("tallywire.fetcher.fetch", ValueError("of its own"), False),
        ("tallywire.fetcher.fetch", Reject(), False),
        ("tallywire.parser.parse", WorkerLostError("signal 9"), False),
        (None, WorkerLostError("signal 9"), False),
    ],
    ids=str,
)
def test_a_death_over_a_message_is_reported_and_nothing_else(
    task: str | None, error: BaseException, reported: bool, app: Celery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signals.task_failure, "receivers", [])  # the real workers' may be there
    deaths: list[tuple[FetchBatch, str]] = []
    on_death(app, FetchBatch)(lambda batch, detail: deaths.append((batch, detail)))
    sender = None if task is None else Task(task)
    signals.task_failure.send(sender=sender, exception=error, args=[BATCH.model_dump(mode="json")])
    assert deaths == ([(BATCH, repr(error))] if reported else [])


def test_the_setup_of_celerys_logging_is_ours(app: Celery) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        signals.setup_logging.send(sender=None)
        (handler,) = root.handlers
        assert type(handler.formatter).__module__.startswith("structlog")
    finally:
        root.handlers[:], root.level = handlers, level


@pytest.mark.parametrize("kind", [FetchBatch, ParseBatch])
def test_the_batches_that_workers_may_die_over_name_rows_and_attempts(kind: type[Message]) -> None:
    item = kind.model_fields["items"].annotation.__args__[0]
    assert {"row", "attempt"} <= set(item.model_fields)
    assert set(DiedBatch.model_fields["rows"].annotation.__args__[0].model_fields) == {"row", "attempt"}
