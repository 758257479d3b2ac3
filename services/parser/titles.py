"""A page's title as its outlet calls it: head, headings and JSON-LD each give a form of it, and they vote."""

import html
import re
from collections import Counter
from collections.abc import Iterable

from services.parser import json_ld
from services.parser.head import Candidate, Head
from services.parser.outline import squeeze

SUFFIX = re.compile(r"\s+(?:[\-–—•·*›»:]|\|\|)\s+|\s*[|ㅣ｜]\s*")
# "…headline-section": how East Asian outlets put the section before their name.
EAST_ASIAN_SECTION = re.compile(r"[-–][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,6}$")
WORDS = re.compile(r"\W+")
HEADINGS = 5


def loose(text: str) -> str:
    """A title for comparison: its words, case folded."""
    return WORDS.sub(" ", text).casefold().strip()


def without_outlet(title: str, outlet: str | None, others: Iterable[str]) -> str:
    """A title without what follows a bar or dash at its end, where that is the outlet's name or another form lacks it."""
    cuts = [(title[: found.start()].strip(), title[found.end() :]) for found in SUFFIX.finditer(title)]
    known = {loose(other) for other in others}
    for start, _ in cuts:
        if loose(start) in known:
            return start
    name = loose(outlet or "").replace(" ", "")
    start, end = cuts[-1] if cuts else (title, "")
    if not name or name not in loose(end).replace(" ", ""):
        return title
    return start if start.isascii() else EAST_ASIAN_SECTION.sub("", start)


def named_in_title(head: Head) -> list[str]:
    """What the page's title ends in after a bar or dash, where the rest begins as another form of it does: the outlet's name."""
    page = squeeze(html.unescape(head.tree.findtext(".//title") or ""))
    cut = next(reversed(list(SUFFIX.finditer(page))), None)
    others = [*head.meta.get("og:title", []), *json_ld.strings(head.item.get("headline"))]
    known = {loose(html.unescape(text)) for text in others} - {""}
    if cut is None or loose(page) in known or not any(loose(page[: cut.start()]).startswith(form) for form in known):
        return []
    return [page[cut.end() :].strip().removeprefix("www.")]


def heading(head: Head, forms: Iterable[str]) -> list[str]:
    """The one of the page's main headings that has most words in common with the other forms of its title; none of none."""
    words = {word for text in forms for word in loose(html.unescape(text)).split()}
    headings = [squeeze(" ".join(h1.itertext())) for h1 in head.tree.iter("h1")][:HEADINGS]
    return sorted(headings, key=lambda text: -len(words & set(loose(text).split())))[:1]


def title_candidates(head: Head) -> list[tuple[str, str, int]]:
    """The forms of the title as (text, evidence, weight): what the outlet itself calls it weighs most."""
    stated = json_ld.strings(head.item.get("headline"))[:1]
    shared = [text for name in ("og:title", "twitter:title") for text in head.meta.get(name, [])[:1]]
    page = [*shared, head.tree.findtext(".//title") or ""]
    raw = [(text, "json-ld", 3) for text in stated]
    raw += [(text, "text", 2) for text in heading(head, (*stated, *page))]
    raw += [(text, "meta", weight) for text, weight in zip(page, (2, 1, 1), strict=False)]
    return [(squeeze(html.unescape(text)), source, weight) for text, source, weight in raw if squeeze(text)]


def choose_title(candidates: list[tuple[str, str, int]], outlet: str | None) -> Candidate | None:
    """The form that weighs most together with those that equal it, letter case and marks aside; the earlier on a draw."""
    texts = [text for text, *_ in candidates]
    bare = [without_outlet(text, outlet, texts if source == "meta" else ()) for text, source, _ in candidates]
    votes: Counter[str] = Counter()
    for text, (*_, weight) in zip(bare, candidates, strict=True):
        votes[loose(text)] += weight
    best = votes.most_common(1)[0][0] if votes else None
    return next(((text, source) for text, (_, source, _) in zip(bare, candidates, strict=True) if loose(text) == best), None)
