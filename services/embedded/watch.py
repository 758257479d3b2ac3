"""See a worker that lives and does nothing: a queue that is never empty while no row moves. Pure: times come in."""

from collections.abc import Mapping


class Watch:
    """Remembers since when each queue has been stuck."""

    def __init__(self, patience: float) -> None:
        """`patience` in seconds: how long a queue may be stuck before its worker is named."""
        self._patience = patience
        self._progress: int | None = None
        self._since: dict[str, float] = {}

    def observe(self, lengths: Mapping[str, int], progress: int, now: float) -> list[str]:
        """Take in the queues' lengths and the number that grows when a row moves; the queues whose worker must be restarted.

        A queue that was named is given the same patience again.
        """
        if progress != self._progress:
            self._progress = progress
            self._since.clear()
        self._since = {queue: self._since.get(queue, now) for queue, length in lengths.items() if length}
        stuck = [queue for queue, since in self._since.items() if now - since >= self._patience]
        for queue in stuck:
            del self._since[queue]
        return stuck


def delay(failures: int) -> float:
    """Seconds to wait before the next start of a process that ended by itself so many times in a row."""
    return float(min(60, 2 ** (failures - 1)))
