"""Stands in until the reader of figures is there."""

from services.contracts.records import Document, Figure


def read_figures(document: Document, *, published: str | None, language: str | None, country: str | None) -> tuple[Figure, ...]:
    """No figures."""
    return ()
