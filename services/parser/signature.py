"""Signatures for finding near-duplicates: MinHash (Broder 1997) over word shingles, computed by rensa."""

import re

from rensa import RMinHash

PERMUTATIONS = 64
SEED = 1
SHINGLE = 4
DIGITS = 8
# Scripts without spaces count by character.
TOKEN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")


def shingles(text: str) -> list[str]:
    """The runs of four words of a text, case folded; a shorter text is one run."""
    tokens = TOKEN.findall(text.casefold())
    if len(tokens) < SHINGLE:
        return [" ".join(tokens)] if tokens else []
    return [" ".join(run) for run in zip(*(tokens[at:] for at in range(SHINGLE)), strict=False)]


def signature(text: str) -> str | None:
    """The signature of a text in hexadecimal, 8 digits for each of 64 permutations; None for a text without words."""
    parts = shingles(text)
    if not parts:
        return None
    hashed = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    hashed.update(parts)
    return "".join(f"{value:0{DIGITS}x}" for value in hashed.digest())


def likeness(one: str, other: str) -> float:
    """The share of shingles that two texts have in common (Jaccard), as their signatures estimate it, 0 to 1."""
    pairs = [(one[at : at + DIGITS], other[at : at + DIGITS]) for at in range(0, PERMUTATIONS * DIGITS, DIGITS)]
    return sum(first == second for first, second in pairs) / PERMUTATIONS
