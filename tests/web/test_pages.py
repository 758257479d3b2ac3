import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.records import Block, Bound, Change, Document, Figure, Period, Place, Section
from services.web import pages
from tests.samples import figure


def cut(text: str, *spans: tuple[int, int], blocks: tuple[Block, ...] = ()) -> list[pages.Paragraph]:
    figures = [figure(text, text[start:end]).model_copy(update={"start": start, "end": end}) for start, end in spans]
    return pages.paragraphs(text, blocks or (Block(section="body", start=0, end=len(text)),), figures)


def pieces(text: str, *spans: tuple[int, int]) -> list[tuple[str, tuple[int, ...]]]:
    return [(piece.text, piece.figures) for paragraph in cut(text, *spans) for piece in paragraph.pieces]


def test_a_figure_is_a_piece_of_its_own() -> None:
    assert pieces("Some 40 cranes stand idle", (0, 14)) == [("Some 40 cranes", (1,)), (" stand idle", ())]
    assert pieces("there are 40", (10, 12)) == [("there are ", ()), ("40", (1,))]
    assert pieces("40", (0, 2)) == [("40", (1,))]


def test_touching_figures_stay_apart() -> None:
    assert pieces("40,50", (0, 2), (3, 5)) == [("40", (1,)), (",", ()), ("50", (2,))]
    assert pieces("4050", (0, 2), (2, 4)) == [("40", (1,)), ("50", (2,))]


def test_a_figure_within_another_lies_under_both_the_longest_first() -> None:
    found = pieces("300 of 400 men left", (7, 10), (0, 14))
    assert found == [("300 of ", (2,)), ("400", (2, 1)), (" men", (2,)), (" left", ())]


def test_figures_that_cross_share_the_middle() -> None:
    assert pieces("abcdef", (0, 4), (2, 6)) == [("ab", (1,)), ("cd", (1, 2)), ("ef", (2,))]


def test_two_figures_on_the_same_words_both_begin_there() -> None:
    (paragraph,) = cut("40 men", (0, 2), (0, 2))
    assert paragraph.pieces[0] == pages.Piece("40", (1, 2), (1, 2))


def test_each_figure_begins_once_even_where_it_is_cut() -> None:
    (paragraph,) = cut("abcdef", (0, 6), (2, 4))
    assert [piece.begins for piece in paragraph.pieces] == [(1,), (2,), ()]


def test_paragraphs_part_at_blank_lines_and_figures_may_run_across() -> None:
    first, second = cut("one two\n \nthree four", (4, 15))
    assert [piece.text for piece in first.pieces] == ["one ", "two"]
    assert [(piece.text, piece.figures) for piece in second.pieces] == [("three", (1,)), (" four", ())]


def test_sections_are_told_apart_in_reading_order() -> None:
    document = Document.of([(Section.TITLE, "A title"), (Section.CAPTION, "A caption"), (Section.BODY, "One.\n\nTwo.")])
    found = pages.paragraphs(document.text, document.blocks, [])
    assert [(part.section, part.pieces[0].text) for part in found] == [
        ("title", "A title"),
        ("caption", "A caption"),
        ("body", "One."),
        ("body", "Two."),
    ]


def test_text_outside_of_any_block_is_shown() -> None:
    found = cut("before TITLE after", blocks=(Block(section="title", start=7, end=12),))
    assert [(part.section, part.pieces[0].text.strip()) for part in found] == [
        ("body", "before"),
        ("title", "TITLE"),
        ("body", "after"),
    ]


@given(st.data())
def test_no_word_is_lost_doubled_or_wrongly_marked(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab \n", max_size=40))
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends), max_size=6))
    blocks = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=3))
    sections = tuple(Block(section="caption", start=start, end=end) for start, end in blocks)
    figures = [figure("x", "x").model_copy(update={"start": start, "end": end}) for start, end in spans]
    found = [piece for part in pages.paragraphs(text, sections, figures) for piece in part.pieces]
    assert "".join("".join(piece.text for piece in found).split()) == "".join(text.split())
    for number, (start, end) in enumerate(spans, 1):
        marked = "".join(piece.text for piece in found if number in piece.figures)
        assert "".join(marked.split()) == "".join(text[start:end].split())


@pytest.mark.timeout(120)  # one sweep takes a second, a step for each pair of figures half an hour
def test_a_page_full_of_figures_is_cut_in_one_sweep() -> None:
    text = "12 " * 50_000
    figures = [figure("12", "12").model_copy(update={"start": at * 3, "end": at * 3 + 2}) for at in range(50_000)]
    (paragraph,) = pages.paragraphs(text, [], figures)
    assert len(paragraph.pieces) == 100_000


