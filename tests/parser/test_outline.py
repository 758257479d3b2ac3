"""The walk over a page: leaf blocks, pictures and tables in reading order."""

import pytest
from lxml import html

from services.parser.outline import outline, squeeze


def texts(body: str) -> list[str]:
    return [leaf.text for leaf in outline(html.document_fromstring(f"<html><body>{body}</body></html>")).leaves]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One <b>bold</b> word</p>", ["One bold word"]),
        ("<div>Before<p>within</p>after</div>", ["Before", "within", "after"]),
        ("<p>One</p><script>no</script><style>no</style><p>Two</p>", ["One", "Two"]),
        ("<ul><li>First<li>Second</ul>", ["First", "Second"]),
        ("<p>A<noscript>no</noscript> tail</p>", ["A tail"]),
        ("  <p> \n </p>", []),
    ],
)
def test_runs_of_inline_text_are_leaves(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_characters_in_links_are_counted() -> None:
    (leaf,) = outline(html.document_fromstring("<p>See <a href=x>the report</a> now</p>")).leaves
    assert (leaf.text, leaf.linked) == ("See the report now", len("the report"))


def test_pictures_and_tables_know_how_many_leaves_stand_before_them() -> None:
    seen = outline(html.document_fromstring("<p>One</p><img src=a><p>Two</p><table><tr><td>3</td></tr></table><img src=b>"))
    assert [at for _, at in seen.images] == [1, 3]
    assert [at for _, at in seen.tables] == [2]


@pytest.mark.parametrize("tag", ["amp-img", "brick-image", "lazy-image"])
def test_custom_elements_of_pictures_are_pictures(tag: str) -> None:
    seen = outline(html.document_fromstring(f"<p>One</p><{tag} data-src=a.jpg></{tag}><image-frame><img src=b></image-frame>"))
    assert [element.tag for element, _ in seen.images] == [tag, "img"]


def test_pictures_without_scripts_and_in_buttons_are_found() -> None:
    seen = outline(html.document_fromstring("<div><button><img src=a></button><noscript><img src=b></noscript></div>"))
    assert [element.get("src") for element, _ in seen.images] == ["a", "b"]


def test_squeeze_cleans_what_no_reader_sees() -> None:
    assert squeeze(" a\n\tb\u200b\x07c ") == "a bc"
