"""What a topic matches is what an analyst who wrote it expects."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.errors import UsageError
from services.store.matching import Topic, on_topic, phrases, plain

NEWS = "Partial mobilisation: Russia's call-up reaches the Volga, the governor said."


def holds(phrase: str, text: str = NEWS) -> bool:
    return Topic("t", any_of=(phrase,)).matches(plain(text))


@pytest.mark.parametrize(
    "phrase",
    [
        "mobilisation",
        "MOBILISATION",
        "Russia",
        "call up",
        "call-up",
        "partial mobilisation",
        "mobil*",
        "the governor",
        "up reach*",
    ],
)
def test_words_and_phrases_match_whatever_their_case_and_marks(phrase: str) -> None:
    assert holds(phrase)


@pytest.mark.parametrize(
    "phrase", ["mobil", "Russian", "mobilisation partial", "Volga governor", "overnor", "us", "governor said so", "*ation"]
)
def test_parts_of_words_and_scattered_words_do_not(phrase: str) -> None:
    assert not holds(phrase)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Zürich", unicodedata.normalize("NFD", "Ein Zug nach ZÜRICH")),
        ("straße", "Die STRASSE ist zu"),
        ("мобилизация", "Частичная МОБИЛИЗАЦИЯ объявлена"),
        ("мобилизаци*", "о мобилизации сообщили"),
        ("ﬁre", "A fire broke out"),
        ("हिन्दी", "यह हिन्दी है"),
        ("俄罗斯", "周一在俄罗斯的部分动员"),
        ("動員", "ロシアの部分動員が始まった"),
        ("러시아", "러시아는 월요일에"),
        ("รัสเซีย", "ประเทศรัสเซียประกาศ"),
    ],
)
def test_other_scripts(phrase: str, text: str) -> None:
    assert holds(phrase, text)


@pytest.mark.parametrize(("phrase", "text"), [("हिन्द", "यह हिन्दी है"), ("罗俄", "周一在俄罗斯"), ("Zurich", "nach Zürich")])
def test_other_scripts_are_matched_no_more_loosely(phrase: str, text: str) -> None:
    assert not holds(phrase, text)


@pytest.mark.parametrize(
    ("any_of", "all_of", "matched"),
    [
        (("draft", "mobilisation"), (), True),
        (("draft", "levy"), (), False),
        ((), ("mobilisation", "Russia"), True),
        ((), ("mobilisation", "Belarus"), False),
        (("draft", "call up"), ("Russia",), True),
        (("draft", "levy"), ("Russia",), False),
        (("call up",), ("Belarus",), False),
    ],
)
def test_any_and_all(any_of: tuple[str, ...], all_of: tuple[str, ...], matched: bool) -> None:
    assert Topic("t", any_of, all_of).matches(plain(NEWS)) is matched


def test_one_of_several_topics_is_enough_and_texts_are_read_together() -> None:
    topics = (Topic("floods", ("flood",)), Topic("war", (), ("Russia", "conscripts")))
    assert on_topic(topics, "Russia sends more", "New conscripts leave")
    assert not on_topic(topics, "Russia sends more", None)
    assert not on_topic((), "anything")


def test_phrases_stand_between_commas_and_count_once() -> None:
    assert phrases(["call-up,  draft notice ", "call-up", " , "]) == ("call-up", "draft notice")
    with pytest.raises(UsageError, match="holds no word"):
        phrases(["ok", "?!"])


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_looked_for_is_found_where_it_stands_alone(before: str, phrase: str, after: str) -> None:
    phrase = phrase.replace("*", " ")
    if plain(phrase).strip():
        assert Topic("t", (phrase,)).matches(plain(f"{before} {phrase} {after}"))


@given(st.text(max_size=80))
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
