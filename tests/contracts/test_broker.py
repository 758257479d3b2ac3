import json

import pytest
import redis

from services.contracts import broker as brokers
from services.contracts.errors import UnavailableError
from services.contracts.messages import Dispatch, FetchBatch
from services.contracts.routes import QUEUES
from services.contracts.worker import make_app, send
from tests import servers


def test_an_empty_broker_has_no_messages(broker: str) -> None:
    assert brokers.waiting(broker) == (dict.fromkeys(QUEUES, 0), 0)


def test_counts_what_celery_sent_and_what_a_worker_holds(broker: str) -> None:
    app = make_app("test")
    for message in (Dispatch(), Dispatch(), FetchBatch(items=())):
        send(app, message)
    with app.connection_for_read() as connection:
        held = connection.default_channel.basic_get("store")
        found = brokers.waiting(broker)
        assert held is not None
    assert found.queues == {"fetcher": 1, "parser": 0, "store": 1}
    assert found.unacked == 1
    assert json.loads(redis.Redis.from_url(broker).lindex("fetcher", 0))["headers"]["task"] == "tallywire.fetcher.fetch"


@pytest.mark.parametrize("scheme", ["redis", "redis+socket", "no such scheme"])
def test_no_broker_is_an_error_that_says_so(scheme: str) -> None:
    with pytest.raises(UnavailableError, match="Redis does not answer"):
        brokers.waiting(f"{scheme}://127.0.0.1:{servers.free_port()}/0")


def test_a_unix_socket_is_written_as_celery_writes_it() -> None:
    with servers.valkey_socket() as url:
        assert url.startswith("redis+socket://")
        assert brokers.waiting(url).unacked == 0
