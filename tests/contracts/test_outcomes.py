"""What a worker answers, in each of its forms: read back from the wire as what it was, whatever its values."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from services.contracts.messages import (
    Capture,
    Death,
    DiedBatch,
    Failure,
    FetchBatch,
    FetchedBatch,
    FetchItem,
    FetchResult,
    FoundSource,
    HostDeath,
    Link,
    NotModified,
    ParseBatch,
    ParsedBatch,
    ParseItem,
    ParseResult,
    PollBatch,
    Polled,
    PolledBatch,
    PollItem,
    PollResult,
    Redirected,
    RobotsBatch,
    RobotsFile,
    RobotsItem,
    RobotsReadBatch,
    RobotsResult,
    SourceDeath,
    SourceKind,
    Validators,
)
from services.contracts.records import Article, Record
from services.contracts.states import Reason
from tests.examples import ARTICLE, CAPTURE

TEXTS = st.text(max_size=12)
MAYBE = st.none() | TEXTS
COUNTS = st.integers(0, 2**53)
SECONDS = st.floats(0, 1e6)
VALIDATORS = st.builds(Validators, etag=MAYBE, modified=MAYBE, digest=MAYBE)
FAILURES = st.builds(Failure, reason=st.sampled_from(Reason), detail=TEXTS, retry_after=st.none() | SECONDS)
CAPTURES = st.builds(
    Capture,
    segment=TEXTS,
    offset=COUNTS,
    length=COUNTS,
    digest=TEXTS,
    url=TEXTS,
    content_type=MAYBE,
    status=st.none() | st.integers(100, 599),
    payload_bytes=COUNTS,
    captured_at=TEXTS,
)
LINKS = st.builds(Link, url=TEXTS, title=MAYBE, published=MAYBE, modified=MAYBE, author=MAYBE, summary=MAYBE)
KINDS = st.sampled_from(SourceKind)


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=2).map(tuple)


POLLED = st.builds(
    Polled,
    kind=KINDS,
    title=MAYBE,
    links=tuples(LINKS),
    sources=tuples(st.builds(FoundSource, url=TEXTS, kind=KINDS)),
    wait=st.none() | SECONDS,
    left_out=COUNTS,
    validators=VALIDATORS,
)
NOT_MODIFIED = st.builds(NotModified, validators=VALIDATORS)
ROBOTS = st.builds(RobotsFile, text=TEXTS, delay=st.none() | SECONDS, sitemaps=tuples(TEXTS))
ABOUT = {"row": COUNTS, "attempt": COUNTS}
FETCHED = st.builds(
    FetchResult,
    **ABOUT,
    seconds=SECONDS,
    age=SECONDS,
    outcome=CAPTURES | NOT_MODIFIED | st.builds(Redirected, url=TEXTS) | FAILURES,
    validators=VALIDATORS,
)
MESSAGES = {
    "fetch": st.builds(
        FetchBatch,
        items=tuples(
            st.builds(FetchItem, **ABOUT, url=TEXTS, robots=TEXTS, validators=st.none() | VALIDATORS, picture=st.booleans())
        ),
    ),
    "fetched": st.builds(FetchedBatch, results=tuples(FETCHED)),
    "robots": st.builds(RobotsBatch, items=tuples(st.builds(RobotsItem, host=TEXTS, attempt=COUNTS, url=TEXTS))),
    "robots_read": st.builds(
        RobotsReadBatch,
        results=tuples(st.builds(RobotsResult, host=TEXTS, attempt=COUNTS, seconds=SECONDS, outcome=ROBOTS | FAILURES)),
    ),
    "poll": st.builds(
        PollBatch,
        items=tuples(
            st.builds(
                PollItem,
                source=COUNTS,
                attempt=COUNTS,
                url=TEXTS,
                kind=st.none() | KINDS,
                robots=TEXTS,
                validators=VALIDATORS,
            )
        ),
    ),
    "polled": st.builds(
        PolledBatch,
        results=tuples(
            st.builds(PollResult, source=COUNTS, attempt=COUNTS, seconds=SECONDS, outcome=POLLED | NOT_MODIFIED | FAILURES)
        ),
    ),
    "parse": st.builds(
        ParseBatch,
        items=tuples(
            st.builds(ParseItem, **ABOUT, url=TEXTS, capture=CAPTURES, evidence=st.dictionaries(TEXTS, TEXTS, max_size=2))
        ),
    ),
    "parsed": st.builds(
        ParsedBatch,
        parser=TEXTS,
        results=tuples(st.builds(ParseResult, **ABOUT, seconds=SECONDS, outcome=st.just(ARTICLE) | FAILURES)),
    ),
    "died": st.builds(
        DiedBatch,
        rows=tuples(st.builds(Death, **ABOUT)),
        hosts=tuples(st.builds(HostDeath, host=TEXTS, attempt=COUNTS)),
        sources=tuples(st.builds(SourceDeath, source=COUNTS, attempt=COUNTS)),
        detail=TEXTS,
    ),
}


@settings(max_examples=30, deadline=None)
@given(st.data())
@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_of_any_values_is_the_same_after_the_wire(name: str, data: st.DataObject) -> None:
    message = data.draw(MESSAGES[name])
    assert type(message).model_validate_json(message.model_dump_json()) == message
    assert type(message).model_validate(message.model_dump(mode="json")) == message


FETCH_OUTCOMES: dict[str, tuple[dict[str, Any], type[Record]]] = {
    "capture": (CAPTURE.model_dump(mode="json"), Capture),
    "redirected": ({"url": "https://b.example/"}, Redirected),
    "failure": ({"reason": "dns"}, Failure),
    "failure with a wait": ({"reason": "rate_limited", "detail": "429", "retry_after": 60}, Failure),
    "not modified": ({"validators": {"etag": '"a"', "modified": None, "digest": None}}, NotModified),
}


@pytest.mark.parametrize(("outcome", "kind"), FETCH_OUTCOMES.values(), ids=FETCH_OUTCOMES)
def test_an_outcome_of_a_fetch_is_what_its_fields_say(outcome: dict[str, Any], kind: type[Record]) -> None:
    read = FetchResult.model_validate({"row": 1, "attempt": 1, "seconds": 0.5, "outcome": outcome})
    assert type(read.outcome) is kind


@pytest.mark.parametrize(
    "outcome",
    [
        {"reason": "no such reason"},
        {"reason": "dns", "url": "https://b.example/"},
        {"url": 7},
        {"url": "https://b.example/", "detail": "moved"},
        {**CAPTURE.model_dump(mode="json"), "offset": "far"},
        {name: value for name, value in CAPTURE.model_dump(mode="json").items() if name != "segment"},
        [],
        None,
        "gone",
    ],
)
def test_what_is_no_outcome_is_refused(outcome: object) -> None:
    with pytest.raises(ValidationError):
        FetchResult.model_validate({"row": 1, "attempt": 1, "seconds": 0.5, "outcome": outcome})


@pytest.mark.parametrize(
    ("kind", "given_", "expected"),
    [
        (RobotsResult, {"host": "a.example", "outcome": {"text": "", "delay": None}}, RobotsFile),
        (RobotsResult, {"host": "a.example", "outcome": {"reason": "robots_unknown"}}, Failure),
        (PollResult, {"source": 1, "outcome": {"reason": "xml"}}, Failure),
        (PollResult, {"source": 1, "outcome": {"validators": {}}}, NotModified),
        (ParseResult, {"row": 1, "outcome": {"reason": "not_article", "detail": "soft 404"}}, Failure),
        (ParseResult, {"row": 1, "outcome": {"url": "u", "text": "t", "blocks": []}}, Article),
    ],
)
def test_outcomes_of_the_other_workers(kind: type[Record], given_: dict[str, Any], expected: type[Record]) -> None:
    read = kind.model_validate({"attempt": 1, "seconds": 0.5, **given_})
    assert type(read.outcome) is expected  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [FetchBatch, FetchedBatch, RobotsBatch, RobotsReadBatch, PollBatch, PolledBatch, ParseBatch])
def test_a_batch_may_be_empty_but_not_without_its_list(kind: type[Record]) -> None:
    name = "items" if "items" in kind.model_fields else "results"
    assert getattr(kind.model_validate({name: []}), name) == ()
    with pytest.raises(ValidationError):
        kind.model_validate({})


@pytest.mark.parametrize("name", ["robots", "validators", "picture"])
def test_a_fetch_is_of_a_page_without_conditions_unless_said(name: str) -> None:
    item = FetchItem(row=1, attempt=1, url="https://a.example/")
    assert not getattr(item, name)
    assert name in item.model_dump()


@pytest.mark.parametrize("kind", ["feed", "sitemap", "news_sitemap", "home_page", "list", "gdelt"])
def test_the_kinds_of_sources_are_a_closed_list(kind: str) -> None:
    assert SourceKind(kind) == kind
    assert len(SourceKind) == 6
    with pytest.raises(ValueError, match="not a valid SourceKind"):
        SourceKind(kind.upper())
