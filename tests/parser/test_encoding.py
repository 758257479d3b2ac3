"""Bytes to text as a browser does it: BOM, header, meta, and detection last."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.encoding import codec_of, declared, decode, detected

GERMAN, RUSSIAN, JAPANESE = "Über die Brücke fährt wieder ein Zug.", "Через мост снова идёт поезд.", "橋を渡る電車が再開した。"
POLISH, GREEK, CHINESE = "Przez most znów jedzie pociąg.", "Το τρένο περνά ξανά τη γέφυρα.", "列车重新通过大桥。"
KOREAN, TURKISH = "다리를 건너는 열차가 다시 다닌다.", "Köprüden yeniden tren geçiyor, şehir sevindi."


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("utf-8", "utf-8"),
        ("UTF8", "utf-8"),
        ("unicode-1-1-utf-8", None),
        ("iso-8859-1", "cp1252"),
        ("latin1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("windows-1252", "cp1252"),
        ("windows-1251", "cp1251"),
        ("iso-8859-9", "cp1254"),
        ("iso-8859-2", "iso8859-2"),
        ("koi8-r", "koi8-r"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("big5", "big5hkscs"),
        ("shift_jis", "cp932"),
        ("euc-jp", "euc_jp"),
        ("euc-kr", "cp949"),
        ("tis-620", "cp874"),
        ("utf-16", "utf-16-le"),
        ("utf-7", None),
        ("zlib", None),
        ("base64", None),
        ("rot13", None),
        ("undefined", None),
        ("no-such-thing", None),
        ("", None),
        ("a\0b", None),
        ("x" * 500, None),
    ],
)
def test_codec_of(label: str, codec: str | None) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    ("payload", "content_type", "codec"),
    [
        (b"<p>x", "text/html; charset=windows-1251", "cp1251"),
        (b"<p>x", 'text/html; charset="utf-8"', "utf-8"),
        (b"<p>x", "text/html;CHARSET = 'utf-8'", "utf-8"),
        (b"<p>x", "text/html", None),
        (b"<p>x", None, None),
        (b"<meta charset=koi8-r>", None, "koi8-r"),
        (b"<META http-equiv='Content-Type' content='text/html; charset=gbk'>", None, "gb18030"),
        (b"<?xml version='1.0' encoding='iso-8859-2'?><html>", None, "iso8859-2"),
        (b"<meta charset=koi8-r>", "text/html; charset=utf-8", "utf-8"),
        (b"<meta charset=koi8-r>", "text/html; charset=nonsense", "koi8-r"),
        (b"<meta charset=utf-7>", None, None),
        (b"<meta charset=utf-16>", None, None),
        (b"<\0p\0>\0", "text/html; charset=utf-16", "utf-16-le"),
        (b"x" * 5000 + b"<meta charset=koi8-r>", None, None),
    ],
)
def test_declared(payload: bytes, content_type: str | None, codec: str | None) -> None:
    assert declared(payload, content_type) == codec


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (GERMAN, "windows-1252"),
        (GERMAN, "iso-8859-15"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "iso-8859-2"),
        (GREEK, "windows-1253"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gbk"),
        (KOREAN, "euc-kr"),
        (TURKISH, "iso-8859-9"),
    ],
)
@pytest.mark.parametrize("where", ["header", "meta"])
def test_a_declared_encoding_is_followed(text: str, label: str, where: str) -> None:
    codec = codec_of(label)
    assert codec is not None
    mark = f"<meta charset={label}>" if where == "meta" else ""
    payload = mark.encode() + text.encode(codec)
    assert decode(payload, f"text/html; charset={label}" if where == "header" else "text/html") == mark + text


@pytest.mark.parametrize("text", [GERMAN, RUSSIAN, JAPANESE, POLISH, GREEK, CHINESE, KOREAN, TURKISH])
def test_utf_8_needs_no_declaration(text: str) -> None:
    assert decode(text.encode(), None) == text


@pytest.mark.parametrize(("text", "label"), [(GERMAN, "euc-jp"), (RUSSIAN, "euc-jp"), (CHINESE, "euc-kr"), (GERMAN, "big5")])
def test_sound_utf_8_outdoes_a_declaration_under_which_it_is_unsound(text: str, label: str) -> None:
    with pytest.raises(UnicodeDecodeError):
        text.encode().decode(codec_of(label) or "")
    assert decode(text.encode(), f"text/html; charset={label}") == text


@pytest.mark.parametrize(
    ("bom", "codec"), [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
@pytest.mark.parametrize("content_type", [None, "text/html; charset=windows-1251"])
def test_a_bom_comes_before_all(bom: bytes, codec: str, content_type: str | None) -> None:
    assert decode(bom + RUSSIAN.encode(codec), content_type) == RUSSIAN


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_word_is_seen_by_its_zeros(codec: str) -> None:
    text = f"<html><body><p>{GERMAN}</p></body></html>"
    assert detected(text.encode(codec)) == codec
    assert decode(text.encode(codec), None) == text


@pytest.mark.parametrize(("text", "codec"), [(RUSSIAN, "cp1251"), (JAPANESE, "cp932"), (CHINESE, "gb18030")])
def test_what_declares_nothing_is_detected(text: str, codec: str) -> None:
    payload = (text * 30).encode(codec)
    assert decode(payload, None).count("\ufffd") < len(text)
    assert text[:4] in decode(payload, None)


def test_what_cannot_be_decoded_becomes_marks() -> None:
    assert decode(b"abc \xff\xfe\xfd", "text/html; charset=utf-8") == "abc \ufffd\ufffd\ufffd"


@given(st.binary(max_size=300), st.sampled_from([None, "text/html", "text/html; charset=utf-8", "text/html; charset=utf-16"]))
def test_any_bytes_decode(payload: bytes, content_type: str | None) -> None:
    assert isinstance(decode(payload, content_type), str)