VALUES = [
    (Bound.EXACT, 5, 5, "5"),
    (Bound.EXACT, 0, 0, "0"),
    (Bound.EXACT, 1234567, 1234567, "1,234,567"),
    (Bound.EXACT, 2.5, 2.5, "2.5"),
    (Bound.EXACT, -3, -3, "-3"),
    (Bound.EXACT, 1e300, 1e300, "1e+300"),
    (Bound.ABOUT, 40, 40, "about 40"),
    (Bound.ABOUT, 30, 40, "about 30 to 40"),
    (Bound.AT_LEAST, 7, None, "at least 7"),
    (Bound.MORE_THAN, 1200, None, "more than 1,200"),
    (Bound.AT_MOST, None, 9, "at most 9"),
    (Bound.AT_MOST, 0, 9, "at most 9"),
    (Bound.LESS_THAN, None, 9, "less than 9"),
    (Bound.BETWEEN, 3, 4, "3 to 4"),
    (Bound.VAGUE, 24, 99, "vague, 24 to 99"),
    (Bound.VAGUE, None, None, "vague, ?"),
]


@pytest.mark.parametrize(("bound", "low", "high", "words"), VALUES)
def test_values_in_words(bound: Bound, low: float | None, high: float | None, words: str) -> None:
    assert pages.value(figure("x", "x", bound=bound, low=low, high=high)) == words


def test_every_bound_has_words() -> None:
    assert set(pages.BOUNDS) == set(Bound) == {bound for bound, *_ in VALUES}


def full() -> Figure:
    return figure(
        "up 5% to 40",
        "5%",
        low=5,
        high=5,
        kind="percent",
        unit="percentage_point",
        change=Change(direction="up", mode="by", base="last year"),
        counted="dockers",
        event="leave",
        event_class="mass_departure",
        place=(Place(name="Ansel", role="from"), Place(name="Lund", role="to")),
        period=Period(start="2026-11-01", end="2026-11-20", accuracy="day"),
        source=("the union", "a clerk"),
        status="possible",
    )


def test_a_row_says_all_that_the_record_holds() -> None:
    row = pages.row(3, full())
    assert row.value == "5 (up by from last year)"
    assert row.kind == "percent, percentage point"
    assert row.event == "leave (mass departure)"
    assert row.place == "from Ansel, to Lund"
    assert row.period == "1 November 2026 to 20 November 2026"
    assert row.source == "the union, citing a clerk"
    assert row.line == (
        "5 (up by from last year) dockers · percent, percentage point · leave (mass departure) · from Ansel, to Lund · "
        "1 November 2026 to 20 November 2026 · source: the union, citing a clerk · possible"
    )


def test_a_bare_figure_leaves_the_rest_empty() -> None:
    assert pages.row(1, figure("x", "x", kind="percent", unit="percent")).line == "1 · percent · reported"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-11-20", "2026-11-20", "20 November 2026"),
        (None, "2026-11-20", "? to 20 November 2026"),
        (None, None, "?"),
    ],
)
def test_periods(start: str | None, end: str | None, words: str) -> None:
    period = Period(start=start, end=end, accuracy="day")
    assert pages.row(1, figure("x", "x", period=period)).period == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-11-20T08:30:00+03:00", "20 November 2026, 08:30 UTC+03:00"),
        ("2026-11-20T08:30:00Z", "20 November 2026, 08:30 UTC"),
        ("2026-11-20T08:30:00", "20 November 2026, 08:30"),
        ("2026-11-20", "20 November 2026"),
        ("2026-11", "November 2026"),
        ("2026-13", "2026-13"),
        ("2026", "2026"),
        ("yesterday", "yesterday"),
        ("", ""),
        (None, ""),
    ],
)
def test_dates_keep_their_accuracy(iso: str | None, words: str) -> None:
    assert pages.date(iso) == words


@pytest.mark.parametrize("url", ["https://a.example/x?y=1", "http://a.example", "HTTPS://A.EXAMPLE/"])
def test_pages_of_the_web_are_linked(url: str) -> None:
    assert pages.link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.example/x",
        "/x",
        "https:///x",
        "http://[::1",
        "",
        None,
    ],
)
def test_nothing_else_is_linked(url: str | None) -> None:
    assert pages.link(url) is None
