"""GDELT 2.0 tables, plain and zipped. The rows are made up; their columns are the codebooks'."""

import io
import zipfile

import pytest

from services.contracts.errors import PageError
from services.contracts.messages import FoundSource, SourceKind
from services.fetcher.discovery.found import ReadLimits
from tests.fetcher.discovery.conftest import only, read, urls, whys

A, B = "https://outlet.example/1", "https://outlet.example/2"
BASE = "http://data.gdelt.example/gdeltv2/20261122114500"


def mention(url: str, collection: str = "1") -> str:
    head = ("1234567890", "20261122110000", "20261122114500", collection, "outlet.example", url)
    return "\t".join((*head, "3", "-1", "40", "80", "1", "50", "2400", "-1.5", "", "")) + "\n"


def knowledge(url: str, extras: str = "", collection: str = "1") -> str:
    head = ("20261122114500-7", "20261122114500", collection, "outlet.example", url)
    return "\t".join((*head, *("x",) * 21, extras)) + "\n"


def event(url: str) -> str:
    return "\t".join(("1234567890", *("x",) * 58, "20261122114500", url)) + "\n"


def zipped(*files: tuple[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, text in files:
            packed.writestr(name, text)
    return out.getvalue()


def test_mentions_name_a_page_once() -> None:
    found = read(mention(A) + mention(A) + mention(B) + mention("BBC Monitoring", "2"))
    assert (found.kind, urls(found)) == (SourceKind.GDELT, [A, B])
    assert found.links[0].published is None  # the times are when GDELT saw it
    assert whys(found) == [(4, "no_page")]


def test_the_knowledge_graph_states_more() -> None:
    extras = (
        "<PAGE_LINKS>https://x.example/</PAGE_LINKS><PAGE_AUTHORS>Ann Lee;Bo Ray</PAGE_AUTHORS>"
        "<PAGE_PRECISEPUBTIMESTAMP>20261121083000</PAGE_PRECISEPUBTIMESTAMP>"
        "<PAGE_TITLE>Ships &amp; boats &#x2013; a tale</PAGE_TITLE>"
    )
    link = only(read(knowledge(A, extras)))
    assert (link.url, link.title, link.author) == (A, "Ships & boats – a tale", "Ann Lee, Bo Ray")
    assert link.published == "2026-11-21T08:30:00+00:00"


def test_events() -> None:
    assert urls(read(event(A) + event(B) + event(A))) == [A, B]


def test_the_list_of_updates_names_sources() -> None:
    names = ("export.CSV.zip", "mentions.CSV.zip", "gkg.csv.zip")
    text = "".join(f"{n * 1000} {'0a' * 16} {BASE}.{name}\n" for n, name in enumerate(names, 1))
    found = read(text)
    assert found.sources == tuple(FoundSource(url=f"{BASE}.{name}", kind=SourceKind.GDELT) for name in names)


def test_zipped() -> None:
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        found = read(zipped(("20261122114500.mentions.CSV", mention(A)), method=method), content_type="application/zip")
        assert urls(found) == [A]


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (zipped(("a.csv", mention(A)), ("b.csv", mention(B))), "type"),
        (zipped(), "type"),
        (zipped(("a.txt", "no table")), "type"),
        (zipped(("a.csv", mention(A) * 50))[:-30], "encoding"),
        (b"PK\x03\x04" + b"no zip" * 20, "encoding"),
        (zipped(("a.csv", mention(A))).replace(b"\x08\x00", b"\x63\x00"), "encoding"),
        (zipped(("a.csv", mention(A))).replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "encoding"),
        (zipped(("a.csv", mention(A) + " " * 60 * 2**20)), "too_big"),
        (zipped(("a.csv", mention(A) + "\n" * 60 * 2**20)), "too_big"),
    ],
)
def test_zips_that_are_refused(payload: bytes, reason: str) -> None:
    with pytest.raises(PageError, match=reason):
        read(payload)


def test_odd_rows_are_counted() -> None:
    found = read(mention(A) + "three\tcolumns\there\n" + "\n" + mention("no URL") + mention("http://a..b/") + mention(B))
    assert urls(found) == [A, B]
    assert whys(found) == [(2, "no_link"), (4, "url"), (5, "url")]


def test_limits() -> None:
    found = read("".join(mention(f"https://outlet.example/{n}") for n in range(10)), limits=ReadLimits(urls=4))
    assert (len(found.links), found.cut) == (4, 6)


@pytest.mark.parametrize("line", ["a\tb\tc\n", mention(A).replace("1234567890", "id"), mention(A)[:-2] + "\n"])
def test_what_is_no_table(line: str) -> None:
    with pytest.raises(PageError, match="type"):
        read(line.replace("http", "urn"), kind=SourceKind.GDELT)
