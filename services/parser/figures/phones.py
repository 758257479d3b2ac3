"""Phone numbers in groups: "+49 (0)40 890 85-433", "(020) 7946 0958", "0800 123 456", "(555) 123-4567"."""

from collections.abc import Sequence

from services.parser.figures.tokens import Token, glued

# Digits of a number with its country's code (ITU-T E.164), and of one without, at least.
_LONGEST, _SHORTEST, _SHORTEST_HERE = 15, 7, 9
_AREA_CODE = 3
_JOINTS = frozenset("-‑/")


def phone(tokens: Sequence[Token], i: int) -> range | None:
    """The tokens of the phone number whose first digits are token `i`, or None where they begin none."""
    if i > 0 and tokens[i - 1].text == "+" and glued(tokens[i - 1], tokens[i]):
        found, least, groups = range(i, _past_groups(tokens, i + 1)), _SHORTEST, 1
    elif _bracketed(tokens, i):
        found, least, groups = range(i, _past_groups(tokens, i + 2)), _SHORTEST_HERE, 2
    elif tokens[i].text.startswith("0") and len(tokens[i].text) >= _AREA_CODE:
        found, least, groups = range(i, _past_groups(tokens, i + 1)), _SHORTEST_HERE, 2
    else:
        return None
    digits = [tokens[at].text for at in found if tokens[at].kind == "digits"]
    whole = tokens[i].text.isdigit() and least <= len("".join(digits)) <= _LONGEST
    return found if whole and len(digits) >= groups else None


def _bracketed(tokens: Sequence[Token], i: int) -> bool:
    """Whether the digits are an area code in brackets."""
    beside = [token.text for token in (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])]
    return beside == ["(", ")"] and (len(tokens[i].text) == _AREA_CODE or tokens[i].text.startswith("0"))


def _past_groups(tokens: Sequence[Token], i: int) -> int:
    """The index past the groups of digits from token `i` on, with hyphens, slashes and the "(0)" between them."""
    past = i
    while i < len(tokens):
        if tokens[i].kind == "digits" and tokens[i].text.isdigit():
            i = past = i + 1
        elif tokens[i].text in _JOINTS and glued(tokens[i - 1], tokens[i]):
            i += 1
        elif [token.text for token in tokens[i : i + 3]] == ["(", "0", ")"]:
            i = past = i + 3
        else:
            break
    return past
