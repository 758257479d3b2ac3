"""Where a block stands: what tags and classes say of the elements around it."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from lxml.html import HtmlElement

from services.parser.outline import Leaf

# Words of class and id that name what is no part of an article; a word may end in a plural s.
FOREIGN = re.compile(
    r"(?<![a-z])(?:newsletter|related|promo|promotion|teaser|breadcrumb|footer|sidebar|social|share|sharing|comment|by-?line|caption|"
    r"credit|copyright|tag|recommend(?:ed|ation)?|outbrain|taboola|most-(?:read|popular|viewed)|popular|latest|advert(?:isement|orial)?|"
    r"subscri(?:be|ption)|sign-?up|cookie|consent|modal|disclaimer|disclosure|time-?stamp|read(?:ing)?-?time|read-?more|more-on|jump|"
    r"author-?(?:bio|box|info|card|desc|name)|also-?read|correlat[aoi]|fact-?box|info-?box|carousel)s?(?![a-z])",
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
STANDFIRST = re.compile(
    r"standfirst|sub-?(?:title|head|line)|teaser|\bleads?\b|[-_]lead\b|excerpt|\bintro|[-_]intro\b|summary|\bdek\b|\bdeck\b|abstract|"
    r"__desc|short-?desc|description|synopsis|strapline|\blede\b|vorspann|\bsapo\b|chapo|sommario|catenaccio|entradilla|ingress|bajada|preamble",
    re.IGNORECASE,
)
FOREIGN_TAGS = frozenset(("nav", "aside", "footer", "form", "figcaption", "dialog"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ADDRESS = re.compile(r"https?://\S+")
LINK_SHARE = 0.75
MOST_FOREIGN = 0.4


def is_linked(leaf: Leaf) -> bool:
    """Whether a block is a link to another text and little more. An address that is written out is a source, not a link."""
    return not ADDRESS.fullmatch(leaf.text) and leaf.linked >= LINK_SHARE * len(leaf.text)


def kind_of(element: HtmlElement | None) -> object:
    """What two containers of one kind share: tag and class; one without a class is a kind of its own."""
    if element is None or not element.get("class"):
        return element
    return element.tag, element.get("class")


@lru_cache(maxsize=4096)
def is_foreign_name(name: str) -> bool:
    """Whether a class and id hold a word of what is no part of an article."""
    return len(name) > 1 and bool(FOREIGN.search(CAMEL.sub("-", name).lower()))


def is_named_foreign(element: HtmlElement) -> bool:
    """Whether an element's tag or class says that it is no part of an article. A figure without a picture holds a quotation."""
    if element.tag in ("body", "html", "article", "main"):
        return False
    if element.tag == "figure":
        return element.find(".//img") is not None
    return element.tag in FOREIGN_TAGS or is_foreign_name(f"{element.get('class') or ''} {element.get('id') or ''}")


class Places:
    """The foreign elements around each element, found once. One that holds much of the kept text is misnamed, and none."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self.known: dict[HtmlElement, tuple[HtmlElement, ...]] = {}
        kept = [leaf for leaf in leaves if leaf.kept]
        within: Counter[object] = Counter()
        for leaf in kept:
            within.update(dict.fromkeys(map(kind_of, self.around(leaf.element)), len(leaf.text)))
        least = MOST_FOREIGN * sum(len(leaf.text) for leaf in kept)
        self.misnamed = {kind for kind, characters in within.items() if characters >= least}

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

    def foreign(self, element: HtmlElement) -> list[HtmlElement]:
        """The elements around `element` that are no part of the article."""
        return [one for one in self.around(element) if kind_of(one) not in self.misnamed]

    def is_foreign(self, element: HtmlElement) -> bool:
        return bool(self.foreign(element))
