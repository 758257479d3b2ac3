"""The language of a text, by py3langid's model."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

READ = 800
CONFIRMING = 300


@cache
def identifier() -> LanguageIdentifier:
    """The language model, loaded at the first page that needs it."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detected_language(body: str, stated: str | None = None) -> tuple[str, float]:
    """The likeliest language of a text as an ISO 639-1 code, and how likely it is, 0 to 1.

    Less of the text is read where that is enough to confirm the language that the page states.
    """
    if stated:
        code, share = identifier().classify(body[:CONFIRMING])
        if code == stated:
            return str(code), float(share)
    code, share = identifier().classify(body[:READ])
    return str(code), float(share)
