"""PolNeAR: whether a figure is attributed, and whether to the right source."""

import json
from pathlib import Path

from services.contracts.records import Document, Figure, Section
from services.parser.figures.reader import read_figures

STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "by",
        "and",
        "or",
        "his",
        "her",
        "its",
        "their",
        "he",
        "she",
        "they",
        "it",
        "that",
        "who",
        "at",
        "for",
        "on",
    ]
)


def articles(data: Path) -> list[dict[str, object]]:
    lines = (data / "attribution" / "polnear.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def figures_of(text: str) -> list[Figure]:
    document = Document(text=text, blocks=tuple(Document.of([(Section.BODY, text)]).blocks))
    return list(read_figures(document))


def gold_attribution(figure: Figure, attributions: list[dict[str, list[list[int]]]]) -> dict[str, list[list[int]]] | None:
    """The attribution with the shortest content that holds the figure's words."""
    around = [
        (end - start, index)
        for index, one in enumerate(attributions)
        for start, end in one.get("content", [])
        if start <= figure.start and figure.end <= end
    ]
    return attributions[min(around)[1]] if around else None


def right(figure: Figure, spans: list[list[int]], text: str) -> bool:
    if figure.source_span and any(figure.source_span[0] < end and start < figure.source_span[1] for start, end in spans):
        return True
    wanted = {word.strip(".,'’\"“”()").lower() for start, end in spans for word in text[start:end].split()} - STOP - {""}
    ours = {word.strip(".,'’\"“”()").lower() for name in figure.source for word in name.split()} - STOP - {""}
    return bool(wanted & ours)


def attribution(data: Path) -> dict[str, float]:
    both = ours = gold = sourced = hits = 0
    for article in articles(data):
        for figure in figures_of(article["text"]):
            wanted = gold_attribution(figure, article["attributions"])
            ours += bool(figure.source)
            gold += wanted is not None
            both += bool(figure.source) and wanted is not None
            if wanted is not None and wanted.get("source"):
                sourced += 1
                hits += right(figure, wanted["source"], article["text"])
    return {"attributed_f1": 2 * both / (ours + gold), "source_right": hits / sourced}
