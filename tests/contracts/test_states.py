"""States and reasons are closed lists, and the database holds the same ones."""

import psycopg
import pytest

from services.contracts.states import LIVE, OUTCOME, PATIENT, RETRIED, TERMINAL, Reason, State

ONLY_LIVE = {Reason.REQUEUED}


def test_every_reason_leads_somewhere() -> None:
    assert set(Reason) == set(OUTCOME) | set(RETRIED) | ONLY_LIVE
    assert not set(OUTCOME) & set(RETRIED)


def test_the_terminal_states_are_the_closed_list() -> None:
    names = "stored duplicate not_modified redirected robots_denied refused rejected gone quarantined"
    assert tuple(TERMINAL) == tuple(State(name) for name in names.split())
    assert set(OUTCOME.values()) == set(TERMINAL)
    assert set(RETRIED.values()) < set(TERMINAL)


def _accepted(connection: psycopg.Connection, state: State, reason: Reason | None) -> bool:
    """Whether the ledger takes a row in this state for this reason."""
    lease = "now()" if state in (State.FETCHING, State.PARSING) else "null"
    try:
        with connection.transaction(force_rollback=True):
            columns = "url_id, cause, state, reason, lease_until, capture_id"
            connection.execute(f"insert into ledger ({columns}) values (1, 'submitted', %s, %s, {lease}, 1)", (state, reason))
    except psycopg.errors.CheckViolation:
        return False
    return True


@pytest.fixture
def connection(database: str) -> psycopg.Connection:
    opened = psycopg.connect(database)
    opened.execute("insert into urls (key, url, host) values (sha256('a'), 'a', 'a')")
    opened.execute(
        """insert into captures (url_id, segment, "offset", length, digest, url, payload_bytes, captured_at)
        values (1, 's', 0, 1, 'd', 'a', 1, now())"""
    )
    return opened


def test_the_ledger_takes_exactly_the_pairs_of_the_lists(connection: psycopg.Connection) -> None:
    ended = {(state, reason) for table in (OUTCOME, RETRIED) for reason, state in table.items()}
    waiting = {*RETRIED, Reason.WORKER_DIED, Reason.REQUEUED, None}
    expected = ended | {(state, reason) for state in LIVE for reason in waiting}
    found = {(state, reason) for state in State for reason in (*Reason, None) if _accepted(connection, state, reason)}
    assert found == expected
    connection.close()


def test_states_and_reasons_are_plain_words() -> None:
    for word in (*State, *Reason):
        assert word == str(word) == word.value
        assert word.replace("_", "").isalnum()
        assert word == word.lower()
    assert len({*State}) + len({*Reason}) == len([*State, *Reason])


@pytest.mark.parametrize("state", TERMINAL)
def test_every_end_has_a_reason_that_leads_to_it(state: State) -> None:
    assert state in OUTCOME.values()


@pytest.mark.parametrize(
    ("reason", "end"),
    [
        (Reason.NEW, "stored"),
        (Reason.HTTP_304, "not_modified"),
        (Reason.SAME_CANONICAL, "duplicate"),
        (Reason.OTHER_HOST, "redirected"),
        (Reason.ROBOTS, "robots_denied"),
        (Reason.ADDRESS, "refused"),
        (Reason.TOO_BIG, "rejected"),
        (Reason.NOT_FOUND, "gone"),
        (Reason.WORKER_DIED, "quarantined"),
    ],
)
def test_what_a_reason_leads_to(reason: Reason, end: str) -> None:
    assert OUTCOME[reason] == end


def test_what_says_something_of_the_moment_is_tried_again_and_what_says_something_of_the_page_is_not() -> None:
    moment = {Reason.DNS, Reason.NETWORK, Reason.DEADLINE, Reason.TRUNCATED, Reason.RATE_LIMITED, Reason.SERVER_ERROR}
    assert moment | {Reason.ROBOTS_UNKNOWN, Reason.TLS, Reason.CONTACT, Reason.ARCHIVE} == set(RETRIED)
    assert not {Reason.NOT_FOUND, Reason.TYPE, Reason.EMPTY, Reason.ROBOTS, Reason.ADDRESS} & set(RETRIED)


def test_what_lies_with_us_is_waited_for() -> None:
    assert set(RETRIED) > PATIENT == {Reason.CONTACT}


def test_a_live_row_has_not_ended_for_any_reason() -> None:
    assert not set(LIVE) & {*OUTCOME.values(), *RETRIED.values()}


@pytest.mark.parametrize("reason", RETRIED)
def test_a_reason_that_is_tried_again_ends_as_one_that_is_not_of_the_parser(reason: Reason) -> None:
    assert RETRIED[reason] in (State.GONE, State.REJECTED, State.REFUSED, State.ROBOTS_DENIED, State.QUARANTINED)


@pytest.mark.parametrize(
    ("state", "reasons"),
    [
        (State.STORED, "new changed"),
        (State.NOT_MODIFIED, "same_text http_304 dry_run"),
        (State.DUPLICATE, "same_canonical"),
        (State.REDIRECTED, "other_host"),
        (State.ROBOTS_DENIED, "robots"),
        (State.REFUSED, "url scheme port address"),
        (State.GONE, "not_found dropped"),
        (State.QUARANTINED, "worker_died parser_fault"),
    ],
)
def test_the_reasons_of_an_end(state: State, reasons: str) -> None:
    assert {str(reason) for reason, end in OUTCOME.items() if end is state} == set(reasons.split())


def test_what_the_parser_says_of_a_page_ends_it() -> None:
    of_pages = {Reason.EMPTY, Reason.TYPE, Reason.TOO_BIG, Reason.TOO_DEEP, Reason.TOO_SLOW, Reason.ENCODING, Reason.NOT_ARTICLE}
    assert {OUTCOME[reason] for reason in of_pages | {Reason.BLOCKED}} == {State.REJECTED}


def test_a_state_is_live_or_has_ended_and_never_both() -> None:
    assert {*LIVE, *TERMINAL} == set(State)
    assert len(LIVE) + len(TERMINAL) == len(State)
