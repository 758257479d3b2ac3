"""MinHash signatures: stable, and alike where texts are."""

from hypothesis import given
from hypothesis import strategies as st

from services.parser.signature import DIGITS, PERMUTATIONS, likeness, shingles, signature

TEXT = (
    "The port authority counted 2,300 containers on Friday, the most in a single day since the crane was built. "
    "Lorries waited up to four hours at the gates, and the town asked drivers to use the northern road until Monday. "
    "A second crane is to be delivered in the autumn; it was bought from a yard that closed last year."
)


def test_a_signature_is_hexadecimal_of_one_length() -> None:
    found = signature(TEXT)
    assert found is not None
    assert len(found) == PERMUTATIONS * DIGITS
    assert int(found, 16) > 0


def test_it_is_the_same_everywhere() -> None:
    assert signature("one two three four five")[:24] == "a8a5f656c5cf460ec729c872"


def test_case_marks_and_spaces_do_not_count() -> None:
    assert signature(TEXT) == signature(TEXT.upper().replace(",", " ").replace(" ", "  "))


def test_texts_that_share_most_are_alike_and_others_are_not() -> None:
    one, near = signature(TEXT), signature(TEXT.replace("Friday", "Saturday"))
    far = signature("Nothing of this has any words in common with what stands above, besides one or two small ones.")
    assert likeness(one, one) == 1
    assert likeness(one, near) > 0.7
    assert likeness(one, far) < 0.1


def test_scripts_without_spaces_are_cut_by_character() -> None:
    assert shingles("川辺市で祭り") == ["川 辺 市 で", "辺 市 で 祭", "市 で 祭 り"]
    assert shingles("two words") == ["two words"]
    assert signature(" … ") is None


@given(st.text(max_size=200))
def test_any_text_has_a_signature_or_no_words(text: str) -> None:
    assert (signature(text) is None) == (not shingles(text))
