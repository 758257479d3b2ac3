"""What waits at the broker, asked of a real one; and every way in which there is none."""

import json
import socket
from contextlib import closing

import pytest
import redis

from services.contracts import broker as brokers
from services.contracts.errors import UnavailableError, UsageError
from services.contracts.messages import Dispatch, FetchBatch
from services.contracts.routes import QUEUES
from services.contracts.worker import make_app, send
from tests import servers
from tests.sites import Site, reply


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


@pytest.mark.parametrize("url", ["amqp://127.0.0.1/", "127.0.0.1:6379", "", "http://x/", "sentinel://x"])
def test_what_is_no_broker_url_is_a_wrong_setting_for_who_checks_and_a_missing_server_for_who_counts(url: str) -> None:
    with pytest.raises(UsageError, match="TALLYWIRE_REDIS_URL must start with redis://"):
        brokers.check(url)
    with pytest.raises(UnavailableError, match=r"Redis does not answer: TALLYWIRE_REDIS_URL must"):
        brokers.waiting(url)


@pytest.mark.parametrize("ask", [brokers.check, brokers.waiting])
def test_one_line_where_nobody_listens(ask: object) -> None:
    with pytest.raises(UnavailableError) as caught:
        ask(f"redis://127.0.0.1:{servers.free_port()}/0")  # type: ignore[operator]
    assert str(caught.value).startswith("Redis does not answer: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("ask", [brokers.check, brokers.waiting])
def test_a_server_that_says_nothing_is_given_up(ask: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brokers, "SECONDS", 0.2)
    with closing(socket.create_server(("127.0.0.1", 0))) as mute, pytest.raises(UnavailableError):
        ask(f"redis://127.0.0.1:{mute.getsockname()[1]}/0")  # type: ignore[operator]


def test_a_server_of_another_protocol_is_no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    with Site({None: reply()}) as site, pytest.raises(UnavailableError, match="Redis does not answer"):
        brokers.waiting(f"redis://{site.host}/0")


@pytest.mark.parametrize("number", [0, 1, 15])
def test_each_number_is_a_database_of_its_own(number: int, broker: str) -> None:
    url = f"{broker.rpartition('/')[0]}/{number}"
    redis.Redis.from_url(url).rpush("store", "message")
    assert brokers.waiting(url).queues["store"] == 1
    assert brokers.waiting(f"{broker.rpartition('/')[0]}/7").queues["store"] == 0


def test_a_key_of_another_kind_where_a_queue_should_be_is_an_error(broker: str) -> None:
    redis.Redis.from_url(broker).set("store", "no list")
    with pytest.raises(UnavailableError, match="WRONGTYPE"):
        brokers.waiting(broker)
