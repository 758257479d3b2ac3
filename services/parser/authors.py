"""By-lines to names: who wrote an article, as the page writes it, job titles and organisations of the sort "Staff" apart."""

import html
import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement

from services.parser.outline import squeeze
from services.parser.wording import TERMS

BY = re.compile(rf"^\W*(?:{'|'.join(TERMS['by']['words'])})(?:(?<=[:：/／])|(?=[\s:：]))[\s:：]*", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:[;|•·、，]|\s/\s|\n|\s(?:and|und|et|y|e|i|och|og|en|ve|&|with|mit|и)\s(?=\w))\s*")
COMMA = re.compile(r"\s*[,،]\s*")
# A job title after a name, of the languages that write it so.
TITLE_AFTER = re.compile(r"\s*(?:기자|특파원|논설위원|선임기자|記者|编辑|記者報導|[/／]\S{1,8}報導)$")
NO_NAME = re.compile(r"[:?!]|www\.|@|^\d+$|^(?:admin|editor|staff|redaction|author|none|null|undefined)$", re.IGNORECASE)
JOB = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|journalist|redakteur(?:in)?|korrespondent(?:in)?|rédacteur|redactora?|giornalista|"
    r"columnist|contributor|producer|photographer|staff|chief|senior|updated|published|posted|min(?:ute)?s? read)\b|\d{2}",
    re.IGNORECASE,
)
# "A. Name (a.name@paper.example)".
ADDRESS = re.compile(r"[(<\[]?[^\s()<>\[\]]+@[^\s()<>\[\]]+[)>\]]?")
# "A. Name (earlier)", "(now) A. Name", "A. Name (dpa)".
REMARK = re.compile(r"\s*\([^()]*\)\s*")
LONGEST_NAME = 60
MOST_WORDS = 7
BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line|author)(?:s|-?names?|__?name|_?name)?(?:$|[\s_-])", re.IGNORECASE)
NOT_BYLINE = re.compile(
    r"comment|related|teaser|(?<!v)card|recommend|sidebar|footer|bio|description|quote|avatar|img|image|photo|picture|caption",
    re.IGNORECASE,
)


# By way of the attributes: a predicate on every element costs libxml2 several times as much.
MARKED = etree.XPath("descendant::*/@itemprop[. = 'author']/.. | descendant::*/@rel[. = 'author']/..")
CLASSED = etree.XPath("body/descendant::*/@class[contains(., 'uthor') or contains(., 'yline')]/..")


def is_name(text: str) -> bool:
    """Whether a text can be the name of a person or an agency: short, not a link, not a number."""
    return 1 < len(text) <= LONGEST_NAME and len(text.split()) <= MOST_WORDS and not NO_NAME.search(text)


def split_names(text: str) -> Iterator[str]:
    """The names that a by-line lists, cut at conjunctions and, where more than one whole name would come out, at commas.

    A job title after a name is left out.
    """
    for part in BETWEEN.split(BY.sub("", ADDRESS.sub("", text))):
        pieces = [piece for piece in COMMA.split(part) if piece]
        whole = len(pieces) > 1 and all(" " in piece or not piece.isascii() for piece in pieces)
        people = [piece for piece in pieces if not JOB.search(piece)] or pieces
        yield from people if whole else [part]


def names(texts: Iterable[str]) -> tuple[str, ...]:
    """The names in the texts of one source, each once, in order. A text may list several."""
    found: dict[str, str] = {}
    for text in texts:
        for name in split_names(squeeze(html.unescape(text))):
            bare = TITLE_AFTER.sub("", REMARK.sub(" ", name).strip()).strip(" \t,.:·|-–—*")
            if is_name(bare):
                found.setdefault(bare.casefold(), bare)
    return tuple(found.values())


def bylines(tree: HtmlElement) -> Iterator[str]:
    """The texts of elements that are marked as by-lines: `itemprop` or `rel` author first, then by class."""
    for element in MARKED(tree) + [one for one in CLASSED(tree) if BYLINE.search(one.get("class"))]:
        around = (up for up in (element, *element.iterancestors()) if up.tag != "body")
        chain = " ".join(filter(None, (up.get("class") for up in around)))
        text = squeeze(" ".join(element.itertext()))
        if text and len(text) <= 2 * LONGEST_NAME and not NOT_BYLINE.search(chain) and not JOB.search(text):
            yield text
