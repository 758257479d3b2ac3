"""Body text against article-extraction-benchmark, ours and trafilatura's, from one run.

    python -m tests.accuracy.articles [DATA]

DATA is a folder that holds `articles/` with ground-truth.json, html/ and its scorer score.py; default ../shared/bench.
"""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import trafilatura

from services.contracts.errors import PageError
from services.contracts.records import Section
from services.parser.article import PAGE_BYTES, read_text
from services.parser.page import read_page
from tests.accuracy.scorers import scorer

DATA = Path(__file__).parents[3] / "shared" / "bench"


def pages(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """The (id, URL, bytes) of each page of the set."""
    for name, entry in scorer(folder).load_truth(folder).items():
        yield name, entry.get("url", ""), gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())


def ours(payload: bytes, url: str) -> str:
    """Our body with its tables (which the set counts as text), empty where we reject the page."""
    try:
        article = read_text(read_page(payload, url=url, content_type=None, limit=PAGE_BYTES))
    except PageError:
        return ""
    wanted = (Section.BODY, Section.TABLE)
    return "\n".join(article.text[block.start : block.end] for block in article.blocks if block.section in wanted)


def theirs(payload: bytes, url: str) -> str:
    document = trafilatura.bare_extraction(payload, url=url, with_metadata=True)
    return (document.text or "") if document else ""


def measure(data: Path = DATA) -> dict[str, float]:
    """`articles_f1`, its precision and recall, and trafilatura's F1."""
    folder = data / "articles"
    score = scorer(folder)
    truth = score.load_truth(folder)
    mine: dict[str, dict[str, float]] = {}
    other: dict[str, dict[str, float]] = {}
    for name, url, payload in pages(folder):
        body = truth[name]["articleBody"]
        mine[name] = score.score_item(body, ours(payload, url))
        other[name] = score.score_item(body, theirs(payload, url))
    result, reference = score.aggregate(list(mine.values())), score.aggregate(list(other.values()))
    return {
        "articles_f1": result["f1"],
        "articles_precision": result["precision"],
        "articles_recall": result["recall"],
        "articles_f1_trafilatura": reference["f1"],
    }


if __name__ == "__main__":
    for measured, value in measure(*map(Path, sys.argv[1:2])).items():
        sys.stdout.write(f"{measured} {value:.4f}\n")
