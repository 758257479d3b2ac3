"""The addresses under which a picture is offered, and the largest of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from services.parser.renditions import absolute, candidates, largest, number, offered

URL = "https://paper.example/news/trams"


def element(markup: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{markup}</div>").find(".//img")


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ('<img src="s.jpg" srcset="m.jpg 640w, l.jpg 1280w, s.jpg 320w">', "l.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="real.jpg">', "real.jpg"),
        ('<picture><source srcset="w.webp 2000w"><img src="s.jpg"></picture>', "w.webp"),
        ('<picture><source srcset="w.webp 200w"><source srcset="v.webp 900w"><img src="s.jpg"></picture>', "v.webp"),
        ('<img data-lazy-srcset="a.jpg 1x, b.jpg 2x">', "b.jpg"),
        ('<img data-any="https://cdn.example/x.jpg?w=9">', "https://cdn.example/x.jpg?w=9"),
        ('<img srcset="only.jpg" src="plain.jpg">', "plain.jpg"),
        ('<img srcset="only.jpg">', "only.jpg"),
        ('<img srcset="data:image/gif;base64,R0 9000w, a.jpg 300w">', "a.jpg"),
        ('<img src=" ">', None),
        ("<img alt=none>", None),
    ],
)
def test_largest(markup: str, url: str | None) -> None:
    assert largest(element(markup)) == url


def test_sources_of_another_picture_do_not_count() -> None:
    markup = '<picture><source srcset="w.webp 2000w"><img src="a.jpg"></picture><img id="other" src="s.jpg">'
    assert largest(html.fromstring(f"<div>{markup}</div>").xpath("//img[@id='other']")[0]) == "s.jpg"


def test_what_is_offered_is_sized_or_plain() -> None:
    sized, plain = offered(element('<img src="a.jpg" srcset="b.jpg 2x" data-src="c.jpg" alt="d.jpg" title="x">'))
    assert (sized, plain) == ([(2.0, "b.jpg")], ["a.jpg", "c.jpg"])


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("a.jpg 10w, b.jpg 20w", [(10, "a.jpg"), (20, "b.jpg")]),
        ("a.jpg, b.jpg 1.5x", [(1, "a.jpg"), (1.5, "b.jpg")]),
        ("/c_fit,w_10/a.jpg 10w, /c_fit,w_20/a.jpg 20w", [(10, "/c_fit,w_10/a.jpg"), (20, "/c_fit,w_20/a.jpg")]),
        ("a.jpg 10w,https://b.example/b.jpg 20w", [(10, "a.jpg"), (20, "https://b.example/b.jpg")]),
        ("  \n a.jpg\n 10w", [(10, "a.jpg")]),
        ("", []),
        (" , ,", []),
    ],
)
def test_candidates_of_a_srcset(srcset: str, expected: list[tuple[float, str]]) -> None:
    assert list(candidates(srcset)) == expected


def test_a_srcset_bomb_ends() -> None:
    assert len(list(candidates("a.jpg 1w," * 100_000))) < 3000


@given(
    st.lists(
        st.tuples(st.from_regex(r"/[a-z]{1,8}(?:,w_\d{1,3})?/[a-z]{1,8}\.jpg", fullmatch=True), st.integers(1, 5000)), max_size=6
    )
)
def test_every_candidate_that_is_written_is_read(given_: list[tuple[str, int]]) -> None:
    assert list(candidates(", ".join(f"{url} {width}w" for url, width in given_))) == [(width, url) for url, width in given_]


@given(st.text(max_size=80))
def test_no_srcset_makes_it_raise(srcset: str) -> None:
    assert all(size >= 0 and url for size, url in candidates(srcset))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("640", 640),
        (" 640px ", 640),
        ("640.5", None),
        ("100%", None),
        ("auto", None),
        ("9" * 99, None),
        ("-3", None),
        (None, None),
    ],
)
def test_number(text: str | None, expected: int | None) -> None:
    assert number(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/a.jpg", "https://paper.example/a.jpg"),
        (" a.jpg ", "https://paper.example/news/a.jpg"),
        ("//c.example/a", "https://c.example/a"),
        ("http://[", None),
        ("ftp://x/a", None),
        ("data:image/png;base64,A", None),
        ("javascript:alert(1)", None),
        ("", None),
        (None, None),
        ("https:a.jpg", "https://paper.example/news/a.jpg"),
    ],
)
def test_absolute(url: str | None, expected: str | None) -> None:
    assert absolute(URL, url) == expected


@given(st.text(max_size=60))
def test_an_absolute_address_is_http_or_none(url: str) -> None:
    whole = absolute(URL, url)
    assert whole is None or whole.startswith(("http://", "https://"))
