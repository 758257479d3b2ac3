"""A page that kills its worker: its neighbours are stored, it is tried alone, and after three deaths it is quarantined."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from services.archive.record import Received
from services.archive.segment import SegmentWriter
from services.contracts.settings import load
from services.store import ledger, reads
from services.store.tasks import wake
from tests import corpus
from tests.stack.conftest import eventually
from tests.stack.workers import celery, worker

pytestmark = pytest.mark.slow


@pytest.fixture
def workers(database: str, broker: str, home: Path) -> Iterator[None]:
    with celery(worker("tests.stack.poisoned", "parser", home), worker("services.store.tasks", "store", home)):
        yield


def received(number: int, text: str) -> Received:
    page = corpus.page(number).replace("</article>", f"<p>{text}</p></article>")
    return Received(
        url=f"https://example.org/{number}", body=page.encode(), received_at=datetime.now(UTC), content_type="text/html"
    )


def test_poison_stays_alone(workers: None, database: str) -> None:
    texts = ["POISON" if number == 7 else "FAULTY" if number == 11 else "" for number in range(20)]
    with SegmentWriter(load().archive_folder) as writer:
        pages = [received(number, text) for number, text in enumerate(texts)]
        captures = writer.append_all(pages)
    accepted = ledger.accept_captures((page.url, capture) for page, capture in zip(pages, captures, strict=True))
    wake()
    eventually(lambda: reads.live() == 0)

    ends = {row["url"]: (row["state"], row["reason"]) for row in reads.row_states([item.row for item in accepted if item.row])}
    assert ends.pop("https://example.org/7") == ("quarantined", "worker_died")
    assert ends.pop("https://example.org/11") == ("quarantined", "parser_fault")
    assert Counter(ends.values()) == {("stored", "new"): 18}
    with psycopg.connect(database) as connection:
        deaths = connection.execute("select deaths, count(*) from ledger group by 1 order by 1").fetchall()
    assert deaths[-1] == (3, 1)
    assert all(count <= 1 for count, _ in deaths[:-1]), "a neighbour was made to pay twice"

    (poison,) = [row for row in reads.quarantined() if row["reason"] == "worker_died"]
    assert "WorkerLostError" in poison["detail"]
