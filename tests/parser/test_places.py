"""What tags, classes and links say of where a block stands."""

import pytest
from lxml import html

from services.parser.outline import outline
from services.parser.places import Places, is_foreign_name, is_linked, is_named_foreign, kind_of

WORDS = "Three ferries crossed the sound on Monday with 900 passengers, said the harbour office. "


@pytest.mark.parametrize(
    "name",
    [
        "related",
        "article-related-links",
        "relatedStories",
        "newsletter-signup",
        "SocialShare",
        "most-read",
        "byline",
        "authorBio",
        "tags",
    ],
)
def test_words_of_foreign_elements_are_found_in_any_spelling(name: str) -> None:
    assert is_foreign_name(name)


@pytest.mark.parametrize(
    "name", ["article-body", "story", "unrelated", "stage", "vintage", "x", "", "content socialism", "heritage"]
)
def test_words_that_only_hold_such_letters_are_not(name: str) -> None:
    assert not is_foreign_name(name)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<aside>x</aside>", True),
        ("<nav>x</nav>", True),
        ("<div id=sidebar>x</div>", True),
        ("<article class=related>x</article>", False),
        ("<main class=comments>x</main>", False),
        ("<figure><img src=a></figure>", True),
        ("<figure><blockquote>Said</blockquote></figure>", False),
    ],
)
def test_elements_named_as_foreign(markup: str, expected: bool) -> None:
    assert is_named_foreign(html.fragment_fromstring(markup)) is expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p><a href=/x>The whole of it is a link</a></p>", True),
        ("<p>Only <a href=/x>this</a> of all the words here is a link</p>", False),
        ("<p><a href=/x>https://a.example/report.pdf</a></p>", False),
    ],
)
def test_a_block_that_is_a_link(markup: str, expected: bool) -> None:
    (leaf,) = outline(html.document_fromstring(markup)).leaves
    assert is_linked(leaf) is expected


def test_containers_of_one_kind_share_tag_and_class() -> None:
    one, two, three, four = html.fragments_fromstring("<div class=a></div><div class=a></div><p class=a></p><div></div>")
    assert kind_of(one) == kind_of(two) != kind_of(three)
    assert kind_of(four) is four


def test_an_element_that_holds_much_of_the_text_is_misnamed() -> None:
    tree = html.document_fromstring(
        f"<div class=teaser-wrapper><p>{WORDS * 5}</p></div><div class=related><p>{WORDS}</p></div><p>{WORDS}</p>"
    )
    leaves = outline(tree).leaves
    for leaf in leaves:
        leaf.kept = True
    places = Places(leaves)
    assert [places.is_foreign(leaf.element) for leaf in leaves] == [False, True, False]
    assert [one.get("class") for one in places.foreign(leaves[1].element)] == ["related"]
