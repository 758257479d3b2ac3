"""Bytes to text and tree: encodings in the order of browsers, kinds of documents, what is removed."""

import pytest

from services.contracts.errors import PageError
from services.contracts.states import Reason
from services.parser.encoding import codec_of, declared, decode, detected
from services.parser.page import clean, is_markup, read_page

CYRILLIC = "Около двухсот человек покинули город в понедельник, сообщила администрация. " * 5


def page(payload: bytes, content_type: str | None = None) -> str:
    return read_page(payload, url="https://a.example/", content_type=content_type, limit=1 << 20).source


@pytest.mark.parametrize("codec", ["utf-8", "cp1251", "koi8-r", "iso8859-5", "utf-16-le"])
def test_header_decides(codec: str) -> None:
    assert decode(CYRILLIC.encode(codec), f"text/html; charset={codec}") == CYRILLIC


def test_bom_goes_before_header_and_meta() -> None:
    payload = b"\xef\xbb\xbf" + '<meta charset="koi8-r">é'.encode()
    assert decode(payload, "text/html; charset=iso-8859-1") == '<meta charset="koi8-r">é'
    assert decode(b"\xff\xfe" + "é".encode("utf-16-le"), "text/html; charset=utf-8") == "é"


def test_header_goes_before_meta() -> None:
    payload = b'<meta charset="iso-8859-1">' + CYRILLIC.encode("koi8-r")
    assert CYRILLIC in decode(payload, "text/html; charset=koi8-r")


def test_meta_is_read_in_both_forms_and_in_an_xml_declaration() -> None:
    for head in (b'<meta charset="windows-1251">', b'<meta http-equiv=Content-Type content="text/html; charset=windows-1251">'):
        assert declared(head, None) == "cp1251"
    assert declared(b"<?xml version='1.0' encoding='koi8-r'?>", None) == "koi8-r"


def test_detection_where_nothing_is_declared() -> None:
    assert CYRILLIC in decode(CYRILLIC.encode("cp1251"), None)
    assert detected("plain words".encode("utf-16-le") * 9) == "utf-16-le"
    assert detected("plain words".encode("utf-16-be") * 9) == "utf-16-be"


def test_sound_utf_8_is_read_as_such_where_the_declared_encoding_does_not_fit() -> None:
    assert decode("für 30 €".encode(), "text/html; charset=euc-jp") == "für 30 €"


@pytest.mark.parametrize(
    "label", ["utf-7", "undefined", "zlib_codec", "base64", "rot13", "unicode_escape", "idna", "nonsense", "a\0b", "mbcs"]
)
def test_what_is_no_encoding_of_the_web_is_none(label: str) -> None:
    assert codec_of(label) is None


@pytest.mark.parametrize(
    ("label", "codec"), [("latin1", "cp1252"), ("ascii", "cp1252"), ("gb2312", "gb18030"), ("shift_jis", "cp932")]
)
def test_labels_mean_what_browsers_take_them_for(label: str, codec: str) -> None:
    assert codec_of(label) == codec


def test_clean_keeps_what_readers_need() -> None:
    assert clean("a\x00b\x07c\ud800d\ufffee\u00adf\u200bg") == "abcdefg"
    assert clean("می\u200cخواهم\ttab\nline") == "می\u200cخواهم\ttab\nline"


@pytest.mark.parametrize(
    ("text", "content_type", "expected"),
    [
        ("<p>One", None, True),
        ("Two < three and four > two", None, False),
        ("A headline\n\nA line with <b>bold</b> words", "text/plain", False),
        ("<!DOCTYPE html><p>One", "text/plain; charset=utf-8", True),
        ("words " * 9 + "<article>", "text/html", True),
    ],
)
def test_markup_is_told_by_its_tags(text: str, content_type: str | None, expected: bool) -> None:
    assert is_markup(text, content_type) is expected


def test_an_xml_declaration_and_a_meta_do_not_mislead_the_parser() -> None:
    payload = '<?xml version="1.0" encoding="utf-8"?><html><meta charset="koi8-r"><p>Zürich</p></html>'.encode()
    found = read_page(payload, url="https://a.example/", content_type="text/html; charset=utf-8", limit=1 << 20)
    assert found.tree is not None
    assert found.tree.findtext(".//p") == "Zürich"


@pytest.mark.parametrize("magic", [b"GIF89a", b"\xff\xd8\xff\xe0", b"\x1f\x8b\x08\x00", b"\x7fELF", b"{\\rtf1", b"wOF2"])
def test_signatures_of_other_types_are_refused(magic: bytes) -> None:
    with pytest.raises(PageError) as caught:
        page(magic + b"<html><p>text</p></html>")
    assert caught.value.reason is Reason.TYPE


def test_undecodable_text_is_refused() -> None:
    with pytest.raises(PageError) as caught:
        page(b"\xef\xbb\xbf" + b"\xff\xfe\xfd" * 500)
    assert caught.value.reason is Reason.ENCODING
