"""Bytes to text: one bounded decode in the order of the WHATWG Encoding Standard (BOM, header, meta), then detection."""

import codecs
import re

from charset_normalizer import from_bytes

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)
META = re.compile(
    rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:+-]+)|<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:+-]+)", re.I
)
META_BYTES = 4096
DETECT_BYTES = 65536

# Python's names of the encodings that browsers know, and the codec that decodes each as browsers do. Whatever is
# not here (utf-7, zlib_codec, undefined, …) is no encoding of the web and leads to detection.
CODECS = {name: name for name in ("utf-8", "utf-16-le", "utf-16-be", "koi8-r", "koi8-u", "mac-cyrillic", "cp866", "gb18030")}
CODECS |= {name: name for name in ("euc_jp", "iso2022_jp", "big5hkscs", "cp932", "cp949", "cp874")}
CODECS |= {f"cp{number}": f"cp{number}" for number in range(1250, 1259)}
CODECS |= {f"iso8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
CODECS |= {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874"}
CODECS |= {"utf-16": "utf-16-le", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "mac-roman": "mac-roman"}
CODECS |= {"shift_jis": "cp932", "euc_kr": "cp949", "utf-8-sig": "utf-8"}


def codec_of(label: str) -> str | None:
    """The codec for an encoding label as a page or server gives it, None where browsers know no such encoding."""
    try:
        return CODECS.get(codecs.lookup(label).name)
    except (LookupError, ValueError):
        return None


def declared(payload: bytes, content_type: str | None) -> str | None:
    """The codec that the header, else the page itself declares. UTF-16 counts only where the bytes can be UTF-16."""
    labels = [found[1] for found in [HEADER.search(content_type or "")] if found]
    meta = META.search(payload[:META_BYTES])
    if meta:
        labels.append((meta[1] or meta[2]).decode("ascii", "replace"))
    for label in labels:
        codec = codec_of(label)
        if codec and (not codec.startswith("utf-16") or b"\0" in payload[:META_BYTES]):
            return codec
    return None


def detected(payload: bytes) -> str:
    """The likeliest codec of bytes that declare none and are no UTF-8."""
    head = payload[:META_BYTES]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    if max(zeros) > len(head) // 5:
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    best = from_bytes(payload[:DETECT_BYTES]).best()
    return (codec_of(best.encoding) if best else None) or "cp1252"


def decode(payload: bytes, content_type: str | None) -> str:
    """Decode `payload` as a browser would. Never raises: what cannot be decoded becomes U+FFFD.

    Bytes that are sound UTF-8 and unsound in the declared encoding are read as UTF-8.
    """
    for bom, codec in BOMS:
        if payload.startswith(bom):
            return payload[len(bom) :].decode(codec, "replace")
    named = declared(payload, content_type)
    for candidate in (named or "utf-8", "utf-8"):
        try:
            return payload.decode(candidate)
        except UnicodeDecodeError:
            continue
    return payload.decode(named or detected(payload), "replace")
