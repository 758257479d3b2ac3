"""Crawled text: each kind of line by its wording and place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.records import Section
from services.parser.plain_text import (
    Reading,
    byline,
    chart_end,
    is_caption,
    is_title,
    read_plain_text,
    split_caption,
    told,
)
from services.parser.wording import biography, is_junk

STORY = "Some 12,000 people have left their homes after the river broke its banks, the civil guard said on Sunday."
MORE = "More than 300 houses are damaged, and 40 villages are without power since Friday night."


def read(*lines: str) -> Reading:
    return read_plain_text("\n\n".join(lines))


def sections(reading: Reading, section: Section) -> list[str]:
    return [text for kind, text in reading.parts if kind is section]


def test_the_first_line_is_the_title_without_the_sections_of_the_site() -> None:
    assert sections(read("Flood drives 12,000 from their homes | World | News", STORY), Section.TITLE) == [
        "Flood drives 12,000 from their homes"
    ]


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    assert not is_title(STORY)
    assert read(STORY, MORE).metadata.title is None


def test_a_repeated_title_is_dropped() -> None:
    reading = read("Flood in the valley", "Flood in the valley", STORY)
    assert [text for _, text in reading.parts] == ["Flood in the valley", STORY]


def test_a_short_line_under_the_title_is_a_caption_and_later_a_subheading() -> None:
    reading = read("Flood in the valley", "The river", STORY, "What comes next", MORE)
    assert sections(reading, Section.CAPTION) == ["The river"]
    assert sections(reading, Section.BODY) == [STORY, "What comes next", MORE]
    assert reading.pictures[0].lead


def test_an_agency_caption_and_the_outlets_own_line_are_one_picture() -> None:
    wire = "epa10999999 People carry bags through water in Valley Town, 14 May 2023. EPA/ADA LUND"
    reading = read("Flood in the valley", STORY, wire, "Streets stood under water (Image: EPA)", "The bridge (Image: AFP)", MORE)
    assert [(one.caption, one.credit) for one in reading.pictures] == [
        ("Streets stood under water", "EPA"),
        ("The bridge", "AFP"),
    ]
    assert len(sections(reading, Section.CAPTION)) == 3
    assert sections(reading, Section.BODY) == [STORY, MORE]
    assert not reading.pictures[0].lead


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Peter Osei in Valley Town May 14, 2023", (("Peter Osei",), "2023-05-14")),
        ("By Peter Osei and Ada Lund", (("Peter Osei", "Ada Lund"), None)),
        ("May 14, 2023", ((), "2023-05-14")),
        ("By noon the river had risen by four metres.", ((), None)),
        ("On May 14, 2023 the river broke its banks and 12,000 people left their homes", ((), None)),
    ],
)
def test_byline(line: str, expected: tuple[tuple[str, ...], str | None]) -> None:
    assert byline(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Dams that were never finished",
        "Read also: Dams that were never finished",
        "Source link",
        "Contact our news desk by e-mail: desk@paper.example.",
        "For more stories like this, check our news page.",
        "Sign up for our daily newsletter here",
        "Advertisement",
        "Lesen Sie auch: Dämme, die nie fertig wurden",
        "À lire aussi : les digues jamais finies",
        "The post Flood in the valley appeared first on Valley Herald.",
    ],
)
def test_junk(line: str) -> None:
    assert is_junk(line)
    assert sections(read("Flood in the valley", STORY, line, MORE), Section.BODY) == [STORY, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, the minister told the 300 pupils of the school.",
        "The source of the river lies 40 kilometres to the north.",
        "More than 300 people signed up for the march on Saturday.",
        "Share prices fell by 3 percent after the news.",
        "Follow-up talks are set for May, the two sides said.",
    ],
)
def test_no_junk(line: str) -> None:
    assert not is_junk(line)


def test_nothing_after_a_comment_form_is_read() -> None:
    assert sections(read("Flood", STORY, "Leave a Reply", "Your email address will not be published.", MORE), Section.BODY) == [
        STORY
    ]


def test_a_list_of_further_sources_is_dropped_whole() -> None:
    reading = read("Flood", STORY, "For more about the dam, see these articles:", "1. A dam breaks", "2. The river of 1954", MORE)
    assert sections(reading, Section.BODY) == [STORY, MORE]


def test_a_biography_at_the_end_names_the_author_and_is_dropped() -> None:
    line = "Mina Drost is a veteran reporter who writes about rivers and the sea."
    reading = read("Flood", STORY, MORE, line)
    assert biography(line) == "Mina Drost"
    assert reading.metadata.authors == ("Mina Drost",)
    assert sections(reading, Section.BODY) == [STORY, MORE]


def test_the_same_words_within_the_text_are_body() -> None:
    line = "Mina Drost is a veteran reporter who was arrested on Monday."
    assert line in sections(read("Flood", line, STORY, MORE, STORY, MORE), Section.BODY)


def test_a_source_line_names_the_outlet() -> None:
    reading = read("Flood", STORY, "Source: Valley Herald")
    assert (reading.metadata.outlet, reading.metadata.evidence["outlet"]) == ("Valley Herald", "text")
    assert sections(reading, Section.BODY) == [STORY]


def test_a_poll_charts_legend_is_a_chart_with_its_question() -> None:
    lines = ["Do you trust the warnings?", "(All ages, men, women,", "Fully, somewhat, hardly, not at all)"]
    reading = read("Flood", STORY, *lines, MORE)
    assert sections(reading, Section.CHART) == ["\n".join(lines)]
    assert sections(reading, Section.BODY) == [STORY, MORE]


def test_a_bracket_that_tells_something_is_no_chart() -> None:
    assert chart_end(["(The river rose again on Monday. It fell on Tuesday, a week later, and rose, and fell.)"], 0) == 0
    assert chart_end(["No bracket"], 0) == 0
    assert chart_end(["(never closed, a, b, c, d", "e", "f", "g", "h)"], 0) == 0


def test_an_empty_text_reads_as_nothing() -> None:
    assert read_plain_text("\n \n").parts == []


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("A street under water. / Ada Lund", "A street under water.", "Ada Lund"),
        ("A street under water (Image: EPA)", "A street under water", "EPA"),
        ("epa10999999 A street under water. EPA/ADA LUND", "A street under water.", "EPA/ADA LUND"),
        ("A street under water", "A street under water", None),
    ],
)
def test_a_caption_line_is_split(line: str, caption: str, credit: str | None) -> None:
    assert split_caption(line) == (caption, credit)


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("VALLEY TOWN, NORLAND - MAY 14: People carry bags through water", True),
        ("VALLEY TOWN, NORLAND – MAY 14, 2023: People carry bags", True),
        ("(Photo by Ada Lund/Getty Images)", True),
        ("epa10999999 People carry bags.", True),
        ("VALLEY TOWN - The river rose on May 14: it was the second flood.", False),
        ("People carry bags through water.", False),
        ("epa is the name of an agency.", False),
    ],
)
def test_an_agencys_caption_is_told_by_its_form(line: str, holds: bool) -> None:
    assert is_caption(line) is holds


def test_what_a_line_states_first_holds() -> None:
    reading = Reading()
    reading.note(outlet="Valley Herald", title=None)
    reading.note(outlet="Another", title="Flood")
    assert (reading.metadata.outlet, reading.metadata.title) == ("Valley Herald", "Flood")
    assert reading.metadata.evidence == {"outlet": "text", "title": "text"}


@pytest.mark.parametrize(
    ("credit", "outlet"),
    [("Valley Herald", "Valley Herald"), ("Radio Valley", "Radio Valley"), ("Ada Lund", None), ("EPA", None)],
)
def test_a_papers_name_under_a_picture_names_the_outlet(credit: str, outlet: str | None) -> None:
    assert read("Flood", STORY, f"A street under water. Photo: {credit}", MORE).metadata.outlet == outlet


def test_a_line_that_names_the_outlet_goes_before_a_pictures_credit() -> None:
    reading = read("Flood", STORY, "A street under water. Photo: Valley Herald", "Source: River Post")
    assert reading.metadata.outlet == "River Post"


def test_the_domain_of_a_mail_address_in_a_call_names_the_outlet() -> None:
    assert read("Flood", STORY, "Get in touch by emailing us at desk@riverpost.example.").metadata.outlet == "Riverpost"


def test_a_notice_of_a_correction_is_kept_apart() -> None:
    notice = "Correction: an earlier version gave a wrong number of villages."
    reading = read("Flood", STORY, MORE, notice)
    assert reading.corrections == [notice]
    assert sections(reading, Section.BODY) == [STORY, MORE]


def test_a_list_goes_on_while_its_items_do() -> None:
    lines = ["Related stories:", "1. A dam breaks", "- The river of 1954", STORY, "2. An item of the text itself"]
    assert list(told(lines)) == [STORY, "2. An item of the text itself"]


@given(
    st.lists(
        st.sampled_from(("Flood", STORY, MORE, "By Ann Hill", "(a, b,", "c, d)", "READ MORE: x", "A dam (Image: EPA)")),
        max_size=12,
    )
)
def test_no_line_comes_twice_or_out_of_order(lines: list[str]) -> None:
    reading = read(*lines)
    told_ = iter(lines)
    body = sections(reading, Section.BODY)
    assert all(line in told_ for line in body)
    assert [one.position for one in reading.pictures] == list(range(len(reading.pictures)))
    assert sum(one.lead for one in reading.pictures) <= 1
