"""Fuzz the parser with atheris until stopped: any bytes give an article or a PageError, and an article holds its promises.

    python -m tests.fuzz [-max_total_time=60] [CORPUS …]

Arguments are libFuzzer's. The golden pages are the corpus it begins with.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["services.parser"]):
    from services.contracts.errors import PageError
    from services.contracts.records import Article
    from services.parser.article import read_article
from tests.pages import add

URL = "https://news.example/story"
TYPES = (None, "text/html", "text/plain", "text/html; charset=utf-16", "text/html; charset=gb18030")


def check(found: Article) -> None:
    """What holds for every article: blocks cover the text in order, and the record can be stored."""
    at = 0
    for block in found.blocks:
        assert block.start == at < block.end
        at = block.end + 2
    assert at == len(found.text) + 2
    assert "\x00" not in found.model_dump_json()


def one_input(payload: bytes) -> None:
    """The first byte chooses the content type, the rest is the page."""
    try:
        found = read_article(payload[1:], url=URL, content_type=TYPES[payload[0] % len(TYPES)] if payload else None)
    except PageError:
        return
    check(found)


def corpus(folder: Path) -> None:
    for name in add.names():
        (folder / name).write_bytes(b"\x01" + add.payload(name)[:100_000])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus(Path(folder))
        atheris.Setup([*sys.argv, "-max_len=20000", "-timeout=30", folder], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
