"""The branches of the element that holds the article, and what its containers share: what is of one kind belongs together."""

from collections import Counter
from collections.abc import Iterable

from lxml.html import HtmlElement

from services.parser.outline import Leaf
from services.parser.places import is_linked, kind_of

MAIN_SHARE = 0.6
MOST_LINKS = 0.5
SMALL = 0.2
LEAST_PARAGRAPH = 60


def size(leaves: Iterable[Leaf]) -> int:
    """The characters of the leaves that are kept."""
    return sum(len(leaf.text) for leaf in leaves if leaf.kept)


class Shares:
    """How much of the kept text stands in containers of each kind, and in blocks of each tag and class; all of none."""

    def __init__(self, leaves: list[Leaf]) -> None:
        self.total = size(leaves)
        self.within: Counter[object] = Counter()
        self.own: Counter[object] = Counter()
        for leaf in leaves:
            if leaf.kept:
                self.within[kind_of(leaf.element.getparent())] += len(leaf.text)
                self.own[kind_of(leaf.element)] += len(leaf.text) if leaf.element.get("class") else 0

    def beside(self, leaf: Leaf) -> float:
        """The share of the kept text that stands in containers like a block's."""
        return self.within[kind_of(leaf.element.getparent())] / self.total if self.total else 1.0

    def like(self, leaf: Leaf) -> float:
        """The share of the kept text that stands in blocks like a block, by tag and class."""
        return self.own[kind_of(leaf.element)] / self.total if self.total else 1.0


def main_element(leaves: Iterable[Leaf]) -> HtmlElement | None:
    """The innermost element that holds most of the kept text."""
    held: Counter[HtmlElement] = Counter()
    for leaf in leaves:
        if leaf.kept:
            held.update(dict.fromkeys(leaf.element.iterancestors(), len(leaf.text)))
    least = MAIN_SHARE * size(leaves)
    enough = [element for element, characters in held.items() if characters >= least]
    return min(enough, key=held.__getitem__, default=None)  # of equals the first: the inner one


def branch_of(element: HtmlElement | None, main: HtmlElement, known: dict[HtmlElement, HtmlElement | None]) -> HtmlElement | None:
    """The child of `main` that holds an element, `main` for itself, None outside of it. `known` keeps what was found."""
    if element is None or element is main:
        return element
    if element not in known:
        up = element.getparent()
        known[element] = element if up is main else branch_of(up, main, known)
    return known[element]


def branches_of(leaves: list[Leaf]) -> list[list[Leaf]]:
    """The blocks from the first kept one to the last by the branch of the main element that they stand in."""
    main = main_element(leaves)
    kept = [leaf.at for leaf in leaves if leaf.kept]
    if main is None or not kept:
        return []
    found: dict[HtmlElement | None, list[Leaf]] = {}
    known: dict[HtmlElement, HtmlElement | None] = {}
    for leaf in leaves[kept[0] : kept[-1] + 1]:
        found.setdefault(branch_of(leaf.element, main, known), []).append(leaf)
    found.pop(None, None)
    return list(found.values())


def drop_outer(leaves: list[Leaf], branches: list[list[Leaf]], shares: Shares) -> None:
    """Take out what stands in no branch and is no paragraph, but for blocks such as much of the text stands in."""
    inner = {leaf.at for inside in branches for leaf in inside}
    for leaf in leaves:
        if leaf.kept and leaf.at not in inner and (len(leaf.text) < LEAST_PARAGRAPH or is_linked(leaf)):
            leaf.kept = max(shares.beside(leaf), shares.like(leaf)) >= SMALL


def is_list_of_links(inside: list[Leaf], total: int) -> bool:
    """Whether a branch is small and mostly links, without a block that has a paragraph's words of its own beside them."""
    length = sum(len(leaf.text) for leaf in inside)
    if any(len(leaf.text) - leaf.linked >= LEAST_PARAGRAPH for leaf in inside):
        return False
    return len(inside) > 1 and sum(leaf.linked for leaf in inside) > MOST_LINKS * length and length < SMALL * total


def drop_branches(leaves: list[Leaf]) -> None:
    """Take out the small branches of the main element that are mostly links, and what is no paragraph outside of it."""
    branches, shares = branches_of(leaves), Shares(leaves)
    drop_outer(leaves, branches, shares)
    for leaf in (leaf for inside in branches if is_list_of_links(inside, shares.total) for leaf in inside):
        leaf.kept = False
