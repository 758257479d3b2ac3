"""What a page is when it is no article."""

<<<<<<< HEAD
LEAST_CHARACTERS = 40
LEAST_UNSPACED = 20  # scripts without spaces say as much in half


def is_too_short(body: str) -> bool:
    """Whether a body holds no sentence worth keeping."""
    spaced = body.isascii() or sum(c.isspace() for c in body) > len(body) / 20
    return len(body) < (LEAST_CHARACTERS if spaced else LEAST_UNSPACED)
=======
LEAST_CHARACTERS = 140
LEAST_UNSPACED = 60


def is_too_short(body: str) -> bool:
    """Whether a body is too short to be an article: under 140 characters (scripts without spaces say as much in 60)."""
    if len(body) >= LEAST_CHARACTERS:
        return False
    spaced = len(body.split()) > len(body) / 20
    return spaced or len(body) < LEAST_UNSPACED
>>>>>>> parser
