"""Bytes to text, and text with markup to plain text of bounded length. Pure."""

import html
import re

from w3lib.encoding import html_to_unicode

# A document type with declarations of its own: feeds need none, entity bombs do (and feedparser's loose parser would take them).
DECLARATIONS = re.compile(r"<!DOCTYPE[^<>\[]*\[", re.I)
TITLE, AUTHOR, SUMMARY = 300, 200, 1000  # characters
MARKUP = 8  # times as long as its text may be what is looked at: the rest is markup
HIDDEN = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<!\[CDATA\[", re.S | re.I)
TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
CUT_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*\Z")
# C0 and C1 controls, lone surrogates, noncharacters, zero-width and bidirectional marks: no reader sees them.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def decoded(payload: bytes, content_type: str | None) -> str:
    """The text of bytes: by their byte order mark, the header, what they declare, else UTF-8, else Windows-1252. Never raises."""
    try:
        text: str = html_to_unicode(content_type, payload, auto_detect_fun=_guess)[1]
    except (LookupError, UnicodeError):  # a codec that is none of text
        text = payload.decode("utf-8", "replace")
    return NOT_XML.sub("", text.removeprefix("\ufeff"))


def plain(text: str | None, limit: int) -> str | None:
    """`text` without tags, entities, controls and runs of white space, at most `limit` characters; None where nothing is left."""
    if not text:
        return None
    text = text[: limit * MARKUP]
    if "<" in text:
        text = CUT_TAG.sub("", TAG.sub(" ", HIDDEN.sub(" ", text)))
    if "&" in text:
        text = html.unescape(html.unescape(text) if "&amp;" in text else text)
    text = " ".join(INVISIBLE.sub("", text).split())
    return (text if len(text) <= limit else text[: limit - 1].rstrip() + "…") or None


def _guess(payload: bytes) -> str:
    try:
        payload.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
