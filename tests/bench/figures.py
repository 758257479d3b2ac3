"""What reading figures costs, on one core and in one run.

    python -m tests.bench.figures [DATA]

Prints sentences a second of our reader and of others on the sentences of DATA/attribution (default ../shared/bench), and the
milliseconds for the mean article. The others: quantulum3 (MIT; its unit classifier, which would have to be downloaded, left out),
in turn with ours on every PARTS-th sentence from the first, the second … on, so that a slow moment of the machine falls on both:
the ratio is the median of those parts; and REGEXES: bare patterns for digits, number words, money and percent, which find
numbers and nothing else. They are a floor for any reader in Python, not a rival. `make bench-figures` installs quantulum3.
"""

import gc
import logging
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from quantulum3 import parser as quantulum

from services.parser.figures.reader import read_sentence
from services.parser.figures.tokens import sentences, tokenize
from tests.accuracy.polnear import articles, figures_of

DATA = Path(__file__).parents[3] / "shared" / "bench"
PARTS = 10
# Ours reads a part so many times, as one time were too short to measure.
TIMES = 5
REGEXES = [
    re.compile(r"\d+(?:[.,]\d+)*"),
    re.compile(r"[$£€]\s?\d+(?:[.,]\d+)*(?:\s(?:million|billion|trillion))?"),
    re.compile(r"\d+(?:\.\d+)?\s?(?:%|percent|per cent)"),
    re.compile(
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)\b", re.I
    ),
]


def spent(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """The CPU seconds that `read` takes over the texts, without the collector's for what others hold."""
    gc.collect()
    gc.freeze()
    begun = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - begun


def timed(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """The CPU seconds that `read` takes over the texts, once it has loaded what it needs: the best of three runs."""
    spent(read, texts[:50])
    return min(spent(read, texts) for _ in range(3))


def in_turn(texts: Sequence[str]) -> list[tuple[float, float]]:
    """The CPU seconds of ours and of quantulum3 over each part of the texts."""
    spent(quantulum.parse, texts[:50])
    parts = [texts[first::PARTS] for first in range(PARTS)]
    return [(spent(read_sentence, [*part] * TIMES) / TIMES, spent(quantulum.parse, part)) for part in parts]


def bare(text: str) -> list[str]:
    return [found for pattern in REGEXES for found in pattern.findall(text)]


def split(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens[first].start : tokens[past - 1].end] for first, past in sentences(text, tokens)]


def main(data: str = str(DATA)) -> None:
    texts = [str(article["text"]) for article in articles(Path(data))]
    parts = [sentence for text in texts for sentence in split(text)]
    logging.disable()
    ours, floor = timed(read_sentence, parts), timed(bare, parts)
    turns = in_turn(parts)
    sys.stdout.write(f"sentences_a_second {len(parts) / ours:.0f}\n")
    sys.stdout.write(f"sentences_a_second_quantulum3 {len(parts) / sum(theirs for _, theirs in turns):.0f}\n")
    sys.stdout.write(f"times_quantulum3 {statistics.median(theirs / own for own, theirs in turns):.1f}\n")
    sys.stdout.write(f"sentences_a_second_regexes {len(parts) / floor:.0f}\n")
    sys.stdout.write(f"article_milliseconds {1000 * timed(figures_of, texts) / len(texts):.2f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
