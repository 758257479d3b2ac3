"""Pictures of an article, and what is none."""

import pytest
from lxml import html

from services.parser.outline import outline
from services.parser.pictures import Found, found_pictures

URL = "https://paper.example/news/trams"
TEXT = "The council voted on Monday to spend 12 million crowns on 40 new trams for the eastern line, its chair said."


def pictures(markup: str) -> list[Found]:
    tree = html.document_fromstring(f"<body><article><h1>Trams</h1><p>{TEXT}</p>{markup}<p>{TEXT} Again.</p></article></body>")
    seen = outline(tree)
    for leaf in seen.leaves:
        leaf.kept = leaf.text.startswith(TEXT)
    return found_pictures(seen, URL, 0)


def test_figure_with_caption_and_credit() -> None:
    found = pictures(
        '<figure><img src="/a.jpg" alt="A tram" width="640" height="360"><figcaption>A tram. <span class="credit">Ada Lund</span>'
        "</figcaption></figure>"
    )
    assert found == [Found("https://paper.example/a.jpg", 2, "A tram.", "Ada Lund", "A tram", 640, 360)]


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="/face.jpg" width="60" height="60">',
        '<div class="author-photo"><img src="/face.jpg"></div>',
        '<img class="ArticleAuthor" src="/face.jpg">',
        '<aside><img src="/x.jpg"></aside>',
        '<a href="/other-story"><img src="/x.jpg"><h3>Another story</h3></a>',
        '<img src="/stars.png" width="90" height="20" srcset="/stars.png 360w">',
        '<figure><img src="/face.jpg" width="60" height="60" srcset="/face.jpg 60w"></figure>',
        '<template><aside><img src="/x.jpg"></aside></template>',
        '<img src="/static/logo.png">',
        '<img src="/icon.svg">',
        '<img src="javascript:alert(1)">',
        '<img src="data:image/png;base64,AAAA">',
    ],
)
def test_what_is_no_picture_of_the_article(markup: str) -> None:
    assert pictures(markup) == []


def test_a_link_to_the_picture_itself_is_no_teaser() -> None:
    assert [one.url for one in pictures('<a href="/a-large.jpg"><img src="/a.jpg"></a>')] == ["https://paper.example/a.jpg"]


def test_a_picture_in_a_button_that_enlarges_it_counts() -> None:
    found = pictures('<figure><button><img src="/a.jpg"></button><figcaption>A tram (Image: EPA)</figcaption></figure>')
    assert [(one.caption, one.credit) for one in found] == [("A tram", "EPA")]


def test_a_portrait_of_one_who_is_quoted_is_shown_small_and_offered_larger() -> None:
    found = pictures('<figure><img src="/s.jpg" srcset="/s.jpg 80w, /l.jpg 320w" width="80" height="80"></figure>')
    assert [one.url for one in found] == ["https://paper.example/l.jpg"]


@pytest.mark.parametrize("tag", ["template", "noscript"])
def test_what_a_gallery_holds_back_for_scripts_counts_once(tag: str) -> None:
    found = pictures(f'<img src="/a.jpg"><{tag}><div><img src="/a.jpg"><img src="/b.jpg"></div></{tag}>')
    assert [one.url.rpartition("/")[2] for one in found] == ["a.jpg", "b.jpg"]


def test_a_block_right_under_a_picture_is_its_caption() -> None:
    found = pictures('<img src="/a.jpg"><div>The first tram in the depot. Foto: dpa</div>')
    assert [(one.caption, one.credit) for one in found] == [("The first tram in the depot.", "dpa")]


def test_the_same_picture_twice_is_one() -> None:
    assert len(pictures('<img src="/a.jpg?w=1"><img src="/a.jpg?w=2">')) == 1


def test_pictures_after_the_text_are_not_the_articles() -> None:
    seen = outline(html.document_fromstring(f"<body><p>{TEXT}</p><p>1</p><p>2</p><p>3</p><p>4</p><img src=/a.jpg></body>"))
    seen.leaves[0].kept = True
    assert found_pictures(seen, URL, -1) == []


def test_no_text_no_pictures() -> None:
    assert found_pictures(outline(html.document_fromstring("<body><img src=/a.jpg></body>")), URL, -1) == []
