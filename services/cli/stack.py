"""Which Tallywire a command speaks to: the one that the settings name, the one that runs here, or one started for the command."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from services.contracts.settings import Settings, load

if TYPE_CHECKING:
    from services.embedded.processes import Command


def stack_settings() -> Settings:
    """The settings that decide what may be fetched: those of the stack that a command speaks to."""
    settings = load()
    if settings.database_url:
        return settings
    from services.embedded.home import running

    found = running(settings.home)
    if found is None:
        return settings
    return settings.model_copy(update={"contact": found.contact or None, "allow_private": found.allow_private})


@contextmanager
def stack(*, work: bool = False) -> Iterator[None]:
    """Make the environment name a database, and with `work` also workers that get things done.

    Where no URL is set and nothing runs on the data folder, the embedded servers (and workers) run as long as the command.
    """
    settings = load()
    if settings.database_url:
        from services.store import db

        db.check(settings.database_url)
        yield
        return
    from services.embedded.home import running

    found = running(settings.home)
    if found:
        with _environment({"TALLYWIRE_DATABASE_URL": found.database_url, "TALLYWIRE_REDIS_URL": found.redis_url}):
            yield
        return
    with _own(settings, work), _closed():
        yield


@contextmanager
def _own(settings: Settings, work: bool) -> Iterator[None]:
    from services.embedded.hooks import store_hooks
    from services.embedded.supervisor import no_workers, with_stack

    here = settings.model_copy(update={"web_port": 0})
    with (
        with_stack(here, store_hooks(here), _workers if work else no_workers) as found,
        _environment({"TALLYWIRE_DATABASE_URL": found.database_url, "TALLYWIRE_REDIS_URL": found.redis_url}),
    ):
        yield


def _workers(settings: Settings, environment: Mapping[str, str]) -> "tuple[Command, ...]":
    """All that works; a command needs no web page."""
    from services.embedded import children

    return tuple(command for command in children.commands(settings, environment) if command.name != children.WEB)


@contextmanager
def _closed() -> Iterator[None]:
    """Close this process's database connections before the server that they lead to is stopped."""
    from services.store import db

    try:
        yield
    finally:
        db.close()


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
