"""What a page is when it is no article."""

LEAST_CHARACTERS = 140
LEAST_WORDS = 20


def is_too_short(body: str) -> bool:
    """Whether a body is too short to be an article: under 140 characters (scripts without spaces say as much in 60)."""
    spaced = body.isascii() or sum(c.isspace() for c in body) > len(body) / 20
    return len(body) < (LEAST_CHARACTERS if spaced else 60)
