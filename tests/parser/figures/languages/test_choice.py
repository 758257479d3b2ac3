"""Which reader a text gets: the language that its function words plainly are, whatever the page states."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.records import Document, Section
from services.parser.figures.explain import explain
from services.parser.figures.languages.choice import function_words, language_of
from services.parser.figures.reader import read_figures

FILES = sorted(Path(__file__).parent.glob("*.toml"))
TEXTS = {file.stem: " ".join(one["text"] for one in tomllib.loads(file.read_text("utf-8"))["sentence"]) for file in FILES}
TEXTS["en"] = (
    "The mayor of the town said on Monday that she had counted the goats which were in the pen, and that there were 40 of them. "
    "He did not know where the others had gone, but they would have been seen by now if they were on the hill."
)
# What our words of another language might be taken for: none of these has a lexicon.
OTHERS = {
    "nl": "De burgemeester zei maandag dat ze de geiten in het hok had geteld en dat het er veertig waren. Hij wist niet waar de "
    "andere waren gebleven, maar die zouden nu wel gezien zijn als ze op de heuvel waren.",
    "pl": "Burmistrz powiedziała w poniedziałek, że policzyła kozy w zagrodzie i że było ich czterdzieści. Nie wiedział, gdzie "
    "podziały się inne, ale gdyby były na wzgórzu, ktoś by je już zobaczył.",
    "gl": "O alcalde dixo o luns que contara as cabras que estaban no curral e que eran corenta. Non sabía onde foran as outras, "
    "pero xa as terían visto se estivesen no monte.",
    "bg": "Кметицата каза в понеделник, че е преброила козите в кошарата и че са били четиридесет. Той не знаеше къде са отишли "
    "другите, но вече щяха да ги видят, ако бяха на хълма.",
    "sv": "Borgmästaren sade på måndagen att hon hade räknat getterna i fållan och att de var fyrtio. Han visste inte vart de "
    "andra hade tagit vägen, men de skulle ha synts nu om de var på kullen.",
}


@pytest.mark.parametrize("code", sorted(TEXTS))
@pytest.mark.parametrize("stated", [*sorted(TEXTS), None, "ja"])
def test_the_text_wins_over_what_the_page_states(code, stated):
    assert language_of(TEXTS[code], stated) == code


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_a_text_of_another_language_is_left_to_what_is_stated(code):
    assert [language_of(OTHERS[code] * 3, stated) for stated in (code, "en", None)] == [code, "en", "en"]


@pytest.mark.parametrize("stated", ["de", "en", "nl", None])
def test_few_words_tell_nothing(stated):
    assert language_of("El alcalde dijo que sí.", stated) == (stated or "en")
    assert language_of("", stated) == (stated or "en")


def test_every_language_with_a_lexicon_can_be_chosen():
    assert set(function_words()) == set(TEXTS)
    assert min(len(words) for words in function_words().values()) > 100


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.sampled_from([*sorted(TEXTS), "nl", None]))
def test_any_text_has_a_language(text, stated):
    assert language_of(text, stated) in {*TEXTS, stated}


def test_a_german_page_that_says_it_is_english_is_read_as_german():
    text = (
        "Der Sprecher der Polizei sagte, dass in der Nacht rund 1.200 Menschen aus der Stadt und den Dörfern geflohen sind. " * 2
    )
    for stated in ("en", "fr", None):
        figure = read_figures(Document.of([(Section.BODY, text)]), language=stated)[0]
        assert (figure.low, figure.counted, figure.source) == (1200, "Menschen", ("Sprecher der Polizei",))
    assert explain(text, language="en").figures == explain(text, language="de").figures


def test_an_english_page_that_says_it_is_german_is_read_as_english():
    text = TEXTS["en"] + " Around 1,200 people fled to Ostend, the police said."
    figure = read_figures(Document.of([(Section.BODY, text)]), language="de")[-1]
    assert (figure.low, figure.event, figure.source) == (1200, "flee", ("police",))
