"""What a page is when it is no article."""

LEAST_CHARACTERS = 40
LEAST_UNSPACED = 20  # scripts without spaces say as much in half


def is_too_short(body: str) -> bool:
    """Whether a body holds no sentence worth keeping."""
    spaced = body.isascii() or sum(c.isspace() for c in body) > len(body) / 20
    return len(body) < (LEAST_CHARACTERS if spaced else LEAST_UNSPACED)
