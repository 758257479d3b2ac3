"""Add a golden page, or read all of them anew after a change that is meant.

    python -m tests.pages.add PAGE.html https://example.org/its/address     adds one
    python -m tests.pages.add                                              writes every expected JSON anew

A golden page is NAME.html.gz (or NAME.txt) beside NAME.json: its address and the article expected of it. Look at the
JSON before it is committed: it is what the parser is held to. The pages are our own; no outlet's text is among them.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from services.contracts.exports import article_record
from services.parser.article import read_article

FOLDER = Path(__file__).parent


def payload(name: str) -> bytes:
    """The bytes of a golden page."""
    packed = FOLDER / f"{name}.html.gz"
    return gzip.decompress(packed.read_bytes()) if packed.exists() else (FOLDER / f"{name}.txt").read_bytes()


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def read(name: str, url: str) -> dict[str, Any]:
    """What the parser makes of a golden page, figures and rights apart: they have tests of their own."""
    record = article_record(read_article(payload(name), url=url))
    return {key: value for key, value in record.items() if key not in ("rights", "withheld")}


def write(name: str, url: str) -> None:
    text = json.dumps({"url": url, "article": read(name, url)}, ensure_ascii=False, indent=1)
    (FOLDER / f"{name}.json").write_text(text + "\n", "utf-8")


def main(arguments: list[str]) -> None:
    if arguments:
        page, url = Path(arguments[0]), arguments[1]
        if page.suffix == ".txt":
            (FOLDER / page.name).write_bytes(page.read_bytes())
        else:
            (FOLDER / f"{page.stem}.html.gz").write_bytes(gzip.compress(page.read_bytes(), mtime=0))
        write(page.stem, url)
    else:
        for name in names():
            write(name, json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["url"])


if __name__ == "__main__":
    main(sys.argv[1:])
