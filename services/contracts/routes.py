"""The one table of routes: message type to task name and queue. A queue is named after its service."""

from typing import NamedTuple

from services.contracts import messages


class Route(NamedTuple):
    task: str
    queue: str


ROUTES: dict[type, Route] = {
    messages.FetchBatch: Route("tallywire.fetcher.fetch", "fetcher"),
    messages.RobotsBatch: Route("tallywire.fetcher.robots", "fetcher"),
    messages.PollBatch: Route("tallywire.fetcher.poll", "fetcher"),
    messages.ParseBatch: Route("tallywire.parser.parse", "parser"),
    messages.FetchedBatch: Route("tallywire.store.fetched", "store"),
    messages.RobotsReadBatch: Route("tallywire.store.robots_read", "store"),
    messages.PolledBatch: Route("tallywire.store.polled", "store"),
    messages.ParsedBatch: Route("tallywire.store.parsed", "store"),
    messages.DiedBatch: Route("tallywire.store.died", "store"),
    messages.Dispatch: Route("tallywire.store.dispatch", "store"),
    messages.Prune: Route("tallywire.store.prune", "store"),
}

QUEUES = tuple(sorted({route.queue for route in ROUTES.values()}))
