"""The route table and the registered tasks are the same; names never follow the import path."""

import importlib

import pytest

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


@pytest.mark.parametrize("kind", ROUTES, ids=lambda kind: kind.__name__)
def test_a_task_is_named_after_its_service_and_not_after_its_module(kind: type) -> None:
    route = ROUTES[kind]
    product, service, task = route.task.split(".")
    assert (product, service) == ("tallywire", route.queue)
    assert task.isidentifier()
    assert not route.task.startswith("services")


@pytest.mark.parametrize("kind", ROUTES, ids=lambda kind: kind.__name__)
def test_every_message_is_versioned_and_carries_a_batch_or_nothing(kind: type) -> None:
    fields = kind.model_fields
    assert fields["version"].default == 1
    batches = {name for name, field in fields.items() if str(field.annotation).startswith("tuple[")}
    assert batches in ({"items"}, {"results"}, {"rows", "hosts", "sources"}, set())


def test_workers_answer_to_the_store_and_the_store_asks_workers() -> None:
    asks = {kind.__name__ for kind, route in ROUTES.items() if route.queue != "store"}
    answers = {kind.__name__ for kind, route in ROUTES.items() if route.queue == "store"}
    assert asks == {"FetchBatch", "RobotsBatch", "PollBatch", "ParseBatch"}
    assert answers == {"FetchedBatch", "RobotsReadBatch", "PolledBatch", "ParsedBatch", "DiedBatch", "Dispatch", "Prune"}
