"""Whether a number is below zero: "minus 5", "−3.2", and not "2014-15" or "plus or minus 3"."""

from collections.abc import Sequence

from services.parser.figures.tokens import Token, glued

DASHES = frozenset("-–—‑−")
_MARGIN = ["plus", "or"]


def sign_of(tokens: Sequence[Token], first: int) -> int:
    """-1 where "minus", or a dash that is glued to the number but to nothing before it, stands before token `first`; else 1."""
    if first == 0:
        return 1
    if tokens[first - 1].lower == "minus":
        margin = [token.lower for token in tokens[max(0, first - 3) : first - 1]] == _MARGIN
        return 1 if margin else -1
    if tokens[first - 1].text not in DASHES:
        return 1
    said = first >= 2 and tokens[first - 2].lower == "minus"
    return -1 if said or _glued_after_only(tokens, first) else 1


def _glued_after_only(tokens: Sequence[Token], first: int) -> bool:
    """Whether the dash before token `first` belongs to it alone, or opens a bracket with it: "(-5)"."""
    if not glued(tokens[first - 1], tokens[first]):
        return False
    return first < 2 or not glued(tokens[first - 2], tokens[first - 1]) or tokens[first - 2].text == "("
