"""What a page is when it is no article."""

LEAST_CHARACTERS = 40
LEAST_UNSPACED = 20


def is_too_short(body: str) -> bool:
    """Whether a body holds no sentence worth keeping: under 40 characters (scripts without spaces say as much in 20)."""
    if len(body) >= LEAST_CHARACTERS:
        return False
    spaced = len(body.split()) > len(body) / 20
    return spaced or len(body) < LEAST_UNSPACED
