"""What a page costs: CPU of our parser without figures against trafilatura's default and lxml's bare parse; and memory.

    python -m tests.bench.parse [PAGES [DATA]]

All from one run, on the pages of DATA (default ../shared/bench): CPU milliseconds as median, mean and slowest, and
ours over theirs. Then the resident memory after 1,000 and after PAGES pages (default 20,000; 0 leaves it out), the
pages of DATA in turn, each by a whole `read_article`.
"""

import statistics
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import psutil
import trafilatura
from lxml import html

from services.contracts.errors import PageError
from services.parser.article import PAGE_BYTES, read_article, read_text
from services.parser.page import read_page
from tests.accuracy import articles
from tests.accuracy.articles import DATA
from tests.accuracy.scorers import fixture_pages

Page = tuple[str, bytes]
EARLY = 1000


def ours(url: str, payload: bytes) -> None:
    try:
        read_text(read_page(payload, url=url, content_type=None, limit=PAGE_BYTES))
    except PageError:
        return


def theirs(url: str, payload: bytes) -> None:
    trafilatura.bare_extraction(payload, url=url or None, with_metadata=True)


def bare(_url: str, payload: bytes) -> None:
    html.document_fromstring(payload)


def whole(url: str, payload: bytes) -> None:
    try:
        read_article(payload, url=url)
    except PageError:
        return


READERS: dict[str, Callable[[str, bytes], None]] = {"ours": ours, "trafilatura": theirs, "lxml": bare, "with_figures": whole}


def pages(data: Path) -> list[Page]:
    """The (URL, bytes) of all pages of the two sets."""
    return [(url, payload) for _, url, payload in (*articles.pages(data / "articles"), *fixture_pages(data / "pages"))]


def spent(read: Callable[[str, bytes], None], page: Page) -> float:
    """CPU milliseconds for one page."""
    start = time.process_time()
    read(*page)
    return (time.process_time() - start) * 1000


def costs(found: list[Page]) -> dict[str, float]:
    """For each reader the median, mean and slowest page; each page is read by all before the next. The first warms up."""
    taken = {name: [spent(read, page) for page in found[:1]] for name, read in READERS.items()}
    for page in found:
        for name, read in READERS.items():
            taken[name].append(spent(read, page))
    result = {}
    for name, times in taken.items():
        result |= {f"{name}_ms_median": statistics.median(times[1:]), f"{name}_ms_mean": statistics.mean(times[1:])}
        result[f"{name}_ms_slowest"] = max(times[1:])
    pairs = list(zip(taken["ours"][1:], taken["trafilatura"][1:], strict=True))
    result["parse_cpu_ratio"] = statistics.median(own / other for own, other in pairs if other)
    result["parse_cpu_ratio_mean"] = sum(own for own, _ in pairs) / sum(other for _, other in pairs)
    return result


def memory(found: list[Page], count: int) -> dict[str, float]:
    """Resident memory in MiB after 1,000 pages and after all."""
    process, result = psutil.Process(), {}
    for number, (url, payload) in enumerate(islice(cycle(found), count), 1):
        whole(url, payload)
        if number in (EARLY, count):
            result[f"rss_mib_after_{number}"] = process.memory_info().rss / 2**20
    return result


def main(count: str = "20000", data: str = str(DATA)) -> None:
    found = pages(Path(data))
    print(f"pages {len(found)}")
    for measured in (costs, lambda found: memory(found, int(count))):
        for name, value in measured(found).items():
            print(f"{name} {value:.3f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
