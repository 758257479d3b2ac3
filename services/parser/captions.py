"""Captions and credits: the wording by which news of many languages marks who made a picture, and how to split the two."""

import re
from collections.abc import Iterator

from services.parser.wording import NAME, TERMS

AGENCY = "|".join(TERMS["agencies"]["names"])
# The longest first, so that "image credits:" is not read as "image" and a name.
LABEL = f"(?:{'|'.join(sorted(TERMS['credit_labels']['words'], key=len, reverse=True))})"
# "(Image: EPA)", "[Photo by A. Name/Agency]": brackets with a label or an agency in them, at the end.
BRACKETED = re.compile(
    rf"\s*[(\[（【]\s*((?:{LABEL}\s*(?:by|von|:|：|=|©|/|-)|©|via\s|courtesy\b|{LABEL}\s|[^()\[\]]{{0,60}}\b(?:{AGENCY})\b)"
    rf"[^()\[\]]{{0,120}})"
    r"[)\]）】]\s*\.?\s*$",
    re.IGNORECASE,
)
# "… Photograph: A. Name/Agency", "… © Agency", at the end after a sentence.
LABELLED = re.compile(
    rf"(?:^|(?<=[\s.|–—-]))((?:{LABEL}\s*(?:by\b|:|：|©)|[©Ⓒ]|\bfoto\s?/|\bfot\.)\s*(?:[^.!?]|\b\w\.){{2,120}}?\.?)\s*$",
    re.IGNORECASE,
)
# "… EPA/A. NAME", "… A. Name/Getty Images", "… Getty Images", at the end.
SLASHED = re.compile(
    rf"(?:^|(?<=[.!?\"”’»|–—])|\s{{2,}}|\s[|–—-])\s*"
    rf"((?:[^\W\d_a-zà-ÿ][\w.'’-]*\s+){{0,4}}(?:[\w.'’-]+(?:\s[\w.'’-]+){{0,3}}\s*(?:[/|]|\bvia\b)\s*)*(?:{AGENCY})"
    r"(?:\s*(?:[/|,]|via)\s*[\w.'’ -]{2,40}){0,3}\.?)\s*$"
)
HEAD_LABEL = re.compile(
    rf"^\W*(?:{LABEL}\s*(?:by\b|credit\b|von\b|:|：|=|©)?\s*[:：]?|fot\.|©|Ⓒ|\(c\)|via\s+|por\s+)\s*", re.IGNORECASE
)
LONGEST_CREDIT = 160
LONGEST_CAPTION = 400
# What a text needs near its end for one of the three to hold: looked for first, as nearly no text has it.
ENDINGS = (")", "]", "）", "】")
NAMED_AGENCY = re.compile(rf"(?:{AGENCY})")
LABEL_MARKS = ("Fot.", "fot.", ":", "：", "©", "Ⓒ", "/", " by", " By", " BY")
TAKEN_MARKS = ("撮影", "提供", "摄")
END = 200

# "… (A. Name)" at the end of a caption: a name alone in brackets.
NAMED = re.compile(rf"(?<=[.!?\w])\s*\(({NAME}(?:\s?/\s?[\w. ]{{2,40}})?)\)\s*\.?$")

# "… sentence. / A. Name (Agency)": how Spanish captions end.
AFTER_SLASH = re.compile(r"(?<=[.!?”\"»])\s*/\s*([^/.]{2,60})$")

# "（A撮影）", "＝市役所前、A撮影": how Japanese and Chinese captions end.
TAKEN = re.compile(r"(?:\s*[（(]|[＝=](?:[^＝=。]*、)?)([^（）()＝=、。]{2,20})(?:撮影|提供|摄|摄影)[)）]?\s*$")
# "A 기자": how Korean captions end, and by-lines too.
KOREAN = re.compile(r"(?<=[.\s])([\uac00-\ud7af]{2,4})\s?(?:선임)?기자\s*$")


def bare_credit(text: str) -> str:
    """A credit without its label and brackets."""
    return HEAD_LABEL.sub("", text.strip(" \t()[]（）【】"), count=1).strip(" \t.:|–—-()[]") or text.strip()


def credit_patterns(caption: str) -> Iterator[re.Pattern[str]]:
    """The forms of a credit that the end of a caption allows."""
    end = caption[-END:]
    if end.rstrip(" \t.").endswith(ENDINGS):
        yield BRACKETED
    if NAMED_AGENCY.search(end):
        yield SLASHED
    if any(mark in end for mark in LABEL_MARKS):
        yield LABELLED
    if any(mark in end for mark in TAKEN_MARKS):
        yield TAKEN


def split_credit(caption: str) -> tuple[str, str | None]:
    """A caption as printed to (caption, credit): the credit stands at its end, in brackets, after a label, or as an agency."""
    for pattern in credit_patterns(caption):
        found = pattern.search(caption)
        if found and len(found[1]) <= LONGEST_CREDIT:
            return caption[: found.start()].rstrip(" \t|/–—-"), bare_credit(found[1])
    return caption, None


def printed_caption(text: str, credit: str | None) -> tuple[str | None, str | None]:
    """A caption as printed, and what is marked as its credit if anything is, to (caption, credit)."""
    if credit:
        rest = text.replace(credit, " ").strip(" \t|–—-/()") if credit in text else text
        return rest or None, bare_credit(split_credit(credit)[1] or credit)
    slashed = AFTER_SLASH.search(text)
    rest, found = (text, None) if slashed else split_credit(text)
    named = None if found else slashed or NAMED.search(text) or KOREAN.search(text)
    if named:
        rest, found = text[: named.start()].strip(), named[1]
    return rest or None, found


def is_caption(text: str) -> bool:
    """Whether a block is a caption by its wording: not long, and a credit stands at its end."""
    return len(text) <= LONGEST_CAPTION and split_credit(text)[1] is not None
