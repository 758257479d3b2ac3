"""Fuzz the parser with atheris until stopped: any bytes give an article or a PageError, any text gives figures that hold.

    python -m tests.fuzz [-max_total_time=60] [CORPUS …]

Arguments are libFuzzer's. The golden pages and some sentences are the corpus it begins with. From a first byte of 128 on, the
input is text for the figure reader, else a page.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["services.parser"]):
    from services.contracts.errors import PageError
    from services.contracts.records import Article, Document, Section
    from services.parser.article import read_article
    from services.parser.figures.reader import read_figures
from tests.pages import add

URL = "https://news.example/story"
FIGURES = 128
SENTENCES = (
    "“At least 40 goats escaped,” Ann Hill, 54, said on Tuesday. “Then a dozen came back.”",
    "Rents rose from $900 to $1,200 a month, or by a third, according to a report by the union, citing city data.",
    "One in five of the 3.5 million asked, aged 18-25, would leave Norway by 2030.",
)
TYPES = (None, "text/html", "text/plain", "text/html; charset=utf-16", "text/html; charset=gb18030")


def check(found: Article) -> None:
    """What holds for every article: blocks cover the text in order, and the record can be stored."""
    at = 0
    for block in found.blocks:
        assert block.start == at < block.end
        at = block.end + 2
    assert at == len(found.text) + 2
    assert "\x00" not in found.model_dump_json()


def check_figures(text: str) -> None:
    """What holds for every figure: its words stand where it says, in its quote, and so do the words that name its source."""
    document = Document.of([(Section.BODY, part) for part in text.split("\n\n")])
    for figure in read_figures(document, published="2024-05-06", country="US"):
        assert document.text[figure.start : figure.end] == figure.text
        assert figure.text in figure.quote
        assert (figure.source_span is None) == (not figure.source)
        assert figure.low is None or figure.high is None or figure.low <= figure.high


def one_input(payload: bytes) -> None:
    """The first byte chooses the content type, or the figure reader; the rest is the page, or the text."""
    if payload and payload[0] >= FIGURES:
        check_figures(payload[1:].decode("utf-8", "replace").replace("\0", " "))
        return
    try:
        found = read_article(payload[1:], url=URL, content_type=TYPES[payload[0] % len(TYPES)] if payload else None)
    except PageError:
        return
    check(found)


def corpus(folder: Path) -> None:
    for number, sentence in enumerate(SENTENCES):
        (folder / f"figures-{number}").write_bytes(bytes([FIGURES]) + sentence.encode())
    for name in add.names():
        (folder / name).write_bytes(b"\x01" + add.payload(name)[:100_000])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus(Path(folder))
        atheris.Setup([*sys.argv, "-max_len=20000", "-timeout=30", folder], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
