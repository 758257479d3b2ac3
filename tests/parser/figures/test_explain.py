"""What the explanation of a sentence shows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.explain import explain
from services.parser.figures.reader import read_sentence

SENTENCE = "More than 40 of the 200 workers, or 20%, left Ostend on 3 May 2020 with Flight 370."


def test_every_token_stands_in_it_in_order() -> None:
    assert "".join(token.text for token in explain(SENTENCE).tokens) == SENTENCE.replace(" ", "")


def test_kept_numbers_lead_to_their_records_and_the_others_say_why() -> None:
    found = explain(SENTENCE)
    assert [(one.text, one.left_out, one.figure) for one in found.numbers] == [
        ("More than 40", None, 0),
        ("200", None, 1),
        ("20%", None, 2),
        ("3 May 2020", "date", None),
        ("370", "name", None),
    ]
    assert found.figures == read_sentence(SENTENCE)


def test_relations_are_told() -> None:
    assert [one.reads for one in explain(SENTENCE).relations] == ["20% of 200 = 40"]


@pytest.mark.parametrize(
    ("text", "token", "entry"),
    [
        ("more than forty men", "more", "bounds before: more than → more_than"),
        ("more than forty men", "forty", "cardinals: forty → 40"),
        ("two million men", "million", "scales: million → 1000000"),
        ("dozens of men", "dozens", "vague: dozens → 24–99"),
        ("sales doubled", "doubled", "change: doubled → up"),
        ("on 3 May 2020", "2020", "left out: date"),
    ],
)
def test_the_entries_of_the_lexicon_that_a_token_hits(text: str, token: str, entry: str) -> None:
    (entries,) = [one.entries for one in explain(text).tokens if one.text == token]
    assert entry in entries


def test_nothing_to_read_is_no_error() -> None:
    found = explain("")
    assert (found.tokens, found.numbers, found.figures, found.relations) == ((), (), (), ())


def test_a_language_and_a_date_are_heeded() -> None:
    (figure,) = explain("On Monday 40 men left.", published="2020-05-06").figures
    assert figure.period is not None
    assert figure.period.start == "2020-05-04"


def test_another_language_shows_its_own_lexicon():
    found = explain("Rund zweihunderttausend Euro am 3. Mai.", language="de")
    entries = {token.text: token.entries for token in found.tokens}
    assert entries["Rund"] == ("bounds before: rund → about",)
    assert entries["zweihunderttausend"] == ("compound: zweihunderttausend → 2 100 1000",)
    assert entries["Euro"] == ("currencies: euro → EUR",)
    assert entries["3"][0] == "left out: date"
    assert [figure.low for figure in found.figures] == [200_000]


LEFT_OUT = [
    ("He came on 3 May 2020.", "3 May 2020", "date"),
    ("He came at 10:30 pm.", "10:30 pm", "clock"),
    ("He came 22nd.", "22nd", "ordinal"),
    ("Call 555-123-4567 now.", "555-123-4567", "phone"),
    ("He came in 1998.", "1998", "year"),
    ("Rovers won 3-1.", "3-1", "score"),
    ("He flew an A320.", "320", "identifier"),
    ("The one came.", "one", "pronoun"),
    ("One of the goats came.", "One", "partitive"),
    ("A two-tier plan.", "two", "compound"),
    ("1) It rained.", "1", "list"),
    ("She is in her 30s.", "30", "decade"),
    ("Room 12 is empty.", "12", "name"),
]


@pytest.mark.parametrize(("text", "words", "reason"), LEFT_OUT)
def test_why_a_number_is_left_out(text: str, words: str, reason: str) -> None:
    assert (words, reason, None) in [(one.text, one.left_out, one.figure) for one in explain(text).numbers]


FORMS = [
    ("40 goats", "digits", 1),
    ("forty goats", "words", 1),
    ("4 million goats", "digits", 1_000_000),
    ("dozens of goats", "vague", 1),
    ("two-thirds of the goats", "fraction", 1),
    ("sales doubled", "multiple", 1),
]


@pytest.mark.parametrize(("text", "form", "scale"), FORMS)
def test_how_a_number_was_written(text: str, form: str, scale: int) -> None:
    (number,) = explain(text).numbers
    assert (number.form, number.scale) == (form, scale)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCE.split()), max_size=20).map(" ".join))
def test_any_text_is_explained_and_its_figures_are_those_of_the_reader(text: str) -> None:
    found = explain(text)
    assert found.figures == read_sentence(text)
    assert [one.figure for one in found.numbers if one.figure is not None] == list(range(len(found.figures)))
    assert all(one.text in text for one in found.numbers)
