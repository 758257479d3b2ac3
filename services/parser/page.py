"""Bytes to one page: what kind of document it is, its text without what no database holds, and one tree."""

import re
from dataclasses import dataclass

from lxml import etree, html

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.parser.encoding import decode

# Signatures of what is no text (WHATWG MIME Sniffing, section 6), whatever the server calls it.
MAGIC = (
    *(b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"BM6", b"{\\rtf", b"\xd0\xcf\x11\xe0"),
    *(b"\x1f\x8b\x08", b"BZh", b"Rar!", b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd", b"\xfd7zXZ", b"\x7fELF", b"MZ\x90"),
    *(b"OggS", b"ID3", b"\x1aE\xdf\xa3", b"\x00\x01\x00\x00", b"wOFF", b"wOF2"),
    *(b"\x00\x00\x00" + size + b"ftyp" for size in (b"\x18", b"\x1c", b"\x20")),
)
OTHER_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|urlset|sitemapindex|svg|rdf:RDF)\b", re.S | re.I
)
MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|article|h1|meta|title|script|table|span|a|br|section|main)\b[^<]*>?", re.I
)
SNIFFED = 4096
MARKUP_LOOKED_AT = 65536
CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b\0") + b"\x7f"
CONTROL_SHARE = 0.02
UNDECODED_SHARE = 0.2
# C0 controls but white space, lone surrogates, noncharacters, the soft hyphen, zero-width space and BOM.
UNWANTED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u00ad\u200b\ufeff]")
REFERENCES = re.compile(r"&#(?:0+|[xX]0+)(?:;|(?![0-9a-fA-F]))")


@dataclass(frozen=True)
class Page:
    """A page to be read: its text without NULs and, where it is HTML, its one tree (None: text without markup)."""

    url: str
    source: str
    tree: html.HtmlElement | None


def clean(text: str) -> str:
    """`text` without NULs, controls, surrogates and invisible marks that no reader sees."""
    return UNWANTED.sub("", text)


def refuse_binary(payload: bytes) -> None:
    """Raise PageError(TYPE) for bytes that are no text: a known signature, or controls such as no text holds."""
    head = payload[:SNIFFED]
    if head.startswith(MAGIC):
        raise PageError(Reason.TYPE, "the bytes are no HTML and no text")
    if len(head) - len(head.translate(None, CONTROLS)) > CONTROL_SHARE * len(head):
        raise PageError(Reason.TYPE, "binary data")


def is_markup(text: str, content_type: str | None) -> bool:
    """Whether a text is HTML: by its tags; a server's `text/plain` holds unless the text starts as an HTML document."""
    declared = (content_type or "").partition(";")[0].strip().lower()
    if declared == "text/plain":
        return bool(re.match(r"\s*<(?:!doctype\s+html|html)\b", text, re.I))
    return bool(MARKUP.search(text, 0, MARKUP_LOOKED_AT))


def parse(text: str) -> html.HtmlElement:
    """The tree of an HTML text, all its elements of one class (lxml.html's own choice by tag costs a call for each).

    Raises PageError: TOO_DEEP, and TOO_BIG where libxml2 would drop what it cannot hold; EMPTY.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        tree = html.document_fromstring(text.encode(), parser=parser, ensure_head_body=True)
    except etree.LxmlError:
        raise PageError(Reason.EMPTY, "no element in it") from None
    for entry in parser.error_log:
        if entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            deep = "depth" in entry.message
            raise PageError(Reason.TOO_DEEP if deep else Reason.TOO_BIG, entry.message.partition(",")[0].strip())
    return tree


def read_page(payload: bytes, *, url: str, content_type: str | None, limit: int) -> Page:
    """Bytes to a page. `limit` is in bytes. Raises PageError: EMPTY, TOO_BIG, TYPE, ENCODING, TOO_DEEP."""
    if len(payload) > limit:
        raise PageError(Reason.TOO_BIG, f"{len(payload)} bytes, {limit} are allowed")
    refuse_binary(payload)
    text = decode(payload, content_type)
    if text.count("\ufffd") > UNDECODED_SHARE * len(text):
        raise PageError(Reason.ENCODING, "most of it cannot be decoded")
    text = REFERENCES.sub("", text.replace("\0", ""))
    if not text.strip():
        raise PageError(Reason.EMPTY, "nothing but white space")
    if OTHER_MARKUP.match(text):
        raise PageError(Reason.TYPE, "a feed, sitemap or drawing")
    return Page(url, text, parse(text) if is_markup(text, content_type) else None)
