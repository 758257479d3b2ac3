"""What the supervisor asks of the store, over a real database."""

import pytest

from services.contracts.errors import UnavailableError, UsageError
from services.contracts.settings import Settings
from services.embedded.hooks import store_hooks
from services.store import ledger, reads
from services.store.db import transaction
from tests import samples
from tests.servers import free_port


def test_check_tells_a_server_from_none_and_from_nonsense(database: str) -> None:
    hooks = store_hooks(Settings())
    hooks.check(database)
    with pytest.raises(UnavailableError, match="Postgres does not answer"):
        hooks.check(f"postgresql://127.0.0.1:{free_port()}/none")
    with pytest.raises(UsageError, match="is no Postgres URL"):
        hooks.check("nonsense")


def test_migrate_may_run_again(database: str) -> None:
    assert store_hooks(Settings()).migrate(database) == []


@pytest.mark.parametrize(("crashed", "deaths", "ended"), [(False, 0, "fetched"), (True, 1, "fetched"), (True, 1, "quarantined")])
def test_leases_are_taken_back_and_a_crash_counts_by_the_settings(crashed: bool, deaths: int, ended: str, database: str) -> None:
    ledger.accept_captures([("https://courier.example/1", samples.capture(1))])
    ledger.hand_out(Settings())
    hooks = store_hooks(Settings(deaths=1 if ended == "quarantined" else 3))
    assert hooks.release_all(database, crashed) == 1
    assert hooks.release_all(database, crashed) == 0
    with transaction() as connection:
        found = connection.execute("select state, deaths from ledger").fetchall()
    assert found == [{"state": ended, "deaths": deaths}]


def test_progress_grows_with_every_move(database: str) -> None:
    progress = store_hooks(Settings()).progress
    assert progress(database) == 0
    ledger.accept(["https://courier.example/1"])
    first = progress(database)
    assert first > 0
    assert progress(database) == first
    ledger.accept(["https://courier.example/2"])
    assert progress(database) > first
    assert reads.status()["accepted"] == 2
