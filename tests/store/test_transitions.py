"""Every move of a row, from every state: what is legal happens once and is written down, what is not changes nothing."""

from collections.abc import Callable
from itertools import count

import psycopg
import pytest

from services.contracts.messages import Death, Failure, FetchResult, ParseResult
from services.contracts.settings import Settings, load
from services.contracts.states import LIVE, OUTCOME, PATIENT, RETRIED, TERMINAL, Reason, State
from services.store import ledger, writes
from services.store.db import Connection, transaction
from tests.examples import ARTICLE, CAPTURE

ATTEMPT = 5
numbers = count(1)
Row = tuple[object, ...]


@pytest.fixture
def settings(database: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("TALLYWIRE_HOST_SECONDS", "0")
    return load()


def put(state: State, reason: Reason | None = None) -> int:
    """A row of a captured page of its own in a state, at its fifth attempt."""
    number = next(numbers)
    (taken,) = ledger.accept([f"https://{number}.example.org/"])
    reason = reason or next((why for why, end in {**RETRIED, **OUTCOME}.items() if end is state), None)
    lease = "now() + interval '1 hour'" if state in (State.FETCHING, State.PARSING) else "null"
    with transaction() as connection:
        connection.execute(
            """insert into captures (url_id, segment, "offset", length, digest, url, payload_bytes, captured_at)
            select id, 's', %s, 1, 'd', url, 1, now() from urls order by id desc limit 1""",
            (number,),
        )
        connection.execute(
            f"""update ledger set state = %s, reason = %s, attempt = %s, lease_until = {lease},
            capture_id = (select max(id) from captures) where id = %s""",
            (state, reason, ATTEMPT, taken.row),
        )
    assert taken.row is not None
    return taken.row


def row(number: int) -> Row:
    """A row and how many steps it took: what must be the same where nothing may change."""
    columns = "state, reason, attempt, tries, deaths, lease_until is null as free"
    steps = "(select count(*) from transitions where row_id = ledger.id) as steps"
    with transaction() as connection:
        found = connection.execute(f"select {columns}, {steps} from ledger where id = %s", (number,)).fetchall()
    return tuple(found[0].values())


def fetch_result(number: int, attempt: int) -> FetchResult:
    capture = CAPTURE.model_copy(update={"offset": number + 10_000})
    return FetchResult(row=number, attempt=attempt, seconds=0.1, outcome=capture)


def save(connection: Connection, number: int, attempt: int) -> object:
    result = ParseResult(row=number, attempt=attempt, seconds=0.1, outcome=ARTICLE)
    return writes.save(connection, result, ARTICLE, "1")


SETTINGS = Settings()
MOVES: dict[str, tuple[Callable[[Connection, int, int], object], dict[State, tuple[State, Reason | None]]]] = {
    "captured": (
        lambda c, n, a: ledger.captured(c, [fetch_result(n, a)]),
        {State.FETCHING: (State.FETCHED, None)},
    ),
    "redirected": (
        lambda c, n, a: ledger.redirected(c, fetch_result(n, a), "https://other.example/"),
        {State.FETCHING: (State.REDIRECTED, Reason.OTHER_HOST)},
    ),
    "not_modified": (
        lambda c, n, a: ledger.not_modified(c, fetch_result(n, a)),
        {State.FETCHING: (State.NOT_MODIFIED, Reason.HTTP_304)},
    ),
    "fetch failed for good": (
        lambda c, n, a: ledger.failed(c, ledger.FETCH, n, a, Failure(reason=Reason.NOT_FOUND), SETTINGS),
        {State.FETCHING: (State.GONE, Reason.NOT_FOUND)},
    ),
    "fetch failed for now": (
        lambda c, n, a: ledger.failed(c, ledger.FETCH, n, a, Failure(reason=Reason.DNS), SETTINGS),
        {State.FETCHING: (State.QUEUED, Reason.DNS)},
    ),
    "parse failed for good": (
        lambda c, n, a: ledger.failed(c, ledger.PARSE, n, a, Failure(reason=Reason.EMPTY), SETTINGS),
        {State.PARSING: (State.REJECTED, Reason.EMPTY)},
    ),
    "parse failed for now": (
        lambda c, n, a: ledger.failed(c, ledger.PARSE, n, a, Failure(reason=Reason.ARCHIVE), SETTINGS),
        {State.PARSING: (State.FETCHED, Reason.ARCHIVE)},
    ),
    "saved": (save, {State.PARSING: (State.STORED, Reason.NEW)}),
}


@pytest.mark.parametrize("name", MOVES)
def test_a_result_moves_the_row_that_waits_for_it_and_no_other(name: str, settings: Settings) -> None:
    move, legal = MOVES[name]
    for state in State:
        number = put(state)
        before = row(number)
        with transaction() as connection:
            done = move(connection, number, ATTEMPT)
        after = row(number)
        if state in legal:
            assert done, state
            assert after[:2] == legal[state]
            assert after[5:] == (True, before[6] + 1)
        else:
            assert not done, state
            assert after == before, state


@pytest.mark.parametrize("name", MOVES)
def test_a_result_moves_once_and_only_the_attempt_that_it_is_of(name: str, settings: Settings) -> None:
    move, legal = MOVES[name]
    number = put(next(iter(legal)))
    before = row(number)
    for attempt in (ATTEMPT - 1, ATTEMPT + 1, 0):
        with transaction() as connection:
            assert not move(connection, number, attempt)
        assert row(number) == before
    with transaction() as connection:
        assert move(connection, number, ATTEMPT)
    after = row(number)
    with transaction() as connection:
        assert not move(connection, number, ATTEMPT)
    assert row(number) == after != before


def test_every_final_reason_ends_a_fetch_as_the_list_says(settings: Settings) -> None:
    for reason, end in OUTCOME.items():
        if end in (State.STORED, State.DUPLICATE):
            continue
        number = put(State.FETCHING)
        with transaction() as connection:
            ended = ledger.failed(connection, ledger.FETCH, number, ATTEMPT, Failure(reason=reason), SETTINGS)
        assert (ended, *row(number)[:2]) == (end, end, reason)


@pytest.mark.parametrize("stage", [ledger.FETCH, ledger.PARSE], ids=["fetch", "parse"])
def test_every_passing_reason_waits_and_in_the_end_ends_as_the_list_says(stage: ledger.Stage, settings: Settings) -> None:
    back = {State.FETCHING: State.QUEUED, State.PARSING: State.FETCHED}[stage.working]
    for reason, end in RETRIED.items():
        for tries, expected in ((2, back), (1, back if reason in PATIENT else end)):
            number, few = put(stage.working), SETTINGS.model_copy(update={"tries": tries})
            with transaction() as connection:
                ended = ledger.failed(connection, stage, number, ATTEMPT, Failure(reason=reason), few)
            assert (ended, *row(number)[:2]) == (expected, expected, reason)


def test_a_death_or_an_expiry_touches_no_row_that_nobody_holds(settings: Settings, database: str) -> None:
    held = [number for state in State if state not in (State.FETCHING, State.PARSING) for number in [put(state)]]
    before = [row(number) for number in held]
    ledger.died([Death(row=number, attempt=ATTEMPT) for number in held], "signal 9", settings)
    assert ledger.release_all(database, settings.deaths, crashed=True) == 0
    assert [row(number) for number in held] == before


@pytest.mark.parametrize(("state", "back"), [(State.FETCHING, State.QUEUED), (State.PARSING, State.FETCHED)])
def test_the_third_death_quarantines(state: State, back: State, settings: Settings) -> None:
    for deaths, expected in enumerate((back, back, State.QUARANTINED)):
        number = put(state)
        with transaction() as connection:
            connection.execute("update ledger set deaths = %s where id = %s", (deaths, number))
        ledger.died([Death(row=number, attempt=ATTEMPT)], "signal 9", settings)
        assert row(number)[:2] == (expected, Reason.WORKER_DIED)


DOORS = [(ledger.requeue, State.FETCHED, "requeued"), (ledger.drop, State.GONE, "dropped")]


@pytest.mark.parametrize(("door", "to", "reason"), DOORS, ids=[reason for *_, reason in DOORS])
def test_the_doors_open_for_quarantined_rows_alone(
    door: Callable[[list[int]], int], to: State, reason: str, settings: Settings
) -> None:
    for state in State:
        number = put(state)
        before = row(number)
        assert door([number]) == (state is State.QUARANTINED)
        after = row(number)
        if state is State.QUARANTINED:
            assert (after[:2], after[6]) == ((to, reason), before[6] + 1)
        else:
            assert after == before


def test_only_what_waits_is_handed_out(settings: Settings) -> None:
    rows = {state: put(state) for state in State}
    with transaction() as connection:
        connection.execute("update hosts set robots_until = 'infinity'")
    found = {item.row for batch in ledger.hand_out(settings) for item in batch.items}
    assert found == {rows[State.QUEUED], rows[State.FETCHED]}
    assert {row(number)[2] for number in found} == {ATTEMPT + 1}


def test_the_end_is_the_end(settings: Settings, database: str) -> None:
    """Nothing but the doors of quarantine moves a row that has ended."""
    ended = [put(state) for state in TERMINAL]
    before = [row(number) for number in ended]
    with transaction() as connection:
        connection.execute("update hosts set robots_until = 'infinity'")
        for number in ended:
            assert not any(move(connection, number, ATTEMPT) for move, _ in MOVES.values())
    ledger.hand_out(settings)
    ledger.release_all(database, settings.deaths, crashed=True)
    assert [row(number) for number in ended] == before


FORBIDDEN = [
    ("a lease without work", "state = 'queued', lease_until = now()", "ledger_lease"),
    ("work without a lease", "state = 'fetching', reason = null, lease_until = null", "ledger_lease"),
    ("parsing nothing", "state = 'fetched', reason = null, capture_id = null", "ledger_capture"),
    ("an end without a reason", "state = 'gone', reason = null", "ledger_reason"),
    ("an end for no reason of its own", "state = 'stored', reason = 'dns'", "ledger_reason"),
    ("a state of no list", "state = 'lost'", "ledger_"),
    ("a reason of no list", "state = 'gone', reason = 'tired'", "ledger_reason"),
    ("a cause of no list", "cause = 'guessed'", "ledger_cause"),
    ("a replay without its number", "cause = 'replayed'", "ledger_replay"),
]


def test_the_database_itself_refuses(settings: Settings) -> None:
    put(State.QUEUED, Reason.REQUEUED)
    for what, change, constraint in FORBIDDEN:
        with pytest.raises(psycopg.errors.CheckViolation) as caught, transaction() as connection:
            connection.execute(f"update ledger set {change}")
        assert (caught.value.diag.constraint_name or "").startswith(constraint), what


def test_live_and_terminal_are_all_states() -> None:
    assert {*LIVE, *TERMINAL} == set(State)
    assert len(LIVE) + len(TERMINAL) == len(State)
