"""Other languages: every sentence of the data files beside this one, and what holds for any text and any language."""

import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.records import Document, Section
from services.parser.figures.languages.lexicon import lexicon
from services.parser.figures.reader import read_figures

FILES = sorted(Path(__file__).parent.glob("*.toml"))
CODES = [file.stem for file in FILES]
SENTENCES = [
    (file.stem, one["text"], one["figures"]) for file in FILES for one in tomllib.loads(file.read_text("utf-8"))["sentence"]
]
DEFAULTS = {"bound": "exact", "kind": "count", "unit": None, "counted": None}


def read(code, text, country=None):
    return read_figures(Document.of([(Section.BODY, text)]), language=code, country=country)


def values(figure):
    fields = ("text", "low", "high", *DEFAULTS)
    return {name: getattr(figure, name) for name in fields}


@pytest.mark.parametrize(("code", "text", "figures"), SENTENCES, ids=[f"{code}-{text[:40]}" for code, text, _ in SENTENCES])
def test_a_sentence(code, text, figures):
    wanted = [{**DEFAULTS, "high": one["low"], **one} for one in figures]
    for one in wanted:
        one["low"], one["high"] = pytest.approx(one["low"], abs=1e-5), pytest.approx(one["high"], abs=1e-5)
    assert [values(figure) for figure in read(code, text)] == wanted


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_its_sentences(code):
    assert sum(one == code for one, _, _ in SENTENCES) >= 60


PIECES = [text for _, text, _ in SENTENCES] + ["12.", "%", "von", "de", "от", "5–7", "Mio.", " 000", "l'", "-", "(", "1er"]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([*CODES, "nl", "zh", "ar", "tr", "xx"]), TEXTS)
def test_offsets_hold_in_any_language(code, text):
    document = Document.of([(Section.TITLE, text), (Section.BODY, text)])
    for figure in read_figures(document, language=code):
        assert document.text[figure.start : figure.end] == figure.text
        assert figure.text in figure.quote
        assert figure.low <= figure.high


NEUTRAL = [
    ("nl", "De stad betaalt 5,5 euro.", 5.5, "money", "EUR"),
    ("nl", "De weg is 1.234,5 kilometer lang.", 1234.5, "length", "kilometre"),
    ("nl", "Het was 12 % meer.", 12, "percent", "percent"),
    ("sv", "Vägen är 12 345 km lång.", 12345, "length", "kilometre"),
    ("ar", "غادر ١٢٣٬٤٥٦ شخصا.", 123456, "count", None),
    ("ar", "انخفض ١٢٫٥٪ هناك.", 12.5, "percent", "percent"),
    ("hi", "कुल १२,३४,५६७ घर।", 1234567, "count", None),
    ("pl", "Most kosztuje 1 234,50 EUR.", 1234.5, "money", "EUR"),
    ("xx", "Foo $1,234.5 bar.", 1234.5, "money", "USD"),
    ("tr", "Toplam 5 milyon dolar.", 5_000_000, "money", "USD"),
    ("tr", "Bu %12 arttı.", 12, "percent", "percent"),
    ("pl", "Most kosztuje 3,2 miliarda złotych.", 3_200_000_000, "money", "PLN"),
    ("ar", "دفع 3 مليار دولار.", 3_000_000_000, "money", "USD"),
    ("zh", "经费3.2亿元。", 320_000_000, "money", "CNY"),
    ("zh", "约5万人离开。", 50_000, "count", None),
    ("ja", "費用は3.2億円です。", 320_000_000, "money", "JPY"),
    ("ja", "人口は１２３４５人。", 12345, "count", None),
    ("ko", "약 5만 명이 떠났다.", 50_000, "count", None),
]


@pytest.mark.parametrize(("code", "text", "value", "kind", "unit"), NEUTRAL)
def test_a_language_without_a_lexicon_has_digits_money_percent_and_units(code, text, value, kind, unit):
    assert [(one.low, one.kind, one.unit) for one in read(code, text)] == [(value, kind, unit)]


