"""Where a block stands: what tags and classes say of the elements around it."""

import re
from collections import Counter
from collections.abc import Iterable

from lxml.html import HtmlElement

from services.parser.outline import Leaf

FOREIGN = re.compile(
    r"newsletter|related|promo|teaser|breadcrumb|footer|sidebar|social|\bshar(?:e|ing)|comment|by-?line|caption|credit|copyright|"
    r"\btags?\b|tag-list|recommend|outbrain|taboola|most-read|popular|latest|advert|subscri|sign-?up|cookie|consent|modal|disclaim|"
    r"timestamp|read-?time|read-?more|more-on|jump|author-?(?:bio|box|info|card|desc|name)|debug|embed-?caption|also-?read|correlat",
    re.IGNORECASE,
)
STANDFIRST = re.compile(
    r"standfirst|sub-?(?:title|head|line)|teaser|\bleads?\b|[-_]lead\b|excerpt|\bintro|[-_]intro\b|summary|\bdek\b|\bdeck\b|abstract|"
    r"__desc|description|chapo|sommario|catenaccio|entradilla|ingress|shorttext|bajada|preamble|kicker-text",
    re.IGNORECASE,
)
FOREIGN_TAGS = frozenset(("nav", "aside", "footer", "form", "figcaption", "dialog"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LINK_SHARE = 0.75
MOST_FOREIGN = 0.4


def is_linked(leaf: Leaf) -> bool:
    """Whether a block is a link to another text and little more."""
    return leaf.linked >= LINK_SHARE * len(leaf.text)


def kind_of(element: HtmlElement | None) -> object:
    """What two containers of one kind share: tag and class; one without a class is a kind of its own."""
    if element is None or not element.get("class"):
        return element
    return element.tag, element.get("class")


def is_named_foreign(element: HtmlElement) -> bool:
    """Whether an element's tag or class says that it is no part of an article. A figure without a picture holds a quotation."""
    if element.tag in ("body", "html", "article", "main"):
        return False
    if element.tag == "figure":
        return element.find(".//img") is not None
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in FOREIGN_TAGS or (len(named) > 1 and bool(FOREIGN.search(named)))


class Places:
    """The foreign elements around each element, found once. One that holds much of the kept text is misnamed, and none."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self.known: dict[HtmlElement, tuple[HtmlElement, ...]] = {}
        kept = [leaf for leaf in leaves if leaf.kept]
        within: Counter[HtmlElement] = Counter()
        for leaf in kept:
            within.update(dict.fromkeys(self.around(leaf.element), len(leaf.text)))
        least = MOST_FOREIGN * sum(len(leaf.text) for leaf in kept)
        self.misnamed = {element for element, characters in within.items() if characters >= least}

    def around(self, element: HtmlElement) -> tuple[HtmlElement, ...]:
        """The elements around and including `element` that are named as foreign."""
        chain: list[HtmlElement] = []
        up: HtmlElement | None = element
        while up is not None and up not in self.known:
            chain.append(up)
            up = up.getparent()
        found = self.known[up] if up is not None else ()
        for one in reversed(chain):
            found = (one, *found) if is_named_foreign(one) else found
            self.known[one] = found
        return found

    def is_foreign(self, element: HtmlElement) -> bool:
        """Whether `element` stands in something that is no part of the article."""
        return any(one not in self.misnamed for one in self.around(element))
