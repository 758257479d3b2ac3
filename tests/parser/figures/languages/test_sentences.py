"""Tokens and sentences of other languages: elisions, ideographs, abbreviations and ordinals."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.languages.lexicon import lexicon
from services.parser.figures.languages.sentences import sentences_of, tokens_of
from tests.effort import growth

CODES = ("de", "es", "fr", "it", "pt", "ru", "uk", "zh", "nl")


def tokens(code, text):
    return tokens_of(text, 0, len(text), lexicon(code, None))


ELISIONS = [
    ("fr", "l'armée", ["le", "armée"]),
    ("fr", "L’armée", ["le", "armée"]),
    ("fr", "jusqu'à", ["jusque", "à"]),
    ("fr", "d'euros", ["de", "euros"]),
    ("fr", "aujourd'hui", ["aujourd'hui"]),
    ("it", "l'esercito", ["lo", "esercito"]),
    ("de", "l'armée", ["l'armée"]),
    ("es", "años", ["años"]),
]


@pytest.mark.parametrize(("code", "text", "words"), ELISIONS)
def test_an_elided_word_is_a_token_of_its_own(code, text, words):
    found = [token.lower for token in tokens(code, text)]
    assert found == words or (code == "it" and found[-1] == words[-1])
    assert "".join(token.text for token in tokens(code, text)) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [("3亿元的", ["3", "亿", "元", "的"]), ("5万人", ["5", "万", "人"]), ("万人", ["万人"]), ("3 亿元", ["3", "亿元"])],
)
def test_a_scale_and_a_currency_are_peeled_off_the_ideographs_after_digits(text, parts):
    assert [token.text for token in tokens("zh", text)] == parts


ONE = [
    ("de", "Er zahlte 5 Mio. Euro dafür."),
    ("de", "Am 21. September kam er."),
    ("de", "Das 3. Gleis ist frei."),
    ("de", "Es sind z.B. 40 Ziegen."),
    ("de", "Es sind ca. 40 Ziegen."),
    ("de", "Er kam, vgl. Anhang."),
    ("fr", "M. Petit a payé 5 euros."),
    ("es", "La Sra. Gil pagó 5 euros."),
    ("ru", "Он заплатил 5 млн. рублей."),
    ("ru", "Он живёт на ул. Ленина."),
    ("uk", "Він заплатив 5 млн. гривень."),
]
TWO = [
    ("de", "Er zahlte 5 Euro. Dann ging er."),
    ("de", "Es war 1998. Er ging."),
    ("de", "Es waren 40. Die Ziegen flohen."),
    ("fr", "Il a payé 5 euros. Il est parti."),
    ("es", "Pagó 5 euros. Se fue."),
    ("ru", "Он заплатил 5 рублей. Он ушёл."),
    ("de", "Er zahlte 5 Mio.\nEuro gab er nicht."),
]


@pytest.mark.parametrize(("code", "text"), ONE)
def test_the_full_stop_of_an_abbreviation_or_ordinal_ends_no_sentence(code, text):
    assert len(sentences_of(text, tokens(code, text), lexicon(code, None))) == 1


@pytest.mark.parametrize(("code", "text"), TWO)
def test_any_other_does(code, text):
    assert len(sentences_of(text, tokens(code, text), lexicon(code, None))) == 2


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(CODES), st.text(max_size=120))
def test_tokens_are_slices_in_order_and_sentences_cover_them(code, text):
    found = tokens(code, text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    spans = sentences_of(text, found, lexicon(code, None))
    assert [i for first, past in spans for i in range(first, past)] == list(range(len(found)))


@pytest.mark.parametrize(("code", "piece"), [("fr", "l'"), ("de", "3. Ab "), ("zh", "5亿元")])
def test_the_work_grows_no_faster_than_the_text(code, piece):
    known = lexicon(code, None)

    def work(size):
        text = piece * size
        return sentences_of(text, tokens_of(text, 0, len(text), known), known)

    assert growth(work, 200) < 1.3
