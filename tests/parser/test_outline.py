"""The walk over a page: leaf blocks, pictures and tables in reading order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from services.parser.outline import INLINE, SKIPPED, outline, squeeze


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


@pytest.mark.parametrize("tag", sorted(SKIPPED - {"head", "svg", "noscript", "template", "button", "input"}))
def test_what_holds_no_text_of_the_page(tag: str) -> None:
    assert "hidden" not in " ".join(texts(f"<p>One</p><{tag}>hidden</{tag}><p>Two</p>"))


@pytest.mark.parametrize("tag", sorted(INLINE - {"rp", "rt", "ruby", "nobr", "wbr", "a"}))
def test_inline_elements_part_no_text(tag: str) -> None:
    assert texts(f"<p>One<{tag}> two</{tag}> three</p>") == ["One two three"]


@pytest.mark.parametrize("tag", ["div", "section", "article", "blockquote", "h2", "pre", "figure", "li", "dd", "td", "x-card"])
def test_block_elements_part_the_text(tag: str) -> None:
    markup = f"<table><tr><{tag}>two</{tag}></table>" if tag == "td" else f"<{tag}>two</{tag}>"
    assert texts(f"<div>one{markup}three</div>") == ["one", "two", "three"]


def test_a_line_break_parts_a_paragraph() -> None:
    seen = outline(html.document_fromstring("<body><p>one<br>two <b>and</b><br/>three</p></body>"))
    assert [(leaf.text, leaf.element.tag, leaf.at) for leaf in seen.leaves] == [
        ("one", "p", 0),
        ("two and", "p", 1),
        ("three", "p", 2),
    ]


@pytest.mark.parametrize(
    ("markup", "linked"),
    [
        ("<p><a href=x>whole line</a></p>", 10),
        ("<p><a href=x>  spaced  </a></p>", 6),
        ("<p><a href=x><b>bold</b> and plain</a> rest</p>", 13),
        ("<a href=x><p>a block in a link</p></a>", 17),
        ("<p>none</p>", 0),
    ],
)
def test_linked_characters(markup: str, linked: int) -> None:
    (leaf,) = outline(html.document_fromstring(f"<body>{markup}</body>")).leaves
    assert leaf.linked == linked


@pytest.mark.parametrize(
    ("markup", "charts"),
    [
        ("<svg><text>12</text></svg>", 1),
        ("<svg><path/></svg>", 0),
        ("<div data-values='[1,2]'></div>", 1),
        ("<section data-chart='{}'></section>", 1),
        ("<div data-value='1'></div>", 0),
    ],
)
def test_charts_are_found_by_their_texts_or_data(markup: str, charts: int) -> None:
    seen = outline(html.document_fromstring(f"<body><p>One</p>{markup}<p>Two</p></body>"))
    assert [at for _, at in seen.charts] == [1] * charts


def test_a_document_without_a_body_is_walked_too() -> None:
    assert [leaf.text for leaf in outline(html.fromstring("<div>one<p>two</p></div>")).leaves] == ["one", "two"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<p>Some 300<a href="#n1">1</a> people</p>', "Some 300 people"),
        ('<p>Some 300<sup><a href="#n1">[12]</a></sup> people</p>', "Some 300 people"),
        ('<p>Some 300<a href="#n1">*</a> people</p>', "Some 300 people"),
        ('<p>Some 300<a href="#n1"> <b>2</b> </a> people</p>', "Some 300 people"),
        ('<p>Some <a href="/300">300</a> people</p>', "Some 300 people"),
        ('<p>Some <a href="#n1">3000</a> people</p>', "Some 3000 people"),
        ('<p>See <a href="#n1">the note</a></p>', "See the note"),
        ("<p>Some 4<sup>2</sup> m</p>", "Some 42 m"),
        ("<p>Some <a>7</a> people</p>", "Some 7 people"),
    ],
)
def test_the_mark_of_a_footnote_is_no_digit_of_the_number_before_it(markup: str, text: str) -> None:
    assert texts(markup) == [text]


@given(
    st.lists(
        st.sampled_from(("<p>", "</p>", "<b>", "</b>", "word ", "<br>", "<div>", "</div>", "<a href=x>", "</a>")), max_size=30
    )
)
def test_every_word_is_in_one_leaf_in_order(parts: list[str]) -> None:
    found = outline(html.document_fromstring(f"<html><body>{''.join(parts)}.</body></html>")).leaves
    assert " ".join(leaf.text for leaf in found).count("word") == parts.count("word ")
    assert [leaf.at for leaf in found] == list(range(len(found)))
    assert all(0 <= leaf.linked <= len(leaf.text) for leaf in found)