@pytest.mark.parametrize(
    ("code", "text"), [("zh", "2022年9月21日"), ("ja", "午後3時"), ("nl", "In 2019 om 14:30 de G7."), ("tr", "2019-09-01")]
)
def test_dates_and_times_are_none_in_any_language(code, text):
    assert read(code, text) == ()


@pytest.mark.parametrize("text", ["Ten twaalf dozens of million.", "One two three.", "Half of us, at least."])
def test_english_words_are_none_in_another_language(text):
    assert read("nl", text) == ()
    assert read("de", text) == ()


def test_the_country_chooses_the_separators_and_the_dollar():
    assert read("es", "Pagó $1,234.50 ayer.", "mx")[0].low == read("es", "Pagó 1.234,50 euros ayer.", "es")[0].low == 1234.5
    assert read("fr", "Il a payé 5 $ hier.", "CA")[0].unit == "CAD"


def test_a_number_without_a_noun_goes_on_counting_what_the_one_before_did():
    assert [one.counted for one in read("de", "Es kamen 120 Lehrer und 40 mit dem Zug.")] == ["Lehrer", "Lehrer"]


@pytest.mark.parametrize(
    ("code", "text", "counted"),
    [
        ("de", "Die Zahl der Toten stieg auf 40.", "Toten"),
        ("de", "Die Zahl der Toten stieg, doch es blieb bei 40.", None),
        ("de", "Die Toten wurden gezählt, es waren 40.", None),
        ("fr", "Le nombre de morts s'élève à 40.", "morts"),
        ("es", "El número de heridos subió a 40.", "heridos"),
        ("it", "Il numero di feriti è di 40.", "feriti"),
        ("pt", "O número de feridos subiu para 40.", "feridos"),
        ("ru", "Число погибших выросло до 40.", "погибших"),
        ("uk", "Кількість загиблих зросла до 40.", "загиблих"),
        ("fr", "Il y avait 40 chèvres.", "chèvres"),
    ],
)
def test_the_noun_whose_number_is_told_before(code, text, counted):
    assert read(code, text)[0].counted == counted
    assert read(code, text)[0].kind == "count"


def test_what_only_english_rules_find_is_left_empty():
    figure = read("de", "Laut Polizei wurden am Dienstag in Berlin 40 Demonstranten verletzt.")[0]
    assert (figure.event, figure.place, figure.period) == (None, (), None)


def test_a_list_of_numbers_is_left_out():
    assert read("fr", " ".join(f"{n} tonnes" for n in range(100, 200))) == ()


def test_the_full_stop_of_an_ordinal_or_abbreviation_ends_no_sentence():
    assert read("de", "Am 3. Mai zahlte er 5 Mio. Euro.")[0].quote == "Am 3. Mai zahlte er 5 Mio. Euro."
    assert read("ru", "Он заплатил 5 млн. Рублей не осталось.")[0].quote.endswith("осталось.")
    assert len(lexicon("de", None).heads) > 30


def calls(code, text):
    """The calls of Python functions that reading takes."""
    made = 0

    def count(_frame, event, _argument):
        nonlocal made
        made += event == "call"

    sys.setprofile(count)
    try:
        read(code, text)
    finally:
        sys.setprofile(None)
    return made


HOSTILE = {
    "de": ["zwei und ", "Mio. ", "von 1 bis ", "3. ", "eine halbe ", "hunderttausend", "5-"],
    "fr": ["quatre-vingt-", "l'", "un sur ", "1 000 ", "centaines de "],
    "es": ["mil ", "1.000.", "de cada ", "entre los 5 y "],
    "ru": ["тысяч ", "млн. ", "один из ", "5 лет "],
    "zh": ["5亿", "3元"],
    "xx": ["7", "9 ", "$", "5,5"],
}


@pytest.mark.parametrize(("code", "piece"), [(code, piece) for code, pieces in HOSTILE.items() for piece in pieces])
def test_work_grows_with_the_text_and_no_faster(code, piece):
    read(code, piece * 10)
    repeats = 8_000 // len(piece)
    assert calls(code, piece * 2 * repeats) <= 2.5 * calls(code, piece * repeats) + 2_000
