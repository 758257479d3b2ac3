"""Blocks of small pages for the tests of the rooms that judge them."""

from lxml import html

from services.parser.outline import Leaf, outline

A = "The council voted on Monday to spend 12 million crowns on 40 new trams for the eastern line, its chair said after a vote."
B = "The first of them are to run in May 2026, two years later than was planned when the line was opened, the operator said."
C = "Fares will rise by 3 percent, and some 9,000 commuters a day are expected to change over from their cars to the line then."


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def leaves_of(body: str, *kept: str) -> list[Leaf]:
    """The blocks of a page's body, those with the texts `kept` marked as kept; all where none is named."""
    leaves = outline(html.document_fromstring(f"<html><body>{body}</body></html>")).leaves
    for leaf in leaves:
        leaf.kept = leaf.text in kept or not kept
    return leaves


def kept_of(leaves: list[Leaf]) -> list[str]:
    return [leaf.text for leaf in leaves if leaf.kept]
