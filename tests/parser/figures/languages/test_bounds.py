"""Every bound of a language, before and after the number; words that only look like one."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.languages.lexicon import lexicon
from services.parser.figures.reader import read_figures


def only(code, text):
    (figure,) = read_figures(Document.of([(Section.BODY, text)]), language=code)
    return figure


NOUNS = {"de": "Ziegen", "fr": "chèvres", "es": "cabras", "it": "capre", "pt": "cabras", "ru": "коз", "uk": "кіз"}
BEFORE = [
    ("de", "mindestens", "at_least"),
    ("de", "wenigstens", "at_least"),
    ("de", "nicht weniger als", "at_least"),
    ("de", "mehr als", "more_than"),
    ("de", "weit mehr als", "more_than"),
    ("de", "gut", "more_than"),
    ("de", "höchstens", "at_most"),
    ("de", "maximal", "at_most"),
    ("de", "bis zu", "at_most"),
    ("de", "weniger als", "less_than"),
    ("de", "nicht einmal", "less_than"),
    ("de", "rund", "about"),
    ("de", "etwa", "about"),
    ("de", "ca.", "about"),
    ("de", "fast", "about"),
    ("de", "schätzungsweise", "about"),
    ("de", "genau", "exact"),
    ("de", "insgesamt", "exact"),
    ("fr", "au moins", "at_least"),
    ("fr", "pas moins de", "at_least"),
    ("fr", "plus de", "more_than"),
    ("fr", "un peu plus de", "more_than"),
    ("fr", "au plus", "at_most"),
    ("fr", "jusqu'à", "at_most"),
    ("fr", "moins de", "less_than"),
    ("fr", "à peine", "less_than"),
    ("fr", "environ", "about"),
    ("fr", "près de", "about"),
    ("fr", "quelque", "about"),
    ("fr", "presque", "about"),
    ("fr", "exactement", "exact"),
    ("fr", "au total", "exact"),
    ("es", "al menos", "at_least"),
    ("es", "no menos de", "at_least"),
    ("es", "más de", "more_than"),
    ("es", "poco más de", "more_than"),
    ("es", "como máximo", "at_most"),
    ("es", "hasta", "at_most"),
    ("es", "menos de", "less_than"),
    ("es", "apenas", "less_than"),
    ("es", "cerca de", "about"),
    ("es", "unas", "about"),
    ("es", "casi", "about"),
    ("es", "alrededor de", "about"),
    ("es", "exactamente", "exact"),
    ("it", "almeno", "at_least"),
    ("it", "non meno di", "at_least"),
    ("it", "più di", "more_than"),
    ("it", "oltre", "more_than"),
    ("it", "al massimo", "at_most"),
    ("it", "fino a", "at_most"),
    ("it", "meno di", "less_than"),
    ("it", "nemmeno", "less_than"),
    ("it", "circa", "about"),
    ("it", "quasi", "about"),
    ("it", "esattamente", "exact"),
    ("it", "ben", "exact"),
    ("pt", "pelo menos", "at_least"),
    ("pt", "no mínimo", "at_least"),
    ("pt", "mais de", "more_than"),
    ("pt", "acima de", "more_than"),
    ("pt", "no máximo", "at_most"),
    ("pt", "até", "at_most"),
    ("pt", "menos de", "less_than"),
    ("pt", "abaixo de", "less_than"),
    ("pt", "cerca de", "about"),
    ("pt", "quase", "about"),
    ("pt", "exatamente", "exact"),
    ("ru", "по меньшей мере", "at_least"),
    ("ru", "не менее", "at_least"),
    ("ru", "как минимум", "at_least"),
    ("ru", "более", "more_than"),
    ("ru", "свыше", "more_than"),
    ("ru", "не более", "at_most"),
    ("ru", "максимум", "at_most"),
    ("ru", "менее", "less_than"),
    ("ru", "меньше", "less_than"),
    ("ru", "около", "about"),
    ("ru", "примерно", "about"),
    ("ru", "почти", "about"),
    ("ru", "ровно", "exact"),
    ("uk", "щонайменше", "at_least"),
    ("uk", "не менше", "at_least"),
    ("uk", "понад", "more_than"),
    ("uk", "більш ніж", "more_than"),
    ("uk", "не більше", "at_most"),
    ("uk", "максимум", "at_most"),
    ("uk", "менше", "less_than"),
    ("uk", "менш ніж", "less_than"),
    ("uk", "близько", "about"),
    ("uk", "майже", "about"),
    ("uk", "рівно", "exact"),
]


@pytest.mark.parametrize(("code", "words", "bound"), BEFORE)
def test_the_words_before_a_number_bound_it_and_belong_to_it(code, words, bound):
    text = f"{words} 40 {NOUNS[code]}"
    figure = only(code, text)
    assert (figure.bound, figure.low, figure.high, figure.text) == (bound, 40, 40, text)


AFTER = [
    ("de", "40 Euro oder mehr", "at_least"),
    ("de", "40 Jahre und älter", "at_least"),
    ("de", "40 Euro oder weniger", "at_most"),
    ("fr", "40 euros ou plus", "at_least"),
    ("fr", "40 euros au maximum", "at_most"),
    ("fr", "40 euros environ", "about"),
    ("es", "40 euros o más", "at_least"),
    ("es", "40 euros como máximo", "at_most"),
    ("es", "40 euros aproximadamente", "about"),
    ("it", "40 euro o più", "at_least"),
    ("it", "40 euro al massimo", "at_most"),
    ("it", "40 euro circa", "about"),
    ("pt", "40 euros ou mais", "at_least"),
    ("pt", "40 euros no máximo", "at_most"),
    ("ru", "40 рублей и более", "at_least"),
    ("ru", "40 рублей с лишним", "about"),
    ("uk", "40 гривень і більше", "at_least"),
    ("uk", "40 гривень і менше", "at_most"),
]


@pytest.mark.parametrize(("code", "text", "bound"), AFTER)
def test_the_words_after_a_number_bound_it(code, text, bound):
    figure = only(code, text)
    assert (figure.bound, figure.text) == (bound, text)


ROWS = [
    ("de", "mindestens rund 40 Ziegen", "at_least", "mindestens rund 40 Ziegen"),
    ("fr", "au moins quelque 40 chèvres", "at_least", "au moins quelque 40 chèvres"),
    ("es", "casi el 40 %", "about", "casi el 40 %"),
    ("ru", "не менее примерно 40 коз", "at_least", "не менее примерно 40 коз"),
]


@pytest.mark.parametrize(("code", "text", "bound", "words"), ROWS)
def test_of_several_bounds_the_strongest_holds(code, text, bound, words):
    figure = only(code, text)
    assert (figure.bound, figure.text) == (bound, words)


NONE = [
    ("de", "Er schrieb über drei Themen.", "exact"),
    ("de", "Die Brücke über den Fluss hat 40 Pfeiler.", "exact"),
    ("de", "Unter vier Augen sprachen sie.", "exact"),
    ("fr", "Il a mis la lettre sous deux livres.", "exact"),
    ("ru", "Цена выросла до 70 долларов.", "exact"),
    ("uk", "Ціна зросла до 70 доларів.", "exact"),
    ("ru", "Кот спит под двумя стульями.", "exact"),
]


@pytest.mark.parametrize(("code", "text", "bound"), NONE)
def test_a_preposition_of_place_and_the_end_of_a_change_bound_nothing(code, text, bound):
    assert only(code, text).bound == bound


@pytest.mark.parametrize("code", sorted(NOUNS))
def test_a_range_keeps_its_own_bound(code):
    assert only(code, f"40-50 {NOUNS[code]}").bound == "between"


@pytest.mark.parametrize("code", sorted(NOUNS))
def test_every_language_has_every_bound(code):
    rows = lexicon(code, None).bounds_before
    wanted = {bound for one, _, bound in BEFORE if one == code}
    assert wanted == {"at_least", "more_than", "at_most", "less_than", "about", "exact"}
    assert len(rows.firsts) > 12
