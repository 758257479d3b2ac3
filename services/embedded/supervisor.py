"""Run Tallywire on one machine: check first, start all of it or nothing, and leave nothing behind."""

import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from services.contracts import broker
from services.contracts.errors import UnavailableError
from services.contracts.settings import Settings
from services.embedded import children, home
from services.embedded.home import Running
from services.embedded.hooks import Hooks
from services.embedded.postgres import Postgres
from services.embedded.processes import Command
from services.embedded.redis import Redis
from services.embedded.stack import Commands, Stack

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def up(settings: Settings, hooks: Hooks, announce: Callable[[Running], None], commands: Commands = children.commands) -> None:
    """Start everything, call `announce` when it runs, and keep it running until SIGTERM, SIGINT or SIGHUP.

    Raises UsageError or UnavailableError, before anything is started, where it cannot run. Call it in the main thread.
    """
    stopping = threading.Event()
    with _signals(stopping), _started(settings, hooks, commands, stopping) as stack:
        if not stopping.is_set():
            announce(stack.running())
        stack.keep()


@contextmanager
def with_stack(settings: Settings, hooks: Hooks, commands: Commands = children.commands) -> Iterator[Running]:
    """The same for as long as the block runs, without signals: for tests and the demo. `no_workers` starts the servers only."""
    stopping = threading.Event()
    with _started(settings, hooks, commands, stopping) as stack:
        keeper = threading.Thread(target=stack.keep, name="supervisor")
        keeper.start()
        try:
            yield stack.running()
        finally:
            stopping.set()
            keeper.join()


def no_workers(_: Settings, __: Mapping[str, str]) -> tuple[Command, ...]:
    return ()


@contextmanager
def _signals(stopping: threading.Event) -> Iterator[None]:
    """Let signals set `stopping`; those that the caller has switched off, as nohup does, stay off."""
    heard = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, lambda *_: stopping.set()) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _started(settings: Settings, hooks: Hooks, commands: Commands, stopping: threading.Event) -> Iterator[Stack]:
    folder = settings.home.resolve()
    with home.held(folder) as crashed:
        stack = Stack(settings.model_copy(update={"home": folder}), hooks, commands, stopping)
        check(stack.settings, hooks)
        try:
            stack.start(crashed)
            yield stack
        finally:
            stack.stop()


def check(settings: Settings, hooks: Hooks) -> None:
    """Everything that can be known before a start. Raises UsageError or UnavailableError with what to do."""
    home.check_port(settings.web_host, settings.web_port)
    if settings.database_url:
        _answers(hooks.check, settings.database_url, "TALLYWIRE_DATABASE_URL")
    else:
        Postgres(settings.home).command()
    if settings.redis_url:
        _answers(broker.check, settings.redis_url, "TALLYWIRE_REDIS_URL")
    else:
        Redis(settings.home).command()


def _answers(ask: Callable[[str], None], url: str, variable: str) -> None:
    try:
        ask(url)
    except UnavailableError as error:
        advice = f"start that server, correct {variable}, or unset it for the embedded one."
        raise UnavailableError(f"{str(error).rstrip('.')}: {advice}") from None
