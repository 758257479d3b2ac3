"""Captions and credits: who made a picture, told from what it shows by wording."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.captions import (
    BRACKETED,
    LABELLED,
    SLASHED,
    credit_patterns,
    is_caption,
    printed_caption,
    split_credit,
)


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


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("الجسر عند الغروب (صورة: رويترز)", "الجسر عند الغروب", "رويترز"),
        ("아이들이 책을 읽고 있다. [사진=바다신문]", "아이들이 책을 읽고 있다.", "바다신문"),
        ("Міст удосвіта. Фото: Олена Гай", "Міст удосвіта.", "Олена Гай"),
        ("Το λιμάνι το πρωί (Φωτογραφία: Ε. Ρούσσου)", "Το λιμάνι το πρωί", "Ε. Ρούσσου"),
        ("Köprü sabah saatlerinde (Fotoğraf: Anadolu Ajansı)", "Köprü sabah saatlerinde", "Anadolu Ajansı"),
        ("Most o świcie. Zdjęcie: Hanna Wilk", "Most o świcie.", "Hanna Wilk"),
        ("El puente al alba / Foto: Europa Press", "El puente al alba", "Europa Press"),
        ("The bridge at dawn. Ada Lund/Getty Images", "The bridge at dawn.", "Ada Lund/Getty Images"),
        ("The bridge of the town at dawn | Reuters", "The bridge of the town at dawn", "Reuters"),
        ("The bridge at dawn", "The bridge at dawn", None),
        ("The bridge (right) was closed", "The bridge (right) was closed", None),
    ],
)
def test_credits_of_many_languages(text: str, caption: str, credit: str | None) -> None:
    assert split_credit(text) == (caption, credit)


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("The bridge at dawn", []),
        ("The bridge at dawn (EPA)", [BRACKETED, SLASHED]),
        ("The bridge, said the AP, was closed", [SLASHED]),
        ("Photo: Ada Lund", [LABELLED]),
        ("AP " + "x" * 300, []),
        ("(Photo: Ada Lund).", [BRACKETED, LABELLED]),
    ],
)
def test_only_forms_that_the_end_allows_are_tried(text: str, patterns: list[re.Pattern[str]]) -> None:
    assert list(credit_patterns(text)) == patterns


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("工事が進む堤防＝10日午後、川辺市、水野あかり撮影", "工事が進む堤防", "水野あかり"),
        ("橋の上で（山田太郎撮影）", "橋の上で", "山田太郎"),
        ("大桥清晨（李大江 摄）", "大桥清晨", "李大江"),
        ("市の完成予想図＝川辺市提供", "市の完成予想図", "川辺市"),
        ("המזח השבוע | צילום: דן חוף", "המזח השבוע", "דן חוף"),
        ("قطار در ایستگاه. عکس: مینا رودبار", "قطار در ایستگاه.", "مینا رودبار"),
        ("Autobus na zajezdni. Fot. B. Wrona", "Autobus na zajezdni.", "B. Wrona"),
        ("The bridge at dawn. Photo: J. R. Lund/Shoreline", "The bridge at dawn.", "J. R. Lund/Shoreline"),
    ],
)
def test_credits_as_outlets_of_other_countries_print_them(text: str, caption: str, credit: str) -> None:
    assert split_credit(text) == (caption, credit)
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "市は橋の写真を撮影した。",
        "資料を提供する方針だ。",
        "Er nahm das Foto am Montag auf. Es zeigt 40 Männer.",
        "Fotografen warteten vor dem Haus.",
        "One in three/four said so.",
    ],
)
def test_sentences_about_pictures_are_no_credits(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Barcos amarrados este lunes. / JON URIA (EFE)", "Barcos amarrados este lunes.", "JON URIA (EFE)"),
        ("Los barcos, “amarrados”/ Jon Uria", "Los barcos, “amarrados”", "Jon Uria"),
        ("Barcos y/o redes", "Barcos y/o redes", None),
        ("Entre 3/4 y 1/2 del total", "Entre 3/4 y 1/2 del total", None),
    ],
)
def test_a_name_after_a_slash_at_the_end_is_a_credit(text: str, caption: str, credit: str | None) -> None:
    assert printed_caption(text, None) == (caption, credit)


@given(st.text(alphabet="AB ab.（）()/|:©＝、撮影Foto", max_size=60))
def test_caption_and_credit_are_parts_of_the_text(text: str) -> None:
    caption, credit = printed_caption(text, None)
    assert (caption or "") in text
    assert credit is None or credit in text
