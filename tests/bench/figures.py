"""What reading figures costs, on one core and in one run.

    python -m tests.bench.figures [DATA]

Prints sentences a second of our reader and of others on the sentences of DATA/attribution (default ../shared/bench), and the
milliseconds for the mean article. The others: quantulum3 (MIT; its unit classifier, which would have to be downloaded, left out),
on every STEP-th sentence, in turn with ours, so that a slow moment of the machine falls on both: the ratio is the
median of ROUNDS rounds; and REGEXES: bare patterns for digits, number words, money and percent, which find numbers and nothing
else. They are a floor for any reader in Python, not a rival. `make bench-figures` installs quantulum3.
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
STEP = 10
ROUNDS = 5
# In a round ours reads the same sentences so many times, as one time were too short to measure.
TIMES = 10
REGEXES = [
    re.compile(r"\d+(?:[.,]\d+)*"),
    re.compile(r"[$£€]\s?\d+(?:[.,]\d+)*(?:\s(?:million|billion|trillion))?"),
    re.compile(r"\d+(?:\.\d+)?\s?(?:%|percent|per cent)"),
    re.compile(
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)\b", re.I
    ),
]


def warmed(read: Callable[[str], object], texts: Sequence[str]) -> None:
    """Has `read` load what it needs, and the collector leave alone what others hold."""
    for text in texts[:50]:
        read(text)
    gc.collect()
    gc.freeze()


def spent(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """The CPU seconds that `read` takes over the texts."""
    begun = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - begun


def timed(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """The CPU seconds that `read` takes over the texts, the best of three runs."""
    warmed(read, texts)
    return min(spent(read, texts) for _ in range(3))


def in_turn(texts: Sequence[str]) -> list[tuple[float, float]]:
    """The CPU seconds of ours and of quantulum3 over the texts, in each round."""
    warmed(quantulum.parse, texts)
    return [(spent(read_sentence, [*texts] * TIMES) / TIMES, spent(quantulum.parse, texts)) for _ in range(ROUNDS)]


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
    rounds = in_turn(some)
    sys.stdout.write(f"sentences_a_second {len(parts) / ours:.0f}\n")
    sys.stdout.write(f"sentences_a_second_quantulum3 {len(some) / min(theirs for _, theirs in rounds):.0f}\n")
    sys.stdout.write(f"times_quantulum3 {statistics.median(theirs / own for own, theirs in rounds):.1f}\n")
    sys.stdout.write(f"sentences_a_second_regexes {len(parts) / floor:.0f}\n")
    sys.stdout.write(f"article_milliseconds {1000 * timed(figures_of, texts) / len(texts):.2f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
