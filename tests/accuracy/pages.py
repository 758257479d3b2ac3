"""Title, time, authors, body, pictures and cost against the Fundus fixtures, ours and trafilatura's, from one run.

    python -m tests.accuracy.pages [DATA]

DATA is a folder that holds `pages/` with its scorer score.py; default ../shared/bench. The set's body begins with
the article's standfirst, which we keep as a block of its own after the headline: it is put before our body here. The
set writes a date without a time as midnight; so do we here.
"""

import gzip
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import trafilatura

from services.contracts.errors import PageError
from services.contracts.records import Article, Section
from services.parser.article import PAGE_BYTES, read_text
from services.parser.page import read_page
from tests.accuracy.articles import DATA
from tests.accuracy.scorers import scorer

NAMES = {
    "body_f1": "pages_body_f1",
    "body_p": "pages_body_precision",
    "body_r": "pages_body_recall",
    "title_norm": "pages_title_norm",
    "date_day": "pages_day",
    "date_minute": "pages_minute",
    "auth_f1": "pages_authors_f1",
    "img_recall": "pictures_recall",
    "img_precision": "pictures_precision",
    "capall": "captions",
    "credit": "credits",
}


def answer(article: Article) -> dict[str, Any]:
    """An article in the form that the scorer reads."""
    titles = [article.text[block.start : block.end] for block in article.blocks if block.section is Section.TITLE]
    body = "\n".join([*titles[1 if article.title else 0 :], article.body])
    date = f"{article.published} 00:00:00" if article.published and "T" not in article.published else article.published
    images = [{"url": one.url, "caption": one.caption, "credit": one.credit} for one in article.pictures]
    return {
        "title": article.title,
        "date": date,
        "authors": list(article.authors),
        "body": body,
        "images": images,
    }


def ours(payload: bytes, url: str) -> dict[str, Any] | None:
    try:
        return answer(read_text(read_page(payload, url=url, content_type=None, limit=PAGE_BYTES)))
    except PageError:
        return None


def theirs(payload: bytes, url: str) -> dict[str, Any] | None:
    document = trafilatura.bare_extraction(payload, url=url or None, with_metadata=True)
    if document is None:
        return None
    return {"title": document.title, "date": document.date, "authors": document.author, "body": document.text}


def picture_answer(payload: bytes, url: str) -> list[dict[str, Any]]:
    """The pictures as trafilatura gives them: a run of its own, for they cost it text. It knows captions only as alt text."""
    document = trafilatura.bare_extraction(payload, url=url or None, include_images=True)
    graphics = document.body.iter("graphic") if document and document.body is not None else ()
    return [{"url": one.get("src"), "caption": one.get("alt") or one.get("title")} for one in graphics]


def timed(read: Any, payload: bytes, url: str) -> tuple[dict[str, Any] | None, float]:
    """What `read` makes of a page, and the CPU seconds it took."""
    start = time.process_time()
    found = read(payload, url)
    return found, time.process_time() - start


def measure(data: Path = DATA) -> dict[str, float]:
    """The measures of issue 4 over the pages, ours and `…_trafilatura`; `parse_cpu_ratio` is the median of ours over theirs."""
    folder = data / "pages"
    score = scorer(folder)
    rows: dict[str, list[Any]] = {"": [], "_trafilatura": []}
    seconds: list[tuple[float, float]] = []
    for fixture in score.fixtures(folder):
        payload, url = gzip.decompress(Path(fixture["html"]).read_bytes()), fixture["url"] or ""
        mine, own_time = timed(ours, payload, url)
        other, other_time = timed(theirs, payload, url)
        if other is not None:
            other["images"] = picture_answer(payload, url)
        rows[""].append(score.score_fixture(fixture, mine))
        rows["_trafilatura"].append(score.score_fixture(fixture, other))
        seconds.append((own_time, other_time))
    found = {f"{name}{who}": score.summarise(row).get(key, 0.0) for who, row in rows.items() for key, name in NAMES.items()}
    ratios = [own / other for own, other in seconds[1:] if other]
    found["parse_cpu_ratio"] = statistics.median(ratios)
    found["parse_cpu_ratio_mean"] = sum(own for own, _ in seconds[1:]) / sum(other for _, other in seconds[1:])
    found["parse_seconds_slowest"] = max(own for own, _ in seconds[1:])
    return found


if __name__ == "__main__":
    for measured, value in measure(*map(Path, sys.argv[1:2])).items():
        sys.stdout.write(f"{measured} {value:.4f}\n")
