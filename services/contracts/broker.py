"""What waits at the broker: the one place that asks Redis itself, past Celery."""

from typing import NamedTuple

from redis import Redis, RedisError

from services.contracts.errors import UnavailableError
from services.contracts.routes import QUEUES

SECONDS = 3.0


class Waiting(NamedTuple):
    """Messages in each queue, and messages that a worker holds and has not acknowledged (kombu's hash `unacked`)."""

    queues: dict[str, int]
    unacked: int


def waiting(url: str) -> Waiting:
    """Count the messages at a broker. Raises UnavailableError where it does not answer within a few seconds."""
    # Celery writes a Unix socket as redis+socket://, redis-py as unix://.
    address = url.replace("redis+socket://", "unix://", 1)
    try:
        with Redis.from_url(address, socket_timeout=SECONDS, socket_connect_timeout=SECONDS) as client:
            pipe = client.pipeline(transaction=False)
            for queue in QUEUES:
                pipe.llen(queue)
            *lengths, unacked = pipe.hlen("unacked").execute()
    except (RedisError, ValueError) as error:
        raise UnavailableError(f"Redis does not answer: {error}") from error
    return Waiting(dict(zip(QUEUES, lengths, strict=True)), unacked)
