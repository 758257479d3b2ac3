"""The wire form of every message is held by a golden file: who changes it must change the file, and see what that means."""

import json
from pathlib import Path

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
