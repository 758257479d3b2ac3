"""Captions and credits: who made a picture, told from what it shows by wording."""

import pytest

from services.parser.captions import is_caption, printed_caption, split_credit


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Lorries wait at the bridge (Image: EPA)", "Lorries wait at the bridge", "EPA"),
        ("A street in flood. (Photo by Ada Lund/Getty Images)", "A street in flood.", "Ada Lund/Getty Images"),
        ("A street in flood. Photograph: Ada Lund/Shoreline", "A street in flood.", "Ada Lund/Shoreline"),
        ("Der Hafen am Montag. Foto: dpa", "Der Hafen am Montag.", "dpa"),
        ("The minister in May. © Ada Lund", "The minister in May.", "Ada Lund"),
        ("The queue grew by the hour. EPA/ADA LUND", "The queue grew by the hour.", "EPA/ADA LUND"),
        ("STR/AFP via Getty Images", "", "STR/AFP via Getty Images"),
        ("Image Credits: Harbour Works", "", "Harbour Works"),
        ("The mayor speaks to 300 people in the square.", "The mayor speaks to 300 people in the square.", None),
    ],
)
def test_split_credit(text: str, caption: str, credit: str | None) -> None:
    assert split_credit(text) == (caption, credit)


def test_a_marked_credit_is_taken_out_of_the_caption() -> None:
    assert printed_caption("A bridge. Ada Lund", "Ada Lund") == ("A bridge.", "Ada Lund")
    assert printed_caption("A bridge.", "Foto: Ada Lund") == ("A bridge.", "Ada Lund")


def test_a_name_alone_in_brackets_is_a_credit_of_a_caption_but_no_sign_of_one() -> None:
    assert printed_caption("The team after the match. (Ada Lund)", None) == ("The team after the match.", "Ada Lund")
    assert printed_caption("橋の上で（山田太郎撮影）", None) == ("橋の上で", "山田太郎")
    assert not is_caption("He met his deputy in the town hall on Monday (Ada Lund)")


@pytest.mark.parametrize(
    "text", ["AP said on Monday that 300 people left.", "The photo shows 40 men.", "Reuters reported it first, citing an aide."]
)
def test_body_text_that_names_an_agency_is_no_caption(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.timeout(60)  # a text that backtracks takes minutes
@pytest.mark.parametrize("text", ["a " * 450, "Name/" * 180, "(" * 900, "A. Name via " * 75, "Photo by " * 100])
@pytest.mark.timeout(60)  # a text that backtracks takes minutes
def test_no_text_takes_long(text: str) -> None:
    printed_caption(text[:900], None)
