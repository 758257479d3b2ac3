"""The wire form of every message is held by a golden file: who changes it must change the file, and see what that means."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from services.contracts.messages import FetchBatch, FetchItem, Message, ParseResult
from services.contracts.records import Article
from services.contracts.routes import ROUTES
from tests.examples import ARTICLE, MESSAGES

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", MESSAGES)
def test_wire_form_is_the_golden_file(name: str) -> None:
    golden = json.loads((GOLDEN / f"{name}.json").read_text())
    assert MESSAGES[name].model_dump(mode="json") == golden


@pytest.mark.parametrize("name", MESSAGES)
def test_golden_file_reads_back_as_the_message(name: str) -> None:
    text = (GOLDEN / f"{name}.json").read_text()
    assert type(MESSAGES[name]).model_validate_json(text) == MESSAGES[name]


def test_every_message_has_a_route_and_a_golden_file() -> None:
    assert set(ROUTES) == set(Message.__args__) == {type(message) for message in MESSAGES.values()}
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(MESSAGES)


def test_a_message_is_frozen() -> None:
    with pytest.raises(ValidationError):
        MESSAGES["dispatch"].version = 2


def test_another_version_or_an_unknown_field_is_refused() -> None:
    item = FetchItem(row=1, attempt=1, url="https://example.org/")
    with pytest.raises(ValidationError):
        FetchBatch.model_validate({"version": 2, "items": [item.model_dump()]})
    with pytest.raises(ValidationError):
        FetchBatch.model_validate({"version": 1, "items": [{**item.model_dump(), "more": 1}]})


def test_an_outcome_is_told_apart_by_its_fields() -> None:
    article = ParseResult.model_validate({"row": 1, "attempt": 1, "seconds": 0, "outcome": ARTICLE.model_dump(mode="json")})
    failure = ParseResult.model_validate({"row": 1, "attempt": 1, "seconds": 0, "outcome": {"reason": "empty"}})
    assert isinstance(article.outcome, Article)
    assert not isinstance(failure.outcome, Article)


def objects(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where the JSON objects of a document stand."""
    if isinstance(value, dict):
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from objects(one, (*path, key))


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


FREE = ("evidence", "refused")  # objects of any names


@pytest.mark.parametrize("name", MESSAGES)
def test_an_unknown_field_is_refused_at_any_depth(name: str) -> None:
    golden = json.loads((GOLDEN / f"{name}.json").read_text())
    for path in objects(golden):
        if path and path[-1] in FREE:
            continue
        spoilt = copy.deepcopy(golden)
        at(spoilt, path)["surprise"] = 1
        with pytest.raises(ValidationError):
            type(MESSAGES[name]).model_validate(spoilt)


@pytest.mark.parametrize("name", MESSAGES)
def test_no_value_may_be_of_another_kind(name: str) -> None:
    """A list for each plain value: the message is refused, or (in an outcome of several forms) not taken for itself."""
    golden = json.loads((GOLDEN / f"{name}.json").read_text())
    for path in objects(golden):
        for key, value in at(golden, path).items():
            if isinstance(value, list | dict) or (path and path[-1] in FREE):
                continue
            spoilt = copy.deepcopy(golden)
            at(spoilt, path)[key] = [["no", "such"], "value"]
            with pytest.raises(ValidationError):
                type(MESSAGES[name]).model_validate(spoilt)


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_survives_the_wire_twice(name: str) -> None:
    message = MESSAGES[name]
    once = type(message).model_validate_json(json.dumps(message.model_dump(mode="json")))
    assert once == message
    assert type(message).model_validate_json(once.model_dump_json()) == message


@pytest.mark.parametrize("name", [name for name in MESSAGES if "version" in type(MESSAGES[name]).model_fields])
@pytest.mark.parametrize("version", [0, 2, "1", None, 1.5])
def test_only_its_own_version_is_taken(name: str, version: object) -> None:
    payload = {**MESSAGES[name].model_dump(mode="json"), "version": version}
    with pytest.raises(ValidationError):
        type(MESSAGES[name]).model_validate(payload)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_what_is_no_finite_number_is_refused(number: str) -> None:
    text = (GOLDEN / "fetched_batch.json").read_text().replace('"seconds": 0.25', f'"seconds": {number}')
    assert number in text
    with pytest.raises(ValidationError):
        type(MESSAGES["fetched_batch"]).model_validate_json(text)
