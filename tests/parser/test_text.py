"""What trafilatura chooses, laid back onto the page's own blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from services.parser.outline import outline
from services.parser.text import aligned, extracted, key, lighten, mark_body, readable

WORDS = "Three ferries crossed the sound on Monday with 900 passengers, said the harbour office. "


@pytest.mark.parametrize(
    ("text", "expected"), [("“The Quay”, 9!", "thequay9"), ("ÉTÉ", "été"), ("川辺 市", "川辺市"), (" … ", "")]
)
def test_key_is_letters_and_digits(text: str, expected: str) -> None:
    assert key(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three\nfour five six", [0, 2]),
        ("one two three", [0]),
        ("one two", [0]),
        ("one", []),
        ("four five six\none two three", [0, 2]),
        ("nothing of it", []),
        ("", []),
    ],
)
def test_blocks_covered_by_half_are_kept(text: str, expected: list[int]) -> None:
    assert aligned([key(one) for one in ("one two three", "menu", "four five six")], text) == expected


def test_a_line_that_runs_over_blocks_covers_all_of_them() -> None:
    assert aligned(["abc", "def", "ghi"], "abc def") == [0, 1]


def test_blocks_without_letters_are_never_kept() -> None:
    assert aligned(["", "abc", ""], "abc") == [1]


def test_the_body_is_marked_and_the_rest_is_not() -> None:
    tree = html.document_fromstring(
        f"<body><nav><a href=/>Home</a></nav><article><p>{WORDS * 2}</p><p>{WORDS * 3}</p></article><footer>End</footer></body>"
    )
    leaves = outline(tree).leaves
    mark_body(tree, leaves)
    assert [leaf.text[:5] for leaf in leaves if leaf.kept] == ["Three", "Three"]


def test_lighten_takes_out_what_holds_no_text_and_keeps_tails() -> None:
    tree = html.document_fromstring("<body><p>One<script>x</script> two</p><nav>Menu</nav><style>y</style></body>")
    lighten(tree)
    assert "".join(tree.itertext()).strip() == "One two"


def test_a_tree_that_breaks_trafilatura_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("services.parser.text.trafilatura.bare_extraction", broken)
    assert extracted(html.document_fromstring("<p>x</p>")) == ""


@given(st.lists(st.sampled_from(["alpha", "bravo", "charlie", "delta", "echo"]), unique=True), st.data())
def test_the_text_of_whole_blocks_covers_them(keys: list[str], data: st.DataObject) -> None:
    chosen = sorted(data.draw(st.sets(st.integers(0, len(keys) - 1), max_size=4))) if keys else []
    covered = aligned(keys, "\n".join(keys[at] for at in chosen))
    assert covered == chosen


def test_empty_elements_are_not_shown_to_trafilatura_and_the_page_keeps_them() -> None:
    tree = html.document_fromstring("<body><div><span></span></div><p>One <b>bold</b> word</p><aside>no</aside></body>")
    light = readable(tree)
    assert light.findall(".//span") == light.findall(".//aside") == light.findall(".//b") == []
    assert "".join(light.find(".//p").itertext()) == "One bold word"
    assert len(tree.findall(".//span")) == len(tree.findall(".//aside")) == 1
