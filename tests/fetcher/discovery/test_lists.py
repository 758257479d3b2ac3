"""Lists: a URL a line, or CSV of any dialect; every row has its outcome."""

import pytest

from services.contracts.errors import PageError
from services.contracts.messages import SourceKind
from services.fetcher.discovery.found import ReadLimits
from tests.fetcher.discovery.conftest import read, urls, whys

A, B = "https://a.example/1", "https://b.example/2"


@pytest.mark.parametrize(
    "text",
    [
        f"{A}\n{B}\n",
        f"{A}\r\n{B}",
        f"\ufeff{A}\n{B}\n",
        f"# comment\n\n  {A}  \n\n{B}\n#{A}",
        f"url\n{A}\n{B}",
        f"{A},\n{B},",
        f'"{A}"\n"{B}"',
        f"{A},Twelve ships\n{B},No ship",
        f"url,title\n{A},Ships\n{B},Boats",
        f"title;LINK\nShips;{A}\nBoats;{B}",
        f'Title,URL\n"Ships, twelve",{A}\n"Boats\nand men",{B}',
        f"1\t{A}\tx\n2\t{B}\ty",
        f"id|href\n1|{A}\n2|{B}",
        f"Ships,{A}\nBoats,{B}",
        f'"Ships, twelve","{A}"\n"Boats, none","{B}"',
    ],
)
def test_dialects(text: str) -> None:
    found = read(text, "file:list.csv")
    assert urls(found) == [A, B]
    assert found.kind is SourceKind.LIST
    assert not found.left_out


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings_of_spreadsheets(codec: str) -> None:
    text = f"url;title\n{A};Häfen\n".encode(codec)
    payload = b"\xff\xfe" + text if codec == "utf-16-le" else text
    assert read(payload).links[0].title == "Häfen"


def test_every_row_has_its_outcome() -> None:
    text = f"{A}\nno URL\n{A}?utm_source=x\nftp://a.example/\nhttp://a.example:99999/\nhttp://u:p@a..b/\n/relative\n{B}\n"
    found = read(text)
    assert urls(found) == [A, B]
    assert whys(found) == [(2, "url"), (3, "duplicate"), (4, "scheme"), (5, "port"), (6, "url"), (7, "scheme")]
    assert "u:p" not in repr(found)
    assert found.unusable == 5


def test_columns() -> None:
    text = f"Date,Headline,URL,Byline\n2026-11-21T08:00:00Z,Ships,{A},Ann Lee\n2099-01-01,Boats,{B},\n2026-11-21,None,,Bo\n"
    found = read(text)
    first, second = found.links
    assert (first.title, first.published, first.author) == ("Ships", "2026-11-21T08:00:00+00:00", "Ann Lee")
    assert (second.title, second.published, second.author) == ("Boats", None, None)
    assert whys(found) == [(3, "date"), (4, "no_link")]


def test_commas_in_urls_are_theirs() -> None:
    odd = ["https://a.example/0,1518,7001,00.html", "https://a.example/0,1518,7002,00.html"]
    assert urls(read("\n".join(odd))) == odd
    assert urls(read(odd[0])) == odd[:1]


def test_short_and_long_rows() -> None:
    found = read(f"url,title\n{A}\n{B},Boats,more,and more\n,x\n")
    assert urls(found) == [A, B]
    assert whys(found) == [(4, "no_link")]


def test_limits() -> None:
    text = "".join(f"https://a.example/{n}\n" for n in range(10))
    found = read(text, limits=ReadLimits(urls=4))
    assert (len(found.links), found.cut) == (4, 6)
    with pytest.raises(PageError, match="too_big"):
        read(text, limits=ReadLimits(bytes=20))
    with pytest.raises(PageError, match="too_big"):
        read(A + "\n" + "x" * 2_000_000)


def test_a_field_too_long_for_csv_costs_its_row_alone() -> None:
    found = read(f'url,title\n{A},x\nhttps://c.example/,"{"x" * 200_000}"\n{B},y\n')
    assert urls(found) == [A, B]
    assert [entry.entry for entry in found.left_out] == [3]


@pytest.mark.parametrize("text", ["no\nlinks\nhere", "a,b\n1,2", "\0\1\2\3", "%PDF-1.7\n1 0 obj", "\x89PNG\r\n\x1a\n"])
def test_what_is_no_list(text: str) -> None:
    with pytest.raises(PageError, match="type"):
        read(text)
    with pytest.raises(PageError, match="type"):
        read(text, kind=SourceKind.LIST)
