"""What waits at the broker: the one place that asks Redis itself, past Celery."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from redis import Redis, RedisError

from services.contracts.errors import UnavailableError, UsageError
from services.contracts.routes import QUEUES

SECONDS = 3.0


class Waiting(NamedTuple):
    """Messages in each queue, and messages that a worker holds and has not acknowledged (kombu's hash `unacked`)."""

    queues: dict[str, int]
    unacked: int


def client(url: str) -> Redis:
    """A client for a broker URL. Raises UsageError for what is none for a single server."""
    try:  # Celery writes a Unix socket as redis+socket://, redis-py as unix://.
        address = url.replace("redis+socket://", "unix://", 1)
        return Redis.from_url(address, socket_timeout=SECONDS, socket_connect_timeout=SECONDS)
    except ValueError:
        raise UsageError("TALLYWIRE_REDIS_URL must start with redis://, rediss:// or redis+socket://.") from None


def check(url: str) -> None:
    """Raises UnavailableError where no server answers, UsageError for what is no broker URL."""
    with _answering(), client(url) as connection:
        connection.ping()


def waiting(url: str) -> Waiting:
    """Count the messages at a broker. Raises UnavailableError where it does not answer within a few seconds."""
    with _answering(), client(url) as connection:
        pipe = connection.pipeline(transaction=False)
        for queue in QUEUES:
            pipe.llen(queue)
        *lengths, unacked = pipe.hlen("unacked").execute()
    return Waiting(dict(zip(QUEUES, lengths, strict=True)), unacked)


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except RedisError as error:
        raise UnavailableError(f"Redis does not answer: {error}") from error
