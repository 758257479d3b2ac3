"""The five articles beside the measuring sets: detection and attributes, by their own scorer."""

import contextlib
import importlib.util
import io
import json
import re
import tempfile
from pathlib import Path

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures

CAPTION = re.compile(r"\(Image:|\(Photo by|EPA/|^epa\d")


def document_of(text: str) -> Document:
    """A document as the parser would make it of crawled text: the first line the title, paragraphs with a credit captions."""
    title, _, rest = text.partition("\n")
    parts = [(Section.TITLE, title.strip())]
    for paragraph in re.split(r"\n\s*\n", rest):
        parts.append((Section.CAPTION if CAPTION.search(paragraph) else Section.BODY, paragraph.strip("\n")))
    return Document.of(parts)


def seeds(data: Path) -> dict[str, float]:
    """Detection F1 and the share right of each attribute; the articles stand beside the folder `data`."""
    folder = data.parent / "seeds"
    articles = json.loads((folder / "gold.json").read_text("utf-8"))["articles"]
    spec = importlib.util.spec_from_file_location("seeds_score", folder / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    lines = []
    for article in articles:
        country = {"Metro": "GB", "Express": "GB"}.get(article["outlet"])
        document = document_of((folder / article["doc"]).read_text("utf-8"))
        for figure in read_figures(document, published=article["published"], country=country):
            lines.append(json.dumps({"article": {"url": article["doc"]}, **figure.model_dump(mode="json")}))
    out = io.StringIO()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file, contextlib.redirect_stdout(out):
        file.write("\n".join(lines))
        file.flush()
        score.main(file.name)
    return measures(out.getvalue())


def measures(report: str) -> dict[str, float]:
    shares = re.findall(r"(\w+) (\d+)/(\d+)", report)
    attributes = {f"seeds_{name}": int(right) / int(all_) for name, right, all_ in shares}
    return {"seeds_f1": float(re.search(r"F1 ([\d.]+)", report)[1]), **attributes}
