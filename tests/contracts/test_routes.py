"""The route table and the registered tasks are the same; names never follow the import path."""

import importlib

from services.contracts.routes import QUEUES, ROUTES

SERVICES = ("fetcher", "parser", "store")


def test_every_route_is_a_registered_task_of_the_service_its_queue_is_named_after(broker: str) -> None:
    for service in SERVICES:
        app = importlib.import_module(f"services.{service}.tasks").app
        registered = {name for name in app.tasks if name.startswith("tallywire.")}
        assert registered == {route.task for route in ROUTES.values() if route.queue == service}


def test_queues_are_the_services() -> None:
    assert QUEUES == SERVICES


def test_task_names_are_unique() -> None:
    assert len({route.task for route in ROUTES.values()}) == len(ROUTES)
