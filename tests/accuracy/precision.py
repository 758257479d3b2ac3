"""Random sentences with a number from the attribution set, each with our figures: for judging precision by reading.

    python -m tests.accuracy.precision [DATA] [--seed 5] [--size 200]

Prints each sentence with its number, then one line a figure. The judgement stands in docs/accuracy-precision.md.
"""

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from services.contracts.records import Document, Figure, Section
from services.parser.figures.reader import read_figures
from services.parser.figures.tokens import sentences, tokenize
from tests.accuracy.polnear import articles

DIGITS = re.compile(r"\d")


def sentences_with_numbers(text: str) -> Iterator[tuple[str, list[Figure]]]:
    """The sentences of a text that hold a digit or a figure, each with its figures."""
    document = Document.of([(Section.BODY, text)])
    figures = read_figures(document)
    tokens = tokenize(document.text)
    for first, past in sentences(document.text, tokens):
        start, end = tokens[first].start, tokens[past - 1].end
        inside = [figure for figure in figures if start <= figure.start < end]
        if inside or DIGITS.search(document.text, start, end):
            yield document.text[start:end], inside


def sample(texts: Sequence[str], seed: int, size: int) -> list[tuple[str, list[Figure]]]:
    """`size` of the sentences with a number, drawn with `seed`, in the order drawn."""
    found = [sentence for text in texts for sentence in sentences_with_numbers(text)]
    return random.Random(seed).sample(found, min(size, len(found)))


def described(figure: Figure) -> str:
    """A figure on one line: what is judged."""
    change = f" {figure.change.direction} {figure.change.mode}" if figure.change else ""
    value = f"{figure.low}..{figure.high} {figure.bound}{change}"
    places = ", ".join(f"{place.role} {place.name}" for place in figure.place)
    return f"{figure.text} = {value} | {figure.kind} {figure.unit or ''} | {figure.counted} | {figure.event} | {places}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--size", type=int, default=200)
    given = parser.parse_args()
    texts = [str(article["text"]) for article in articles(given.data)]
    for number, (sentence, figures) in enumerate(sample(texts, given.seed, given.size), 1):
        print(f"{number}. {' '.join(sentence.split())}")  # noqa: T201
        for figure in figures:
            print(f"     {described(figure)}")  # noqa: T201


if __name__ == "__main__":
    main()
