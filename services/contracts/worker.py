"""The one Celery base: acks late, no results, no retries, JSON, timing and log context by task name.

Redis carries work and may lose it at any moment: nothing here retries. A task that fails, or kills its child, is
acknowledged (`task_reject_on_worker_lost` would hand it out for ever); the ledger's lease brings its rows back, and
`on_death` tells the store at once where the main process survived.
"""

import time
from collections.abc import Callable
from typing import Any, TypeVar

import structlog
from billiard.exceptions import TimeLimitExceeded, WorkerLostError
from celery import Celery, signals
from celery.loaders.app import AppLoader

from services.contracts import logs
from services.contracts.errors import UsageError
from services.contracts.messages import Message
from services.contracts.routes import ROUTES
from services.contracts.settings import load

M = TypeVar("M", bound=Any)
log = logs.get(__name__)

# Measured on Celery 5.7 with kill -9 of children, workers, Redis and Postgres (docs/adr/0003-celery.md).
CELERY = {
    "task_acks_late": True,
    "task_acks_on_failure": True,
    "task_acks_on_timeout": True,
    "task_reject_on_worker_lost": False,
    "task_ignore_result": True,
    "task_publish_retry": False,
    "task_serializer": "json",
    "accept_content": ["json"],
    "task_create_missing_queues": True,
    "worker_prefetch_multiplier": 1,
    "worker_max_tasks_per_child": 500,
    "worker_max_memory_per_child": 600_000,  # KiB
    "worker_enable_remote_control": True,  # off: workers hang after a Redis restart
    "worker_soft_shutdown_timeout": 4,  # seconds; slept in full when any task runs
    "worker_enable_soft_shutdown_on_idle": False,
    "worker_cancel_long_running_tasks_on_connection_loss": True,
    "worker_hijack_root_logger": False,
    "worker_send_task_events": False,
    "broker_connection_retry_on_startup": True,
    "broker_connection_max_retries": None,
    "broker_channel_error_retry": True,
    "broker_transport_options": {
        "visibility_timeout": 3600,
        "unacked_restore_interval": 30,
        "unacked_restore_throttle": 1,
        "priority_steps": [0],
        "socket_timeout": 10,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
        "health_check_interval": 10,
        "max_retries": 0,  # of kombu, before it says that the broker does not answer: else 6 seconds a message
    },
}


class FromSettings(AppLoader):  # type: ignore[misc]  # Celery has no types
    """Gives Celery its configuration when it is first used, so that importing a service reads no setting."""

    def read_configuration(self, *_: Any) -> dict[str, Any]:
        settings = load()
        if not settings.redis_url:
            raise UsageError("no broker: set TALLYWIRE_REDIS_URL, or start the embedded one with `tallywire up`")
        self.configured = True
        # A task never outlives its rows' lease: the child is killed first, and the death is counted.
        return {**CELERY, "broker_url": settings.redis_url, "task_time_limit": 0.8 * settings.lease_seconds}


def make_app(service: str) -> Celery:
    """The Celery app of a service, on the settings' broker."""
    signals.setup_logging.connect(_log, dispatch_uid="tallywire")
    return Celery(f"tallywire.{service}", loader=FromSettings, set_as_current=False)


def _log(**_: Any) -> None:
    logs.configure(load())


def send(app: Celery, message: Message) -> None:
    """Publish a message on its route. Raises kombu's OperationalError where the broker does not answer."""
    route = ROUTES[type(message)]
    app.send_task(route.task, args=[message.model_dump(mode="json")], queue=route.queue, ignore_result=True)


def try_send(app: Celery, message: Message) -> bool:
    """Publish a message that may be lost: the ledger will see to its work. False where the broker does not answer."""
    try:
        send(app, message)
    except Exception as error:
        log.warning("message_not_sent", message_type=type(message).__name__, error=str(error))
        return False
    return True


def on_message(app: Celery, kind: type[M], **options: Any) -> Callable[[Callable[[M], None]], Any]:
    """Register a function as the task that takes messages of one type, with its log context and timing."""

    def register(handle: Callable[[M], None]) -> Any:
        route = ROUTES[kind]

        def task(payload: dict[str, Any]) -> None:
            started = time.monotonic()
            with structlog.contextvars.bound_contextvars(task=route.task):
                handle(kind.model_validate(payload))
                log.debug("task_done", seconds=round(time.monotonic() - started, 3))

        # Not shared: Celery would give every app of a process the tasks of all others.
        return app.task(task, name=route.task, ignore_result=True, shared=False, **options)

    return register


def on_death(app: Celery, kind: type[M]) -> Callable[[Callable[[M, str], None]], Callable[[M, str], None]]:
    """Register what the worker's main process does when a child dies, or is killed at its time limit, over a message."""
    name = ROUTES[kind].task

    def register(report: Callable[[M, str], None]) -> Callable[[M, str], None]:
        def failed(sender: Any = None, exception: Any = None, args: Any = None, **_: Any) -> None:
            if sender is not None and sender.name == name and isinstance(exception, WorkerLostError | TimeLimitExceeded):
                report(kind.model_validate(args[0]), repr(exception))

        signals.task_failure.connect(failed, weak=False, dispatch_uid=name)
        return report

    return register
