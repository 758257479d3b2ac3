"""What a block's words show to be none of the article's: calls, captions, by-lines, dates, notes on the author, notices."""

import re
from collections.abc import Iterable
from itertools import takewhile

from services.parser.branches import size
from services.parser.captions import is_caption
from services.parser.outline import Leaf
from services.parser.places import HEADINGS, is_linked
from services.parser.text import key
from services.parser.wording import is_byline, is_correction, is_junk, is_worded_date, says

LEAST_PARAGRAPH = 60
LONGEST_CALL = 700
LONGEST_NOTE = 500
LONGEST_OFFER = 200
LEAST_NAME = 4
NETWORK = re.compile(r"facebook|instagram|twitter|telegram|whatsapp|viber|tiktok|youtube|linkedin|bluesky|mastodon|google news")
JOINERS = 15  # characters that may stand between names and around them: "and", "(earlier)"
LAST = 3
AFTER = 12


def calls_to_letter(leaf: Leaf) -> bool:
    """Whether a block asks to subscribe to a newsletter that it links to."""
    return bool(leaf.linked) and len(leaf.text) < LONGEST_CALL and "newsletter" in leaf.text.lower()


def only_names(text: str, labels: set[str]) -> bool:
    """Whether a block holds nothing but authors' names and a word between them."""
    rest = key(text)
    if rest in labels or len(rest) > LONGEST_CALL:
        return rest in labels
    bare = rest
    for label in labels:
        bare = bare.replace(label, "") if len(label) >= LEAST_NAME else bare
    return bare != rest and len(bare) <= min(JOINERS, len(rest) // 2)


def is_aside(leaf: Leaf, labels: set[str]) -> bool:
    """Whether a kept block is none of the article's; `labels` are the authors' names as keys."""
    said = (is_junk, is_correction, is_caption, is_byline)
    calls = calls_to_letter(leaf) or calls_to_networks(leaf)
    return calls or any(holds(leaf.text) for holds in said) or only_names(leaf.text, labels)


def is_note(text: str, authors: Iterable[str]) -> bool:
    """Whether a block introduces an author: it begins with the whole name ("A. Name covers …"), in whatever language."""
    return len(text) <= LONGEST_NOTE and any(" " in name and text.startswith(f"{name} ") for name in authors)


def drop_notes(leaves: list[Leaf], authors: Iterable[str]) -> None:
    """Take out the notes on the authors among the last blocks, unless they are all there is."""
    kept, names = [leaf for leaf in leaves if leaf.kept], list(authors)
    for leaf in kept[1:][-LAST:]:
        leaf.kept = not is_note(leaf.text, names)


def opens_comments(leaf: Leaf) -> bool:
    """Whether a block of the text, or a heading, stands over readers' comments or the form for them."""
    may = leaf.kept or leaf.element.tag in HEADINGS
    return may and (says("comments", leaf.text) or says("comment_form", leaf.text))


def drop_comments(leaves: list[Leaf]) -> None:
    """Take out the readers' comments: all from the line over them on, where more of the text stands before it."""
    first = next((leaf.at for leaf in leaves if opens_comments(leaf)), len(leaves))
    if size(leaves[first:]) < size(leaves[:first]):
        for leaf in leaves[first:]:
            leaf.kept = False


def calls_to_networks(leaf: Leaf) -> bool:
    """Whether a short block links to several social networks."""
    return bool(leaf.linked) and len(leaf.text) < LONGEST_OFFER and len(set(NETWORK.findall(leaf.text.lower()))) > 1


def drop_offer(leaves: list[Leaf]) -> None:
    """Take out the short lines that follow a paywall's notice to the end: what a subscription costs and gives."""
    kept = [leaf for leaf in leaves if leaf.kept]
    short = list(takewhile(lambda leaf: len(leaf.text) < LONGEST_OFFER, reversed(kept[1:])))
    last = kept[-len(short) - 1].at if kept else len(leaves)  # of the text itself: the first block, or the last long one
    wall = next((leaf.at for leaf in leaves[last + 1 :] if says("paywall", leaf.text)), len(leaves))
    for leaf in leaves[wall + 1 :]:
        leaf.kept = False


def drop_lines(leaves: list[Leaf], labels: set[str]) -> None:
    """Take out links, by-lines, captions and calls, and headings after which nothing follows."""
    following = False
    for leaf in reversed(leaves):
        if not leaf.kept:
            continue
        heading = leaf.element.tag in HEADINGS
        if is_aside(leaf, labels) or (heading and not following) or (is_linked(leaf) and not heading):
            leaf.kept = False
        else:
            following = True


def drop_dates(leaves: Iterable[Leaf]) -> None:
    """Take out the date lines that stand before the first paragraph; within the text they may be headings."""
    for leaf in leaves:
        if leaf.kept and len(leaf.text) >= LEAST_PARAGRAPH:
            return
        if leaf.kept and is_worded_date(leaf.text):
            leaf.kept = False


def corrections(leaves: list[Leaf], top: int) -> tuple[str, ...]:
    """The notices of corrections and updates between the headline and shortly after the kept text, each once."""
    last = max((leaf.at for leaf in leaves if leaf.kept), default=-1)
    near = leaves[max(top, 0) : last + 1 + AFTER] if last >= 0 else []
    return tuple(dict.fromkeys(leaf.text for leaf in near if not is_linked(leaf) and is_correction(leaf.text)))
