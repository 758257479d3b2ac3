"""What stands around a picture: its caption and credit, by element, class, place and wording."""

import re

import pytest
from lxml import html

from services.parser.frames import LONGEST_FRAME, beside, caption_of, frame_of, frames, is_under, marked, right_after
from services.parser.outline import outline
from tests.parser.blocks import A, leaves_of


def framed(markup: str) -> tuple[str | None, str | None]:
    """The caption and credit of the first picture of some markup; nothing where it has no frame."""
    tree = html.document_fromstring(f"<body><div id=page>{markup}</div></body>")
    seen = outline(tree)
    element, at = seen.images[0]
    holders = set(tree.iterancestors()) | {tree, tree.body, tree.get_element_by_id("page")}
    frame, inside = frame_of(element, at, holders, seen.leaves)
    return caption_of(frame, inside) if frame is not None else (None, None)


@pytest.mark.parametrize(
    ("markup", "caption", "credit"),
    [
        ("<figure><img src=a><figcaption>A tram.</figcaption></figure>", "A tram.", None),
        ("<figure><img src=a><figcaption>A tram. Photo: Ada Lund</figcaption></figure>", "A tram.", "Ada Lund"),
        ("<figure><img src=a><figcaption>A tram. <i class=credit>Ada Lund</i></figcaption></figure>", "A tram.", "Ada Lund"),
        ("<figure><img src=a><figcaption>A tram.</figcaption><small>Ada Lund</small></figure>", "A tram.", "Ada Lund"),
        ("<figure><img src=a><figcaption>In two</figcaption><figcaption>parts</figcaption></figure>", "In two parts", None),
        ("<figure><div><img src=a></div><figcaption>A tram.</figcaption></figure>", "A tram.", None),
        ("<div class=x><img src=a><p class=caption>A tram.</p></div>", "A tram.", None),
        ("<div class=x><img src=a><p class=bildunterschrift>A tram.</p><p>dpa</p></div>", "A tram.", None),
        ("<div class=x><img src=a><span itemprop=description>A tram.</span></div>", "A tram.", None),
        ("<div class=x><img src=a><p>A tram on Monday. Foto: dpa</p></div>", "A tram on Monday.", "dpa"),
        ("<div class=x><img src=a><p>市役所の前＝10日、海野太郎撮影</p></div>", "市役所の前", "海野太郎"),
        ("<figure><img src=a></figure>", None, None),
        ("<img src=a>", None, None),
    ],
)
def test_caption_and_credit(markup: str, caption: str | None, credit: str | None) -> None:
    assert framed(markup) == (caption, credit)


def test_what_stands_before_the_picture_is_no_caption_of_it() -> None:
    assert framed("<div class=x><p>Forty new trams</p><img src=a></div>") == (None, None)
    assert framed("<div class=x><p>Forty new trams</p><img src=a><p>A tram in May</p></div>") == ("A tram in May", None)


def test_a_figcaption_counts_on_either_side() -> None:
    assert framed("<figure><figcaption>A tram in May</figcaption><img src=a></figure>") == ("A tram in May", None)


def test_a_frame_with_much_text_or_many_pictures_is_none() -> None:
    assert framed(f"<div class=x><img src=a><p>{'long ' * LONGEST_FRAME}</p></div>") == (None, None)
    assert framed(f"<div class=x>{'<img src=a>' * 5}<p>All of them</p></div>") == (None, None)


def test_the_nearest_element_with_text_is_the_frame_unless_one_further_out_has_a_figcaption() -> None:
    inner = "<div class=y><img src=a><span>Zoom in on it</span></div>"
    assert framed(f"<div class=x>{inner}<p>Another text</p></div>") == ("Zoom in on it", None)
    assert framed(f"<figure>{inner}<figcaption>A tram.</figcaption></figure>")[0] == "A tram."


def test_frames_end_at_the_elements_around_the_text() -> None:
    tree = html.document_fromstring("<body><article><div><img src=a></div></article></body>")
    (element, _), *_ = outline(tree).images
    names = [up.tag for up, _ in frames(element, {tree.find(".//article"), tree.body, tree}, [])]
    assert names == ["div"]


def test_the_blocks_right_after_a_picture_end_at_a_block_of_the_article() -> None:
    leaves = leaves_of("<p>zero</p><p>one</p><p>two</p><p>three</p>")
    without_two = [leaf for leaf in leaves if leaf.text != "two"]
    assert [leaf.text for leaf in right_after(leaves, 1)] == ["one", "two", "three"]
    assert [leaf.text for leaf in right_after(without_two, 1)] == ["one"]
    assert right_after(without_two, 2) == []


@pytest.mark.parametrize(
    ("block", "holds"),
    [
        ("<p>The first tram in the depot</p>", True),
        ("<p>Too short</p>", False),
        ("<h3>The first tram in the depot</h3>", False),
        ("<p>The first tram <a href=x>in the depot</a></p>", False),
        ("<p>By Ines Falk in Harbour Town</p>", False),
        ("<p>Read more: the first tram in the depot</p>", False),
        ('<p class="standfirst">The first tram in the depot</p>', False),
        (f"<p>{A * 3}</p>", False),
    ],
)
def test_a_block_under_a_picture_that_can_be_its_caption(block: str, holds: bool) -> None:
    (leaf,) = leaves_of(block)
    assert is_under(leaf, 0) is holds
    assert not is_under(leaf, 1)


def test_marked_elements_come_once_though_one_stands_in_another() -> None:
    frame = html.fromstring("<figure><p class=credit>Ada <b class=credit-name>Lund</b></p><i class=copyright> </i></figure>")
    assert marked(frame, re.compile("credit|copyright")) == ["Ada Lund"]


def test_a_long_text_beside_a_figcaption_is_no_credit() -> None:
    leaves = leaves_of(f"<figure><figcaption>A tram.</figcaption><p>{A}</p></figure>")
    figure = next(leaves[1].element.iterancestors("figure"))
    assert beside(figure, leaves) is None
    assert beside(figure, leaves_of("<figure><figcaption>A tram.</figcaption><p>Ada Lund</p></figure>")) == "Ada Lund"
