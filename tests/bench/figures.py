"""What reading figures costs, on one core and in one run.

    python -m tests.bench.figures [DATA]

Prints sentences a second of our reader and of others on the sentences of DATA/attribution (default ../shared/bench), and the
milliseconds for the mean article. The others: quantulum3 (MIT; its unit classifier, which would have to be downloaded, left out),
on every STEP-th sentence; and REGEXES: bare patterns for digits, number words, money and percent, which find numbers and nothing
else. They are a floor for any reader in Python, not a rival. `make bench-figures` installs quantulum3.
"""

import gc
import logging
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from quantulum3 import parser as quantulum

from services.parser.figures.reader import read_sentence
from services.parser.figures.tokens import sentences, tokenize
from tests.accuracy.polnear import articles, figures_of

DATA = Path(__file__).parents[3] / "shared" / "bench"
STEP = 10
REGEXES = [
    re.compile(r"\d+(?:[.,]\d+)*"),
    re.compile(r"[$£€]\s?\d+(?:[.,]\d+)*(?:\s(?:million|billion|trillion))?"),
    re.compile(r"\d+(?:\.\d+)?\s?(?:%|percent|per cent)"),
    re.compile(
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)\b", re.I
    ),
]


def timed(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """The CPU seconds that `read` takes over the texts, the best of three runs, without the collector's for what others hold."""
    for text in texts[:50]:
        read(text)
    gc.collect()
    gc.freeze()
    runs = []
    for _ in range(3):
        begun = time.process_time()
        for text in texts:
            read(text)
        runs.append(time.process_time() - begun)
    return min(runs)


def bare(text: str) -> list[str]:
    return [found for pattern in REGEXES for found in pattern.findall(text)]


def split(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens[first].start : tokens[past - 1].end] for first, past in sentences(text, tokens)]


def main(data: str = str(DATA)) -> None:
    texts = [str(article["text"]) for article in articles(Path(data))]
    parts = [sentence for text in texts for sentence in split(text)]
    some = parts[::STEP]
    logging.disable()
    ours, floor = timed(read_sentence, parts), timed(bare, parts)
    share, theirs = timed(read_sentence, some), timed(quantulum.parse, some)
    sys.stdout.write(f"sentences_a_second {len(parts) / ours:.0f}\n")
    sys.stdout.write(f"sentences_a_second_quantulum3 {len(some) / theirs:.0f}\n")
    sys.stdout.write(f"times_quantulum3 {theirs / share:.1f}\n")
    sys.stdout.write(f"sentences_a_second_regexes {len(parts) / floor:.0f}\n")
    sys.stdout.write(f"article_milliseconds {1000 * timed(figures_of, texts) / len(texts):.2f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
