"""Blocks that their own words show to be none of the article's, and blocks that only look so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.asides import (
    calls_to_letter,
    calls_to_networks,
    corrections,
    drop_comments,
    drop_dates,
    drop_lines,
    drop_notes,
    drop_offer,
    is_aside,
    is_note,
    only_names,
)
from services.parser.text import key
from tests.parser.blocks import A, B, C, kept_of, leaves_of, paragraphs

AUTHORS = ("Ines Falk", "Tom Abara")
LABELS = {key(name) for name in AUTHORS}


@pytest.mark.parametrize(
    "text",
    [
        "Ines Falk",
        "INES FALK",
        "Ines Falk and Tom Abara",
        "Ines Falk, Tom Abara",
        "Ines Falk (now) and Tom Abara (earlier)",
        "Von Ines Falk und Tom Abara",
    ],
)
def test_a_block_of_authors_names_is_a_byline(text: str) -> None:
    assert only_names(text, LABELS)


@pytest.mark.parametrize(
    "text",
    [
        "Ines Falk went to see the trams in their depot.",
        "Falk",
        "Someone Else",
        "",
        "* * *",
        "Ines Falk asked: why so late?",
    ],
)
def test_a_block_that_says_more_than_names_is_none(text: str) -> None:
    assert not only_names(text, LABELS)


def test_very_short_names_take_nothing_out() -> None:
    assert not only_names("Li and Wu and Xu", {"li", "wu"})
    assert only_names("Li", {"li"})


@pytest.mark.parametrize(
    "text",
    [
        "Ines Falk covers transport for the Gazette.",
        "Ines Falk ist Reporterin für Verkehr und Häfen.",
        "Ines Falk es redactora de Economía desde 2011.",
    ],
)
def test_a_block_that_begins_with_the_authors_name_introduces_her(text: str) -> None:
    assert is_note(text, AUTHORS)
    leaves = leaves_of(paragraphs(A, B, C, text))
    drop_notes(leaves, AUTHORS)
    assert kept_of(leaves) == [A, B, C]


@pytest.mark.parametrize(
    "text",
    [
        "Falk covers transport.",
        "The mayor, Ines Falk says, was late.",
        "Ines Falkner won the race by a length.",
        "Ines Falk " + "went on and on " * 50,
    ],
)
def test_a_block_that_names_the_author_elsewhere_is_no_note(text: str) -> None:
    assert not is_note(text, AUTHORS)


def test_a_note_is_looked_for_at_the_end_only() -> None:
    note = "Ines Falk went aboard at seven, and this is what she saw."
    leaves = leaves_of(paragraphs(A, note, A, B, C))
    drop_notes(leaves, AUTHORS)
    assert note in kept_of(leaves)


def test_a_note_alone_is_all_the_text_there_is() -> None:
    leaves = leaves_of(paragraphs("Ines Falk covers transport."))
    drop_notes(leaves, AUTHORS)
    assert kept_of(leaves) == ["Ines Falk covers transport."]


def test_a_single_name_without_a_surname_starts_no_note() -> None:
    assert not is_note("Reuters could not reach the company.", ("Reuters",))


@pytest.mark.parametrize(
    ("block", "holds"),
    [
        ('<p>Our <a href="/n">newsletter</a> has more.</p>', True),
        ("<p>Our newsletter has more.</p>", False),
        ('<p>Our <a href="/n">archive</a> has more.</p>', False),
        (f'<p>{A * 8} <a href="/n">newsletter</a></p>', False),
    ],
)
def test_a_call_to_a_newsletter_links_to_it(block: str, holds: bool) -> None:
    (leaf,) = leaves_of(block)
    assert calls_to_letter(leaf) is holds


@pytest.mark.parametrize(
    ("block", "holds"),
    [
        ('<p>Follow on <a href="#">Facebook</a> and <a href="#">Instagram</a></p>', True),
        ('<p>Nous sommes sur <a href="#">WhatsApp</a> et <a href="#">Telegram</a>.</p>', True),
        ("<p>The firm owns Facebook, Instagram and WhatsApp.</p>", False),
        ('<p>She wrote on <a href="#">Facebook</a> that she would.</p>', False),
        ('<p>On <a href="#">Facebook</a>, Facebook said that Facebook was down.</p>', False),
    ],
)
def test_a_call_to_social_networks_links_to_several(block: str, holds: bool) -> None:
    (leaf,) = leaves_of(block)
    assert calls_to_networks(leaf) is holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Read more: Trams are late", True),
        ("Correction: the line has 17 stops.", True),
        ("A tram in the depot (Image: EPA)", True),
        ("By Ines Falk", True),
        ("広告", True),
        ("Реклама", True),
        ("विज्ञापन", True),
        (A, False),
        ("More people read the paper on Sundays than before.", False),
        ("The ad, paid for by the party, ran for a week.", False),
    ],
)
def test_what_words_show_to_be_an_aside(text: str, holds: bool) -> None:
    (leaf,) = leaves_of(f"<p>{text}</p>")
    assert is_aside(leaf, LABELS) is holds


OFFER = ("Read on with Gazette Plus", "4 weeks for 1 crown", "Cancel at any time")
WALL = "This article is only for subscribers"


def test_what_follows_a_paywalls_notice_to_the_end_is_its_offer() -> None:
    leaves = leaves_of(paragraphs(A, B, WALL, *OFFER))
    drop_offer(leaves)
    assert kept_of(leaves) == [A, B, WALL]


def test_a_notice_before_the_whole_article_hides_nothing() -> None:
    leaves = leaves_of(paragraphs("Summary of the story", WALL, A * 2, B * 2))
    drop_offer(leaves)
    assert kept_of(leaves) == ["Summary of the story", WALL, A * 2, B * 2]


def test_without_a_notice_short_lines_stay() -> None:
    leaves = leaves_of(paragraphs(A, *OFFER))
    drop_offer(leaves)
    assert kept_of(leaves) == [A, *OFFER]


@pytest.mark.parametrize(
    "line",
    [
        "Comments",
        "Comments (3)",
        "3 comments",
        "Kommentare",
        "Commentaires (12)",
        "Komentarze (2)",
        "Комментарии",
        "コメント",
        "댓글 4",
    ],
)
def test_readers_comments_end_the_text(line: str) -> None:
    leaves = leaves_of(paragraphs(A, B) + f"<h3>{line}</h3>" + paragraphs("Well said!", "About time."))
    drop_comments(leaves)
    assert kept_of(leaves) == [A, B]


def test_a_link_to_the_comments_above_the_text_ends_nothing() -> None:
    leaves = leaves_of("<h4>Comments (3)</h4>" + paragraphs(A, B))
    drop_comments(leaves)
    assert kept_of(leaves) == ["Comments (3)", A, B]


def test_a_button_for_comments_amid_the_text_ends_nothing() -> None:
    leaves = leaves_of(f"<p>{A}</p><p>{B}</p><div>Comments</div><p>{C}</p>", A, B, C)
    drop_comments(leaves)
    assert kept_of(leaves) == [A, B, C]


def test_comments_of_the_minister_are_text() -> None:
    leaves = leaves_of(paragraphs(A, B, "Comments by the minister drew protest.", "He took them back."))
    drop_comments(leaves)
    assert len(kept_of(leaves)) == 4


def test_a_heading_after_which_nothing_follows_goes_and_one_amid_the_text_stays() -> None:
    leaves = leaves_of(f"<h2>What it costs</h2><p>{A}</p><h2>What comes next</h2><h3>Next week</h3>")
    drop_lines(leaves, set())
    assert kept_of(leaves) == ["What it costs", A]


def test_a_linked_heading_amid_the_text_stays_and_a_linked_line_goes() -> None:
    leaves = leaves_of(f'<h2><a href="/x">What it costs</a></h2><p><a href="/y">Another story</a></p><p>{A}</p>')
    drop_lines(leaves, set())
    assert kept_of(leaves) == ["What it costs", A]


def test_dates_go_before_the_first_paragraph_only() -> None:
    leaves = leaves_of(paragraphs("17 April 2024", A, "18 April 2024", B))
    drop_dates(leaves)
    assert kept_of(leaves) == [A, "18 April 2024", B]


def test_each_notice_of_a_correction_comes_once_and_a_link_is_none() -> None:
    notice = "Correction: the line has 17 stops."
    body = paragraphs(A, notice, notice) + '<p><a href="/c">Corrections: how to ask for one</a></p>'
    assert corrections(leaves_of(body, A), -1) == (notice,)


@given(st.lists(st.sampled_from((A, B, "Comments", WALL, *OFFER, "Ines Falk covers trams.", "17 April 2024")), max_size=12))
def test_the_rules_only_ever_take_out(texts: list[str]) -> None:
    leaves = leaves_of(paragraphs(*texts)) if texts else []
    before = kept_of(leaves)
    drop_offer(leaves)
    drop_comments(leaves)
    drop_notes(leaves, AUTHORS)
    drop_lines(leaves, LABELS)
    drop_dates(leaves)
    after = iter(before)
    assert all(text in after for text in kept_of(leaves))


def test_a_notice_that_is_all_the_text_leaves_the_text() -> None:
    leaves = leaves_of(paragraphs(WALL, *OFFER))
    drop_offer(leaves)
    assert kept_of(leaves) == [WALL, *OFFER]
    drop_offer([])


def test_a_notice_that_is_no_text_itself_hides_what_follows_too() -> None:
    leaves = leaves_of(f"{paragraphs(A * 2)}<h3>{WALL}</h3>{paragraphs(*OFFER)}", A * 2, *OFFER)
    drop_offer(leaves)
    assert kept_of(leaves) == [A * 2]
